// The demonstration's statements, from a seed and a day: what the head holds of the whole year until yesterday evening, and of today.
// Works, events, partners, visits and what the public says are each a book of their own.
import { centreFields, networkFields } from '../domain/centre-record.ts'
import { logsVisits } from '../domain/centre.ts'
import { addDays, type Day, type Minutes } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import { deskDocument } from '../domain/documents-of.ts'
import type { Key } from '../domain/ids.ts'
import { exceptionFields } from '../domain/opening-record.ts'
import { purposeFields } from '../domain/purpose-record.ts'
import { territoryFields, zoneFields } from '../domain/territory.ts'
import { DEMO_TERRITORY, DEMO_ZONES, demoZoneKey } from './territory.ts'
import { openBook, type Book, type SeedPiece } from './book.ts'
import { writeCalendars } from './calendars.ts'
import { writeCatalogue } from './catalogue.ts'
import { arrivalOf } from './dark.ts'
import { announced, DEMO_CENTRES, DEMO_NETWORK, type DemoCentre } from './network.ts'
import { redirectOf, schoolHolidays, writeHours } from './hours.ts'
import { noteDay } from './note-day.ts'
import { closingOn, isSilent, openDayBefore, type Closing } from './openings.ts'
import { pointedTo } from './pointed-to.ts'
import { demoPurposes } from './purposes.ts'
import { isTold } from './fixed.ts'
import { writePartners } from './partners.ts'
import { retiredBefore, writeRetired } from './retired.ts'
import { schoolYearOf } from './school-year.ts'
import { correctApart, correctedApart, nameApart } from './settle-apart.ts'
import { writeSurveys } from './surveys.ts'
import { writeTrials } from './trials.ts'
import { demoStart } from './window.ts'

/** The keys of the zones, in their order. */
const writeDirectory = (seed: number, book: Book, start: Day, today: Day): readonly Key[] => {
  const line = { doc: DIRECTORY, tablet: 'desk 1', day: start, slot: 9, by: 'coordination' }
  book.write(line, { kind: 'create', noun: 'network', fields: networkFields({ ...DEMO_NETWORK, holidays: schoolHolidays(start) }) })
  book.write(line, { kind: 'create', noun: 'territory', fields: territoryFields(DEMO_TERRITORY) })
  const zones = DEMO_ZONES.map(zone =>
    book.write({ ...line, key: demoZoneKey(seed, zone.order) }, { kind: 'create', noun: 'zone', fields: zoneFields(zone) }),
  )
  const keys = DEMO_CENTRES.map(
    c => [c, book.write(line, { kind: 'create', noun: 'centre', fields: centreFields(announced(c, today)) })] as const,
  )
  const day = addDays(start, 120)
  for (const [c, key] of keys) if (c.code === 'irg' && day < today) nameApart(book, key, c.names.main, day)
  return zones
}

const writeDesk = (seed: number, book: Book, c: DemoCentre, start: Day): void => {
  for (const { key, ...p } of demoPurposes(seed, c, start))
    book.write(
      { doc: deskDocument(c.code), tablet: `${c.code} 1`, day: start, slot: 9, by: 'counsellor', key },
      { kind: 'create', noun: 'purpose', fields: purposeFields(p) },
    )
}

/** Whoever closes for a day sends people elsewhere; over holidays the others are closed too. */
const declareClosed = (book: Book, c: DemoCentre, day: Day, { half, reason }: Closing, arrived: Day | undefined): void => {
  const redirect = reason === 'holiday' ? undefined : redirectOf(c)
  book.write(
    {
      doc: deskDocument(c.code),
      tablet: `${c.code} 1`,
      day,
      slot: c.precision === 'hour' ? 8 : 'am',
      by: 'counsellor',
      ...(arrived && { arrived }),
    },
    { kind: 'create', noun: 'exception', fields: exceptionFields({ day, half, intervals: [], reason, ...(redirect && { redirect }) }) },
  )
}

/** What the last days before today show whoever opens it: one day closed with a reason, and one of which nobody knows anything. */
const lastDays = (seed: number, c: DemoCentre, today: Day): { readonly closed: Day | null; readonly silent: Day | null } => {
  const before = (n: number): Day | null => {
    const day = openDayBefore(seed, c, today, n)
    return isTold(c.code, day) ? null : day
  }
  return { closed: c.code === 'irg' ? before(1) : null, silent: c.code === 'orv' ? before(2) : null }
}

/** Everything that reached the head before `today`. The past is the same whatever the day it is looked at from, but for its last days. */
export const demoYear = (seed: number, today: Day): readonly SeedPiece[] => {
  const start = demoStart(today)
  const book = openBook(seed, 'year')
  const zones = writeDirectory(seed, book, start, today)
  const retired = retiredBefore(seed, start, today)
  if (retired) writeRetired(book, retired)
  for (const c of DEMO_CENTRES) writeDesk(seed, book, c, start)
  const points = pointedTo(seed, schoolYearOf(start))
  const counting = DEMO_CENTRES.filter(logsVisits)
  const last = new Map(counting.map(c => [c.code, lastDays(seed, c, today)]))
  for (const day of daysBetween(start, addDays(today, -1)))
    for (const c of counting) {
      const came = arrivalOf(c, day, today)
      if (came === null) continue
      const arrived = came === day ? undefined : came
      const recent = last.get(c.code)
      const closing = recent?.closed === day ? ({ half: null, reason: 'training' } as const) : closingOn(seed, c, day)
      if (closing) declareClosed(book, c, day, closing, arrived)
      if (recent?.closed === day || recent?.silent === day || isSilent(seed, c, day)) continue
      const keys = noteDay({ seed, book, centre: c, day, start, points, retired, ...(arrived && { arrived }) })
      if (keys[0] !== undefined && correctedApart(seed, c, day, start, today)) correctApart(book, c, day, keys[0])
    }
  const works = openBook(seed, 'works')
  writeCatalogue(seed, works, start, today)
  const calendars = openBook(seed, 'calendars')
  writeCalendars(seed, calendars, start, today)
  const hours = openBook(seed, 'hours')
  writeHours(seed, hours, zones, start, today)
  const partners = openBook(seed, 'partners')
  writePartners(seed, partners, start, today)
  const surveys = openBook(seed, 'surveys')
  writeSurveys(seed, surveys, start, today)
  const trials = openBook(seed, 'trials')
  writeTrials(trials, start, today)
  return [book, works, calendars, hours, partners, surveys, trials]
    .flatMap(b => b.pieces(addDays(today, -1)))
    .sort((a, b) => (a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : 0))
}

/** Today until `minute`. Castelroc's page is left empty: there the person who tries it is the counsellor. */
export const demoToday = (seed: number, today: Day, minute: Minutes): readonly SeedPiece[] => {
  const book = openBook(seed, 'today', 100_000)
  const start = demoStart(today)
  const retired = retiredBefore(seed, start, today)
  const points = pointedTo(seed, schoolYearOf(start))
  for (const c of DEMO_CENTRES.filter(logsVisits)) {
    if (arrivalOf(c, today, today) === null) continue
    const closing = closingOn(seed, c, today)
    if (closing) declareClosed(book, c, today, closing, today)
    if (c.code !== 'cas') noteDay({ seed, book, centre: c, day: today, start, points, retired, arrived: today, until: minute })
  }
  return book.pieces(today)
}
