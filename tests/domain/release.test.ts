import { describe, expect, test } from 'vitest'
import type { Day, Month } from '../../src/domain/day.ts'
import { monthsOf, periodWith, type Period } from '../../src/domain/figure-period.ts'
import {
  hiddenCounts,
  hiddenWithin,
  isSmallTeam,
  notReleased,
  releaseCounts,
  releaseGrids,
  releaseLines,
  type Hidden,
  type HiddenGrid,
  type HiddenLine,
} from '../../src/domain/release.ts'
import { rng, seedOf } from '../random.ts'
import { settled, type Equation } from './settled.ts'

const day = (x: string): Day => x as Day // the tests' own days
const month = (m: Month): Period => periodWith('month', `${m}-01` as Day)
const YEAR = periodWith('year', day('2025-06-01'))
const MONTHS = monthsOf(YEAR)
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const added = (lines: readonly (readonly number[])[]): number[] => lines[0]!.map((_, i) => sum(lines.map(l => l[i]!)))

test('V12 what goes out is a month or a year that is over: a day is too small, and what goes on would go out twice', () => {
  const at = day('2025-10-09')
  expect(notReleased(periodWith('day', day('2025-10-01')), at)).toBe('too-short')
  expect(notReleased(periodWith('week', day('2025-09-01')), at)).toBe('too-short')
  for (const is of ['month', 'year', 'school-year'] as const) {
    const p = periodWith(is, day('2025-10-01'))
    expect(notReleased(p, p.to)).toBe('not-over')
    expect(notReleased(p, day('2027-01-01'))).toBe(null)
  }
})
test('V12 §5.3 a school year of which some months were settled with another first month does not go out, and is promised for no day', () => {
  const starts = [
    { from: null, begins: 9 },
    { from: '2026-03' as Month, begins: 2 },
  ]
  const why = (of: string, begins: number, at = '2030-01-01') => notReleased(periodWith('school-year', day(of), begins), day(at), starts)
  expect([why('2025-10-01', 2), why('2026-02-01', 2), why('2024-10-01', 9)]).toEqual(['other-start', 'other-start', null])
  expect(why('2026-02-01', 2, '2026-05-01')).toBe('other-start')
  expect([why('2027-02-01', 2), why('2027-02-01', 2, '2028-01-31')]).toEqual([null, 'not-over'])
  expect(notReleased(periodWith('year', day('2026-02-01')), day('2030-01-01'), starts)).toBe(null)
})
test('V12 nothing that would be known of one or two who work there goes out; where it is not known how many they are, they are few', () => {
  expect([null, 1, 2, 3, 6].map(isSmallTeam)).toEqual([true, true, true, false, false])
})
test('V12 of counts that stand alone the small ones are hidden, and what would tell a small one by its difference', () => {
  const counts = { visits: 63, services: 64, present: 66, groups: 1, estimated: 0, toConfirm: 60, voids: 12 }
  expect([...hiddenCounts(counts, 5)].sort()).toEqual(['groups', 'present', 'toConfirm'])
  expect([...hiddenCounts({ ...counts, present: 63, groups: 5, toConfirm: 58 }, 5)]).toEqual([])
  // under a filter also what it leaves out, when that is little
  const filtered = { visits: 60, services: 60, present: 60 }
  expect([...hiddenCounts(filtered, 5, { visits: 63, services: 70, present: 66 })]).toEqual(['visits'])
})
test('V12 a year hides a count that only one of its months hides; its visits it tells', () => {
  const months = MONTHS.map(m => [m, { visits: m === '2025-08' ? 3 : 40, services: 40, groups: m === '2025-02' ? 2 : 6 }] as const)
  const period = { visits: 443, services: 480, groups: 68 }
  expect([...releaseCounts({ months, period }, YEAR, 5)]).toEqual(['groups'])
  const twice = months.map(([m, c]) => [m, m === '2025-03' ? { ...c, groups: 4 } : c] as const)
  expect([...releaseCounts({ months: twice, period }, YEAR, 5)]).toEqual([])
})

/** Every number that stands in the files of all these months and of the year: by name, with whether it is hidden. */
type Files = {
  readonly value: ReadonlyMap<string, number>
  readonly hidden: ReadonlySet<string>
  readonly equations: readonly Equation[]
  /** The bare totals: of a year it is always told, so that of its last month may be had. They say nothing of what was said. */
  readonly totals: ReadonlySet<string>
}
const totalOf = (name: string): string => `${name} total`

const filesOfLines = (lines: readonly (readonly number[])[], k: number): Files => {
  const months = MONTHS.map((m, i) => [m, lines[i]!] as const)
  const whole = added(lines)
  const value = new Map<string, number>()
  const hidden = new Set<string>()
  const equations: Equation[] = []
  const put = (name: string, line: readonly number[], is: HiddenLine): void => {
    for (const [i, n] of [...line, sum(line)].entries()) {
      const cell = i < line.length ? `${name} ${i}` : totalOf(name)
      value.set(cell, n)
      if (is === null || is[i]) hidden.add(cell)
    }
    equations.push([...line.map((_, i) => [`${name} ${i}`, 1] as const), [totalOf(name), -1]])
  }
  for (const [m, line] of months) put(m, line, releaseLines({ months, period: line }, month(m), k).period)
  put('year', whole, releaseLines({ months, period: whole }, YEAR, k).period)
  for (const i of whole.keys()) equations.push([...MONTHS.map(m => [`${m} ${i}`, 1] as const), [`year ${i}`, -1]])
  equations.push([...MONTHS.map(m => [totalOf(m), 1] as const), [totalOf('year'), -1]])
  return { value, hidden, equations, totals: new Set([...MONTHS, 'year'].map(totalOf)) }
}
/** What can be worked out that was hidden because it is small, or by which a small one would be. */
const leaks = ({ value, hidden, equations, totals }: Files, k: number): string[] =>
  settled(equations, [...hidden]).filter(c => !totals.has(c) && value.get(c)! > 0 && value.get(c)! < k)

const seed = seedOf()
describe(`files of a year and of its months beside each other, seed ${seed}`, () => {
  test('V12 the numbers of one are not had from the others', { timeout: 60_000 }, () => {
    const r = rng(seed)
    let hidden = 0
    let shown = 0
    for (let run = 0; run < 60; run++) {
      const means = Array.from({ length: 3 + Math.floor(r() * 5) }, () => r() * r() * 20)
      const lines = MONTHS.map(() => means.map(m => Math.floor(r() * 2 * m)))
      const k = r() < 0.6 ? 5 : 11
      const files = filesOfLines(lines, k)
      expect(leaks(files, k), JSON.stringify({ run, k, lines })).toEqual([])
      hidden += files.hidden.size
      shown += [...files.value.keys()].filter(c => c.startsWith('year ') && !files.hidden.has(c)).length
      // nothing small is shown
      for (const [c, n] of files.value) if (n > 0 && n < k) expect(files.hidden.has(c), `${c} ${n} ${JSON.stringify(lines)}`).toBe(true)
    }
    expect(hidden).toBeGreaterThan(500)
    expect(shown).toBeGreaterThan(150) // of the years most stands
  })
  test('V12 one month alone in which little was said would be had from the year: the next one hides it too', () => {
    const lines = MONTHS.map(m => (m === '2025-03' ? [3, 20, 20] : [10, 20, 20]))
    const months = MONTHS.map((m, i) => [m, lines[i]!] as const)
    const hiddenOf = (p: Period): HiddenLine => releaseLines({ months, period: added(lines) }, p, 5).period
    expect(MONTHS.filter(m => hiddenOf(month(m))![0])).toEqual(['2025-03', '2025-04'])
    expect(hiddenOf(YEAR)).toEqual([false, false, false, false])
    expect(leaks(filesOfLines(lines, 5), 5)).toEqual([])
    // in the last month there is no next one: the year hides it
    const late = MONTHS.map(m => (m === '2025-12' ? [3, 20, 20] : [10, 20, 20]))
    const lateMonths = MONTHS.map((m, i) => [m, late[i]!] as const)
    expect(releaseLines({ months: lateMonths, period: added(late) }, YEAR, 5).period![0]).toBe(true)
  })
  test('V12 §5.3 a month is settled with the school year of its network; a change of its first month changes no month before it', () => {
    const MANY = [...monthsOf(periodWith('year', day('2024-06-01'))), ...MONTHS]
    const few = ['2024-08', '2025-01', '2025-07']
    const lines = MANY.map(m => [m, few.includes(m) ? [3, 20, 20] : [10, 20, 20]] as const)
    const hiddenWith = (schoolStart: (m: Month) => number): string[] =>
      MANY.filter(m => releaseLines({ months: lines.slice(0, MANY.indexOf(m) + 1), period: [], schoolStart }, month(m), 5).period![0])
    // the calendar year owes September for August; that is then the only one of the year that begins there, which owes October
    expect(hiddenWith(() => 9)).toEqual(['2024-08', '2024-09', '2024-10', '2025-01', '2025-02', '2025-07'])
    expect(hiddenWith(() => 2)).toEqual(['2024-08', '2024-09', '2025-01', '2025-02', '2025-03', '2025-07'])
    // stated in February: what went out until then stays as it was, and the year that begins there is settled by itself
    const changed = hiddenWith(m => (m >= '2025-02' ? 2 : 9))
    expect(changed).toEqual(['2024-08', '2024-09', '2024-10', '2025-01', '2025-02', '2025-03', '2025-07'])
  })
  test('V12 §10.2 the seed that failed once: what two months hide of two values, together with a third month, told that one; the year then hides them too (596986791)', () => {
    const lines = [
      ...[[14, 13, 20, 20], [29, 28, 16, 16], [29, 40, 15, 7], [11, 22, 34, 22], [27, 20, 20, 32], [13, 56, 21, 20]], // prettier-ignore
      ...[[12, 17, 43, 17], [8, 29, 43, 16], [25, 9, 37, 25], [29, 15, 33, 33], [21, 23, 26, 17], [15, 52, 17, 23]], // prettier-ignore
    ]
    const months = MONTHS.map((m, i) => [m, lines[i]!] as const)
    expect(leaks(filesOfLines(lines, 11), 11)).toEqual([])
    expect(releaseLines({ months, period: added(lines) }, YEAR, 11).period).toEqual([true, true, true, true, false])
  })
  test('V12 of parts of a total one that is owed is not left alone to be had from the rest', () => {
    expect(hiddenWithin([2, 4, 12], 18, 5)).toEqual([0, 1])
    expect(hiddenWithin([8, 0, 12], 20, 5)).toEqual([])
    expect(hiddenWithin([8, 0, 12], 20, 5, i => i === 0)).toEqual([0, 2])
    // what nobody named stands beside it
    expect(hiddenWithin([8, 0, 12], 21, 5, i => i === 0)).toEqual([0])
  })
  test('V12 a month with fewer visits than may be shown does not go out at all, nor the one after it alone', () => {
    const lines = MONTHS.map(m => (m === '2025-04' ? [3, 0, 0] : [10, 20, 20]))
    const months = MONTHS.map((m, i) => [m, lines[i]!] as const)
    expect(MONTHS.filter(m => releaseLines({ months, period: [] }, month(m), 5).period === null)).toEqual(['2025-04', '2025-05'])
    expect(leaks(filesOfLines(lines, 5), 5)).toEqual([])
  })
})

describe(`files that differ by a filter, seed ${seed}`, () => {
  type Year = { readonly grids: readonly (readonly (readonly number[])[])[]; readonly k: number }
  /** Of one month (or the year): every value of the filter, and all of them. */
  const release = ({ grids, k }: Year, of: Period): { readonly all: Hidden<HiddenLine>; readonly by: Hidden<HiddenGrid> } => {
    const at = monthsOf(of).map(m => MONTHS.indexOf(m))
    const period = grids[0]!.map((row, i) => row.map((_, j) => sum(at.map(a => grids[a]![i]![j]!))))
    const months = <T>(pick: (grid: readonly (readonly number[])[]) => T) => MONTHS.map((m, i) => [m, pick(grids[i]!)] as const)
    const all = releaseLines({ months: months(added), period: added(period) }, of, k)
    const values = releaseLines({ months: months(g => g.map(sum)), period: period.map(sum) }, of, k)
    return { all, by: releaseGrids({ months: months(g => g), period }, of, k, all, values) }
  }
  const filesOf = (year: Year): Files => {
    const value = new Map<string, number>()
    const hidden = new Set<string>()
    const equations: Equation[] = []
    const put = (name: string, p: Period): void => {
      const { all, by } = release(year, p)
      const at = monthsOf(p).map(m => MONTHS.indexOf(m))
      const grid = year.grids[0]!.map((row, i) => row.map((_, j) => sum(at.map(a => year.grids[a]![i]![j]!))))
      const [height, width] = [grid.length, grid[0]!.length]
      const rows = [...grid, added(grid)].map(row => [...row, sum(row)])
      for (const [i, row] of rows.entries())
        for (const [j, n] of row.entries()) {
          const cell = `${name} ${i} ${j}`
          value.set(cell, n)
          const isHidden = i === height ? all.period === null || all.period[j]! : by.period === null || by.period[i]![j]!
          if (isHidden) hidden.add(cell)
        }
      for (let i = 0; i <= height; i++)
        equations.push(Array.from({ length: width + 1 }, (_, j) => [`${name} ${i} ${j}`, j === width ? -1 : 1] as const))
      for (let j = 0; j <= width; j++)
        equations.push(Array.from({ length: height + 1 }, (_, i) => [`${name} ${i} ${j}`, i === height ? -1 : 1] as const))
    }
    for (const m of MONTHS) put(m, month(m))
    put('year', YEAR)
    for (const cell of [...value.keys()].filter(c => c.startsWith('year')))
      equations.push([...MONTHS.map(m => [cell.replace('year', m), 1] as const), [cell, -1]])
    const last = year.grids[0]!
    return { value, hidden, equations, totals: new Set([...MONTHS, 'year'].map(m => `${m} ${last.length} ${last[0]!.length}`)) }
  }
  test('T9 "P2 only" beside all of it: what a filter leaves out is not had by taking one file from the other', () => {
    // the quarter's outlet in one month: P2 is asked for by itself, and everything without a filter
    const grid = [
      [9, 11, 6],
      [8, 2, 1],
      [5, 6, 3],
      [0, 5, 2],
      [1, 3, 1],
    ]
    const empty = grid.map(row => row.map(() => 0))
    const year: Year = { grids: MONTHS.map((_, i) => (i === 0 ? grid : empty)), k: 5 }
    const { all, by } = release(year, month(MONTHS[0]!))
    expect(all.period).toEqual([false, false, false, false]) // 23, 27, 13
    expect(by.period![1]).toEqual([true, true, true, false]) // 8, 2, 1, of 11
    expect(leaks(filesOf(year), 5)).toEqual([])
  })
  test(
    'T9 V12 of random years, whatever filter, whatever month: no small one is had by adding and subtracting all files there can be',
    { timeout: 120_000 },
    () => {
      const r = rng(seed)
      let hidden = 0
      let shown = 0
      for (let run = 0; run < 12; run++) {
        const [height, width] = [2 + Math.floor(r() * 3), 2 + Math.floor(r() * 3)]
        const means = Array.from({ length: height }, () => Array.from({ length: width }, () => r() * r() * 25))
        const year: Year = { grids: MONTHS.map(() => means.map(row => row.map(m => Math.floor(r() * 2 * m)))), k: r() < 0.7 ? 5 : 11 }
        const files = filesOf(year)
        expect(leaks(files, year.k), JSON.stringify({ run, year })).toEqual([])
        for (const [c, n] of files.value) if (n > 0 && n < year.k) expect(files.hidden.has(c), c).toBe(true)
        hidden += files.hidden.size
        shown += files.value.size - files.hidden.size
      }
      expect(hidden).toBeGreaterThan(200)
      expect(shown).toBeGreaterThan(200)
    },
  )
})
