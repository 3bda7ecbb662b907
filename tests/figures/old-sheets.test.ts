// A year that was taken in from tick sheets, in a centre's figures: compared, called by its name, in no table of hours it does not know; the same once
// the month in which it was taken in is sealed.
import { expect, onTestFinished, test } from 'vitest'
import { countIn, minutesOpen, viewOf } from '../../src/figures/view.ts'
import { NO_FILTER } from '../../src/domain/count-said.ts'
import { addDays, weekday, type Day, type Month } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { hoursOfWeek } from '../../src/domain/figures.ts'
import { monthSpan, periodWith } from '../../src/domain/figure-period.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { openOn } from '../../src/domain/opening.ts'
import { aggregate, sealedFields, sealedFrom } from '../../src/domain/sealed-month.ts'
import type { SheetLine } from '../../src/domain/tick-sheet.ts'
import { missingOf } from '../../src/figures/CoverageNote.tsx'
import type { Book } from '../../src/figures/read-book.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { noteSheet } from '../../src/visits/note-sheet.ts'
import { clockAt } from '../review/desk.ts'
import { diceOf } from '../store/device-under-test.ts'
import { made } from '../domain/say.ts'
import { fold } from '../../src/domain/fold.ts'
import { bookIn, CAS, directory, receiveWritten } from './book-at.ts'
import { writtenMonths } from './written-months.ts'

const day = (x: string): Day => x as Day // the tests' own days
const NOW = '2025-12-03 10:00'
const TAKEN = visitsDocument(CAS, '2025-12' as Month)

/** A stroke or more for each weekday of October 2024, without half-days. */
const october = (): SheetLine[] =>
  daysBetween(day('2024-10-01'), day('2024-10-31')).flatMap((d, i): SheetLine[] => {
    if (weekday(d) > 6) return []
    return [{ row: i, day: d, half: null, kind: 'quick', purpose: null, n: 2 + (i % 3) }]
  })
const N = october().reduce((n, l) => n + l.n, 0)

const tablet = async (written = writtenMonths(5, 'cas', '2025-09-01', '2025-11-28', 7)): Promise<Database> => {
  const db = openDatabase(`sheets-${Math.trunc(performance.now() * 1000)}`)
  onTestFinished(() => db.delete())
  await receiveWritten(db, [directory(), ...written])
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const device = { db, clock: clockAt(NOW), dice: diceOf(4), build: day('2025-09-01') }
  expect(await noteSheet(device, { centre: CAS, precision: 'hour' }, october(), new Set())).toEqual({ kept: true, n: N })
  return db
}
const month = (of: string, book: Book) => viewOf(book, periodWith('month', day(of)), NO_FILTER)

/** The month in which it was taken in is counted and erased, as the head and a device do it. */
const seal = async (db: Database): Promise<void> => {
  const hours = (await bookIn(db, NOW)).hours
  const visits = (await db.visits.toArray()).filter(v => v.doc === TAKEN)
  const book = { visits, groups: [], steps: [], tallies: [], ends: [], answers: [] }
  const basis = { count: visits.length, xor: keyFrom(new Uint8Array(16)) }
  const remarks = 'centre/cas/remarks/2025-12'
  for (const [i, fields] of sealedFields(
    aggregate(book, d => openOn(hours, d)),
    basis,
  ).entries()) {
    const key = keyFrom(new Uint8Array(16).fill(i + 1))
    const statement = made(key, 'sealed-month', fields, { day: day('2027-02-01'), slot: 9, clock: 'ok', seq: i + 1 }, remarks)
    await db.sealed.put(sealedFrom(fold(remarks, key, [statement])!, CAS)!)
  }
  await db.visits.bulkDelete(visits.map(v => [v.doc, v.id] as [string, string]))
  await db.gists.delete([TAKEN, ''])
  const place = (await db.places.get(TAKEN))!
  await db.places.put({ ...place, gone: { reason: 'period', day: day('2027-02-01') } })
}

test('V15 C01 a month of a year before that was taken in from tick sheets is compared, and it is said that it is paper', async () => {
  await speak('fr')
  await staffTexts()
  const book = await bookIn(await tablet(), NOW)
  expect(book.begins?.day).toBe('2025-09-01')
  expect(book.first).toBe('2024-10-01')
  const view = month('2025-10-15', book)
  expect(view.why).toBe(null)
  expect([view.earlier?.said.visits, view.earlier?.said.sheets, view.earlier?.said.estimated]).toEqual([N, N, N])
  expect(missingOf(view, 'here').map(m => m.k)).toContain('figures.coverage.sheetsThen')
  // a month of which there is no sheet is still compared with nothing
  expect(month('2025-11-15', book).why).toEqual({ why: 'not-kept' })
  expect(month('2025-11-15', book).earlier).toBe(null)
  // and so is a year of which one month is on paper
  expect(viewOf(book, periodWith('school-year', day('2025-11-15')), NO_FILTER).why).toEqual({ why: 'not-kept' })
})

test('V15 a sheet with holes is compared no more than a book with holes', async () => {
  const db = await tablet()
  const some = (await db.visits.toArray()).filter(v => v.sheet && v.day > '2024-10-14')
  await db.visits.bulkPut(some.map(v => ({ ...v, voided: 'sheet' })))
  await db.gists.clear()
  expect(month('2025-10-15', await bookIn(db, NOW)).why).toMatchObject({ why: 'holes-then' })
})

test('§5 I20 of a day of no known half-day neither half is a hole, and no table of hours has it; where one half opens it is that one', async () => {
  const book = await bookIn(await tablet(), NOW)
  const view = month('2024-10-15', book)
  expect([view.coverage.holes, view.coverage.unkept]).toEqual([[], false])
  const { said } = view.now
  const { columns, rows, counts } = hoursOfWeek(said)
  const placed = counts.flat().reduce((a, b) => a + b, 0)
  expect(said.unplaced).toBeGreaterThan(0)
  expect(placed).toBeGreaterThan(0)
  expect(placed + said.unplaced).toBe(N)
  for (const [i, weekdayNumber] of rows.entries()) {
    const on = addDays(day('2024-10-07'), weekdayNumber - 1)
    for (const [j, slot] of columns.entries()) if (counts[i]![j]! > 0) expect(openOn(book.hours, on).some(h => (slot === 'am' ? h.from < 720 : h.to > 720))).toBe(true) // prettier-ignore
  }
  expect(missingOf(view, 'here').map(m => m.k)).toEqual(expect.arrayContaining(['figures.coverage.sheets', 'figures.coverage.unplaced']))
  // visits by the hour are set against the hours of the same months, never against those of the book alone
  expect(minutesOpen(book, view)).toBeGreaterThan(0)
  const then = { ...book, now: { day: day('2024-10-15'), minute: 0 } }
  expect(minutesOpen(then, view)).toBeLessThan(minutesOpen(book, view)!)
  const none = month('2024-11-15', book)
  expect(minutesOpen(book, none)).toBe(null)
})

test('C06 V15 what was taken in stands in the book of the month it was written in; the month it is of finds it, also when that book is sealed', async () => {
  const db = await tablet()
  const rows = (await db.visits.toArray()).filter(v => v.sheet)
  expect(new Set(rows.map(v => v.doc))).toEqual(new Set([TAKEN]))
  const before = await bookIn(db, NOW)
  const seen = [month('2025-10-15', before), month('2024-10-15', before)]
  await seal(db)
  expect((await db.visits.toArray()).filter(v => v.sheet)).toEqual([])
  const after = await bookIn(db, NOW)
  expect(after.gists.some(g => g.doc === TAKEN)).toBe(false)
  expect([after.begins, after.first, [...after.sheets]]).toEqual([before.begins, before.first, [...before.sheets]])
  for (const [i, of] of ['2025-10-15', '2024-10-15'].entries()) {
    const view = month(of, after)
    expect(view.why).toEqual(seen[i]!.why)
    for (const what of ['now', 'earlier'] as const) {
      const [a, b] = [view[what]?.said, seen[i]![what]?.said]
      for (const n of ['visits', 'services', 'present', 'estimated', 'sheets', 'unplaced'] as const)
        expect(a?.[n], `${of} ${what} ${n}`).toBe(b?.[n])
      expect(a && hoursOfWeek(a)).toEqual(b && hoursOfWeek(b))
      expect(a && new Map([...a.days].sort())).toEqual(b && new Map([...b.days].sort()))
    }
    expect([view.coverage.expected, view.coverage.noted, view.coverage.holes]).toEqual([
      seen[i]!.coverage.expected,
      seen[i]!.coverage.noted,
      seen[i]!.coverage.holes,
    ])
  }
  // a part of the month too: what is by the day is counted by the day
  const half = { from: day('2024-10-01'), to: day('2024-10-10') }
  const [was, is] = [before, after].map(b => countIn(b, half, NO_FILTER).said)
  expect([is!.visits, is!.unplaced, is!.sheets]).toEqual([was!.visits, was!.unplaced, was!.sheets])
  expect(countIn(after, monthSpan('2025-12' as Month), NO_FILTER).said.visits).toBe(0)
})
