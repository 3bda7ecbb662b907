// A day that is not over is set beside no whole one: this week, month and year are compared up to yesterday (V15).
import { expect, test } from 'vitest'
import { NO_FILTER } from '../../src/domain/count-said.ts'
import { weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { countOf } from '../../src/domain/figures.ts'
import { PERIODS, periodWith, type PeriodKind } from '../../src/domain/figure-period.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { minutesOpen, viewOf } from '../../src/figures/view.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { bookAt } from './book-at.ts'
import type { Written } from './written-months.ts'

/** Five visits each half-day of the week, and one on the Monday that has just begun. */
const monday = '2025-10-06' as Day
const written = (): Written[] => {
  const months = new Map<string, Draft[]>()
  const add = (day: Day, slot: number): void => {
    const doc = `centre/cas/visits/${day.slice(0, 7)}`
    months.set(doc, [...(months.get(doc) ?? []), { kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), day, slot) }])
  }
  for (const day of daysBetween('2024-09-02' as Day, '2025-10-05' as Day))
    if (weekday(day) < 6) for (const slot of [9, 14]) for (let i = 0; i < 5; i++) add(day, slot)
  add(monday, 9)
  add('2025-10-09' as Day, 9)
  return [...months].map(([doc, drafts]) => ({ doc, drafts }))
}
const at = (is: PeriodKind, book: Book) => {
  const view = viewOf(book, periodWith(is, monday), NO_FILTER)
  const { n, before } = countOf('visits', view.now, view.earlier)
  return { n, before, why: view.why?.why ?? null, withoutToday: view.withoutToday, compared: view.compared, view }
}

test('V15 while today runs, a month and a year end yesterday on both sides; what has only today is not compared', async () => {
  const book = await bookAt(`${monday} 09:30`, written())
  expect(at('day', book)).toMatchObject({ n: 1, before: null, why: 'running', withoutToday: false })
  expect(at('week', book)).toMatchObject({ n: 1, before: null, why: 'running', withoutToday: false })
  // 1, 2, 3 October this year; 1 to 4 a year before, up to the 5th
  expect(at('month', book)).toMatchObject({ n: 30, before: 40, why: null, withoutToday: true, compared: { to: '2024-10-05' } })
  const { view } = at('month', book)
  expect(view.parts.find(p => p.span.from === monday)).toMatchObject({ state: 'ahead' })
  expect(view.parts.reduce((sum, p) => sum + p.n, 0)).toBe(30)
  expect(minutesOpen(book, view)).toBe(minutesOpen({ ...book, now: { day: monday, minute: 0 } }, view))
  // on a Thursday afternoon the morning is over and noted: it is no hole, though it is not counted yet
  const thursday = '2025-10-09' as Day
  const { withoutToday, now, coverage } = viewOf(await bookAt(`${thursday} 15:00`, written()), periodWith('week', thursday), NO_FILTER)
  expect([withoutToday, now.said.visits]).toEqual([true, 1]) // the one of Monday
  expect(coverage.days.get(thursday)).toEqual({ expected: 1, noted: 1 })
  // on the first of a month, which is all there is of it, nothing is compared
  const first = await bookAt('2025-10-01 09:30', written())
  expect(viewOf(first, periodWith('month', '2025-10-01' as Day), NO_FILTER)).toMatchObject({ why: { why: 'running' }, withoutToday: false })
})
test('V15 when today’s last opening is over it is in, and what is over has nothing to do with today', async () => {
  const book = await bookAt(`${monday} 20:00`, written())
  expect(at('week', book)).toMatchObject({ n: 1, before: 10, withoutToday: false })
  expect(at('month', book)).toMatchObject({ n: 31, before: 40, withoutToday: false, compared: { to: '2024-10-06' } })
  const early = await bookAt(`${monday} 09:30`, written())
  for (const is of PERIODS) {
    const over = viewOf(early, periodWith(is, '2024-10-10' as Day), NO_FILTER)
    expect(over.withoutToday, is).toBe(false)
  }
})
test('I19 I20 hours of days on which the centre logs no visits are none that visits are set against', async () => {
  const book = await bookAt(`${monday} 20:00`, written())
  const { view } = at('month', book)
  const all = minutesOpen(book, view)!
  const some = minutesOpen({ ...book, logs: day => day !== '2025-10-02' }, view)!
  expect(all).toBeGreaterThan(some)
  expect(minutesOpen({ ...book, logs: () => false }, view)).toBe(null)
})
