// What was brought by hand, in the tables: never sent as our own, kept over changes of rights and of the database, taken out again where the relay refuses it.
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { carriedCounts, carriedRead, carriedWaiting, settleCarried, takeInAll, type Brought } from '../../src/store/carried.ts'
import { toCarry } from '../../src/store/carry-out.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { pieces, sendFrom } from '../../src/store/outbox.ts'
import { rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { receive } from '../../src/store/receive.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import type { Struct } from '../../src/wire/append.ts'
import { deflate } from '../../src/wire/deflate.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { create, device, diceOf, DOC, tables, write } from './device-under-test.ts'

const TODAY = '2025-10-09' as Parameters<typeof pieces>[1]
const session = (role: Session['role'], centre: string | null): Session => ({
  device: 'AAAAAAAAAAAAAAAAAAAAAA' as Session['device'],
  role,
  centre: centre as Session['centre'],
  key: {} as CryptoKeyPair,
  at: '',
})
const enrolled = async (role: Session['role'] = 'staff', centre: string | null = 'cas'): Promise<Database> => {
  const db = device()
  await setFact(db, 'session', session(role, centre))
  return db
}
/** What another device wrote, as a piece of a stick. */
const stick = async (n: number, seed: number): Promise<Brought> => {
  const other = device()
  for (let i = 0; i < n; i++) await write(other, diceOf(seed + i * 100), [create({ party: i + 1 })])
  const [piece] = await pieces(other, TODAY, new Set())
  const structs = piece!.structs as Struct[]
  return {
    id: `signer ${DOC} ${seed}`,
    doc: DOC,
    signer: 'BBBBBBBBBBBBBBBBBBBBBA' as Brought['signer'],
    signature: new Uint8Array(64),
    deflated: await deflate(writePiece(structs)),
    structs,
  }
}
const settle = (db: Database, p: Brought, fate: Parameters<typeof settleCarried>[2]['fate'], others = new Set<never>()): Promise<void> =>
  settleCarried(db, p, { fate, fresh: p.structs.length }, others, 1_760_000_000)

test('S273 what was brought is not ours to send: no outbox, nothing in a gap or a fork; only the piece itself, and what we wrote', async () => {
  const db = await enrolled()
  const brought = await stick(3, 1)
  await write(db, diceOf(9), [create()])
  await takeInAll(db, [brought], 5)
  expect(await db.visits.count()).toBe(4)
  expect((await pieces(db, TODAY, new Set())).flatMap(p => p.structs)).toHaveLength(1)
  expect(await db.log.count()).toBe(4)
  expect(await sendFrom(db, DOC, () => 0, 1)).toBe(0) // our own waits already
  const [mine] = await pieces(db, TODAY, new Set())
  await settle(db, brought, 'kept')
  expect(await sendFrom(db, DOC, () => 0, 1)).toBe(3) // once the relay had it, it heals a relay that lost it, like any other
  expect(mine!.structs).toHaveLength(1)
})

test('S273 a copy that this device makes has what it wrote under its own hand, and what it carries as it came', async () => {
  const db = await enrolled()
  const brought = await stick(2, 20)
  await write(db, diceOf(9), [create()])
  await takeInAll(db, [brought], 5)
  for (const scope of ['unsent', 'centre'] as const) {
    const { own, others } = await toCarry(db, scope)
    expect(own.flatMap(p => p.structs)).toHaveLength(1)
    expect(others.map(o => [o.signer, o.n])).toEqual([[brought.signer, 2]])
  }
})

test('S273 the same piece twice stands once; refused it leaves again, and the living tables are those of a rebuild', async () => {
  const db = await enrolled()
  const [a, b] = [await stick(3, 40), await stick(2, 60)]
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

test('S273 what is refused here and came by the line as well stays, and what another piece still stands for', async () => {
  const db = await enrolled()
  const a = await stick(3, 80)
  const part: Brought = { ...a, id: 'another', structs: a.structs.slice(0, 1), deflated: await deflate(writePiece(a.structs.slice(0, 1))) }
  await takeInAll(db, [a, part], 5)
  await receive(db, DOC, a.structs.slice(1, 2), 4, 1_760_000_000)
  await settleCarried(db, a, { fate: 'unknown', fresh: 0 }, new Set(part.structs.map(s => s.key)), 1)
  expect((await db.log.toArray()).map(l => l.key).sort()).toEqual([a.structs[0]!.key, a.structs[1]!.key].sort())
  expect(await db.visits.count()).toBe(2)
})

test('S273 a piece that came too early waits for the next line, and one that is here is not presented again', async () => {
  const db = await enrolled()
  const [a, b] = [await stick(1, 100), await stick(1, 120)]
  await takeInAll(db, [a, b], 5)
  await settle(db, a, 'gap')
  await settle(db, b, 'kept')
  expect((await carriedWaiting(db, true)).map(c => c.id)).toEqual([a.id])
  expect(await carriedWaiting(db, false)).toEqual([])
  await carriedRead(db)
  expect((await db.carried.toArray()).map(c => c.id)).toEqual([a.id]) // what is still to be handed over is not put away
})

test('S273 a device that may not read the document keeps only the closed piece of it, and loses it by no erasing', async () => {
  const db = await enrolled('associated', 'aur')
  await takeInAll(db, [await stick(2, 140)], 5)
  expect([await db.log.count(), await db.visits.count(), await db.places.count(), await db.carried.count()]).toEqual([0, 0, 0, 1])
  await eraseUnreadable(db, 1)
  expect(await db.carried.count()).toBe(1)
})

test('S273 W2 what was brought and is not handed over yet is erased by no new code', async () => {
  const db = await enrolled()
  const a = await stick(2, 160)
  await takeInAll(db, [a], 5)
  await setFact(db, 'session', session('associated', 'aur'))
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
