// Erasure against a real relay: what is gone is gone from the files, is told to everybody, and never comes back.
import { sign } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Day } from '../../src/domain/day.ts'
import { erasureProblem, STORAGE_MONTHS } from '../../src/domain/erasure.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import type { Struct } from '../../src/wire/append.ts'
import { carriedText } from '../../src/wire/carried.ts'
import { readFrame, writeFrame } from '../../src/wire/frames.ts'
import { writePiece } from '../../src/wire/piece.ts'
import type { Answer } from '../../src/wire/questions.ts'
import { NO_DISK } from '../../sync-server/disk.ts'
import { openGravesFile } from '../../sync-server/graves-file.ts'
import { guardLog } from '../../sync-server/guarded-log.ts'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import {
  connect,
  newStruct,
  newStructs,
  postJson,
  signProof,
  startTestRelay,
  until,
  MuxClient,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'
import { openStock } from './stock-client.ts'

const NOW = Date.parse('2028-06-15T10:00:00Z')
const OLD = 'centre/castelroc/visits/2027-03'
const OTHER = 'centre/castelroc/visits/2028-05'

let t: RelayUnderTest
beforeEach(async () => {
  t = await startTestRelay({ now: () => NOW, limits: { sweepMs: 5 } })
})
afterEach(() => t.end())

let asked = 0
const ask = async (c: MuxClient, question: object): Promise<Answer> => {
  const n = ++asked
  c.send({ is: 'ask', n, json: JSON.stringify(question) })
  return JSON.parse((await c.first('reply', f => f.n === n)).json) as Answer
}
const seal = async (c: MuxClient, doc = OLD, reason = 'period'): Promise<Answer> =>
  ask(c, { do: 'seal', doc, reason, upTo: await t.log.headOf(doc) })
const coordinator = (): Promise<TestDevice> => t.device('coordinator', null)
/** Every file of the data folder, as bytes. */
const files = (): Buffer => Buffer.concat(readdirSync(t.folder).map(f => readFileSync(join(t.folder, f))))
/** Statements that nobody could guess. */
const secrets = (client: number, clock: number, n: number): Struct[] =>
  Array.from({ length: n }, (_, i) =>
    newStruct(client, clock + i, [
      'create',
      1,
      '',
      'visit',
      ['word', `sesame-${client}-${clock + i}`],
      [],
      ['2027-03-01', 9, 'ok', clock + i + 1],
      'counsellor',
    ]),
  )
const reopened = async (): Promise<void> => {
  t = await t.restart()
}

test('E1 what is erased is in no file of the relay, journal included: not its words, not its keys; what stands beside it is', async () => {
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  const head = await connect(t, await coordinator())
  const structs = secrets(1, 0, 400)
  const others: Struct[] = []
  for (let i = 0; i < 40; i++) {
    await tablet.pushed(OLD, structs.slice(i * 10, i * 10 + 10)) // many small rows, side by side with those of another month
    const beside = secrets(2, i * 10, 10)
    others.push(...beside)
    await tablet.pushed(OTHER, beside)
  }
  const before = files()
  expect(before.includes('sesame-1-7')).toBe(true)
  expect(await seal(head)).toEqual({ ok: true, erased: { doc: OLD, reason: 'period', day: '2028-06-15' } })
  await until(() => !files().includes('sesame-1-'))
  const left = files()
  for (const s of structs) {
    expect(left.includes(s.key), s.key).toBe(false)
    expect(left.includes(Buffer.from(bytesOf(s.key))), s.key).toBe(false)
  }
  for (const s of others) expect(left.includes(s.key)).toBe(true)
  expect(left.includes('sesame-2-399')).toBe(true)
  expect(t.lines.filter(l => 'erased' in l)).toEqual([{ erased: OLD, reason: 'period' }])
})

test('E1 the marks stay, so that a cursor from before the erasure is no fork, and the document is listed to nobody', async () => {
  const device = await t.device('staff', 'castelroc')
  const tablet = await connect(t, device)
  await tablet.pushed(OLD, newStructs(1, 0, 3))
  await tablet.pushed(OTHER, newStructs(1, 0, 1))
  const cursor = { cursor: 1, mark: await t.log.markAt(1), rights: 1 }
  await seal(await connect(t, await coordinator()))
  for (let i = 0; i < 2; i++) {
    const later = await connect(t, device, cursor)
    expect(later.all('answer')[0]).toMatchObject({ forked: false, seq: 3, documents: [[OTHER, 2]] })
    expect(later.all('gone')).toMatchObject([
      { is: 'gone', doc: OLD, seq: 3, mark: Uint8Array.from((await t.log.markAt(3))!), reason: 'period', day: '2028-06-15' },
    ])
    expect(later.frames.findIndex(f => f.is === 'gone')).toBeLessThan(later.frames.findIndex(f => f.is === 'answer'))
    await reopened()
  }
})

test('E2 nothing comes back: another year’s piece, the same again, a device with no cursor, one after a fork, one set apart; each is refused and told', async () => {
  const device = await t.device('staff', 'castelroc')
  const lost = await t.device('staff', 'castelroc')
  const tablet = await connect(t, device)
  const structs = newStructs(1, 0, 3)
  await tablet.pushed(OLD, structs)
  const head = await connect(t, await coordinator())
  await seal(head)
  for (let i = 0; i < 2; i++) {
    for (const hello of [{}, { cursor: 1, mark: new Uint8Array(8) }]) {
      const c = await connect(t, device, hello)
      c.frames.length = 0
      expect(await c.pushed(OLD, structs)).toMatchObject({ is: 'refused', reason: 'closed' })
      expect(await c.pushed(OLD, newStructs(77, 0, 1))).toMatchObject({ is: 'refused', reason: 'closed' })
      await c.first('gone')
      c.frames.length = 0
      c.send({ is: 'compare', doc: OLD })
      await c.first('gone')
      c.pull(OLD)
      await c.until(() => c.all('gone').length === 2)
      expect(c.frames.map(f => f.is)).toEqual(['gone', 'gone'])
    }
    await reopened()
  }
  const again = await connect(t, await t.device('coordinator', 'castelroc'))
  await ask(again, { do: 'revoke', device: lost.id })
  const stranger = await connect(t, device)
  await stranger.pushed(OTHER, newStructs(5, 0, 1))
  const atDoor = new MuxClient(t.url)
  await atDoor.prove(lost, t.origin)
  expect(await atDoor.pushed(OLD, newStructs(8, 0, 1))).toMatchObject({ is: 'refused', reason: 'closed' })
  expect(await t.registry.apart()).toEqual([])
  expect((await t.log.inventory(OLD)).count).toBe(0)
})

/** What a removed device has left at the door for a document; its words stand as they are in the registry's file. */
const leftAtDoor = (lost: TestDevice, doc: string, words: string): Promise<unknown> =>
  t.registry.quarantine(lost.id, doc, 1, { deflated: new TextEncoder().encode(words), statements: 1 }, { pieces: 9, bytes: 999 })

test('E4 C14 while something lies apart of which nobody has decided, its document is not erased: of no reason, and nothing happens', async () => {
  const lost = await t.device('staff', 'castelroc')
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  const head = await connect(t, await coordinator())
  await tablet.pushed(OLD, newStructs(1, 0, 2))
  await leftAtDoor(lost, OLD, 'waits at the door')
  for (const reason of ['period', 'mistake', 'request']) expect(await seal(head, OLD, reason)).toEqual({ ok: false, problem: 'apart' })
  expect((await t.registry.apart()).map(p => [p.doc, p.settled])).toEqual([[OLD, null]])
  expect((await t.log.inventory(OLD)).count).toBe(2)
  expect(await tablet.pushed(OLD, newStructs(1, 2, 1))).toMatchObject({ is: 'ack' })
  const { id } = (await t.registry.apart())[0]!
  expect(await ask(tablet, { do: 'settle', device: lost.id, doc: OLD, upTo: id, as: 'declined' })).toEqual({ ok: true })
  expect(await seal(head)).toMatchObject({ ok: true })
})

test('E1 what a removed device had left for that document at the door goes with it once it is settled; what waits for another stays', async () => {
  const lost = await t.device('staff', 'castelroc')
  const head = await connect(t, await coordinator())
  await leftAtDoor(lost, OLD, 'sesame at the door')
  await leftAtDoor(lost, OTHER, 'stays at the door')
  await t.registry.settle(lost.id, OLD, 99, { as: 'taken', by: lost.id, at: 1 })
  expect(await seal(head)).toMatchObject({ ok: true })
  await until(() => !files().includes('sesame at the door'))
  expect((await t.registry.apart()).map(q => q.doc)).toEqual([OTHER])
})

test('E1 C14 what comes to the door while its document is being erased is closed, never set apart and then lost', async () => {
  await t.end()
  const log = createMemoryLog()
  let release = (): void => undefined
  const held = new Promise<void>(go => (release = go))
  let erasing = false
  const slow: typeof log = {
    ...log,
    async write(offered) {
      if ((erasing ||= offered.some(o => o.content.is === 'tombstone'))) await held
      return log.write(offered)
    },
  }
  t = await startTestRelay({ log: slow, now: () => NOW })
  const lost = await t.device('staff', 'castelroc')
  await t.registry.revoke(lost.id, 1)
  const head = await connect(t, await coordinator())
  const door = new MuxClient(t.url)
  await door.prove(lost, t.origin)
  const sealed = ask(head, { do: 'seal', doc: OLD, reason: 'period', upTo: 0 })
  await until(() => erasing)
  const left = door.pushed(OLD, newStructs(1, 0, 1))
  await new Promise(go => setTimeout(go, 50))
  release()
  expect(await sealed).toMatchObject({ ok: true })
  expect(await left).toMatchObject({ is: 'refused', reason: 'closed' })
  expect(await t.registry.apart()).toEqual([])
})

test('E2 K4 a removed device’s piece of an erased month that is brought by hand is closed, and lies nowhere', async () => {
  const lost = await t.device('staff', 'castelroc')
  const head = await connect(t, await coordinator())
  await seal(head)
  for (const state of ['enrolled', 'revoked']) {
    if (state === 'revoked') await t.registry.revoke(lost.id, 1)
    const deflated = new Uint8Array(deflateRawSync(writePiece(newStructs(1, 0, 3))))
    const text = carriedText(t.origin, lost.id, OLD, deflated)
    const signature = new Uint8Array(sign('sha256', text, { key: lost.privateKey, dsaEncoding: 'ieee-p1363' }))
    head.frames.length = 0
    head.send({ is: 'carried', doc: OLD, n: 1, signer: bytesOf(lost.id), signature, deflated })
    expect((await head.first('carriage')).fate, state).toBe('closed')
  }
  expect(await t.registry.apart()).toEqual([])
})

test('E3 it is told at once to who may read or write it, and to nobody else', async () => {
  const [tablet, second, elsewhere, kiosk] = await Promise.all(
    [['staff', 'castelroc'] as const, ['staff', 'castelroc'] as const, ['staff', 'valdoux'] as const, ['kiosk', 'castelroc'] as const].map(
      async ([role, centre]) => connect(t, await t.device(role, centre)),
    ),
  )
  const head = await connect(t, await coordinator())
  await tablet!.pushed(OLD, newStructs(1, 0, 2))
  second!.pull(OLD)
  await second!.first('piece')
  await seal(head)
  for (const c of [tablet!, second!, head]) expect(await c.first('gone')).toMatchObject({ doc: OLD, reason: 'period' })
  await elsewhere!.pushed('centre/valdoux/visits/2028-06', newStructs(1, 0, 1)) // and what was on its way to them is there
  await kiosk!.pushed('centre/castelroc/kiosk/2028-06', newStructs(1, 0, 1))
  expect([...elsewhere!.all('gone'), ...kiosk!.all('gone')]).toEqual([])
  // for one who may not read it there is no difference to a month that never was
  expect(await elsewhere!.pushed(OLD, newStructs(3, 0, 1))).toMatchObject({ reason: 'forbidden' })
  elsewhere!.pull(OLD)
  expect(await elsewhere!.first('refused', f => f.n === 0xffffffff)).toMatchObject({ reason: 'forbidden' })
  second!.frames.length = 0
  expect(await tablet!.pushed(OTHER, newStructs(4, 0, 1))).toMatchObject({ is: 'ack' })
  await second!.first('head', f => f.doc === OTHER)
  expect(second!.all('piece')).toEqual([])
})

test('E3 a quarter of those who follow it are in the middle of reading it: all are told, none waits for ever', async () => {
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  for (let i = 0; i < 60; i++) tablet.push(OLD, newStructs(1, i * 40, 40))
  await tablet.until(() => tablet.all('ack').length === 60)
  const readers = await Promise.all(Array.from({ length: 8 }, async () => connect(t, await t.device('coordinator', 'castelroc'))))
  for (const [i, r] of readers.entries()) if (i % 4 === 0) r.pull(OLD)
  await seal(readers[1]!)
  for (const r of readers) await r.first('gone')
  expect(await tablet.pushed(OTHER, newStructs(1, 0, 1))).toMatchObject({ is: 'ack' })
})

test('E4 only a coordinator erases, only what is over, for a reason of the list, and only what she has seen', async () => {
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  const head = await connect(t, await coordinator())
  await tablet.pushed(OLD, newStructs(1, 0, 2))
  await tablet.pushed(OTHER, newStructs(1, 0, 2))
  await tablet.pushed('centre/castelroc/visits/2028-06', newStructs(1, 0, 2))
  const no = (problem: string): object => ({ ok: false, problem })
  for (const role of ['staff', 'director', 'associated', 'kiosk'] as const)
    expect(await seal(await connect(t, await t.device(role, role === 'director' ? null : 'castelroc'))), role).toEqual(no('forbidden'))
  for (const [doc, reason, problem] of [
    [OLD, 'because', 'malformed'],
    [OTHER, 'period', 'too-early'],
    ['centre/castelroc/visits/2028-06', 'mistake', 'too-early'],
    ['centre/castelroc/visits/2028-07', 'request', 'too-early'],
    ['network/directory', 'mistake', 'kind'],
    ['centre/castelroc/desk/public', 'request', 'kind'],
    ['centre/castelroc/remarks/2027-03', 'period', 'kind'],
    ['nothing/of/ours', 'mistake', 'kind'],
  ] as const)
    expect(await seal(head, doc, reason), doc).toEqual(no(problem))
  for (const q of [
    { do: 'seal' },
    { do: 'seal', doc: OLD, reason: 'period' },
    { do: 'seal', doc: OLD, reason: 'period', upTo: -1 },
    { do: 'seal', doc: OLD, reason: 'period', upTo: 1, more: 1 },
  ])
    expect(await ask(head, q)).toEqual(no('malformed'))
  expect(await ask(head, { do: 'seal', doc: OLD, reason: 'period', upTo: 0 })).toEqual(no('moved'))
  expect((await t.log.inventory(OLD)).count).toBe(2)
  expect(await seal(head)).toMatchObject({ ok: true })
  expect(await ask(head, { do: 'seal', doc: OLD, reason: 'mistake', upTo: 0 }), 'again: as it was').toEqual({
    ok: true,
    erased: { doc: OLD, reason: 'period', day: '2028-06-15' },
  })
  expect(await seal(head, OTHER, 'mistake'), 'a month that is over, by hand').toMatchObject({ ok: true })
})

test('E4 thirteen months are thirteen months: the first day on which a month may go', () => {
  expect(STORAGE_MONTHS).toBe(13)
  const on = (day: string): string | null => erasureProblem('centre/castelroc/visits/2027-03', 'period', day as Day)
  expect([on('2028-04-30'), on('2028-05-01')]).toEqual(['too-early', null])
})

test('E5 a log restored from before the erasure erases again at its start, by the file beside it', async () => {
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  await tablet.pushed(OLD, secrets(1, 0, 5))
  await t.stop()
  const backup = mkdtempSync(join(tmpdir(), 'relais-backup-'))
  copyFileSync(join(t.folder, 'log.sqlite'), join(backup, 'log.sqlite'))
  await reopened()
  await seal(await connect(t, await coordinator()))
  await t.stop()
  for (const f of ['log.sqlite-wal', 'log.sqlite-shm']) rmSync(join(t.folder, f), { force: true })
  copyFileSync(join(backup, 'log.sqlite'), join(t.folder, 'log.sqlite'))
  rmSync(backup, { recursive: true })
  await reopened()
  expect([...(await t.log.tombstones()).values()]).toMatchObject([{ doc: OLD, reason: 'period', day: '2028-06-15' }])
  expect(await t.log.rows(OLD, 0, Infinity)).toEqual([])
  await until(() => !files().includes('sesame-1-'))
})

test('E5 W1 a disk that is full at the start: what was erased is served to nobody; as soon as there is room it is erased and told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-graves-'))
  const graves = openGravesFile(join(folder, 'tombstones.jsonl'))
  graves.add({ doc: OLD, reason: 'period', day: '2028-06-15' as Day })
  const log = createMemoryLog()
  const structs = newStructs(1, 0, 3)
  for (const doc of [OLD, OTHER]) await log.write([{ doc, device: 'x', at: 1, content: { is: 'append', structs } }])
  await log.flush()
  let low = true
  const guarded = guardLog(log, { ...NO_DISK, isLow: async () => low })
  await t.end()
  t = await startTestRelay({ log: guarded, graves, now: () => NOW, limits: { sweepMs: 20 } })
  const device = await t.device('staff', 'castelroc')
  const c = await connect(t, device, { cursor: 1, mark: await log.markAt(1) })
  expect(c.all('answer')[0]!.documents.map(([doc]) => doc)).toEqual([OTHER])
  c.pull(OLD)
  c.send({ is: 'compare', doc: OLD })
  expect(await c.pushed(OLD, newStructs(9, 0, 1))).toMatchObject({ is: 'refused', reason: 'closed' })
  expect(await seal(await connect(t, await coordinator()))).toEqual({ ok: false, problem: 'storage' })
  expect(c.frames.filter(f => f.is === 'piece' || f.is === 'lack' || f.is === 'gone')).toEqual([])
  low = false
  expect(await c.first('gone')).toMatchObject({ doc: OLD, seq: 3, reason: 'period', day: '2028-06-15' })
  expect(await log.rows(OLD, 0, Infinity)).toEqual([])
  expect((await log.rows(OTHER, 0, Infinity)).length).toBe(1)
  rmSync(folder, { recursive: true })
})

test('E5 a file that was lost or torn is made whole from the log', async () => {
  await seal(await connect(t, await coordinator()))
  await t.stop()
  const path = join(t.folder, 'tombstones.jsonl')
  expect(openGravesFile(path).all()).toEqual([{ doc: OLD, reason: 'period', day: '2028-06-15' }])
  writeFileSync(path, '{"doc":"centre/castel')
  await reopened()
  expect(openGravesFile(path).all()).toEqual([{ doc: OLD, reason: 'period', day: '2028-06-15' }])
})

test('E6 on /y an erased document is 4404, at once for who is in it; for who may not read it, 4403 as before', async () => {
  const device = await t.device('staff', 'castelroc')
  const tablet = await connect(t, device)
  await tablet.pushed(OLD, newStructs(1, 0, 2))
  const ticket = async (of: TestDevice): Promise<string> => {
    const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: string }
    const signature = Buffer.from(signProof(of, Buffer.from(nonce, 'base64url'), t.origin)).toString('base64url')
    const answer = (await (await postJson(`${t.url}/ticket`, { device: of.id, nonce, signature, prefix: 'centre/' })).json()) as {
      ticket: string
    }
    return answer.ticket
  }
  const inside = openStock(t.url, OLD, { ticket: await ticket(device) })
  await inside.until(() => inside.doc.getMap('o').size === 2)
  await seal(await connect(t, await coordinator()))
  expect(await inside.closed).toBe(4404)
  const code = async (of: TestDevice): Promise<number> => {
    const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/${OLD}?ticket=${await ticket(of)}`)
    return new Promise(go => ws.on('close', n => go(n)))
  }
  expect(await code(device)).toBe(4404)
  expect(await code(await t.device('staff', 'valdoux'))).toBe(4403)
  inside.end()
})

test('E3 the frame reads as it was written, and not otherwise', () => {
  const gone = { is: 'gone', doc: OLD, seq: 7, mark: new Uint8Array(8).fill(5), reason: 'request', day: '2028-06-15' as Day } as const
  expect(readFrame(writeFrame(gone))).toEqual(gone)
  const bytes = writeFrame(gone)
  bytes[bytes.length - 12] = 9 // a reason that is none
  expect(() => readFrame(bytes)).toThrow('frame')
  expect(() => readFrame(writeFrame({ ...gone, day: '2028-13-01' as Day }))).toThrow('frame')
})

test('E1 while somebody reads what is older the file is not waited for; once they have read it is swept', async () => {
  const tablet = await connect(t, await t.device('staff', 'castelroc'))
  await tablet.pushed(OLD, secrets(1, 0, 50))
  const backup = new DatabaseSync(join(t.folder, 'log.sqlite'), { readOnly: true })
  backup.exec('begin')
  backup.prepare('select count(*) from row').get()
  await seal(await connect(t, await coordinator()))
  for (let i = 0; i < 20; i++) {
    const from = performance.now()
    expect(await tablet.pushed(OTHER, newStructs(1, i, 1))).toMatchObject({ is: 'ack' })
    expect(performance.now() - from).toBeLessThan(1000)
  }
  expect(files().includes('sesame-1-')).toBe(true)
  backup.exec('rollback')
  backup.close()
  await until(() => !files().includes('sesame-1-'))
})
