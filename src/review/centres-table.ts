// What the coordinator's table shows: every centre, day by day, and whether what is seen is all there. Alphabetical, never by a figure.
import { logsVisits, type Centre, type Network } from '../domain/centre.ts'
import { dayState, halfState, type DayState, type HalfState, type Moment } from '../domain/completeness.ts'
import { addDays, daysBetween, type Day, type HalfDay } from '../domain/day.ts'
import { totals, type Totals } from '../domain/day-totals.ts'
import { halfWithin, openOn, type Hours } from '../domain/opening.ts'
import type { Clock } from '../device/clock.ts'
import { bookBegins, type Begin } from '../store/book-begins.ts'
import { doubtfulOf } from '../store/read-doubtful.ts'
import { fact } from '../store/facts.ts'
import { booksBetween, heardCentres } from '../store/read-centres.ts'
import { centres, hoursOf, network, purposesOf } from '../store/read-day.ts'
import type { Database } from '../store/tables.ts'

export type CentreDay = {
  readonly day: Day
  readonly am: HalfState
  readonly pm: HalfState
  /** 'ahead' before the first opening of the day, then 'running' until the last is over, whatever is noted by then. */
  readonly state: DayState
  readonly totals: Totals
}
export type CentreLine = {
  readonly centre: Centre
  /** Milliseconds since 1970; null = never. */
  readonly heard: number | null
  readonly days: readonly CentreDay[]
  /** Over the whole period shown; `toConfirm` also counts what a wrong clock has put on a day outside it (V7). */
  readonly totals: Totals
  readonly holes: number
  readonly awaited: number
  /** Visits that stand and of which two people stated different things: both are kept until a person decides. */
  readonly conflicts: number
}
export type CentresTable = {
  readonly network: Network | null
  readonly days: readonly Day[]
  readonly lines: readonly CentreLine[]
  /** Announced, not open: they log nothing. */ readonly silent: readonly Centre[]
}

const isBefore = (hours: Hours, day: Day, half: HalfDay, begins: Begin | null): boolean =>
  begins !== null && (day < begins.day || (day === begins.day && half === 'am' && halfWithin(openOn(hours, day), begins.slot) === 'pm'))

/** Today is over with its last opening. A day that was declared closed and has entries all the same (`busy`) may get more until it ends. */
const isOver = (hours: Hours, day: Day, now: Moment, busy: boolean): boolean => {
  const open = openOn(hours, day)
  return day < now.day || (day === now.day && (open.length > 0 || !busy) && open.every(i => i.to <= now.minute))
}

/** The last `length` days, today included. `collate`: how names are ordered in the person's language. */
export const centresTable = async (
  db: Database,
  clock: Clock,
  length: number,
  collate: (a: string, b: string) => number,
): Promise<CentresTable> => {
  const now: Moment = clock.local()
  const days = daysBetween(addDays(now.day, 1 - length), now.day)
  const [all, heard, net, session] = await Promise.all([centres(db), heardCentres(db), network(db), fact(db, 'session')])
  const counted = all.filter(logsVisits).sort((a, b) => collate(a.names.main, b.names.main))
  const books = await booksBetween(
    db,
    counted.map(c => c.code),
    days[0] ?? now.day,
    now.day,
  )
  const lines = await Promise.all(
    counted.map(async (centre): Promise<CentreLine> => {
      const [hours, locals, begins, doubtful] = await Promise.all([
        hoursOf(db, centre.code),
        purposesOf(db, centre.code),
        bookBegins(db, centre),
        doubtfulOf(db, centre.code),
      ])
      const elsewhere = doubtful.filter(r => !days.includes(r.day)).length
      const { visits, groups } = books.get(centre.code) ?? { visits: [], groups: [] }
      // the head does not tell a device of itself: what this one notes is here at once
      const own = centre.code === session?.centre ? Math.floor(clock.now() / 1000) : undefined
      const seconds = heard.get(centre.code) ?? own
      const last: Moment | null = seconds === undefined ? null : clock.local(seconds * 1000)
      const noted = [...visits, ...groups].filter(r => r.voided === null)
      const line = days.map((day): CentreDay => {
        const [am, pm] = (['am', 'pm'] as const).map(half =>
          isBefore(hours, day, half, begins) ? 'off' : halfState({ hours, day, half, noted, heard: last, now }),
        ) as [HalfState, HalfState] // two halves in, two out
        const state = dayState(am, pm)
        const busy = noted.some(r => r.day === day)
        return {
          day,
          am,
          pm,
          state: state === 'complete' && !isOver(hours, day, now, busy) ? 'running' : state,
          totals: totals(
            visits.filter(v => v.day === day),
            groups.filter(g => g.day === day),
            locals,
          ),
        }
      })
      const here = totals(visits, groups, locals)
      const halves = line.flatMap(d => [d.am, d.pm])
      return {
        centre,
        heard: seconds === undefined ? null : seconds * 1000,
        days: line,
        totals: { ...here, toConfirm: here.toConfirm + elsewhere },
        holes: halves.filter(h => h === 'hole').length,
        awaited: halves.filter(h => h === 'awaited').length,
        conflicts: visits.filter(v => v.voided === null && v.conflicts.length > 0).length,
      }
    }),
  )
  return {
    network: net ?? null,
    days,
    lines,
    silent: all.filter(c => !logsVisits(c) && c.kind !== 'associated').sort((a, b) => collate(a.names.main, b.names.main)),
  }
}
