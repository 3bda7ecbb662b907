// What of a one-way table may be shown: the property, whatever mask there is (`domain.md` §10.2, k = 11).
import { expect, test } from 'vitest'
import { published, SHOWN } from '../../src/domain/published.ts'
import { rng, seedOf } from '../random.ts'

const seed = seedOf()
const VALUES = ['a', 'b', 'c', 'd', 'e', 'f']

test('R26 below eleven answers there is no table; from eleven on there is', () => {
  expect(SHOWN).toBe(11)
  expect(published(VALUES, { a: 10 })).toBe(null)
  expect(published(VALUES, {})).toBe(null)
  expect(published(['a', 'b'], { a: 11 })).toEqual({ n: 11, rows: [{ value: 'a', n: 11 }, { value: 'b', n: 0 }] }) // prettier-ignore
})
test('R26 one small count takes the next smallest with it; two that are too few together a third', () => {
  const shown = (counts: Record<string, number>): string => (published(['a', 'b', 'c'], counts)?.rows ?? []).map(r => r.n ?? '–').join(' ')
  expect(shown({ a: 40, b: 20, c: 3 })).toBe('40 – –')
  expect(shown({ a: 40, b: 6, c: 5 })).toBe('40 – –')
  expect(shown({ a: 40, b: 4, c: 5 })).toBe('– – –')
  expect(shown({ a: 40, b: 11, c: 0 })).toBe('40 11 0')
  expect(shown({ a: 12, b: 3 })).toBe('– – 0')
})
test(`R26 hidden counts are none, or at least two and together eleven or more; no shown one is of 1 to 10 (RELAIS_SEED=${seed})`, () => {
  let hiding = 0
  for (let i = 0; i < 800; i++) {
    const r = rng(seed + i)
    const counts = Object.fromEntries(VALUES.map(v => [v, r() < 0.2 ? 0 : Math.floor(r() * r() * 60)]))
    const table = published(VALUES, counts)
    const n = Object.values(counts).reduce((a, b) => a + b, 0)
    expect(table === null, `seed ${seed + i}`).toBe(n < SHOWN)
    if (!table) continue
    const hidden = table.rows.filter(row => row.n === null).map(row => counts[row.value]!)
    for (const row of table.rows) if (row.n !== null) expect([0, counts[row.value]]).toContain(row.n)
    for (const row of table.rows) expect(row.n !== null && row.n > 0 && row.n < SHOWN, `seed ${seed + i}`).toBe(false)
    if (hidden.length === 0) continue
    hiding++
    expect(hidden.length, `seed ${seed + i}`).toBeGreaterThan(1)
    expect(hidden.reduce((a, b) => a + b, 0), `seed ${seed + i}`).toBeGreaterThanOrEqual(SHOWN) // prettier-ignore
    expect(hidden, `seed ${seed + i}`).not.toContain(0)
  }
  expect(hiding).toBeGreaterThan(50)
})
