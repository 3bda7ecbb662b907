// What the coordinator's table shows: every centre, day by day, and whether what is seen is all there. Alphabetical, never by a figure.
import { logsVisits, ofCode, type Centre, type Network } from '../domain/centre.ts'
import { dayState, halfState, type DayState, type HalfState, type Moment } from '../domain/completeness.ts'
import { addDays, addMonths, monthOf, type Day, type HalfDay, type Month } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { totals, type Totals } from '../domain/day-totals.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import { logsOn, saidToLogOn, toldBy, type LoggingFrom, withPast } from '../domain/logging-days.ts'
import { halfWhy, isOnClosed, type HalfWhy } from '../domain/half-why.ts'
import { untoldHandOvers, type Untold } from '../domain/hand-over-checks.ts'
import { halfEnds, halfWithin } from '../domain/opening-halves.ts'
import { openOn, type Hours } from '../domain/opening.ts'
import { quietDays } from '../domain/quiet-centre.ts'
import { byDay, isNoted, sealedTotals, slotOfHalf, type SealedRow } from '../domain/sealed-month.ts'
import { stepsOf } from '../domain/step.ts'
import { maybeTwins, twinDays } from '../domain/twin-days.ts'
import type { Visit } from '../domain/visit.ts'
import type { Clock } from '../device/clock.ts'
import { bookBegins, type Begin } from '../store/book-begins.ts'
import { doubtfulOf } from '../store/read-doubtful.ts'
import { driftingVisits } from '../domain/drift.ts'
import { fact } from '../store/facts.ts'
import { listValues } from '../store/read-lists.ts'
import { firstSealed, sealedOf } from '../store/read-sealed.ts'
import { outagesOf } from '../store/read-outages.ts'
import { readLoggingDays } from '../store/read-logging-days.ts'
import { devicesOf } from '../store/devices-of.ts'
import { atOneMoment, booksBetween, heardCentres, type CentreBook } from '../store/read-centres.ts'
import { centres, hoursOf, network, purposesOf } from '../store/read-day.ts'
import type { Database } from '../store/tables.ts'
import { plus } from './network-total.ts'
import type { Span } from './period.ts'

export type CentreDay = {
  readonly day: Day
  readonly am: HalfState
  readonly pm: HalfState
  /** What the centre said of each half. */
  readonly why: Readonly<Record<HalfDay, readonly HalfWhy[]>>
  /** C24: the halves in which something is noted though nobody opens. */
  readonly onClosed: readonly HalfDay[]
  /** C05: what reception and counsellor declared, and the centre has not settled. */
  readonly untold: readonly Untold[]
  /** C05: two devices noted the same sequence. */
  readonly twins: boolean
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
  /** C04: visits that stand and name a value which was retired, or not yet there, on their day. */
  readonly drift: number
  /** C24: half-days in which something is noted though nobody opens. */
  readonly onClosed: number
  /** C05: half-days of which the centre has still to say whether reception and counsellor noted the same people. */
  readonly untold: number
  /** C05: days that two devices noted alike. */
  readonly twins: number
  /** Opening days without a word, when there were many (quiet-centre.ts); else null. */
  readonly quiet: number | null
}
export type CentresTable = {
  readonly network: Network | null
  readonly days: readonly Day[]
  readonly lines: readonly CentreLine[]
  /** Announced, not open: they log nothing. */
  readonly silent: readonly Centre[]
  /** The month in which the first book here begins; null while there is none. */
  readonly first: Month | null
  /** Months before this one are still on their way to this device; null when none is. */
  readonly arriving: Month | null
}

const isBefore = (hours: Hours, day: Day, half: HalfDay, begins: Begin | null): boolean =>
  begins !== null && (day < begins.day || (day === begins.day && half === 'am' && halfWithin(openOn(hours, day), begins.slot) === 'pm'))

/** Today is over with its last opening. A day that was declared closed and has entries all the same (`busy`) may get more until it ends. */
const isOver = (hours: Hours, day: Day, now: Moment, busy: boolean): boolean => {
  const open = openOn(hours, day)
  return day < now.day || (day === now.day && (open.length > 0 || !busy) && open.every(i => i.to <= now.minute))
}

/**
 * Could a record of a wrong day belong to these days? It stands in the book of the month in which it was noted, of the one after when the
 * clock was ahead, or of one before when nothing was heard since.
 */
const mayBeOf = (doc: string, to: Day): boolean => {
  const name = parseDocumentName(doc)
  return name?.is !== 'visits' || addMonths(name.month, -1) <= monthOf(to)
}

/** The days of `span`, which ends today or before. A centre that notes nothing any more, or is associated by now, is there when it did, or should have, in those days. `collate`: how names are ordered in the person's language. */
export const centresTable = (db: Database, clock: Clock, span: Span, collate: (a: string, b: string) => number): Promise<CentresTable> =>
  atOneMoment(db, () => readTable(db, clock, span, collate))

const readTable = async (db: Database, clock: Clock, span: Span, collate: (a: string, b: string) => number): Promise<CentresTable> => {
  const now: Moment = clock.local()
  const days = daysBetween(span.from, span.to)
  const [all, heard, net, session, arriving, stated] = await Promise.all([
    centres(db),
    heardCentres(db),
    network(db),
    fact(db, 'session'),
    fact(db, 'arriving'),
    listValues(db),
  ])
  const may = all.filter(c => ofCode(all, c.code) === c).sort((a, b) => collate(a.names.main, b.names.main)) // one code has one book, and is counted once
  const books = await booksBetween(
    db,
    may.map(c => c.code),
    span.from,
    span.to,
  )
  const bookOf = (c: Centre): CentreBook => books.get(c.code) ?? { visits: [], groups: [], steps: [], ends: [] }
  const said = new Map<string, readonly LoggingFrom[][]>(
    await Promise.all(
      may.map(async c => [c.code, await Promise.all(all.filter(x => x.code === c.code).map(x => readLoggingDays(db, x)))] as const),
    ),
  )
  const sealedBy = new Map(await Promise.all(may.map(async c => [c.code, await sealedOf(db, c.code)] as const)))
  const logged = (c: Centre, day: Day, how: typeof logsOn): boolean => (said.get(c.code) ?? []).some(of => how(of, day))
  /** One that was never heard is awaited from the day on which it was first said to log visits. */
  const quietOf = (c: Centre, hours: Hours, last: Moment | null): number | null => {
    const first = (said.get(c.code) ?? []).flatMap(of => of.flatMap(s => (s.logs ? [s.from] : []))).sort()[0]
    const since = last?.day ?? (first && addDays(first, -1))
    return since ? quietDays({ hours, heard: since, today: now.day, logs: day => logged(c, day, logsOn) }) : null
  }
  const sealedIn = (c: Centre): readonly SealedRow[] =>
    (sealedBy.get(c.code) ?? []).flatMap(s => s.rows).filter(r => span.from <= r.day && r.day <= span.to)
  const counted = may.filter(c => {
    const { visits, groups } = bookOf(c)
    // what a centre has become since changes no month that is over
    return logsVisits(c) || visits.length + groups.length + sealedIn(c).length > 0 || days.some(day => logged(c, day, saidToLogOn))
  })
  let first: Month | null = arriving?.first ?? null
  const lines = await Promise.all(
    counted.map(async (centre): Promise<CentreLine> => {
      const [usual, outages, locals, begins, doubtful] = await Promise.all([
        hoursOf(db, centre.code),
        outagesOf(db, centre.code),
        purposesOf(db, centre.code),
        arriving ? null : bookBegins(db, centre, firstSealed(sealedBy.get(centre.code) ?? [])), // while years are on their way the book begins anew with each
        doubtfulOf(db, centre.code),
      ])
      const hours = withPast(usual, said.get(centre.code)?.[0] ?? [])
      if (begins && (first === null || monthOf(begins.day) < first)) first = monthOf(begins.day)
      const outside = (day: Day): boolean => day < span.from || span.to < day
      const elsewhere =
        doubtful.filter(r => !('n' in r) && outside(r.day) && mayBeOf(r.doc, span.to)).length + // counters add to no entries
        (sealedBy.get(centre.code) ?? [])
          .filter(s => mayBeOf(s.doc, span.to))
          .flatMap(s => s.rows)
          .reduce((n, r) => (r.is === 'to-confirm' && outside(r.day) ? n + r.n : n), 0)
      const sealed = sealedIn(centre)
      const wholeDays = new Set(
        (sealedBy.get(centre.code) ?? []).flatMap(s =>
          s.tables.flatMap(line => (byDay(line)?.is === 'whole-day' ? [byDay(line)!.day] : [])),
        ),
      )
      const { visits, groups, steps, ends } = bookOf(centre)
      // the head does not tell a device of itself: what this one notes is here at once
      const own = centre.code === session?.centre ? Math.floor(clock.now() / 1000) : undefined
      const seconds = heard.get(centre.code) ?? own
      const last: Moment | null = seconds === undefined ? null : clock.local(seconds * 1000)
      const stepsIn = (those: readonly Visit[]): number => stepsOf(steps, those).length
      const [visitsOf, groupsOf, sealedOn] = [grouped(visits, v => v.day), grouped(groups, g => g.day), grouped(sealed, r => r.day)]
      const untold = grouped(
        untoldHandOvers(visits, day => openOn(hours, day)),
        u => u.day,
      )
      const devices = await devicesOf(db, maybeTwins(visits))
      const twins = new Set(twinDays(visits, id => devices.get(id)))
      const line = days.map((day): CentreDay => {
        const [seen, met] = [visitsOf.get(day) ?? [], groupsOf.get(day) ?? []]
        const stays = sealedOn.get(day) ?? []
        const noted = [
          ...[...seen, ...met].filter(r => r.voided === null),
          ...(seen.some(v => v.voided === null && v.wholeDay && v.sheet) || (wholeDays.has(day) && stays.length > 0)
            ? (['am', 'pm'] as const).map(slot => ({ day, slot }))
            : []),
          ...stays.filter(isNoted).map(r => ({ day, slot: slotOfHalf(r.half) })),
          // somebody closed the page: nobody came is an answer too (J11)
          ...ends.flatMap(e => (e.day === day && !e.voided ? (['am', 'pm'] as const).map(slot => ({ day, slot })) : [])),
        ]
        const coming = arriving !== undefined && monthOf(day) < arriving.since // what is on its way is no hole
        const [am, pm] = (['am', 'pm'] as const).map((half): HalfState => {
          if (isBefore(hours, day, half, begins)) return 'off'
          const state = halfState({ hours, day, half, noted, heard: coming ? null : last, now, outages })
          if (state === 'noted') return state
          const over = state === 'hole' || state === 'awaited' || state === 'explained'
          const by = over ? halfEnds(openOn(hours, day), half) : null
          return logged(centre, day, logsOn) && (by === null || logged(centre, day, (of, d) => toldBy(of, d, by))) ? state : 'off'
        }) as [HalfState, HalfState] // two halves in, two out
        const why = { am: halfWhy(hours, outages, day, 'am'), pm: halfWhy(hours, outages, day, 'pm') }
        const state = dayState(am, pm)
        const busy = noted.length > 0
        return {
          day,
          am,
          pm,
          why,
          untold: untold.get(day) ?? [],
          twins: twins.has(day),
          onClosed: (['am', 'pm'] as const).filter(half => isOnClosed(half === 'am' ? am : pm, why[half], hours, day)),
          state: state === 'complete' && !isOver(hours, day, now, busy) ? 'running' : state,
          totals: plus(totals(seen, met, locals, stepsIn(seen)), sealedTotals(stays, locals)),
        }
      })
      const here = plus(totals(visits, groups, locals, steps.length), sealedTotals(sealed, locals))
      const halves = line.flatMap(d => [d.am, d.pm])
      return {
        centre,
        heard: seconds === undefined ? null : seconds * 1000,
        days: line,
        totals: { ...here, toConfirm: here.toConfirm + elsewhere },
        holes: halves.filter(h => h === 'hole').length,
        awaited: halves.filter(h => h === 'awaited').length,
        onClosed: line.reduce((n, d) => n + d.onClosed.length, 0),
        untold: line.reduce((n, d) => n + d.untold.length, 0),
        twins: line.filter(d => d.twins).length,
        quiet: arriving || !logsVisits(centre) ? null : quietOf(centre, hours, last),
        drift: driftingVisits(visits, stated, locals, centre.code),
        conflicts: visits.filter(v => v.voided === null && v.conflicts.length > 0).length,
      }
    }),
  )
  return {
    network: net ?? null,
    days,
    lines,
    silent: may.filter(c => c.kind !== 'associated' && !counted.includes(c)),
    first,
    arriving: arriving?.since ?? null,
  }
}
