// The rehearsal: a network lives, is backed up in the night, goes on, loses its data folder, and comes back from the backup and its devices.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mayWrite } from '../../src/domain/access.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { readAppend } from '../../src/wire/append.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { backupInThread } from '../../sync-server/backup-thread.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { restoreBackup } from '../../sync-server/restore.ts'
import { verifyFolder } from '../../sync-server/verify.ts'
import { rng, seedOf } from '../random.ts'
import { network, type Net, type Tablet } from '../replica/network-under-test.ts'
import { until } from '../until.ts'

const seed = seedOf()
const note = (t: Tablet): Promise<unknown> =>
  recordVisit(t.device, { centre: t.session.centre as Where['centre'], precision: 'hour' }, emptyVisit('quick')) // staff have a centre
const placeFor = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `relais-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A backup as the relay makes it at night, while it runs. */
const backUp = async (net: Net): Promise<string> => {
  const wish = { folder: placeFor('backups'), second: null, keep: 14, least: 3, floor: 0, now: Date.now() }
  return (await backupInThread({ data: net.folder, ...wish }).done).path
}
/** What a device may give back: what the relay has acknowledged to it or sent it, of the documents it may write. */
const owed = async (t: Tablet): Promise<string[]> =>
  (await t.device.db.log.toArray()).filter(l => l.got !== null && mayWrite(t.session, l.doc)).map(l => l.key)
const keysAt = async (net: Net): Promise<string[]> => {
  const log = openSqliteLog(join(net.folder, 'log.sqlite'))
  const out: string[] = []
  for (const [doc] of await log.changed(0))
    for (const r of await log.rows(doc, 0, Infinity)) out.push(...readAppend(r.bytes).map(s => s.key))
  await log.close()
  return out
}
/** All of `keys` are there, none twice, and the folder is sound. */
const expectHeld = async (net: Net, keys: readonly string[]): Promise<void> => {
  expect(verifyFolder(net.folder)).toMatchObject({ is: 'sound' })
  const there = await keysAt(net)
  expect(new Set(there).size).toBe(there.length)
  const held = new Set(there)
  expect(keys.filter(k => !held.has(k))).toEqual([])
}

describe(`the data folder is lost, seed ${seed}`, () => {
  for (let run = 0; run < 4; run++)
    test(`B6 everything acknowledged that a device holds and may write is there again, once, and all tables are equal: run ${run}`, async () => {
      const chance = rng(seed + run)
      const some = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]! // the lists are not empty
      const net = await network()
      const staff: Tablet[] = []
      for (const centre of ['cas', 'cas', 'orv', 'orv', 'irg']) staff.push(await net.device('staff', centre))
      const desk = await net.device('coordinator', null)
      const live = async (steps: number): Promise<void> => {
        for (let i = 0; i < steps; i++) {
          const t = some(staff)
          if (chance() < 0.7) await note(t)
          else await t.sync()
        }
      }
      await live(25)
      for (const t of staff) await t.sync() // by evening
      const path = await backUp(net)
      await live(40)
      await staff[0]!.sync()
      const late = await net.device('staff', 'cas') // came after the backup
      await note(late)
      await late.sync()
      const promised = new Set((await Promise.all([...staff, late].map(owed))).flat())
      expect(promised.size).toBeGreaterThan(20)
      const lost = (await keysAt(net)).length - (verifyFolder(path) as { counts: { statements: number } }).counts.statements
      expect(lost).toBeGreaterThan(0) // the backup does lack something

      await net.stop()
      rmSync(net.folder, { recursive: true })
      expect(restoreBackup(path, net.folder, Date.now())).toMatchObject({ aside: null, registry: 'from the backup' })
      await net.start()
      const back = await net.device('staff', 'cas', { before: late }) // the registry of that night does not know it: a new code
      const order = [...staff, back].toSorted(() => chance() - 0.5)
      for (const t of order) {
        if (chance() < 0.5 && t !== back) await note(t)
        await t.sync()
      }
      for (const t of order) await t.sync()
      await desk.sync()
      await net.stop()
      await expectHeld(net, [...promised])
      await net.start()
      const all = (await keysAt(net)).length
      expect(await desk.device.db.visits.count()).toBe(all)
      for (const t of [...staff, back])
        expect(await t.device.db.visits.count()).toBe(await desk.device.db.visits.where('centre').equals(String(t.session.centre)).count())
    }, 120_000)

  test('B6 a device whose cursor lies before the backup, and one that only received what the lost author wrote, give it back', async () => {
    const net = await network()
    const [a, b, other] = [await net.device('staff', 'cas'), await net.device('staff', 'cas'), await net.device('staff', 'orv')]
    const lines = [a.online(), b.online()] // they were answered while there was nothing: their cursor stays at 0
    await until(
      'both were answered',
      async () => (await a.device.db.facts.get('cursor')) !== undefined && (await b.device.db.facts.get('cursor')) !== undefined,
    )
    await note(other)
    await other.sync()
    const path = await backUp(net)
    await note(a)
    lines[0]!.push()
    await until('a’s visit is at b', async () => (await b.device.db.visits.count()) === 1)
    for (const l of lines) l.stop()
    await Promise.all(lines.map(l => l.ended))
    const promised = [...(await owed(b)), ...(await owed(other))]
    expect(promised).toHaveLength(2)
    await net.stop()
    expect(restoreBackup(path, net.folder, Date.now())).toMatchObject({ aside: expect.any(String), registry: 'kept' }) // the log alone was broken
    await net.start()
    for (let i = 0; i < 3; i++) await note(other)
    await other.sync() // it grows past both cursors
    await b.sync() // a never comes back
    await net.stop()
    await expectHeld(net, promised)
    expect(await keysAt(net)).toHaveLength(5)
    await net.start()
  }, 60_000)

  test('B7 what only a coordinator’s device still holds, its author being lost, is given back after a restore, and comes to who may read it; thirty days long', async () => {
    const day = 86_400_000
    let now = Date.now()
    const net = await network({ now: () => now })
    const [a, b] = [await net.device('staff', 'cas'), await net.device('staff', 'cas')]
    const [desk, other] = [await net.device('coordinator', null), await net.device('staff', 'orv')]
    for (const t of [a, b, desk, other]) await t.sync()
    const path = await backUp(net)
    for (let i = 0; i < 3; i++) await note(a)
    await a.sync()
    await desk.sync() // by noon; b had no line
    await note(other)
    await other.sync()
    const promised = (await a.device.db.log.toArray()).map(l => l.key)
    await net.stop()
    restoreBackup(path, net.folder, now)
    await net.start()
    await desk.sync() // a lies in a ditch
    expect(await desk.device.db.refused.count()).toBe(0)
    await b.sync()
    expect((await b.device.db.log.toArray()).map(l => l.key).toSorted()).toEqual(promised.toSorted())
    await net.stop()
    await expectHeld(net, promised)
    await net.start()

    now += 31 * day
    const again = await backUp(net)
    await net.stop()
    restoreBackup(again, net.folder, now - 31 * day)
    await net.start()
    await note(a)
    await a.sync()
    await desk.sync()
    expect(await desk.device.db.outbox.count()).toBe(0) // she is not asked for what she may not write any more
    await net.stop()
    await net.start()
  }, 60_000)
})
