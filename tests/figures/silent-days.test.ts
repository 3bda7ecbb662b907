// What nobody noted is no zero: months before the book, days without opening, openings without a word. A day that was looked at and had nobody is one (rule 5).
import { expect, test } from 'vitest'
import { NO_FILTER, type Filter } from '../../src/domain/count-said.ts'
import { dayEndFields } from '../../src/domain/day-end.ts'
import { weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { periodWith, type PeriodKind } from '../../src/domain/figure-period.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { viewOf } from '../../src/figures/view.ts'
import { bookAt } from './book-at.ts'
import type { Written } from './written-months.ts'

/** Nobody came, and somebody said so. */
const ZERO = '2025-10-14' as Day
/** Nobody said anything. */
const HOLE = '2025-10-15' as Day
/** Weekdays from the first of September 2024 on, and one Sunday on which somebody came. */
const SUNDAY = '2025-10-19' as Day
const written = (): Written[] => {
  const months = new Map<string, Draft[]>()
  const add = (day: Day, draft: Draft): void => {
    const doc = `centre/cas/visits/${day.slice(0, 7)}`
    months.set(doc, [...(months.get(doc) ?? []), draft])
  }
  for (const day of daysBetween('2024-09-02' as Day, '2025-10-31' as Day)) {
    if (day === ZERO || day === HOLE || (weekday(day) > 5 && day !== SUNDAY)) continue
    for (const slot of [9, 14]) add(day, { kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), day, slot) })
  }
  add(ZERO, { kind: 'create', noun: 'day-end', fields: dayEndFields(ZERO) })
  return [...months].map(([doc, drafts]) => ({ doc, drafts }))
}
const parts = (book: Book, is: PeriodKind, day: string, filter: Filter = NO_FILTER) =>
  new Map(viewOf(book, periodWith(is, day as Day), filter).parts.map(p => [p.span.from as string, p]))

test('V15 C01 months before the book, days without opening and openings without a word are no zeros; a day that was closed with nobody is one', async () => {
  const book = await bookAt('2025-11-05 10:00', written())
  const year = parts(book, 'year', '2024-05-01')
  const silent = [...year.values()].filter(p => p.silent).map(p => p.span.from.slice(5, 7))
  expect(silent).toEqual(['01', '02', '03', '04', '05', '06', '07', '08'])
  const october = parts(book, 'month', '2025-10-01')
  expect([october.get('2025-10-12'), october.get(HOLE)].map(p => [p?.n, p?.silent])).toEqual([
    [0, true],
    [0, true],
  ])
  expect(october.get(ZERO)).toMatchObject({ n: 0, silent: false, state: 'whole' })
  expect(october.get(SUNDAY)).toMatchObject({ n: 2, silent: false })
  // what is to come is neither
  expect(parts(book, 'month', '2025-11-01').get('2025-11-20')).toMatchObject({ state: 'ahead' })

  // under a filter that nothing passes, a day of which something is noted is a zero
  const filtered = parts(book, 'month', '2025-10-01', { ...NO_FILTER, kind: 'interview' })
  expect([filtered.get('2025-10-16'), filtered.get('2025-10-12')].map(p => [p?.n, p?.silent])).toEqual([
    [0, false],
    [0, true],
  ])
})
test('V15 beside a day stands no zero of a day a year before of which nothing is noted', async () => {
  const book = await bookAt('2025-11-05 10:00', written())
  const week = parts(book, 'week', '2025-10-08') // beside the one of 9 October 2024
  expect([...week.values()].map(p => [p.before, p.silentBefore])).toEqual([
    ...Array.from({ length: 5 }, () => [2, false]),
    ...Array.from({ length: 2 }, () => [null, true]),
  ])
})
