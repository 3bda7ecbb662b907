import { expect, test } from 'vitest'
import { coverageOf, type Book, type Coverage } from '../../src/domain/book-coverage.ts'
import { notCompared } from '../../src/domain/compared-years.ts'
import type { Day, Month, Slot } from '../../src/domain/day.ts'
import { periodWith, type Span } from '../../src/domain/figure-period.ts'
import type { OpeningException } from '../../src/domain/opening.ts'

const day = (x: string): Day => x as Day // the tests' own days
const MORNING = { from: 540, to: 750 }
const AFTERNOON = { from: 840, to: 1020 }
/** Monday to Friday, in the morning; on Thursdays in the afternoon too. */
const HOURS = {
  announced: { 1: [MORNING], 2: [MORNING], 3: [MORNING], 4: [MORNING, AFTERNOON], 5: [MORNING] },
  periods: [],
  exceptions: [],
}
const noted = (list: Readonly<Record<string, readonly Slot[]>>): Book['noted'] =>
  new Map(Object.entries(list).map(([d, slots]) => [day(d), new Set(slots)]))
const book = (more: Partial<Book> = {}): Book => ({
  hours: HOURS,
  noted: noted({ '2025-10-06': [9], '2025-10-07': [12], '2025-10-09': ['am', 15] }),
  begins: { day: day('2025-09-01'), slot: 9 },
  sheets: new Set(),
  logs: () => true,
  arriving: null,
  now: { day: day('2025-10-13'), minute: 600 },
  ...more,
})
const WEEK: Span = periodWith('week', day('2025-10-09'))
const short = ({ expected, noted: n, running, coming, unkept, holes }: Coverage): unknown => [
  `${n}/${expected}`,
  holes.map(h => `${h.day} ${h.half}`),
  ...(running ? ['running'] : []),
  ...(coming ? ['coming'] : []),
  ...(unkept ? ['unkept'] : []),
]

test('V15 C02 of the half-days of opening that are over, those in which something was noted, and which were not', () => {
  expect(short(coverageOf(book())(WEEK))).toEqual(['4/6', ['2025-10-08 am', '2025-10-10 am']])
  // what the centre said it was closed is not expected
  const closed = { day: day('2025-10-08'), half: null, intervals: [], withdrawn: false } as unknown as OpeningException // what the hours look at
  expect(short(coverageOf(book({ hours: { ...HOURS, exceptions: [closed] } }))(WEEK))).toEqual(['4/5', ['2025-10-10 am']])
})
test('V15 what is under way, or ahead, is neither there nor missing', () => {
  const at = (d: string, minute: number): unknown => short(coverageOf(book({ now: { day: day(d), minute } }))(WEEK))
  expect(at('2025-10-09', 749)).toEqual(['2/3', ['2025-10-08 am'], 'running'])
  expect(at('2025-10-09', 1020)).toEqual(['4/5', ['2025-10-08 am'], 'running'])
  expect(at('2025-10-11', 0)).toEqual(['4/6', ['2025-10-08 am', '2025-10-10 am'], 'running']) // the week ends on Sunday
  expect(at('2025-10-13', 0)).toEqual(['4/6', ['2025-10-08 am', '2025-10-10 am']])
})
test('C02 nothing is missing before the book begins, while the centre logs none, or of months on their way', () => {
  expect(short(coverageOf(book({ begins: { day: day('2025-10-09'), slot: 15 } }))(WEEK))).toEqual(['1/2', ['2025-10-10 am'], 'unkept'])
  expect(short(coverageOf(book({ begins: null }))(WEEK))).toEqual(['0/0', [], 'unkept'])
  expect(short(coverageOf(book({ logs: d => d !== '2025-10-08' }))(WEEK))).toEqual(['4/5', ['2025-10-10 am']])
  expect(short(coverageOf(book({ arriving: '2025-11' as Month }))(WEEK))).toEqual(['0/0', [], 'coming'])
  // a book that begins on a Monday was kept for the whole month that begins on a Saturday
  expect(coverageOf(book({ begins: { day: day('2025-11-03'), slot: 9 } }))(periodWith('month', day('2025-11-10'))).unkept).toBe(false)
})
test('C02 a month of which there are tick sheets was kept before the book was begun, and what is missing on paper is missing; another month was not', () => {
  const begins = { day: day('2025-11-03'), slot: 9 }
  const sheets = new Set(['2025-10' as Month])
  expect(short(coverageOf(book({ begins, sheets }))(WEEK))).toEqual(['4/6', ['2025-10-08 am', '2025-10-10 am']])
  expect(short(coverageOf(book({ begins: null, sheets, logs: () => false }))(WEEK))).toEqual(['4/6', ['2025-10-08 am', '2025-10-10 am']])
  expect(coverageOf(book({ begins, sheets: new Set(['2025-09' as Month]) }))(WEEK).unkept).toBe(true)
})
test('V15 by day, for what is drawn of it', () => {
  expect([...coverageOf(book())(WEEK).days].map(([d, c]) => `${d} ${c.noted}/${c.expected}`)).toEqual([
    '2025-10-06 1/1',
    '2025-10-07 1/1',
    '2025-10-08 0/1',
    '2025-10-09 2/2',
    '2025-10-10 0/1',
  ])
})

const FULL: Coverage = { expected: 20, noted: 20, holes: [], running: false, coming: false, unkept: false, days: new Map() }
test('V15 two years stand side by side only where both are there; else it is said why not', () => {
  const asked = { running: false, now: FULL, before: FULL, filtered: false, sealed: false }
  expect(notCompared(asked)).toBe(null)
  expect(notCompared({ ...asked, sealed: true })).toBe(null)
  expect(notCompared({ ...asked, filtered: true })).toBe(null)
  expect(notCompared({ ...asked, filtered: true, sealed: true })).toEqual({ why: 'sealed' })
  expect(notCompared({ ...asked, before: { ...FULL, unkept: true } })).toEqual({ why: 'not-kept' })
  expect(notCompared({ ...asked, before: { ...FULL, expected: 0, noted: 0 } })).toEqual({ why: 'closed' })
  expect(notCompared({ ...asked, before: { ...FULL, noted: 17 } })).toEqual({ why: 'holes-then', noted: 17, expected: 20 })
  expect(notCompared({ ...asked, before: { ...FULL, noted: 18 } })).toBe(null)
  expect(notCompared({ ...asked, now: { ...FULL, noted: 3 } })).toEqual({ why: 'holes-now', noted: 3, expected: 20 })
  expect(notCompared({ ...asked, now: { ...FULL, noted: 0, expected: 0, running: true } })).toBe(null) // its first morning is not over
  expect(notCompared({ ...asked, now: { ...FULL, coming: true } })).toEqual({ why: 'arriving' })
  expect(notCompared({ ...asked, running: true })).toEqual({ why: 'running' })
})
