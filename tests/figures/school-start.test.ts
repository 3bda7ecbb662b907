// The school year of a network that does not begin it in September: read from its record, called by its years, in the name of its file.
import { beforeAll, expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import { NO_FILTER } from '../../src/domain/count-said.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { periodWith, type Period } from '../../src/domain/figure-period.ts'
import { DEMO_NETWORK } from '../../src/demo/network.ts'
import { fileName } from '../../src/figures/file.ts'
import { whyNotOut } from '../../src/figures/mask.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { viewOf } from '../../src/figures/view.ts'
import { periodText } from '../../src/figures/words.ts'
import { openDatabase } from '../../src/store/tables.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { keyOf } from '../domain/say.ts'
import { bookIn, directory, receiveWritten } from './book-at.ts'
import { writtenMonths } from './written-months.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const day = (x: string): Day => x as Day // the tests' own days
const [N, E] = [keyOf(1), keyOf(2)]
let books = 0
/** Of a network that was described with one first month and, in August 2024, has stated another. */
const bookWith = async (first: number | null, then: number | null): Promise<Book> => {
  const db = openDatabase(`school-start-${++books}`)
  const fields = { ...networkFields(DEMO_NETWORK), ...(first !== null && { schoolStart: first }) }
  await receiveWritten(db, [
    { doc: DIRECTORY, drafts: [{ kind: 'create', noun: 'network', fields }], keys: [N] },
    ...(then === null
      ? []
      : [{ doc: DIRECTORY, drafts: [{ kind: 'edit' as const, target: N, field: 'schoolStart', value: then, base: [N] }], keys: [E] }]),
    { ...directory(5), drafts: directory(5).drafts.slice(1) },
    ...writtenMonths(3, 'cas', '2024-09-02', '2025-02-14', 6),
  ])
  const book = await bookIn(db, '2026-03-03 10:00')
  await db.delete()
  return book
}

test('§5.3 V12 the book knows in which month the school year begins, and since when; a year that began before does not go out', async () => {
  expect((await bookWith(null, null)).schoolStarts).toEqual([])
  expect((await bookWith(2, null)).schoolStarts).toEqual([{ from: null, begins: 2 }])
  const book = await bookWith(null, 2)
  expect(book.schoolStarts).toEqual([{ from: '2024-08', begins: 2 }])
  const why = (of: string, from = book) =>
    whyNotOut(viewOf(from, schoolYear(of, 2), NO_FILTER), NO_FILTER, day('2026-03-03'), from.schoolStarts)
  expect([why('2024-10-01'), why('2025-03-01'), why('2026-03-01')]).toEqual(['other-start', null, 'not-over'])
  expect(why('2024-10-01', await bookWith(2, null))).toBe(null)
})

const schoolYear = (of: string, begins: number): Period => periodWith('school-year', day(of), begins)
test('S263 a school year is called by the two years it has, and by one where it has one; its file too', async () => {
  expect([schoolYear('2026-01-31', 2), schoolYear('2026-01-31', 1), periodWith('year', day('2026-01-31'))].map(periodText)).toEqual([
    'Année scolaire 2025-2026',
    'Année scolaire 2026',
    'Année 2026',
  ])
  const book = await bookWith(1, null)
  const named = (p: Period): string => fileName('cas', viewOf(book, p, NO_FILTER), NO_FILTER, 5)
  expect([named(schoolYear('2025-06-01', 1)), named(schoolYear('2025-06-01', 2))]).toEqual(['relais-cas-2025-5', 'relais-cas-2025-2026-5'])
})
