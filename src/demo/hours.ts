// What the demonstration's centres say of their hours besides their weeks: the stops of the bus, what comes again on some days, what went wrong in
// winter, days to come that differ (`domain.md` §13). None of it opens or closes a half-day in which somebody was noted, or should have been.
import { deskDocument } from '../domain/documents-of.ts'
import { addDays, weekday, type Day } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import type { OutageKind } from '../domain/closing-reasons.ts'
import { keyFrom, type CentreCode, type Key } from '../domain/ids.ts'
import {
  exceptionFields,
  nounOfPeriod,
  parseWeek,
  periodFields,
  type ExceptionStated,
  type PeriodStated,
} from '../domain/opening-record.ts'
import { outageFields, type OutageStated } from '../domain/outage.ts'
import { fits, type DayRange } from '../domain/pattern.ts'
import type { Draft } from '../domain/statement.ts'
import type { Book } from './book.ts'
import { bytesBy, chanceOf } from './chance.ts'
import { arrivalOf } from './dark.ts'
import { offlineDay } from './fixed.ts'
import { centreOf, type DemoCentre } from './network.ts'
import { closingOn, isSilent } from './openings.ts'
import { monthIn, nthWeekday, schoolYearOf } from './school-year.ts'

/** Of three school years from the one in which that day lies. */
export const schoolHolidays = (start: Day): DayRange[] =>
  [0, 1, 2].flatMap(n => {
    const year = schoolYearOf(start) + n
    const twoWeeks = (month: number, nth: number): DayRange => {
      const from = nthWeekday(monthIn(year, month), nth, 6)
      return { from, to: addDays(from, 15) }
    }
    const summer = nthWeekday(monthIn(year, 10), 1, 6)
    return [twoWeeks(1, 3), twoWeeks(3, 3), twoWeeks(5, 2), twoWeeks(7, 2), { from: summer, to: `${year + 1}-08-31` as Day }]
  })

/** Where one is sent from a centre that closes for a day. */
const REDIRECTS: Readonly<Record<string, string>> = { cas: 'irg', orv: 'val', ard: 'val', irg: 'val', the: 'val', val: 'irg', nav: 'val' }
export const redirectOf = (c: DemoCentre): CentreCode | undefined => REDIRECTS[c.code] as CentreCode | undefined // written here

/** A Monday of the weeks that are counted. */
const [ODD, EVEN] = ['2025-09-01' as Day, '2025-09-08' as Day]
/** Weekday, the weeks, the place, its zone by its order. */
const STOPS: readonly (readonly [on: number, since: Day, place: string, zone: number])[] = [
  [1, ODD, 'Foirail de Combelle', 7],
  [3, ODD, 'Place du Lavoir, Peyrenègre', 3],
  [5, ODD, 'Parking du stade, Rochefine', 4],
  [1, EVEN, 'Salle des fêtes de Valsombre', 5],
  [3, EVEN, 'Halle de Serrelongue', 6],
  [5, EVEN, 'Place de l’École, Bramefont', 7],
]

const stopKey = (seed: number, at: number): Key => keyFrom(bytesBy(chanceOf(seed, 'stop', String(at)), 16))
/** At which stop the bus stands that day. */
export const demoStopOn = (seed: number, day: Day): Key | null => {
  const at = STOPS.findIndex(([on, since]) => on === weekday(day) && fits({ every: { weeks: 2, since } }, day))
  return at < 0 ? null : stopKey(seed, at)
}

const WORKDAYS = [1, 2, 3, 4, 5]
/** Of each centre what comes again beside its announced week, or says it anew. */
const PERIODS: readonly (readonly [centre: string, period: Omit<PeriodStated, 'from' | 'to'>])[] = [
  ['cas', { week: parseWeek([...WORKDAYS.map(d => [d, '09:00', '12:30']), [4, '12:30', '17:30']]), note: 'Jeudi, entrée côté marché' }],
  ['val', { week: parseWeek([[4, '17:30', '19:00']]), pattern: { nth: 1 }, note: 'Le soir, entrée par la cour' }],
  ['irg', { week: parseWeek([[3, '12:00', '14:00']]), pattern: { term: 'in' } }],
  ['orv', { week: parseWeek([[6, '08:30', '09:30']]), pattern: { every: { weeks: 2, since: ODD } } }],
  ['aur', { week: parseWeek([[2, '10:00', '12:00']]), pattern: { term: 'out' } }],
]

const MOUNTAINS = ['cas', 'orv', 'ard', 'the']
const isWinter = (day: Day): boolean => ['11', '12', '01', '02', '03'].includes(day.slice(5, 7))

/** What went wrong there that day. The line of Bois-Thénac is down in January, its power fails in February; of days without a word in winter, some are told. */
const outageOn = (seed: number, c: DemoCentre, day: Day): OutageStated | null => {
  const say = (kind: OutageKind, text: string | null): OutageStated => ({ day, half: null, kind, text })
  const weeks = offlineDay(c.code, day)
  if (weeks?.weekday === 0 && weeks.week !== 1) return say('network', 'Ligne coupée par le gel')
  if (c.code === 'the' && day === nthWeekday(monthIn(schoolYearOf(day), 5), 2, 3) && !closingOn(seed, c, day))
    return say('power', 'Deux heures sans courant')
  if (!MOUNTAINS.includes(c.code) || !isWinter(day) || !isSilent(seed, c, day) || closingOn(seed, c, day)) return null
  const r = chanceOf(seed, 'outage', c.code, day)
  return (c.week[weekday(day)] ?? []).length > 0 && r() < 0.5 ? say(r() < 0.5 ? 'snow' : 'power', null) : null
}

/** The next such weekday that is at least so many days ahead. */
const ahead = (today: Day, days: number, on: number): Day => {
  const from = addDays(today, days)
  return addDays(from, (on - weekday(from) + 7) % 7)
}
/** What was said yesterday of days to come. */
const toCome = (today: Day): readonly (readonly [centre: string, said: ExceptionStated])[] => {
  const training = ahead(today, 10, 1)
  const irg = 'irg' as CentreCode // written in network.ts
  return [
    ['cas', { day: training, to: addDays(training, 1), half: null, intervals: [], reason: 'training', redirect: irg }],
    ['orv', { day: ahead(today, 3, 6), half: null, intervals: [{ from: 570, to: 660 }], reason: 'market' }],
    ['irg', { day: ahead(today, 6, 4), half: 'pm', intervals: [], reason: 'training', redirect: 'val' as CentreCode }],
  ]
}

/** `zones`: their keys, in their order. */
export const writeHours = (seed: number, book: Book, zones: readonly Key[], start: Day, today: Day): void => {
  const write = (code: string, day: Day, draft: Draft, { arrived, key }: { arrived?: Day; key?: Key } = {}): void => {
    const c = centreOf(code)
    const line = {
      doc: deskDocument(c.code),
      tablet: `${code} 1`,
      day,
      slot: c.precision === 'hour' ? 9 : ('am' as const),
      by: 'counsellor',
    }
    book.write({ ...line, ...(arrived && { arrived }), ...(key && { key }) }, draft)
  }
  const create = (p: Omit<PeriodStated, 'from' | 'to'>): Draft => {
    const stated: PeriodStated = { ...p, from: start, to: null }
    return { kind: 'create', noun: nounOfPeriod(stated), fields: periodFields(stated) }
  }
  for (const [code, period] of PERIODS) write(code, start, create(period))
  for (const [at, [on, since, place, zone]] of STOPS.entries()) {
    const week = parseWeek([[on, '10:00', '16:00']])
    write('nav', start, create({ week, pattern: { every: { weeks: 2, since } }, stop: { place, zone: zones[zone - 1] ?? null } }), {
      key: stopKey(seed, at),
    })
  }
  for (const day of daysBetween(start, addDays(today, -1)))
    for (const code of MOUNTAINS) {
      const c = centreOf(code)
      const outage = outageOn(seed, c, day)
      const arrived = outage && arrivalOf(c, day, today)
      if (arrived) write(code, day, { kind: 'create', noun: 'outage', fields: outageFields(outage) }, arrived === day ? {} : { arrived })
    }
  const yesterday = addDays(today, -1)
  for (const [code, said] of toCome(today))
    if (arrivalOf(centreOf(code), yesterday, today))
      write(code, yesterday, { kind: 'create', noun: 'exception', fields: exceptionFields(said) })
}
