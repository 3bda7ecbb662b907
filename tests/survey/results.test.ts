// What of a survey is shown, of the network and of each of its centres: what is hidden in one table is not told by the others (R26, §10.1).
import { expect, test } from 'vitest'
import type { Batch } from '../../src/domain/answer-batch.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { answersTo } from '../../src/domain/survey-library.ts'
import { SHOWN } from '../../src/domain/published.ts'
import { resultsOf } from '../../src/survey/results.ts'
import { rng, seedOf } from '../random.ts'

const code = (x: string): CentreCode => x as CentreCode // the tests' own
const batch = (gender: Readonly<Record<string, number>>): Batch =>
  ({ sheets: Object.values(gender).reduce((a, b) => a + b, 0), counts: { gender } }) as Batch // as devices state it
const tableOf = (by: ReadonlyMap<CentreCode, Batch>, of: string | null) => {
  const { questions } = resultsOf(by, of === null ? null : code(of), ['gender'], 'all')
  const table = typeof questions === 'object' ? (questions?.[0]?.table ?? 'few') : 'few'
  return typeof table === 'string' ? table : Object.fromEntries(table.rows.map(r => [r.value, r.n]))
}

test('R26 three men at one centre are not the network’s fifteen less the other’s twelve', () => {
  const by = new Map([
    [code('val'), batch({ woman: 20, man: 3 })],
    [code('cas'), batch({ woman: 30, man: 12 })],
  ])
  const [all, val, cas] = [tableOf(by, null), tableOf(by, 'val'), tableOf(by, 'cas')]
  expect(all).not.toBe('few')
  const n = (table: typeof all, value: string): number | null => (typeof table === 'string' ? null : (table[value] ?? null))
  expect(n(val, 'man')).toBe(null)
  expect([n(all, 'man'), n(cas, 'man')]).toContain(null)
  expect(tableOf(new Map([[code('val'), batch({ woman: 6, man: 4 })]]), 'val')).toBe('few')
})

/** Of the review: ARD hides three men, and with them what would tell them. */
const THREE = new Map([
  [code('cas'), batch({ woman: 20, man: 15, 'not-said': 12 })],
  [code('ard'), batch({ woman: 12, man: 3 })],
  [code('irg'), batch({ woman: 14, man: 13, 'not-said': 11 })],
])
test('R26 §10.2 what one centre’s table hides for another’s sake its own devices do not show: they know themselves alone, and say how many answered', () => {
  const [all, cas, ard, irg] = [tableOf(THREE, null), tableOf(THREE, 'cas'), tableOf(THREE, 'ard'), tableOf(THREE, 'irg')]
  expect(all).toMatchObject({ woman: 46, man: 31, 'not-said': 23 })
  const man = (table: typeof all) => (typeof table === 'string' ? null : table['man'])
  expect([man(ard), [man(cas), man(irg)].filter(n => n === null).length]).toEqual([null, 1])
  // shown by itself, the other one would tell the three: 31 less 15 less 13
  for (const [centre, own] of THREE) {
    const shown = resultsOf(new Map([[centre, own]]), centre, ['gender'], 'not all')
    expect(shown).toEqual({ sheets: own.sheets, questions: 'elsewhere' })
  }
  // where it knows all of them, it shows what the coordination shows
  expect(resultsOf(THREE, code('irg'), ['gender'], 'all').questions).not.toBe('elsewhere')
  // few or many: it is no promise that cannot be kept
  expect(resultsOf(new Map([[code('irg'), batch({ woman: 4 })]]), code('irg'), ['gender'], 'not all').questions).toBe('elsewhere')
  expect(resultsOf(new Map(), code('irg'), ['gender'], 'not all')).toEqual({ sheets: 0, questions: 'elsewhere' })
})
test('R26 at one centre alone its own devices know all there is, and show it', () => {
  const own = new Map([[code('cas'), batch({ woman: 20, man: 15, 'not-said': 12 })]])
  expect(tableOf(own, 'cas')).toMatchObject({ woman: 20, man: 15, 'not-said': 12 })
})

const seed = seedOf()
test(`R26 no shown number is of 1 to 10, and none that is hidden is what is left of a row or a column (RELAIS_SEED=${seed})`, () => {
  const values = answersTo('gender')
  let hidden = 0
  for (let run = 0; run < 200; run++) {
    const r = rng(seed + run)
    const by = new Map(
      ['val', 'cas', 'irg'].map(c => [code(c), batch(Object.fromEntries(values.map(v => [v, Math.floor(r() * r() * 40)])))] as const),
    )
    const all = tableOf(by, null)
    const each = [...by.keys()].map(c => tableOf(by, c))
    for (const table of [all, ...each]) {
      if (typeof table === 'string') continue
      for (const n of Object.values(table)) expect(n === null || n === 0 || n >= SHOWN, `seed ${seed + run}`).toBe(true)
      // a table shows its sum: one hidden line alone would be what is left
      const lines = Object.values(table).filter(n => n === null).length
      expect(lines === 1, `seed ${seed + run}`).toBe(false)
      hidden += lines
    }
    if (typeof all === 'string') continue
    for (const v of values) {
      const cells = each.map(table => (typeof table === 'string' ? null : table[v]))
      if (all[v] === null) continue
      // none is shown as none: what is left of the others then tells nothing (seed 615945249: a centre where nobody has answered)
      const secret = [...by.values()].some((b, i) => cells[i] === null && (b.counts.gender?.[v] ?? 0) > 0)
      expect(secret && cells.filter(n => n === null).length === 1, `seed ${seed + run} ${v}`).toBe(false)
    }
  }
  expect(hidden).toBeGreaterThan(50)
})
