import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import { readAppend } from '../../src/wire/append.ts'
import { makeBackup, type BackupWish } from '../../sync-server/backup.ts'
import { backupInThread } from '../../sync-server/backup-thread.ts'
import { listBackups, nameOfTime } from '../../sync-server/backups.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { holdLock } from '../../sync-server/hold-lock.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { restoreBackup } from '../../sync-server/restore.ts'
import { verifyFolder } from '../../sync-server/verify.ts'
import { connect, enrolDevice, newStructs, startTestRelay, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const DOC = 'centre/castelroc/visits/2027-03'
const NOW = Date.UTC(2027, 2, 1, 3, 0, 0)
let t: RelayUnderTest
let device: TestDevice
let other: string

beforeEach(async () => {
  t = await startTestRelay({ limits: { requestBurst: 10_000 } })
  device = await t.device('staff', 'castelroc')
  other = mkdtempSync(join(tmpdir(), 'relais-backups-'))
})
afterEach(async () => {
  await t.end()
  rmSync(other, { recursive: true, force: true })
})

const wish = (more: Partial<BackupWish> = {}): BackupWish => ({
  ...{ data: t.folder, folder: join(other, 'backups'), second: null, keep: 14, least: 3, floor: 0, now: NOW },
  ...more,
})
const push = async (client: number, n: number, doc = DOC): Promise<string[]> => {
  const c = await connect(t, device)
  const structs = newStructs(client, 0, n)
  expect(await c.pushed(doc, structs)).toMatchObject({ is: 'ack' })
  await c.close()
  return structs.map(s => s.key)
}
const keysIn = async (folder: string, doc = DOC): Promise<string[]> => {
  const log = openSqliteLog(join(folder, 'log.sqlite'))
  const rows = await log.rows(doc, 0, Infinity)
  await log.close()
  return rows.flatMap(r => readAppend(r.bytes).map(s => s.key as string))
}

describe('a backup', () => {
  test('B1 beside a relay that is written to, it holds all that was acknowledged before it, is sound, and stands whole under the name of its time', async () => {
    const before = await push(1, 300)
    const c = await connect(t, device)
    let going = true
    let clock = 0
    const pushing = (async () => {
      while (going) await c.pushed(DOC, newStructs(2, clock++, 1))
    })()
    await c.first('ack')
    const { backup, path } = await backupInThread(wish()).done
    going = false
    await pushing
    expect(backup.name).toBe('2027-03-01T03-00-00Z')
    expect(path).toBe(join(other, 'backups', backup.name))
    expect(readdirSync(join(other, 'backups')).toSorted()).toEqual(['2027-03-01T03-00-00Z', 'lock.sqlite'])
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(verifyFolder(path)).toEqual({ is: 'sound', counts: backup.counts })
    expect(backup.counts).toMatchObject({ documents: 1, devices: 1 })
    const held = new Set(await keysIn(path))
    expect(before.filter(k => !held.has(k))).toEqual([])
    expect(backup.counts.statements).toBe(held.size)
    await c.close()
  })

  test('B1 the registry is copied after the log: one who enrols and writes between the two is never in the log alone', async () => {
    // many devices enrol and write at once while backups are made one after the other: not one of the backups lacks a device that wrote
    let going = true
    let client = 10
    const comes = async (): Promise<void> => {
      while (going) {
        const code = await makeCode(t.registry, { role: 'staff', centre: 'castelroc' as CentreCode, label: 'x' }, Date.now(), RELAY_LIMITS)
        const d = await enrolDevice(t.url, code?.code ?? '')
        const c = await connect(t, d)
        await c.pushed(DOC, newStructs(client++, 0, 1))
        await c.close()
      }
    }
    const coming = Promise.all([comes(), comes(), comes()])
    for (let i = 0; i < 8; i++) expect((await backupInThread(wish({ now: NOW + i * 1000 })).done).backup.counts.devices).toBeGreaterThan(0)
    going = false
    await coming
    expect(client).toBeGreaterThan(18)
    const last = makeBackup(wish({ now: NOW + 60_000 })).path
    const registry = new DatabaseSync(join(last, 'registry.sqlite'))
    registry.exec('delete from device where id = (select max(id) from device)')
    registry.close()
    expect(verifyFolder(last)).toMatchObject({
      is: 'unsound',
      wrong: [expect.stringContaining('a device that the registry does not know')],
    })
  })

  test('B1 what does not verify is no backup: it is kept apart, what was there before stays, and one sentence says it', async () => {
    await push(1, 3)
    const good = makeBackup(wish({ keep: 1 }))
    const db = new DatabaseSync(join(t.folder, 'log.sqlite'))
    db.exec("update row set bytes = x'00' where seq = 1")
    db.close()
    expect(() => makeBackup(wish({ keep: 1, now: NOW + 5000 }))).toThrow(/^The copy is not sound; it is kept apart in .*unsound\. Row 1 of/)
    expect(listBackups(join(other, 'backups')).map(b => b.name)).toEqual([good.backup.name])
    expect(existsSync(join(other, 'backups', 'unsound', 'log.sqlite'))).toBe(true)
    expect(existsSync(join(other, 'backups', 'making'))).toBe(false)
  })

  test('B1 fourteen are kept in each folder, the second has the same bytes, and without a second folder one sentence says it', async () => {
    await push(1, 3)
    const second = join(other, 'second')
    const unsound = join(other, 'backups', 'unsound')
    mkdirSync(unsound, { recursive: true })
    utimesSync(unsound, NOW / 1000 - 14 * 86_400 - 5, NOW / 1000 - 14 * 86_400 - 5)
    for (let i = 0; i < 16; i++) expect(makeBackup(wish({ second, now: NOW + i * 1000 })).copied).toBeNull()
    expect(existsSync(unsound)).toBe(false) // it was older than the oldest of fourteen nights
    mkdirSync(unsound)
    utimesSync(unsound, NOW / 1000 - 13 * 86_400, NOW / 1000 - 13 * 86_400)
    for (const folder of [join(other, 'backups'), second]) {
      const names = listBackups(folder).map(b => b.name)
      expect(names).toHaveLength(14)
      expect(names[0]).toBe(nameOfTime(NOW + 15_000))
      expect(names.at(-1)).toBe(nameOfTime(NOW + 2000))
    }
    const newest = nameOfTime(NOW + 15_000)
    for (const file of ['log.sqlite', 'registry.sqlite', 'backup.json'])
      expect(readFileSync(join(second, newest, file)).equals(readFileSync(join(other, 'backups', newest, file)))).toBe(true)
    writeFileSync(join(other, 'a-file'), '')
    const { copied, path } = makeBackup(wish({ second: join(other, 'a-file'), now: NOW + 60_000 }))
    expect(existsSync(unsound)).toBe(true)
    expect(copied).toMatch(/^The second folder has no copy: The folder for backups .* cannot be written/)
    expect(verifyFolder(path).is).toBe('sound')
  })

  test('B5 two are never made at once, one that was broken off is cleared away, and a folder that cannot be written is told', async () => {
    mkdirSync(join(other, 'backups', 'making'), { recursive: true })
    writeFileSync(join(other, 'backups', 'making', 'log.sqlite'), 'half')
    const held = holdLock(join(other, 'backups', 'lock.sqlite'))
    expect(() => makeBackup(wish())).toThrow(/^Another backup is being made in .*\. Wait until it has ended\.$/)
    expect(existsSync(join(other, 'backups', 'making', 'log.sqlite'))).toBe(true) // it is the other's
    held?.release()
    makeBackup(wish())
    expect(existsSync(join(other, 'backups', 'making'))).toBe(false)
    expect(() => makeBackup(wish({ folder: '/dev/null/backups' }))).toThrow(
      /^The folder for backups \/dev\/null\/backups cannot be written/,
    )
    expect(() => makeBackup(wish({ data: join(other, 'nothing') }))).toThrow(/^There is no network in .*nothing to back up/)
  })

  test('B5 a backup leaves the last of the disk: older ones go first, never below three, and then none is made', async () => {
    await push(1, 3)
    const folder = join(other, 'backups')
    for (let i = 0; i < 6; i++) makeBackup(wish({ now: NOW + i * 1000 }))
    const own = listBackups(folder)[0]?.bytes ?? 0
    const room = (): { free: number; size: number } => ({ free: 30_000_000 - listBackups(folder).length * own, size: 40_000_000 })
    // room for one more when two of the six are gone
    const { path } = makeBackup(wish({ now: NOW + 60_000, floor: 30_000_000 - 5 * own - 200_000 }), room)
    expect(verifyFolder(path).is).toBe('sound')
    const left = listBackups(folder).length
    expect(left).toBeLessThan(7)
    expect(() => makeBackup(wish({ now: NOW + 70_000, floor: 30_000_000 }), room)).toThrow(
      /^There is too little room for a backup in .* must stay free/,
    )
    expect(listBackups(folder)).toHaveLength(3)
    expect(listBackups(folder)[0]?.name).toBe(nameOfTime(NOW + 60_000))
  })
})

/** A change to a sound folder, and the sentence that must come of it. */
const HARMS: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
  [
    'a row with other bytes',
    sql("update row set bytes = substr(bytes, 1, length(bytes) - 1) || x'7f' where seq = 2"),
    /^Row 2 of centre\/castelroc\/visits\/2027-03 is not what was written/,
  ],
  ['bytes and checksum changed together', f => rewriteRow(f), /^The chain of marks breaks at row 2/],
  ['a mark changed', sql("update row set mark = x'0000000000000000' where seq = 2"), /^The chain of marks breaks at row 2/],
  ['a row in the middle gone', sql('delete from row where seq = 2'), /^Rows 2 to 2 are not there/],
  [
    'the newest row gone',
    sql('delete from row where seq = (select max(seq) from row)'),
    /^The table of statements has \d+, the rows hold \d+/,
  ],
  ['a row of no document', sql('update row set doc = 99 where seq = 1'), /^Row 1 belongs to no document/],
  [
    'a statement under another key',
    sql("update statement set key = 'AAAAAAAAAAAAAAAAAAAAAA' where client = 1 and clock = 0"),
    /^The table of statements does not say what row 1/,
  ],
  ['a statement gone', sql('delete from statement where client = 1 and clock = 0'), /^The table of statements/],
  ['a statement too many', sql("insert into statement values(1, 77, 0, 'AAAAAAAAAAAAAAAAAAAAAA')"), /^The table of statements has/],
  ['a place set back', sql('update place set next = next - 1 where client = 1'), /^The table of places is wrong for centre\/castelroc/],
  ['a place gone', sql('delete from place where client = 1'), /^The table of places is wrong/],
  ['a place too many', sql('insert into place values(1, 77, 3)'), /^The table of places is wrong/],
  [
    'a head set back',
    sql('update document set head = head - 1'),
    /^The newest row of centre\/castelroc\/visits\/2027-03 is not the one noted/,
  ],
  ['a device gone', sql('delete from device', 'registry.sqlite'), /^\d+ rows were written by a device that the registry does not know/],
  ['the registry gone', f => rmSync(join(f, 'registry.sqlite')), /^registry\.sqlite is not in/],
  ['the log gone', f => rmSync(join(f, 'log.sqlite')), /^log\.sqlite is not in/],
  ['half a log', f => truncateSync(join(f, 'log.sqlite'), 8192), /log\.sqlite/],
  [
    'a log that is none',
    f => writeFileSync(join(f, 'log.sqlite'), 'no database at all, but long enough to be read as one'.repeat(20)),
    /log\.sqlite|files cannot be read/,
  ],
  ['a page overwritten', f => scratch(join(f, 'log.sqlite')), /./],
]
function sql(text: string, file = 'log.sqlite') {
  return (folder: string): void => {
    const db = new DatabaseSync(join(folder, file))
    db.exec(text)
    db.close()
  }
}
function rewriteRow(folder: string): void {
  const db = new DatabaseSync(join(folder, 'log.sqlite'))
  const first = db.prepare('select bytes, crc from row where seq = 3').get() as { bytes: Uint8Array; crc: number }
  db.prepare('update row set bytes = ?, crc = ? where seq = 2').run(first.bytes, first.crc)
  db.close()
}
/** Every byte of the file's middle pages. */
function scratch(path: string): void {
  const b = readFileSync(path)
  b.fill(0x5a, 4096 * 2, b.length - 4096)
  writeFileSync(path, b)
}

describe('verify', () => {
  test('B2 finds each thing that can be wrong and says it in a sentence; what is as it was written is sound', async () => {
    const c = await connect(t, device)
    for (let i = 0; i < 4; i++) await c.pushed(DOC, newStructs(1, i * 5, 5))
    await c.pushed(DOC, newStructs(2, 0, 3))
    await c.close()
    const { path, backup } = makeBackup(wish())
    expect(backup.counts).toMatchObject({ documents: 1, rows: 5, statements: 23, devices: 1, seq: 5 })
    for (const [what, harm, says] of HARMS) {
      const copy = join(other, 'copy')
      rmSync(copy, { recursive: true, force: true })
      cpSync(path, copy, { recursive: true })
      expect(verifyFolder(copy).is, what).toBe('sound')
      harm(copy)
      const found = verifyFolder(copy)
      expect(found.is, what).toBe('unsound')
      if (found.is === 'unsound')
        expect(
          found.wrong.some(w => says.test(w)),
          `${what}: ${found.wrong.join('\n')}`,
        ).toBe(true)
    }
  })

  test('B2 an erased document is sound when nothing is left of its rows but number and mark, and nothing comes after its end', async () => {
    for (const doc of [DOC, 'centre/castelroc/visits/2027-04', DOC]) await push(doc === DOC ? 1 + Math.random() * 1e6 : 3, 4, doc)
    const { path } = makeBackup(wish())
    const erase = sql(`
      create table if not exists tombstone(doc integer primary key, seq integer not null, reason text not null, day text not null, scrubbed integer not null);
      insert into tombstone values(1, 3, 'period', '2028-05-01', 1);
      update row set device='', crc=0, bytes=x'' where doc=1 and seq<3;
      delete from statement where doc=1; delete from place where doc=1`)
    erase(path)
    expect(verifyFolder(path)).toMatchObject({ is: 'sound', counts: { documents: 2, rows: 3, statements: 4 } })
    for (const [harm, says] of [
      ["update row set bytes=x'01', crc=2768625435 where seq=1", /^Row 1 of .* was erased and still holds something/],
      ["update row set device='x' where seq=1", /^Row 1 of .* was erased and still holds something/],
      ['update tombstone set seq=2', /^Row 3 of .* was written after its end/],
      ["update row set mark=x'0000000000000000' where seq=1", /^The chain of marks breaks at row 2/],
      ['insert into place values(1, 5, 1)', /^The table of places is wrong/],
    ] as const) {
      const copy = join(other, 'copy')
      rmSync(copy, { recursive: true, force: true })
      cpSync(path, copy, { recursive: true })
      sql(harm)(copy)
      const found = verifyFolder(copy)
      expect(found.is === 'unsound' && found.wrong.some(w => says.test(w)), `${harm}: ${JSON.stringify(found)}`).toBe(true)
    }
  })

  test('B2 free documents, open ones and an empty folder are read for what they are; many faults of a kind are counted, not listed', async () => {
    const free = await startTestRelay({ open: 'open/' })
    try {
      expect(verifyFolder(free.folder)).toMatchObject({ is: 'sound', counts: { rows: 0, documents: 0, last: null } })
      await free.log.write([
        { doc: 'open/text', device: 'open', at: 1, content: { is: 'free', update: new Uint8Array([1, 2, 3]) } },
        { doc: 'open/append/x', device: 'open', at: 2, content: { is: 'append', structs: newStructs(1, 0, 4) } },
        ...Array.from({ length: 20 }, (_, i) => ({
          doc: DOC,
          device: 'open',
          at: 2,
          content: { is: 'append' as const, structs: newStructs(2, i, 1) },
        })),
      ])
      await free.log.flush()
      expect(verifyFolder(free.folder)).toMatchObject({ is: 'sound', counts: { rows: 22, documents: 3, statements: 24 } }) // beside the relay
      sql('update row set crc = crc + 1')(free.folder)
      const found = verifyFolder(free.folder)
      expect(found.is === 'unsound' && found.wrong).toHaveLength(4)
      expect(found.is === 'unsound' && found.wrong.at(-1)).toBe('… and 19 more of the same kind.')
    } finally {
      await free.end()
    }
  })
})

describe('restore', () => {
  test('B4 what cannot be restored is told in one sentence and nothing is changed', async () => {
    await push(1, 3)
    const { path } = makeBackup(wish())
    expect(() => restoreBackup(path, t.folder, NOW)).toThrow(/^A relay is using the data folder .* Stop it first; nothing was changed\.$/)
    await t.stop()
    const before = readFileSync(join(t.folder, 'log.sqlite'))
    const harmed = join(other, 'harmed')
    cpSync(path, harmed, { recursive: true })
    sql("update row set bytes = x'00' where seq = 1")(harmed)
    expect(() => restoreBackup(harmed, t.folder, NOW)).toThrow(/^The backup .*harmed is not sound, and nothing was changed\. Row 1 of/)
    expect(() => restoreBackup(join(other, 'none'), t.folder, NOW)).toThrow(/log\.sqlite is not in/)
    expect(() => restoreBackup(t.folder, t.folder, NOW)).toThrow(/is the data folder itself/)
    expect(() => restoreBackup(path, '/dev/null/data', NOW)).toThrow(/^The data folder \/dev\/null\/data cannot be made/)
    expect(() => restoreBackup(path, t.folder, NOW, () => ({ free: 10, size: 10 }))).toThrow(
      /^There is too little room in .* Nothing was changed\.$/,
    )
    expect(readFileSync(join(t.folder, 'log.sqlite')).equals(before)).toBe(true)
    expect(readdirSync(t.folder).filter(f => f.startsWith('aside') || f === 'restoring')).toEqual([])
  })

  test('B4 into an empty folder: rows, devices and history are those of the backup; waiting codes are void; nobody counts as heard since', async () => {
    const keys = await push(1, 30)
    const code = await makeCode(t.registry, { role: 'staff', centre: 'castelroc' as CentreCode, label: 'waits' }, Date.now(), RELAY_LIMITS)
    await t.registry.heard(new Map([[device.id, NOW / 1000 + 500]]))
    const { path, backup } = makeBackup(wish())
    const data = join(other, 'new', 'data')
    expect(restoreBackup(path, data, NOW)).toMatchObject({ aside: null, registry: 'from the backup', voided: 1, counts: backup.counts })
    expect(verifyFolder(data)).toEqual({ is: 'sound', counts: backup.counts })
    expect(await keysIn(data)).toEqual(keys)
    const back = await startTestRelay({ folder: data })
    try {
      expect((await back.registry.device(device.id))?.heardAt).toBe(NOW / 1000)
      await expect(enrolDevice(back.url, code?.code ?? '')).rejects.toThrow('code-unknown')
      const c = await connect({ ...back, origin: back.origin }, device)
      expect(await c.pushed(DOC, newStructs(3, 0, 1))).toMatchObject({ is: 'ack' })
      await c.close()
    } finally {
      await back.stop()
    }
  })

  test('B4 over a folder that is in use no more: all of it lies aside byte for byte; a registry that is sound and newer stays', async () => {
    await push(1, 5)
    const { path } = makeBackup(wish())
    const later = await push(2, 7)
    const since = await t.device('staff', 'castelroc')
    await t.registry.revoke(device.id, 5)
    await t.stop()
    const log = readFileSync(join(t.folder, 'log.sqlite'))
    const restored = restoreBackup(path, t.folder, NOW)
    expect(restored).toMatchObject({ registry: 'kept', voided: 0 })
    expect(readFileSync(join(restored.aside ?? '', 'log.sqlite')).equals(log)).toBe(true)
    expect((await keysIn(t.folder)).length).toBe(5)
    expect((await keysIn(restored.aside ?? '')).filter(k => later.includes(k))).toHaveLength(7)
    const back = openDataFolder(t.folder)
    expect(await back.registry.device(since.id)).not.toBeNull() // need not enrol again
    expect((await back.registry.device(device.id))?.revokedAt).toBe(5) // stays out
    await back.close()
  })

  test('B4 a registry that is damaged, or lacks a device of the backup, goes aside with the log', async () => {
    await push(1, 5)
    const { path } = makeBackup(wish())
    await t.stop()
    sql('delete from device', 'registry.sqlite')(t.folder)
    const first = restoreBackup(path, t.folder, NOW)
    expect(first.registry).toBe('from the backup')
    writeFileSync(join(t.folder, 'registry.sqlite'), 'nothing')
    const second = restoreBackup(path, t.folder, NOW)
    expect(second.registry).toBe('from the backup')
    expect(second.aside).not.toBe(first.aside) // both are kept
    expect(readFileSync(join(second.aside ?? '', 'registry.sqlite'), 'utf8')).toBe('nothing')
    expect(verifyFolder(t.folder).is).toBe('sound')
  })

  test('B4 broken off between putting aside and putting in place, no relay starts on half of it; the same command again ends it', async () => {
    const keys = await push(1, 5)
    const { path } = makeBackup(wish())
    await t.stop()
    mkdirSync(join(t.folder, 'restoring'))
    cpSync(join(path, 'log.sqlite'), join(t.folder, 'restoring', 'log.sqlite'))
    mkdirSync(join(t.folder, 'aside-x'))
    cpSync(join(t.folder, 'log.sqlite'), join(t.folder, 'aside-x', 'log.sqlite'))
    rmSync(join(t.folder, 'log.sqlite'))
    expect(() => openDataFolder(t.folder)).toThrow(
      /^A backup was being restored into .* and that did not end\. Run "npm run relay -- restore" again\.$/,
    )
    restoreBackup(path, t.folder, NOW)
    const again = openDataFolder(t.folder)
    expect((await again.log.head()).seq).toBe(1)
    await again.close()
    expect(await keysIn(t.folder)).toEqual(keys)
    expect(existsSync(join(t.folder, 'aside-x', 'log.sqlite'))).toBe(true)
  })
})
