// Hours that come again, as they are typed: in place of those before, besides them on some days, or a stop of a bus.
import { isDay, type Day } from '../domain/day.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { cleanName } from '../domain/name.ts'
import { MAX_HOURS_TEXT, MAX_WEEKS, nounOfPeriod, parseNth, periodFields, type PeriodStated } from '../domain/opening-record.ts'
import type { Hours, OpeningPeriod, Week } from '../domain/opening.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Value } from '../domain/statement.ts'
import { otherStop } from '../domain/stops.ts'
import { alike, fieldOf } from '../records/alike.ts'
import { textProblem, type TextProblem } from '../records/text-problem.ts'
import { same } from '../records/typed-keeper.ts'
import { lineAt, linesAgain, linesOf, NEW_LINE, readLines, type LineTyped, type LineWrong } from './lines-typed.ts'

export type PeriodTyped = {
  /** Of a stop. */
  readonly place: string
  /** The id of a zone; '' where none is said. */
  readonly zone: string
  readonly lines: readonly LineTyped[]
  /** Of a period: whether it takes the place of the hours before, or comes besides. */
  readonly how: 'replaces' | 'adds'
  /** One week of so many; '1' for each. */
  readonly weeks: string
  /** A day of a week in which it holds. */
  readonly since: string
  /** '' for all. */
  readonly nth: string
  readonly term: '' | 'in' | 'out'
  readonly from: string
  /** '' for good. */
  readonly to: string
  readonly note: string
}
export type PeriodWrong = {
  readonly place: 'missing' | TextProblem | null
  readonly lines: LineWrong | 'none' | null
  readonly since: boolean
  readonly from: boolean
  readonly to: boolean
  readonly note: TextProblem | null
}
export const NOTHING_WRONG: PeriodWrong = { place: null, lines: null, since: false, from: false, to: false, note: null }

const orNew = (lines: readonly LineTyped[]): readonly LineTyped[] => (lines.length > 0 ? lines : [NEW_LINE])

/** `standing`: the week whose place they take. */
export const newPeriod = (today: Day, standing: Week = {}): PeriodTyped => ({
  place: '',
  zone: '',
  lines: orNew(linesOf(standing)),
  how: 'replaces',
  weeks: '1',
  since: today,
  nth: '',
  term: '',
  from: today,
  to: '',
  note: '',
})

export const typedOf = (p: OpeningPeriod): PeriodTyped => ({
  place: p.stop?.place ?? '',
  zone: p.stop?.zone ?? '',
  lines: linesOf(p.week),
  how: p.pattern ? 'adds' : 'replaces',
  weeks: String(p.pattern?.every?.weeks ?? 1),
  since: p.pattern?.every?.since ?? p.from,
  nth: String(p.pattern?.nth ?? ''),
  term: p.pattern?.term ?? '',
  from: p.from,
  to: p.to ?? '',
  note: p.note ?? '',
})

/** The lines with which new hours go on when they are said to replace, or to come besides: with the lines that stand, or without them. */
export const linesFor = (how: PeriodTyped['how'], lines: readonly LineTyped[], standing: readonly LineTyped[]): readonly LineTyped[] => {
  const own = lines.filter(l => ![NEW_LINE, ...standing].some(s => same(s, l)))
  return orNew(how === 'replaces' ? [...standing, ...own] : own)
}

/** As it was kept while it was typed. */
export const typedAgain = (first: PeriodTyped, kept: unknown): PeriodTyped => {
  const typed = alike({ ...first, lines: [] }, kept)
  return {
    ...typed,
    how: typed.how === 'adds' ? 'adds' : 'replaces',
    term: typed.term === 'in' || typed.term === 'out' ? typed.term : '',
    lines: linesAgain(first.lines, fieldOf(kept, 'lines')),
  }
}

const patternOf = ({ weeks, since, nth, term }: PeriodTyped): Pattern => {
  const n = Number(weeks)
  const which = parseNth(nth === 'last' ? nth : Number(nth))
  return {
    ...(n >= 2 && n <= MAX_WEEKS && isDay(since) && { every: { weeks: n, since } }),
    ...(which && { nth: which }),
    ...(term !== '' && { term }),
  }
}

/** `of`: a stop has a place, and always comes besides. */
export const readPeriod = (
  typed: PeriodTyped,
  of: 'hours' | 'stop',
): { readonly stated: PeriodStated } | { readonly wrong: PeriodWrong } => {
  const adds = of === 'stop' || typed.how === 'adds'
  const read = readLines(typed.lines)
  const { from, to } = typed
  const wrong: PeriodWrong = {
    place: of === 'hours' ? null : (textProblem(typed.place, MAX_HOURS_TEXT) ?? (cleanName(typed.place) === '' ? 'missing' : null)),
    lines: 'wrong' in read ? read.wrong : adds && typed.lines.length === 0 ? 'none' : null,
    since: adds && typed.weeks !== '1' && !isDay(typed.since),
    from: !isDay(from),
    to: to !== '' && (!isDay(to) || to < from),
    note: textProblem(typed.note, MAX_HOURS_TEXT),
  }
  if ('wrong' in read || !isDay(from) || wrong.place || wrong.lines || wrong.since || wrong.to || wrong.note) return { wrong }
  const note = cleanName(typed.note)
  return {
    stated: {
      from,
      to: isDay(to) ? to : null,
      week: read.week,
      ...(adds && { pattern: patternOf(typed) }),
      ...(of === 'stop' && { stop: { place: cleanName(typed.place), zone: isKey(typed.zone) ? typed.zone : null } }),
      ...(note !== '' && { note }),
    },
  }
}

/** Where the bus would be at two stops at once, the line that says so. `id`: the stop that is said anew. */
export const elsewhere = (hours: Hours, { lines }: PeriodTyped, stated: PeriodStated, id: Key | null, today: Day): LineWrong | null => {
  const there = otherStop(hours, stated, id, today)
  return there && { line: lineAt(lines, there), is: 'elsewhere', there }
}

const UNSAID: Readonly<Record<ReturnType<typeof nounOfPeriod>, Readonly<Record<string, Value>>>> = {
  period: { to: null, note: null },
  'extra-hours': { to: null, note: null, every: null, nth: null, term: null },
  stop: { to: null, note: null, every: null, nth: null, term: null, zone: null },
}
/** Every field of its noun; null for what is not said. */
export const periodValues = (stated: PeriodStated): Record<string, Value> => ({ ...UNSAID[nounOfPeriod(stated)], ...periodFields(stated) })
