import { describe, expect, test } from 'vitest'
import { laterFirst, parseStatement, SCHEMA, writeStatement, type Draft, type Statement } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DOC, keyOf, randomKey, shuffled } from './say.ts'

const KEY = keyOf(1)
const TARGET = keyOf(2)
const AT = ['2025-10-09', 10, 'ok', 7]
const EDIT = ['edit', SCHEMA, TARGET, 'party', 2, [TARGET], AT, 'counsellor']
/** An edit with one place replaced. */
const edit = (place: number, value: unknown): unknown[] => EDIT.with(place, value as never)
const CREATE = ['create', SCHEMA, '', 'visit', ['day', '2025-10-09'], [], AT, 'counsellor']
const create = (place: number, value: unknown): unknown[] => CREATE.with(place, value as never)

describe('what an author says comes back as said', () => {
  test.each<[string, Draft, Partial<Statement>]>([
    [
      'a create',
      { kind: 'create', noun: 'visit', fields: { day: '2025-10-09', purposes: ['P1', 'P2'], note: null } },
      { kind: 'create', target: KEY, field: 'visit', value: ['day', '2025-10-09', 'purposes', ['P1', 'P2'], 'note', null], base: [] },
    ],
    [
      'an edit',
      { kind: 'edit', target: TARGET, field: 'party', value: 2, base: [TARGET] },
      { kind: 'edit', target: TARGET, field: 'party', value: 2, base: [TARGET] },
    ],
    ['a void', { kind: 'void', target: TARGET, reason: 'twice' }, { kind: 'void', target: TARGET, field: '', value: 'twice', base: [] }],
    ['a cancellation', { kind: 'cancel', target: TARGET, reason: null }, { kind: 'cancel', target: TARGET, value: null }],
    ['a withdrawal', { kind: 'withdraw', target: TARGET, reason: null }, { kind: 'withdraw', target: TARGET, value: null }],
  ])('ST1 %s', (_, draft, expected) => {
    const raw = writeStatement(draft, at(7), 'partner/chamber')
    expect(raw).toHaveLength(8)
    expect(parseStatement(DOC, KEY, JSON.parse(JSON.stringify(raw)) as unknown[])).toMatchObject({
      doc: DOC,
      key: KEY,
      at: at(7),
      by: 'partner/chamber',
      ...expected,
    })
  })
  test('ST1 the two forms the malformed ones are made from do read', () => {
    expect(parseStatement(DOC, KEY, EDIT)).toMatchObject({ kind: 'edit' })
    expect(parseStatement(DOC, KEY, CREATE)).toMatchObject({ kind: 'create' })
  })
})

test('ST2 what a newer app wrote is told apart from what cannot be read', () => {
  expect(parseStatement(DOC, KEY, edit(1, SCHEMA + 1))).toBe('newer')
  expect(parseStatement(DOC, KEY, ['anything', SCHEMA + 1])).toBe('newer')
  expect(parseStatement(DOC, KEY, [null, 99, { at: 'all' }])).toBe('newer')
  expect(parseStatement(DOC, KEY, edit(0, 'merge'))).toBe('newer')
  expect(parseStatement(DOC, KEY, [...EDIT, 'a ninth'])).toMatchObject({ kind: 'edit', value: 2 })
})

test.each<[string, unknown[]]>([
  ['nothing', []],
  ['too short', EDIT.slice(0, 7)],
  ['kind no text', edit(0, 3)],
  ['schema of no known version', edit(1, 0)],
  ['schema a fraction', edit(1, 1.5)],
  ['schema text', edit(1, '1')],
  ['schema missing', edit(1, null)],
  ['target no key', edit(2, 'somebody')],
  ['target empty on an edit', edit(2, '')],
  ['target missing', edit(2, null)],
  ['field no text', edit(3, 4)],
  ['base no list', edit(5, TARGET)],
  ['base of no keys', edit(5, ['x'])],
  ['base half of keys', edit(5, [TARGET, null])],
  ['at missing', edit(6, null)],
  ['at empty', edit(6, [])],
  ['day no day', edit(6, ['2025-02-30', 10, 'ok', 7])],
  ['a moment for a day', edit(6, ['2025-10-09T09:12:44Z', 10, 'ok', 7])],
  ['slot 24', edit(6, ['2025-10-09', 24, 'ok', 7])],
  ['a slot finer than the hour', edit(6, ['2025-10-09', 10.25, 'ok', 7])],
  ['clock state unknown', edit(6, ['2025-10-09', 10, 'fine', 7])],
  ['counter 0', edit(6, ['2025-10-09', 10, 'ok', 0])],
  ['counter negative', edit(6, ['2025-10-09', 10, 'ok', -1])],
  ['counter a fraction', edit(6, ['2025-10-09', 10, 'ok', 1.5])],
  ['counter beyond whole numbers', edit(6, ['2025-10-09', 10, 'ok', 2 ** 53])],
  ['counter text', edit(6, ['2025-10-09', 10, 'ok', '7'])],
  ['by no text', edit(7, null)],
  ['a create of another record', create(2, TARGET)],
  ['a create with fields of no list', create(4, 'day')],
  ['a create with an odd list', create(4, ['day'])],
  ['a create with a field of no name', create(4, [1, '2025-10-09'])],
  ['a create with one field twice', create(4, ['party', 1, 'party', 2])],
  ['a create whose noun is no text', create(3, null)],
])('ST3 unreadable: %s', (_, raw) => {
  expect(parseStatement(DOC, KEY, raw)).toBe('unreadable')
})

test('ST3 a key that is none is unreadable', () => {
  for (const key of ['', '__proto__', 'short', `${KEY}x`]) expect(parseStatement(DOC, key, EDIT)).toBe('unreadable')
})

const seed = seedOf()
test(`ST4 20,000 random values never throw, and what reads has the shape it promises (seed ${seed})`, () => {
  const r = rng(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!
  const junk: (depth: number) => unknown = depth =>
    pick<() => unknown>([
      () => null,
      () => undefined,
      () => r() < 0.5,
      () => Math.floor(r() * 30) - 3,
      () => pick([NaN, Infinity, -0, 2 ** 53, 0.5]),
      () => pick(['', '__proto__', 'create', 'edit', 'void', 'day', 'ok', 'am', '2025-10-09', KEY, TARGET, '\0', '🌲'.repeat(9)]),
      () => ({ toString: 'no function' }),
      () => (depth > 3 ? [] : Array.from({ length: Math.floor(r() * 9) }, () => junk(depth + 1))),
    ])()
  let read = 0
  for (let i = 0; i < 20_000; i++) {
    // half pure junk, half a good statement with one to three places spoiled
    const raw: unknown[] = r() < 0.5 ? Array.from({ length: Math.floor(r() * 12) }, () => junk(0)) : [...pick([EDIT, CREATE])]
    if (raw.length === 8) for (let n = Math.floor(r() * 3) + 1; n > 0; n--) raw[Math.floor(r() * 8)] = junk(0)
    const got = parseStatement(DOC, pick([KEY, '', '__proto__']), raw)
    if (typeof got === 'string') expect(['newer', 'unreadable']).toContain(got)
    else {
      read++
      expect(got.at.seq).toBeGreaterThan(0)
      expect(got.target).toHaveLength(22)
      expect(got.value).not.toBe(undefined)
      expect(Array.isArray(got.base)).toBe(true)
    }
  }
  expect(read).toBeGreaterThan(100) // else it tried nothing that could go wrong later
})

describe('which of two concurrent values is shown', () => {
  const s = (n: number, ...[seq, slot, day]: Parameters<typeof at>) => ({ key: keyOf(n), at: at(seq, slot, day) })
  test('ST5 the later day, then the later slot, then the higher counter, then the higher key', () => {
    const [low, high] = [keyOf(1), keyOf(2)].toSorted()
    expect(laterFirst(s(1, 1, 0, '2025-10-10' as never), s(2, 9, 23))).toBe(-1)
    expect(laterFirst(s(1, 1, 11), s(2, 9, 10))).toBeLessThan(0)
    expect(laterFirst(s(1, 1, 'pm'), s(2, 9, 11))).toBeLessThan(0)
    expect(laterFirst(s(1, 9), s(2, 8))).toBeLessThan(0)
    expect(laterFirst({ key: high!, at: at(1) }, { key: low!, at: at(1) })).toBeLessThan(0)
    expect(laterFirst({ key: low!, at: at(1) }, { key: high!, at: at(1) })).toBeGreaterThan(0)
  })
  test(`ST5 it orders any set the same from any arrangement (seed ${seed})`, () => {
    const r = rng(seed)
    const slots = [9, 10, 'am', 'pm'] as const
    const set = Array.from({ length: 60 }, () => ({ key: randomKey(r), at: at(1 + Math.floor(r() * 3), slots[Math.floor(r() * 4)]!) }))
    const sorted = set.toSorted(laterFirst)
    for (let i = 0; i < 100; i++) expect(shuffled(set, r).sort(laterFirst)).toEqual(sorted)
  })
})
