// What a revoked device leaves at the door, as those see it who may decide about it; and a device's own end.
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UNASKED, type Answer, type ApartLine } from '../../src/wire/questions.ts'
import { readPiece } from '../../src/wire/piece.ts'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { connect, MuxClient, newKey, newStructs, startTestRelay, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const DAY = 86_400_000
const VISITS = 'centre/castelroc/visits/2027-03'
let t: RelayUnderTest
let now = 1_800_000_000_000
beforeEach(async () => {
  now = 1_800_000_000_000
  t = await startTestRelay({ now: () => now, limits: { quarantineMs: 20, heardMs: 10 } })
})
afterEach(() => t.end())

const ask = async (c: MuxClient, question: unknown): Promise<Answer> => {
  const n = c.all('reply').filter(r => r.n !== UNASKED).length + 1
  c.send({ is: 'ask', n, json: JSON.stringify(question) })
  return JSON.parse((await c.first('reply', r => r.n === n)).json) as Answer
}
const lines = async (c: MuxClient): Promise<readonly ApartLine[]> => {
  const answer = await ask(c, { do: 'apart' })
  return (answer.ok ? answer.apart : undefined) ?? []
}
const told = (c: MuxClient): unknown[] =>
  c
    .all('reply')
    .filter(r => r.n === UNASKED)
    .map(r => JSON.parse(r.json) as unknown)

/** A removed device comes and leaves these statements at the door. */
const leftBy = async (device: TestDevice, doc = VISITS, n = 2) => {
  await t.registry.revoke(device.id, 1)
  const c = new MuxClient(t.url)
  await c.prove(device, t.origin)
  const structs = newStructs(Math.floor(now / 1000), 0, n)
  expect(await c.pushed(doc, structs)).toMatchObject({ is: 'refused', reason: 'quarantine' })
  await c.ended()
  return structs
}

test('C12 who may write a document is told what lies apart there, with counts and days; a coordinator sees it and cannot decide; nobody else hears of it', async () => {
  const lost = await t.device('staff', 'castelroc', 'counter')
  const [own, head, other, kiosk, director] = await Promise.all(
    [
      t.device('staff', 'castelroc'),
      t.device('coordinator', null),
      t.device('staff', 'elsewhere'),
      t.device('kiosk', 'castelroc'),
      t.device('director', null),
    ].map(async device => connect(t, await device)),
  )
  expect(await lines(own!)).toEqual([])
  await leftBy(lost)
  now += DAY
  await leftBy(lost, VISITS, 3)
  await leftBy(lost, 'network/catalogue/2027/staff', 1)
  const days = [new Date(now - DAY), new Date(now)].map(d => d.toISOString().slice(0, 10))
  const visits = { device: lost.id, label: 'counter', doc: VISITS, pieces: 2, statements: 5, days, mine: true }
  const works = { ...visits, doc: 'network/catalogue/2027/staff', pieces: 1, statements: 1, days: days.slice(1) }
  expect(await lines(own!)).toEqual([visits, works])
  expect(await lines(head!)).toEqual([{ ...visits, mine: false }, works])
  expect(await lines(other!)).toEqual([{ ...works, label: '' }]) // another centre's device has no name here
  for (const c of [kiosk!, director!]) expect(await lines(c)).toEqual([])

  // told without asking, who may decide, once for each number; whoever comes later is told after the answer
  await own!.until(() => (told(own!).at(-1) as { apart?: number })?.apart === 6)
  await other!.until(() => (told(other!).at(-1) as { apart?: number })?.apart === 1)
  expect([told(kiosk!), told(director!)]).toEqual([[], []])
  const late = await connect(t, await t.device('staff', 'castelroc'))
  await late.until(() => told(late).length > 0)
  expect(told(late)).toEqual([{ apart: 6 }])
  expect(late.frames.findIndex(f => f.is === 'reply')).toBeGreaterThan(late.frames.findIndex(f => f.is === 'answer'))
  for (const c of [own!, head!, other!, kiosk!, director!, late]) await c.close()
})

test('C13 the pieces are fetched by who may write the document, in parts, byte for byte; by nobody else', async () => {
  await t.end()
  t = await startTestRelay({ now: () => now, limits: { quarantineMs: 20, heardMs: 10, apartBytes: 100 } })
  const lost = await t.device('staff', 'castelroc')
  const brought = [...(await leftBy(lost)), ...((now += 1000), await leftBy(lost))]
  const c = await connect(t, await t.device('staff', 'castelroc'))
  const found: string[] = []
  let after = 0
  let parts = 0
  for (;;) {
    const answer = await ask(c, { do: 'apart-pieces', device: lost.id, doc: VISITS, after })
    if (!answer.ok) throw new Error(answer.problem)
    for (const p of answer.pieces ?? [])
      found.push(
        ...readPiece(new Uint8Array(inflateRawSync(Buffer.from(p.bytes, 'base64url')))).map(s => `${s.client} ${s.clock} ${s.key}`),
      )
    parts++
    after = answer.pieces?.at(-1)?.id ?? after
    if (!answer.more) break
  }
  expect(parts).toBe(2)
  expect(found).toEqual(brought.map(s => `${s.client} ${s.clock} ${s.key}`))
  for (const [role, centre] of [
    ['coordinator', null],
    ['coordinator', 'head'],
    ['staff', 'elsewhere'],
    ['kiosk', 'castelroc'],
    ['associated', 'castelroc'],
    ['director', null],
  ] as const) {
    const other = await connect(t, await t.device(role, centre))
    for (const q of [
      { do: 'apart-pieces', device: lost.id, doc: VISITS, after: 0 },
      { do: 'settle', device: lost.id, doc: VISITS, upTo: 2, as: 'taken' },
    ])
      expect(await ask(other, q), `${role} ${centre}`).toEqual({ ok: false, problem: 'forbidden' })
    await other.close()
  }
  expect(await ask(c, { do: 'apart-pieces', device: newKey(), doc: VISITS, after: 0 })).toEqual({ ok: true, pieces: [], more: false })
  for (const bad of [
    { do: 'apart-pieces', device: lost.id, doc: VISITS },
    { do: 'apart-pieces', device: 'x', doc: VISITS, after: 0 },
    { do: 'apart-pieces', device: lost.id, doc: 'x'.repeat(200), after: 0 },
    { do: 'apart-pieces', device: lost.id, doc: VISITS, after: -1 },
    { do: 'settle', device: lost.id, doc: VISITS, upTo: 1, as: 'eaten' },
    { do: 'settle', device: lost.id, doc: VISITS, upTo: 1.5, as: 'taken' },
    { do: 'apart', more: 1 },
  ])
    expect((await ask(c, bad)).ok).toBe(false)
  await c.close()
})

test('C14 what is settled waits no more, is settled once, by one device, makes room, stays 30 days and then goes; the log says names and counts', async () => {
  await t.end()
  t = await startTestRelay({ now: () => now, limits: { quarantineMs: 20, heardMs: 10, quarantinePieces: 1 } })
  const lost = await t.device('staff', 'castelroc', 'a label nobody should log')
  const structs = await leftBy(lost)
  const [one, two] = await Promise.all([1, 2].map(async () => connect(t, await t.device('staff', 'castelroc'))))
  const settle = { do: 'settle', device: lost.id, doc: VISITS, upTo: 1, as: 'taken' } as const
  expect(await ask(one!, { ...settle, upTo: 0 })).toEqual({ ok: false, problem: 'unknown' })
  expect(await ask(one!, settle)).toEqual({ ok: true })
  expect(await ask(one!, settle)).toEqual({ ok: true }) // its answer may have been lost on the way
  expect(await ask(two!, { ...settle, as: 'declined' })).toEqual({ ok: false, problem: 'unknown' })
  expect(await ask(two!, settle)).toEqual({ ok: false, problem: 'unknown' })
  expect((await lines(two!)).map(l => l.settled)).toEqual(['taken'])
  expect(t.lines).toContainEqual({ set: 'taken', doc: VISITS, pieces: 1, statements: 2 })
  const written = JSON.stringify(t.lines)
  for (const secret of ['label', lost.id, ...structs.map(s => s.key)]) expect(written).not.toContain(secret)

  await leftBy(lost, VISITS, 3) // the share is free again
  await two!.until(() => (told(two!).at(-1) as { apart?: number })?.apart === 3)
  expect((await lines(two!)).map(l => [l.settled ?? 'waits', l.statements])).toEqual([
    ['taken', 2],
    ['waits', 3],
  ])
  now += 30 * DAY - 1000
  expect(await lines(two!)).toHaveLength(2)
  now += 2000
  expect((await lines(two!)).map(l => l.settled ?? 'waits')).toEqual(['waits']) // what nobody has decided about stays
  await one!.close()
  await two!.close()
})

test('C14 what a device has taken waits again when it is removed, or takes itself out: nobody knows that it had sent it; what it declined stays declined', async () => {
  const lost = await t.device('staff', 'castelroc')
  for (const doc of [VISITS, 'centre/castelroc/visits/2027-04']) await leftBy(lost, doc)
  const [taker, leaver] = [await t.device('staff', 'castelroc'), await t.device('staff', 'castelroc')]
  const [one, two, head] = [await connect(t, taker), await connect(t, leaver), await connect(t, await t.device('coordinator', null))]
  const settle = { do: 'settle', device: lost.id, doc: VISITS, upTo: 9, as: 'taken' } as const
  expect(await ask(one, settle)).toEqual({ ok: true })
  expect(await ask(one, { ...settle, doc: 'centre/castelroc/visits/2027-04', as: 'declined' })).toEqual({ ok: true })
  await two.until(() => told(two).length > 0 && (told(two).at(-1) as { apart?: number }).apart === 0)
  expect(await ask(head, { do: 'revoke', device: taker.id })).toEqual({ ok: true })
  await two.until(() => (told(two).at(-1) as { apart?: number }).apart === 2)
  expect((await lines(two)).map(l => l.settled ?? 'waits')).toEqual(['waits', 'declined'])
  expect(await ask(two, settle)).toEqual({ ok: true })
  expect(await ask(two, { do: 'leave' })).toEqual({ ok: true })
  expect((await lines(head)).map(l => l.settled ?? 'waits')).toEqual(['waits', 'declined'])
  await head.close()
})

test('C14 C11 what a device has settled is answered to the one it has become, again', async () => {
  const lost = await t.device('staff', 'castelroc')
  await leftBy(lost)
  const taker = await t.device('staff', 'castelroc')
  const one = await connect(t, taker)
  const settle = { do: 'settle', device: lost.id, doc: VISITS, upTo: 1, as: 'taken' } as const
  expect(await ask(one, settle)).toEqual({ ok: true })
  const anew = await t.device('staff', 'castelroc')
  const two = await connect(t, anew)
  expect(await ask(two, settle)).toEqual({ ok: false, problem: 'unknown' })
  const device = (await t.registry.device(anew.id))!
  const hash = new Uint8Array(32)
  await t.registry.addCode({ hash, role: 'staff', centre: device.centre, label: '', until: now, usedAt: null, usedBy: null })
  const next = { ...device, id: newKey() as string as typeof device.id }
  expect(await t.registry.enrol(hash, next, taker.id)).toBe(true)
  expect(await t.registry.settle(lost.id, VISITS, 1, { as: 'taken', by: next.id, at: 9 })).toEqual({ pieces: 1, statements: 2 })
  await one.close()
  await two.close()
})

test('C15 any device takes itself out, is answered and closed 4401; nobody else is, and the last coordinator may too', async () => {
  for (const [role, centre] of [
    ['staff', 'castelroc'],
    ['kiosk', 'castelroc'],
    ['associated', 'castelroc'],
    ['director', null],
    ['coordinator', null],
  ] as const) {
    const device = await t.device(role, centre)
    const c = await connect(t, device)
    expect(await ask(c, { do: 'leave', device: device.id })).toMatchObject({ ok: false }) // of itself, and nothing else
    expect((await t.registry.device(device.id))?.revokedAt).toBeNull()
    expect(await ask(c, { do: 'leave' }), role).toEqual({ ok: true })
    expect(await c.ended()).toEqual({ code: 4401, reason: 'revoked' })
    expect((await t.registry.device(device.id))?.revokedAt).toBe(now / 1000)
  }
})

test('C14 a registry of an older relay is opened, and what lay apart there is still apart', async () => {
  const { DatabaseSync } = await import('node:sqlite')
  await t.stop()
  const db = new DatabaseSync(`${t.folder}/registry.sqlite`)
  db.exec(
    `drop table quarantine; create table quarantine(id integer primary key, device text not null, doc text not null, at integer not null, bytes blob not null);
     insert into quarantine(device, doc, at, bytes) values('d', '${VISITS}', 5, x'00')`,
  )
  db.close()
  const opened = openDataFolder(t.folder)
  expect(await opened.registry.apart()).toEqual([{ id: 1, device: 'd', doc: VISITS, at: 5, statements: 0, settled: null }])
  await opened.close()
})

test('C16 two connections of one device that both give signs of life are told so, each once; one whose line is dead, and another device, are not', async () => {
  await t.end()
  t = await startTestRelay({ limits: { keepaliveMs: 40, missedPings: 100 } })
  const device = await t.device('staff', 'castelroc')
  const dead = await connect(t, device)
  dead.socket.pause() // it hears no ping any more
  const [one, other] = [await connect(t, device), await connect(t, await t.device('staff', 'castelroc'))]
  await new Promise(go => setTimeout(go, 400))
  expect([one, other].map(told)).toEqual([[], []])
  const two = await connect(t, device)
  for (const c of [one, two]) await c.until(() => told(c).length > 0)
  await new Promise(go => setTimeout(go, 200))
  expect([one, two, other].map(told)).toEqual([[{ twice: true }], [{ twice: true }], []])
  for (const c of [one, two]) c.push(VISITS, newStructs(c === one ? 1 : 2, 0, 1)) // nothing is refused for it
  for (const c of [one, two]) await c.first('ack')
  dead.socket.resume()
  for (const c of [dead, one, two, other]) await c.close()
})
