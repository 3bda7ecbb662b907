import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { exceptionFields } from '../../src/domain/opening-record.ts'
import { writeStatement, type Draft, type Raw } from '../../src/domain/statement.ts'
import type { Struct } from '../../src/wire/append.ts'
import type { Dice } from '../../src/store/commit.ts'
import { receive } from '../../src/store/receive.ts'
import { documents, rebuild } from '../../src/store/rebuild.ts'
import { within, type Database } from '../../src/store/tables.ts'
import { rng, seedOf } from '../random.ts'
import { create, device, diceOf, DOC, REMARKS, tables } from './device-under-test.ts'

const NEXT_MONTH = 'centre/cas/visits/2025-11'
const DESK = 'centre/cas/desk/public'
const OTHER = 'centre/irg/visits/2025-10'
const ORDERS = 60

/** What one device has written: its own client in each document, one counter. */
const author = (dice: Dice, by: string) => {
  const clocks = new Map<string, number>()
  const client = new DataView(dice.bytes(4).buffer).getUint32(0)
  const written: { doc: string; struct: Struct }[] = []
  let seq = 0
  const put = (doc: string, value: Raw, key: Key): Key => {
    const clock = clocks.get(doc) ?? 0
    clocks.set(doc, clock + 1)
    written.push({ doc, struct: { client, clock, key, value } })
    return key
  }
  return {
    written,
    say: (draft: Draft, doc = DOC, key = keyFrom(dice.bytes(16))): Key =>
      put(doc, writeStatement(draft, { day: '2025-10-09' as Day, slot: 9 + (seq % 8), clock: 'ok', seq: ++seq }, by), key),
    /** What this app cannot read. */
    raw: (value: Raw, doc = DOC): Key => put(doc, value, keyFrom(dice.bytes(16))),
  }
}

/** Three tablets and the coordination, who have not heard of each other while they write. */
const world = (seed: number) => {
  const [a, b, c, head] = [1, 2, 3, 4].map(n => author(diceOf(seed + n), n === 4 ? 'coordination' : 'counsellor')) as [
    ReturnType<typeof author>,
    ReturnType<typeof author>,
    ReturnType<typeof author>,
    ReturnType<typeof author>,
  ] // four in, four out
  const visits = [a, b, c].flatMap(who => [
    who.say(create()),
    who.say(create({ kind: 'interview', purposes: ['P1', 'P3'], duration: '15-30', party: 2 })),
    who.say(create({ kind: 'self-service', purposes: ['P2'] })),
  ])
  const v = (i: number): Key => visits[i]! // nine were made
  a.say({ kind: 'create', noun: 'group', fields: groupFields({ kind: 'class', size: 24, accompanying: 2 }, '2025-10-09' as Day, 14) })
  // one visit edited by three devices apart, then settled by one who had seen two of them
  const edits = [a, b, c].map((who, i) => who.say({ kind: 'edit', target: v(1), field: 'party', value: i + 3, base: [v(1)] }))
  a.say({ kind: 'edit', target: v(1), field: 'party', value: 3, base: edits.slice(0, 2) })
  b.say({ kind: 'edit', target: v(4), field: 'purposes', value: ['P5'], base: [v(4)] })
  // taken back, twice by two devices, and edited besides
  b.say({ kind: 'void', target: v(0), reason: 'twice' })
  c.say({ kind: 'void', target: v(0), reason: 'undo' })
  c.say({ kind: 'edit', target: v(0), field: 'kind', value: 'interview', base: [v(0)] })
  // hours of the desk, one taken back
  const closed = c.say(
    { kind: 'create', noun: 'exception', fields: exceptionFields({ day: '2025-10-10' as Day, half: 'pm', intervals: [], reason: 'snow' }) },
    DESK,
  )
  a.say({ kind: 'withdraw', target: closed, reason: null }, DESK)
  // a correction written in the next month's document has no say about this month's visit
  a.say({ kind: 'void', target: v(2), reason: 'other' }, NEXT_MONTH)
  // one visit copied into the next month of its centre
  c.say(create({}, '2025-10-09' as Day), NEXT_MONTH, v(3))
  // remarks: about a visit, and about one that is nowhere
  head.say({ kind: 'edit', target: v(5), field: 'kind', value: 'quick', base: [v(5)] }, REMARKS)
  head.say({ kind: 'void', target: keyFrom(new Uint8Array(16).fill(9)), reason: 'other' }, REMARKS)
  // set aside: a newer app's, one nobody can read, a noun that has no place here, another centre's void of our visit, a record that is not there
  a.raw(['create', 2, '', 'visit', [['day', '2025-10-09']], [], ['2025-10-09', 9, 'ok', 1], 'counsellor'])
  b.raw(['merge', 1, v(6), '', null, [], ['2025-10-09', 9, 'ok', 1], 'counsellor'])
  b.raw(['nonsense', 1])
  c.say({ kind: 'create', noun: 'centre', fields: { code: 'xx', name: 'X', kind: 'site' } })
  c.say({ kind: 'void', target: v(7), reason: 'other' }, OTHER)
  c.say({ kind: 'edit', target: keyFrom(new Uint8Array(16).fill(8)), field: 'party', value: 2, base: [] })
  return [a, b, c, head].flatMap(who => who.written)
}

/** A piece as the relay sends it: structs of one document. Any order, any cut, and some come again. */
const deliveries = (all: readonly { doc: string; struct: Struct }[], r: () => number): { doc: string; structs: Struct[] }[] => {
  const mixed = [...all, ...all.filter(() => r() < 0.3)]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(r() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!] // both are in range
  }
  const out: { doc: string; structs: Struct[] }[] = []
  const size = 1 + Math.floor(r() * 12)
  for (let i = 0; i < mixed.length; i += size)
    for (const [doc, part] of Map.groupBy(mixed.slice(i, i + size), m => m.doc)) out.push({ doc, structs: part.map(m => m.struct) })
  return out
}

const seed = seedOf()
const keysIn = async (db: Database, doc: string): Promise<string[]> =>
  (
    await db.log
      .where('[doc+key]')
      .between(...within(doc))
      .toArray()
  )
    .map(l => l.key)
    .toSorted()

describe(`three tablets and a coordinator, delivered in any order (seed ${seed})`, () => {
  const all = world(seed)

  test(`V8 P3 ${ORDERS} orders, cut anywhere, with repeats: the tables are the same, and a rebuild gives them again`, async () => {
    const r = rng(seed)
    const straight = device()
    for (const { doc, struct } of all) await receive(straight, doc, [struct], 1, 1)
    const expected = await tables(straight)
    // what is compared is not empty, and holds what the world was made to hold
    expect(expected['visits']).toHaveLength(9)
    expect(expected['groups']).toHaveLength(1)
    expect(expected['exceptions']).toHaveLength(1)
    expect(expected['centres']).toHaveLength(0)
    const aside = (expected['aside'] ?? []) as { why: string }[]
    expect(Object.fromEntries([...Map.groupBy(aside, x => x.why)].map(([why, list]) => [why, list.length]))).toEqual({
      newer: 2,
      unreadable: 1,
      foreign: 5,
      copied: 1,
    })
    const visits = (expected['visits'] ?? []) as { voided: string | null; party: number; conflicts: readonly string[] }[]
    expect(visits.filter(x => x.voided !== null)).toHaveLength(1)
    expect(visits.filter(x => x.conflicts.includes('party'))).toHaveLength(1)

    const held = new Map<string, unknown>()
    for (const doc of await documents(straight)) held.set(doc, await keysIn(straight, doc))
    for (let i = 0; i < ORDERS; i++) {
      const db = device()
      let n = 0
      for (const { doc, structs } of deliveries(all, r)) await receive(db, doc, structs, ++n, n)
      expect(await tables(db), `seed ${seed}, order ${i}`).toEqual(expected)
      for (const doc of await documents(db)) {
        expect(await keysIn(db, doc), `seed ${seed}, order ${i}, ${doc}`).toEqual(held.get(doc))
        await rebuild(db, doc)
      }
      expect(await tables(db), `seed ${seed}, order ${i}, rebuilt`).toEqual(expected)
    }
  })
})
