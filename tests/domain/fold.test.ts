import { describe, expect, test } from 'vitest'
import { contested } from '../../src/domain/contested.ts'
import { fold, shown, type Folded } from '../../src/domain/fold.ts'
import type { Key } from '../../src/domain/ids.ts'
import type { Statement } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DOC, edited, ended, keyOf, made, permutations, randomKey, REMARKS, shuffled } from './say.ts'

const seed = seedOf()
const V = keyOf(1)
const visit = made(V, 'visit', { day: '2025-10-09', slot: 10, kind: 'quick', party: 1 }, at(1))
const folded = (list: readonly Statement[], doc = DOC, id = V): Folded => {
  const record = fold(doc, id, list)
  if (!record) throw new Error('no record')
  return record
}
const values = (record: Folded, field: string): unknown[] => (record.heads[field] ?? []).map(h => h.value)

describe('a record is the fold of its statements', () => {
  test('F1 a create is one head for each field it states, with who said it and when', () => {
    const record = folded([visit])
    expect(record).toMatchObject({ id: V, doc: DOC, noun: 'visit', at: at(1), by: 'counsellor', ended: null, proposals: [] })
    expect(Object.keys(record.heads)).toEqual(['day', 'kind', 'party', 'slot'])
    expect(record.heads['party']).toEqual([{ key: V, value: 1, at: at(1), by: 'counsellor' }])
    expect(contested(record)).toEqual([])
    expect(shown(record, 'duration')).toBe(undefined)
  })

  test('F1 without its create there is no record, whatever else is known', () => {
    expect(fold(DOC, V, [])).toBe(null)
    expect(fold(DOC, V, [edited(keyOf(2), V, 'party', 2, [V], at(2)), ended(keyOf(3), V, 'void', 'twice', at(3))])).toBe(null)
  })

  test('F2 an edit that names what its author saw replaces it', () => {
    const e = edited(keyOf(2), V, 'party', 2, [V], at(2))
    expect(values(folded([visit, e]), 'party')).toEqual([2])
    expect(values(folded([visit, e, edited(keyOf(3), V, 'party', 3, [e.key], at(3))]), 'party')).toEqual([3])
  })

  test('F2 a base supersedes only in its own field', () => {
    const record = folded([visit, edited(keyOf(2), V, 'party', 2, [V], at(2))])
    expect(values(record, 'kind')).toEqual(['quick'])
    expect(values(record, 'party')).toEqual([2])
  })

  test('F2 an edit of a field that nobody had stated adds it', () => {
    expect(shown(folded([visit, edited(keyOf(2), V, 'duration', '5-15', [], at(2))]), 'duration')).toBe('5-15')
  })

  test('F3 V13 two edits made apart are both kept; the later is shown first, and it is a conflict', () => {
    const a = edited(keyOf(2), V, 'party', 2, [V], at(2, 11))
    const b = edited(keyOf(3), V, 'party', 3, [V], at(9, 10))
    const record = folded([visit, a, b])
    expect(values(record, 'party')).toEqual([2, 3])
    expect(contested(record)).toEqual(['party'])
    expect(shown(record, 'party')).toBe(2)
  })

  test('F3 one more statement that names all heads settles it', () => {
    const a = edited(keyOf(2), V, 'party', 2, [V], at(2))
    const b = edited(keyOf(3), V, 'party', 3, [V], at(3))
    const record = folded([visit, a, b, edited(keyOf(4), V, 'party', 2, [a.key, b.key], at(4))])
    expect(values(record, 'party')).toEqual([2])
    expect(contested(record)).toEqual([])
  })

  test('F3 an edit whose base never arrives, or is of another field, supersedes nothing', () => {
    expect(values(folded([visit, edited(keyOf(2), V, 'party', 2, [keyOf(99)], at(2))]), 'party')).toEqual([2, 1])
  })

  test('F3 V13 statements that name themselves, or each other, do not empty the field', () => {
    const [a, b] = [keyOf(2), keyOf(3)]
    expect(values(folded([visit, edited(a, V, 'party', 2, [a, V], at(2))]), 'party')).toEqual([2, 1])
    const circle = [edited(a, V, 'party', 2, [b, V], at(2)), edited(b, V, 'party', 3, [a, V], at(3))]
    expect(values(folded([visit, ...circle]), 'party')).toEqual([3, 2, 1])
    expect(values(folded([visit, ...circle, edited(keyOf(4), V, 'party', 4, [], at(4))]), 'party')).toEqual([4])
  })

  test('F4 what is said in another document has no say: not an edit, not an ending, not even a create', () => {
    for (const doc of [
      'centre/irg/visits/2025-10',
      'centre/cas/visits/2025-11',
      'centre/irg/remarks/2025-10',
      'network/directory',
      'centre/cas/desk/public',
    ]) {
      const record = folded([visit, edited(keyOf(2), V, 'party', 9, [V], at(9), doc), ended(keyOf(3), V, 'cancel', null, at(9), doc)])
      expect(record, doc).toEqual(folded([visit]))
      expect(fold(DOC, V, [made(V, 'visit', {}, at(1), doc)]), doc).toBe(null)
    }
  })

  test('F4 what is said about another record has no say', () => {
    expect(folded([visit, edited(keyOf(2), keyOf(5), 'party', 9, [V], at(9)), ended(keyOf(3), keyOf(5), 'void', null, at(9))])).toEqual(
      folded([visit]),
    )
  })

  test('F5 V2 the coordination’s remarks are proposals, in their order, and never values nor endings', () => {
    const p = edited(keyOf(2), V, 'party', 2, [V], at(8), REMARKS)
    const q = ended(keyOf(3), V, 'void', 'twice', at(4), REMARKS)
    const record = folded([p, visit, q])
    expect({ ...record, proposals: [] }).toEqual(folded([visit]))
    expect(record.proposals).toEqual([q, p])
  })

  test('F5 remarks are the companion of visits only', () => {
    const desk = 'centre/cas/desk/public'
    const e = made(V, 'exception', { day: '2025-10-09' }, at(1), desk)
    expect(folded([e, ended(keyOf(2), V, 'void', null, at(2), REMARKS)], desk).proposals).toEqual([])
  })

  test('F6 V2 a withdrawn record keeps its edits, also those made apart', () => {
    const w = ended(keyOf(2), V, 'withdraw', null, at(5))
    const e = edited(keyOf(3), V, 'party', 4, [V], at(4))
    const record = folded([visit, w, e])
    expect(shown(record, 'party')).toBe(4)
    expect(record.ended).toMatchObject({ kind: 'withdraw', key: w.key })
  })

  test('F6 cancelled outranks voided outranks withdrawn, whatever their times; of two alike the first one said stands', () => {
    for (const [first, second, third] of permutations([3, 5, 8]) as [number, number, number][]) {
      const w = ended(keyOf(2), V, 'withdraw', 'w', at(first))
      const v = ended(keyOf(3), V, 'void', 'v', at(second))
      const c = ended(keyOf(4), V, 'cancel', 'c', at(third))
      const again = ended(keyOf(5), V, 'cancel', 'again', at(third + 1))
      expect(folded([visit, w]).ended?.kind).toBe('withdraw')
      for (const order of permutations([w, v])) expect(folded([visit, ...order]).ended?.kind).toBe('void')
      for (const order of permutations([w, v, c, again]))
        expect(folded([visit, ...order]).ended).toMatchObject({ kind: 'cancel', reason: 'c' })
    }
  })

  test('F6 V11 cancelled wins over a change made apart, 200 of 200 with random ids', () => {
    const r = rng(seed)
    let cancelled = 0
    for (let i = 0; i < 200; i++) {
      const id = randomKey(r)
      const doc = 'centre/irg/calendar/2026/network'
      const event = made(id, 'event', { title: 'x', status: 'published' }, at(1), doc)
      const change = edited(randomKey(r), id, 'status', 'changed', [id], at(1 + Math.floor(r() * 9)), doc)
      const cancel = ended(randomKey(r), id, 'cancel', 'strike', at(1 + Math.floor(r() * 9)), doc)
      const record = folded(shuffled([event, change, cancel], r), doc, id)
      if (record.ended?.kind === 'cancel' && shown(record, 'status') === 'changed') cancelled++
    }
    expect(cancelled, `seed ${seed}`).toBe(200)
  })

  test('F7 a field may be called __proto__, constructor or toString', () => {
    const odd = made(V, 'visit', JSON.parse('{"__proto__":1,"constructor":2,"toString":3}') as Record<string, number>, at(1))
    const record = folded([odd, edited(keyOf(2), V, '__proto__', 4, [V], at(2))])
    expect(shown(record, '__proto__')).toBe(4)
    expect(shown(record, 'constructor')).toBe(2)
    expect(shown(record, 'toString')).toBe(3)
    expect(Object.keys(record.heads)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(contested(folded([odd, edited(keyOf(2), V, '__proto__', 4, [], at(2))]))).toEqual(['__proto__'])
    expect(shown(folded([visit]), '__proto__')).toBe(undefined)
    expect(shown(folded([visit]), 'constructor')).toBe(undefined)
  })
})

describe('F8 any order of arrival gives the same record', () => {
  const a = edited(keyOf(2), V, 'party', 2, [V], at(2))
  const b = edited(keyOf(3), V, 'party', 3, [V], at(2))
  const sets: Record<string, Statement[]> = {
    'two edits made apart': [visit, a, b],
    'a conflict and its settling': [visit, a, b, edited(keyOf(4), V, 'party', 2, [a.key, b.key], at(4))],
    'edit, void, withdrawal, remark': [
      visit,
      a,
      ended(keyOf(5), V, 'void', 'twice', at(3)),
      ended(keyOf(6), V, 'withdraw', null, at(3)),
      ended(keyOf(7), V, 'void', 'other', at(3), REMARKS),
    ],
    'two cancellations, an edit made after': [
      visit,
      ended(keyOf(8), V, 'cancel', 'x', at(3)),
      ended(keyOf(9), V, 'cancel', 'y', at(3)),
      edited(keyOf(10), V, 'kind', 'interview', [], at(9)),
    ],
    'a strange document and a strange record': [
      visit,
      a,
      edited(keyOf(11), V, 'party', 8, [V], at(9), 'centre/irg/visits/2025-10'),
      ended(keyOf(12), keyOf(13), 'void', null, at(4)),
    ],
  }
  test.each(Object.keys(sets))('%s, in every order', name => {
    const set = sets[name]! // the name comes from the object
    const expected = folded(set)
    for (const order of permutations(set)) expect(folded(order)).toEqual(expected)
  })

  test(`1,000 random sets, each in five orders (seed ${seed})`, () => {
    const r = rng(seed)
    const n = (below: number): number => Math.floor(r() * below)
    let disputed = 0
    let closed = 0
    for (let i = 0; i < 1000; i++) {
      const id = randomKey(r)
      const keys: Key[] = [id]
      const set: Statement[] = [made(id, 'visit', { day: '2025-10-09', party: 1, kind: 'quick' }, at(1 + n(3)))]
      for (let k = 1 + n(9); k > 0; k--) {
        const key = randomKey(r)
        const doc = r() < 0.8 ? DOC : r() < 0.5 ? REMARKS : 'centre/irg/visits/2025-10'
        const when = at(1 + n(4), ([9, 10, 'am', 'pm'] as const)[n(4)]!)
        if (r() < 0.75) {
          const base = keys.filter(() => r() < 0.4)
          set.push(edited(key, id, ['party', 'kind', '__proto__'][n(3)]!, n(9), base, when, doc))
        } else set.push(ended(key, id, (['void', 'withdraw', 'cancel'] as const)[n(3)]!, null, when, doc))
        keys.push(key)
      }
      const expected = folded(set, DOC, id)
      for (let k = 0; k < 5; k++) expect(folded(shuffled(set, r), DOC, id), `seed ${seed}, set ${i}`).toEqual(expected)
      if (contested(expected).length > 0) disputed++
      if (expected.ended) closed++
      for (const list of Object.values(expected.heads)) expect(list.length).toBeGreaterThan(0)
    }
    expect(disputed).toBeGreaterThan(200) // else it was all quiet and proved little
    expect(closed).toBeGreaterThan(200)
  })
})
