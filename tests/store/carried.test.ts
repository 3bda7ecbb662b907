// What was brought by hand, in the tables: never sent as our own, kept over changes of rights and of the database, taken out again where the relay refuses it.
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { dayOnly } from '../../src/domain/day-only.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import type { Key } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { bringIn } from '../../src/store/bring-in.ts'
import { carriedCounts, carriedRead, carriedWaiting, settleCarried, takeInAll, type Brought } from '../../src/store/carried.ts'
import { toCarry } from '../../src/store/carry-out.ts'
import { damagedCounts } from '../../src/store/damaged.ts'
import { dropGone } from '../../src/store/drop-gone.ts'
import { leaving } from '../../src/store/erase-all.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { heldBack } from '../../src/store/held-back.ts'
import { pieces, sendFrom } from '../../src/store/outbox.ts'
import { partTwins } from '../../src/store/part-twins.ts'
import { patrolLog, patrolUnsent } from '../../src/store/patrol.ts'
import { learnHeads, wasCompared } from '../../src/store/places.ts'
import { rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { receive } from '../../src/store/receive.ts'
import { bookToSeal } from '../../src/store/sealing.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { deflate } from '../../src/wire/deflate.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { broughtStick, enrolledDatabase, sessionOf } from './brought-stick.ts'
import { create, device, diceOf, DOC, tables, write } from './device-under-test.ts'

const TODAY = '2025-10-09' as Parameters<typeof pieces>[1]
const settle = (db: Database, p: Brought, fate: Parameters<typeof settleCarried>[2]['fate'], others = new Set<never>()): Promise<void> =>
  settleCarried(db, p, { fate, fresh: p.structs.length }, others, 1_760_000_000)

test('S273 what was brought is not ours to send: no outbox, nothing in a gap or a fork; only the piece itself, and what we wrote', async () => {
  const db = await enrolledDatabase()
  const brought = await broughtStick(3, 1)
  await write(db, diceOf(9), [create()])
  await takeInAll(db, [brought], 5)
  expect(await db.visits.count()).toBe(4)
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs)).toHaveLength(1)
  expect(await db.log.count()).toBe(4)
  expect((await sendFrom(db, DOC, () => 0, 1)).filter(l => brought.structs.some(s => s.client === l.client))).toHaveLength(3) // told as here
  expect((await db.outbox.toArray()).map(o => o.key)).toEqual((await db.log.filter(l => !l.brought).toArray()).map(l => l.key)) // and our own waits already
  const [mine] = await pieces(db, TODAY, new Set())
  await settle(db, brought, 'kept')
  await sendFrom(db, DOC, () => 0, 1)
  expect(await db.outbox.count()).toBe(4) // once the relay had it, it heals a relay that lost it, like any other
  expect(mine!.structs).toHaveLength(1)
})

test('S273 a copy that this device makes has what it wrote under its own hand, and what it carries as it came', async () => {
  const db = await enrolledDatabase()
  const brought = await broughtStick(2, 20)
  await write(db, diceOf(9), [create()])
  await takeInAll(db, [brought], 5)
  for (const scope of ['unsent', 'centre'] as const) {
    const { own, others } = await toCarry(db, scope)
    expect(own.flatMap(p => p.structs)).toHaveLength(1)
    expect(others.map(o => [o.signer, o.n])).toEqual([[brought.signer, 2]])
  }
})

test('S273 the same piece twice stands once; refused it leaves again, and the living tables are those of a rebuild', async () => {
  const db = await enrolledDatabase()
  const [a, b] = [await broughtStick(3, 40), await broughtStick(2, 60)]
  await write(db, diceOf(9), [create()])
  const before = await tables(db)
  await takeInAll(db, [a, b, a], 5)
  expect(await db.visits.count()).toBe(6)
  expect(await carriedCounts(db)).toEqual([{ fate: 'waiting', n: 5, fresh: 0 }])
  await settle(db, a, 'signature')
  expect(await db.visits.count()).toBe(3)
  await settle(db, b, 'forbidden')
  expect(await tables(db)).toEqual(before)
  await setFact(db, 'projection', { version: 0, left: [] })
  await rebuildWhatIsDue(db, 'no', async () => undefined)
  expect(await tables(db)).toEqual(before)
  expect((await carriedCounts(db)).map(c => c.fate).sort()).toEqual(['forbidden', 'signature'])
  await carriedRead(db)
  expect(await db.carried.count()).toBe(0)
})

test('S273 what was new at the head stays new until somebody has read it, however often the same copy is brought', async () => {
  for (const role of ['staff', 'associated'] as const) {
    const db = await enrolledDatabase(role, role === 'staff' ? 'cas' : 'aur')
    const a = await broughtStick(3, 420)
    await takeInAll(db, [a], 5)
    await settle(db, a, 'kept')
    await takeInAll(db, [a], 6)
    for (const { id } of await carriedWaiting(db, false))
      await settleCarried(db, { ...a, id }, { fate: 'kept', fresh: 0 }, new Set(), 1_760_000_000) // of a document that is not read here
    expect(await carriedCounts(db)).toEqual([{ fate: 'kept', n: 3, fresh: 3 }])
    await carriedRead(db)
    await takeInAll(db, [a], 7)
    for (const { id } of await carriedWaiting(db, false))
      await settleCarried(db, { ...a, id }, { fate: 'kept', fresh: 0 }, new Set(), 1_760_000_000)
    expect(await carriedCounts(db)).toEqual([{ fate: 'kept', n: 3, fresh: 0 }])
  }
})

test('S273 copies that overlap: each statement is told once, where it came furthest, also of what is to be handed over by a device that goes', async () => {
  const db = await enrolledDatabase()
  const whole = await broughtStick(4, 440)
  const few = whole.structs.slice(0, 1)
  for (const id of ['A of few', 'z of few']) {
    const part: Brought = { ...whole, id, structs: few, deflated: await deflate(writePiece(few)) }
    await takeInAll(db, [part], 5)
    await takeInAll(db, [whole], 6)
    expect(await carriedCounts(db)).toEqual([{ fate: 'waiting', n: 4, fresh: 0 }])
    expect((await leaving(db)).count).toBe(4)
    await settleCarried(db, part, { fate: 'kept', fresh: 1 }, new Set(), 1_760_000_000)
    expect(await carriedCounts(db)).toEqual([
      { fate: 'kept', n: 1, fresh: 1 },
      { fate: 'waiting', n: 3, fresh: 0 },
    ])
    await settleCarried(db, whole, { fate: 'kept', fresh: 3 }, new Set(), 1_760_000_000)
    expect(await carriedCounts(db)).toEqual([{ fate: 'kept', n: 4, fresh: 4 }])
    expect(await db.visits.count()).toBe(4)
    for (const table of [db.carried, db.log, db.visits, db.places]) await table.clear()
  }
})

test('S273 a copy that was refused and is part of another that came is told as received', async () => {
  const db = await enrolledDatabase()
  const whole = await broughtStick(2, 460)
  const few = whole.structs.slice(0, 1)
  const part: Brought = { ...whole, id: 'of few', structs: few, deflated: await deflate(writePiece(few)) }
  await takeInAll(db, [part, whole], 5)
  await settle(db, part, 'signature', new Set(few.map(s => s.key)) as Set<never>)
  expect(await carriedCounts(db)).toEqual([{ fate: 'waiting', n: 2, fresh: 0 }])
  await settle(db, whole, 'kept')
  expect(await carriedCounts(db)).toEqual([{ fate: 'kept', n: 2, fresh: 2 }])
})

test('S273 what is refused here and came by the line as well stays, and what another piece still stands for', async () => {
  const db = await enrolledDatabase()
  const a = await broughtStick(3, 80)
  const part: Brought = { ...a, id: 'another', structs: a.structs.slice(0, 1), deflated: await deflate(writePiece(a.structs.slice(0, 1))) }
  await takeInAll(db, [a, part], 5)
  await receive(db, DOC, a.structs.slice(1, 2), 4, 1_760_000_000)
  await settleCarried(db, a, { fate: 'unknown', fresh: 0 }, new Set(part.structs.map(s => s.key)), 1)
  expect((await db.log.toArray()).map(l => l.key).sort()).toEqual([a.structs[0]!.key, a.structs[1]!.key].sort())
  expect(await db.visits.count()).toBe(2)
})

test('S273 a piece that came too early waits for the next line, and one that is here is not presented again', async () => {
  const db = await enrolledDatabase()
  const [a, b] = [await broughtStick(1, 100), await broughtStick(1, 120)]
  await takeInAll(db, [a, b], 5)
  await settle(db, a, 'gap')
  await settle(db, b, 'kept')
  expect((await carriedWaiting(db, true)).map(c => c.id)).toEqual([a.id])
  expect(await carriedWaiting(db, false)).toEqual([])
  await carriedRead(db)
  expect(await carriedCounts(db)).toEqual([{ fate: 'gap', n: 1, fresh: 1 }]) // what is still to be handed over is not put away
  expect((await db.carried.toArray()).filter(c => c.deflated.length > 0).map(c => c.id)).toEqual([a.id, b.id]) // and what the relay has taken is kept in case it is set back
})

test('S273 a device that may not read the document keeps only the closed piece of it, and loses it by no erasing', async () => {
  const db = await enrolledDatabase('associated', 'aur')
  await takeInAll(db, [await broughtStick(2, 140)], 5)
  expect([await db.log.count(), await db.visits.count(), await db.places.count(), await db.carried.count()]).toEqual([0, 0, 0, 1])
  await eraseUnreadable(db, 1)
  expect(await db.carried.count()).toBe(1)
})

test('S273 W2 what was brought and is not handed over yet is erased by no new code', async () => {
  const db = await enrolledDatabase()
  const a = await broughtStick(2, 160)
  await takeInAll(db, [a], 5)
  await setFact(db, 'session', sessionOf('associated', 'aur'))
  await eraseUnreadable(db, 1)
  expect(await db.log.count()).toBe(2)
  await settle(db, a, 'kept')
  await eraseUnreadable(db, 1)
  expect(await db.log.count()).toBe(0)
})

test('S273 a database of before there were sticks is opened as it is, with all that was in it', async () => {
  const name = `before-${Math.trunc(performance.now() * 1000)}`
  const old = new Dexie(name)
  const now = openDatabase(`${name}-now`)
  await now.open()
  const stores = Object.fromEntries(
    now.tables.filter(t => t.name !== 'carried').map(t => [t.name, [t.schema.primKey.src, ...t.schema.indexes.map(i => i.src)].join(',')]),
  )
  old.version(1).stores(stores)
  await old.table('facts').put({ k: 'app', v: 'before' })
  old.close()
  const opened = openDatabase(name)
  expect(await opened.facts.get('app')).toEqual({ k: 'app', v: 'before' })
  expect(await opened.carried.count()).toBe(0)
  await opened.delete()
  await now.delete()
})

const NOW = 1_760_000_000_000
const MARK = new Uint8Array(8)
const FORKED = { seq: 1, mark: MARK, forked: true, rights: 1, documents: [] } as const
const ERASED = { doc: DOC, seq: 9, mark: MARK, reason: 'period', day: '2026-12-01' as typeof TODAY } as const
/** One letter of it is another: what a disk does. */
const change = async (db: Database, key: string): Promise<void> => {
  const row = (await db.log.get([DOC, key]))!
  await db.log.put({ ...row, raw: row.raw.map((v, i) => (i === 7 ? 'counsellos' : v)) })
}
const WHEN = { day: TODAY, slot: 9, clock: 'ok' } as const
const SAYING = { when: WHEN, by: 'counsellor', now: NOW } as const
const none = async (): Promise<void> => undefined

test('S273 C14 what lies apart is decided although a stick brought it here before, and no word about the stick takes it out again', async () => {
  const db = await enrolledDatabase()
  const b = await broughtStick(3, 200)
  await takeInAll(db, [b], 5)
  expect(await bringIn(db, diceOf(4), { doc: DOC, structs: b.structs }, 'replace', SAYING)).toEqual({ is: 'done', added: 3, known: 0 })
  await settle(db, b, 'quarantine')
  expect([await db.outbox.count(), await db.log.count(), await db.visits.count()]).toEqual([3, 3, 3])
})

test('S273 E4 a month is not sealed over what was brought and is not judged, nor over a piece that is still to be handed over', async () => {
  const db = await enrolledDatabase('coordinator', null)
  await receive(db, DOC, (await broughtStick(2, 220)).structs, 2, NOW / 1000)
  const b = await broughtStick(3, 240)
  await takeInAll(db, [b], 5)
  expect(await bookToSeal(db, DOC)).toBe('arriving')
  await db.log.filter(l => l.brought === true).delete()
  expect(await bookToSeal(db, DOC)).toBe('arriving')
  await settle(db, b, 'kept')
  expect(await bookToSeal(db, DOC)).toMatchObject({ basis: { count: 2 } })
})

test('S273 E3 nothing of a stick stands in a month that was erased, and what stood there is no refusal of ours', async () => {
  for (const erased of ['before', 'after'] as const) {
    const db = await enrolledDatabase('coordinator', null)
    const b = await broughtStick(3, 260)
    if (erased === 'before') await dropGone(db, ERASED, NOW)
    await takeInAll(db, [b], 5)
    if (erased === 'after') await dropGone(db, ERASED, NOW)
    expect([await db.visits.count(), await db.log.count(), await db.refused.count()]).toEqual([0, 0, 0])
    expect((await carriedWaiting(db, true)).map(c => c.id)).toEqual([b.id]) // the relay is asked all the same
    await settle(db, b, 'closed')
    expect([await db.log.count(), await db.refused.count()]).toEqual([0, 0])
  }
})

test('S273 E3 of a month that was erased no piece lies here either: what was handed over goes with it, what waits goes at the word of the relay, and that is told', async () => {
  const db = await enrolledDatabase()
  const fates = ['kept', 'key-known', 'quarantine', 'taken', 'forbidden'] as const
  for (const [i, fate] of fates.entries()) {
    const p = await broughtStick(1, 500 + i * 20)
    await takeInAll(db, [p], 5)
    await settle(db, p, fate)
  }
  const waits = await broughtStick(2, 700)
  const other = { ...(await broughtStick(1, 740)), doc: 'centre/cas/visits/2025-11', id: 'of another month' }
  await takeInAll(db, [waits, other], 5)
  await settle(db, other, 'kept')
  await dropGone(db, ERASED, NOW)
  expect((await db.carried.toArray()).map(c => c.id).sort()).toEqual(['of another month', waits.id])
  await settle(db, waits, 'closed')
  expect((await db.carried.toArray()).filter(c => c.deflated.length > 0).map(c => c.id)).toEqual(['of another month'])
  expect((await carriedCounts(db)).find(c => c.fate === 'closed')).toMatchObject({ n: 2 })
})

test('S273 C8 what the relay has taken of documents these rights have no place for goes at the next start; what waits or is to be proved stays', async () => {
  const db = await enrolledDatabase('coordinator', null)
  const [taken, apart, waits, early] = [
    await broughtStick(1, 760),
    await broughtStick(1, 780),
    await broughtStick(1, 800),
    await broughtStick(1, 820),
  ]
  await takeInAll(db, [taken, apart, waits, early], NOW)
  for (const [p, fate] of [
    [taken, 'kept'],
    [apart, 'quarantine'],
    [early, 'gap'],
  ] as const)
    await settle(db, p, fate)
  const bytes = async (): Promise<string[]> => (await db.carried.toArray()).filter(c => c.deflated.length > 0).map(c => c.id)
  await eraseUnreadable(db, NOW + 1)
  expect(await bytes()).toHaveLength(4) // these rights read it
  await setFact(db, 'session', sessionOf('kiosk', 'cas'))
  await eraseUnreadable(db, NOW + 1)
  expect((await bytes()).sort()).toEqual([apart.id, waits.id, early.id].sort())
  expect((await carriedCounts(db)).find(c => c.fate === 'kept')).toMatchObject({ n: 1 }) // still told
  await carriedRead(db)
  await eraseUnreadable(db, NOW + 1)
  expect(await db.carried.get(taken.id)).toBeUndefined()
  await settle(db, waits, 'kept') // it reads none of it: it is presented once more
  await eraseUnreadable(db, NOW + 1)
  expect((await db.carried.get(waits.id))!.proof).toBe('due')
  expect(await bytes()).toContain(waits.id)
  await learnHeads(db, { ...FORKED, forked: false })
  await settle(db, waits, 'kept')
  await eraseUnreadable(db, NOW + 1)
  expect(await bytes()).not.toContain(waits.id)
})

test('S273 no bytes of what waits no more outlive thirty days, whatever became of them and whether anybody read it; each start looks', async () => {
  const db = await enrolledDatabase()
  const fates = ['kept', 'quarantine', 'taken', 'full', 'signature', 'gap'] as const
  for (const [i, fate] of fates.entries()) {
    const p = await broughtStick(1, 900 + i * 20)
    await takeInAll(db, [p], NOW)
    await settle(db, p, fate)
  }
  const day = 24 * 3_600_000
  const left = async (): Promise<string[]> => (await db.carried.toArray()).filter(c => c.deflated.length > 0).map(c => c.fate)
  await eraseUnreadable(db, NOW + 30 * day)
  expect(await left()).toHaveLength(6)
  await eraseUnreadable(db, NOW + 30 * day + 1)
  expect(await left()).toEqual(['gap']) // still to be handed over
  expect(await carriedCounts(db)).toHaveLength(6)
  await carriedRead(db)
  expect(await carriedCounts(db)).toMatchObject([{ fate: 'gap' }])
})

test('S273 V9 a brought row that a disk has changed is not mourned: it comes again from its piece', async () => {
  const db = await enrolledDatabase('coordinator', null)
  const b = await broughtStick(3, 280)
  await takeInAll(db, [b], 5)
  const before = await tables(db)
  await change(db, b.structs[1]!.key)
  expect(await patrolLog(db, diceOf(9), () => NOW, none)).toMatchObject({ damaged: 1 })
  expect([await db.refused.count(), await heldBack(db), await damagedCounts(db)]).toEqual([0, 0, { healed: 1, awaited: 0, unsent: 0 }])
  await db.facts.where('k').startsWith('damaged ').delete()
  await db.facts.delete('patrol')
  expect(await tables(db)).toEqual(before)
})

test('S273 V9 what was refused because its month is erased stays refused for that, damaged or not', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(1), [create()])
  await patrolUnsent(db, diceOf(3), 1)
  await dropGone(db, ERASED, NOW)
  await change(db, (await db.log.toArray())[0]!.key)
  await patrolLog(db, diceOf(9), () => NOW, none)
  expect((await db.refused.toArray()).map(r => r.reason)).toEqual(['closed'])
})

test('S273 what the relay had taken of a stick is ours like any other after it was set back: it waits, goes onto a stick, and no word takes it out', async () => {
  const db = await enrolledDatabase()
  const b = await broughtStick(3, 300)
  await takeInAll(db, [b], 5)
  await settle(db, b, 'kept')
  expect((await db.log.toArray()).some(l => l.brought)).toBe(false)
  await learnHeads(db, FORKED)
  await sendFrom(db, DOC, () => 0, NOW)
  expect((await toCarry(db, 'centre')).own.flatMap(p => p.structs)).toHaveLength(3)
  await takeInAll(db, [b], 6)
  await settle(db, b, 'quarantine')
  expect([await db.log.count(), await db.outbox.count()]).toEqual([3, 3])
})

test('S273 what came back by the line or was acknowledged keeps no mark of a stick either', async () => {
  const db = await enrolledDatabase()
  const [a, b] = [await broughtStick(2, 310), await broughtStick(2, 330)]
  await takeInAll(db, [a, b], 5)
  await receive(db, DOC, a.structs, 4, NOW / 1000 + 5000)
  const rows = await db.log.toArray()
  expect(
    rows
      .filter(l => l.brought)
      .map(l => l.key)
      .sort(),
  ).toEqual(b.structs.map(s => s.key).sort())
  expect(new Set(rows.map(l => l.got))).toEqual(new Set([null, dayOnly(NOW / 1000 + 5000)])) // of what others said only the day (V1)
})

test('S273 two at one place: what was brought and is not judged is not sent as the carrier’s own, and what moves stays in its act', async () => {
  const db = await enrolledDatabase()
  const [b, other] = [await broughtStick(2, 340), await broughtStick(2, 360)]
  await takeInAll(db, [b], 5)
  const there = other.structs.map((s, i) => ({ ...s, client: b.structs[i]!.client, clock: b.structs[i]!.clock }))
  await receive(db, DOC, there, 4, NOW / 1000)
  await learnHeads(db, FORKED)
  await wasCompared(db, DOC, 0)
  expect(await partTwins(db, diceOf(3), new Set([DOC]), NOW)).toBe(0)
  expect(await db.outbox.count()).toBe(0)

  const second = await enrolledDatabase()
  await bringIn(second, diceOf(4), { doc: DOC, structs: b.structs }, 'replace', SAYING)
  const [act] = (await second.outbox.toArray()).map(o => o.act)
  await receive(second, DOC, there, 4, NOW / 1000)
  await second.outbox.bulkPut(
    b.structs.map(s => ({ doc: DOC, client: s.client, clock: s.clock, key: s.key, target: s.key as Key, since: 1, act: act! })),
  )
  await learnHeads(second, FORKED)
  await wasCompared(second, DOC, 0)
  expect(await partTwins(second, diceOf(3), new Set([DOC]), NOW)).toBe(4)
  expect((await second.outbox.toArray()).filter(o => b.structs.some(s => s.key === o.key)).map(o => o.act)).toEqual([act, act])
})

test('S273 V9 nothing damaged goes onto a stick, and one row that cannot be read keeps no stick from being made', async () => {
  for (const scope of ['unsent', 'centre'] as const) {
    const db = await enrolledDatabase()
    for (let i = 0; i < 3; i++) await write(db, diceOf(i + 1), [create()])
    await patrolUnsent(db, diceOf(3), 1)
    const [changed, unreadable] = (await db.log.toArray()).map(l => l.key)
    await change(db, changed!)
    const own = IDBObjectStore.prototype.get
    IDBObjectStore.prototype.get = function (this: IDBObjectStore, k: IDBValidKey) {
      if (Array.isArray(k) && k[1] === unreadable) throw new DOMException('Internal error', 'UnknownError')
      return own.call(this, k)
    } as typeof own
    try {
      const said = (await toCarry(db, scope)).own.flatMap(p => p.structs).map(s => s.key)
      expect(said).toHaveLength(1)
      expect(said).not.toContain(changed)
    } finally {
      IDBObjectStore.prototype.get = own
    }
  }
})

test('S273 what the relay took is kept for thirty days, waits again where it was set back, and goes then', async () => {
  const db = await enrolledDatabase()
  const b = await broughtStick(2, 380)
  await takeInAll(db, [b], 5)
  await settle(db, b, 'kept')
  await carriedRead(db)
  expect(await carriedCounts(db)).toEqual([])
  await learnHeads(db, { ...FORKED, forked: false })
  expect(await carriedWaiting(db, true)).toEqual([])
  await learnHeads(db, FORKED)
  expect((await carriedWaiting(db, false)).map(c => c.deflated.length > 0)).toEqual([true])
  await settle(db, b, 'kept')
  await carriedRead(db)
  await takeInAll(db, [], 31 * 24 * 3_600_000)
  expect(await db.carried.count()).toBe(0)
})

test('S273 K4 what was set apart is kept as long, read or not, and presented once more to a relay that was set back: it may have lost it', async () => {
  for (const read of [false, true]) {
    const db = await enrolledDatabase()
    const b = await broughtStick(2, 390)
    await takeInAll(db, [b], 5)
    await settle(db, b, 'quarantine')
    if (read) await carriedRead(db)
    await learnHeads(db, { ...FORKED, forked: false })
    expect(await carriedWaiting(db, true)).toEqual([])
    await learnHeads(db, FORKED)
    expect((await carriedWaiting(db, false)).map(c => c.deflated.length > 0)).toEqual([true])
    await settle(db, b, 'quarantine')
    expect(await db.log.count()).toBe(0)
    await carriedRead(db)
    await takeInAll(db, [], 31 * 24 * 3_600_000)
    expect(await db.carried.count()).toBe(0)
  }
})

const estimate = (n: number) =>
  Array.from({ length: n }, () => ({ kind: 'create' as const, noun: 'visit', fields: estimatedFields(emptyVisit('quick'), TODAY, 'am') }))

test('T8 what is brought of a day that has estimates is handed on and not counted beside them; of other days it is seen at once', async () => {
  const db = await enrolledDatabase()
  await write(db, diceOf(2), estimate(14))
  const [same, other] = [await broughtStick(9, 400), await broughtStick(2, 2400, '2025-10-08' as typeof TODAY)]
  await takeInAll(db, [same, other], 5)
  expect(await db.visits.where('[centre+day]').equals(['cas', TODAY]).count()).toBe(14)
  expect(await db.visits.where('[centre+day]').equals(['cas', '2025-10-08']).count()).toBe(2)
  expect((await carriedWaiting(db, true)).map(c => c.n).sort()).toEqual([2, 9])
})

test('T8 estimates that come by the line do not stand beside what was brought; those that were noted beside it do, and are not met by it', async () => {
  const elsewhere = device()
  await write(elsewhere, diceOf(2), estimate(14))
  const [sent] = await pieces(elsewhere, TODAY, new Set())
  const db = await enrolledDatabase()
  const b = await broughtStick(9, 2600)
  await takeInAll(db, [b], 5)
  expect(await db.visits.count()).toBe(9)
  await receive(db, DOC, sent!.structs, 4, NOW / 1000)
  expect([await db.visits.count(), (await carriedWaiting(db, true)).length]).toEqual([14, 1])

  for (const choice of ['replace', 'keep'] as const) {
    const here = await enrolledDatabase()
    await takeInAll(here, [b], 5)
    await write(here, diceOf(2), estimate(5))
    expect(await here.visits.count()).toBe(14)
    await settle(here, b, 'quarantine')
    expect(await here.visits.count()).toBe(5)
    expect((await fact(here, 'beside'))?.entries).toHaveLength(9)
    await bringIn(here, diceOf(4), { doc: DOC, structs: b.structs }, choice, SAYING)
    expect(await here.visits.filter(v => v.voided === null).count()).toBe(14)
    expect(await fact(here, 'beside')).toBeUndefined()
  }
})
