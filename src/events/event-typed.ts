// What is typed about an event, and what it means; three things are asked, all else may stay empty (V16). What was typed always stays.
import { addDays, isDay, type Day } from '../domain/day.ts'
import { CIRCLES, type Circle } from '../domain/document-name.ts'
import { isWider, MAX_PLACE, MAX_SUMMARY, MAX_TITLE, type CalendarEvent } from '../domain/event.ts'
import type { EventStated } from '../domain/event-record.ts'
import type { Key } from '../domain/ids.ts'
import { isLanguage, LANGUAGES, type Language } from '../domain/languages.ts'
import { cleanName } from '../domain/name.ts'
import type { Names } from '../domain/names.ts'
import { readTypedDay, readTypedTime } from '../domain/typed-time.ts'
import { dayOf, instantOf, isKnownZone, minutesOf, wallTime } from '../domain/wall-time.ts'
import { alike } from '../records/alike.ts'
import {
  nothingToRead,
  personalText,
  textProblem,
  type NothingToRead,
  type PersonalText,
  type TextProblem,
} from '../records/text-problem.ts'
import { clockText } from '../text/format.ts'
import type { TextKey } from '../text/translate.ts'

export type Translated = Readonly<Partial<Record<Language, string>>>
export type EventTyped = {
  readonly title: string
  readonly type: string
  readonly date: string
  readonly from: string
  readonly to: string
  /** Of an event of several days. */
  readonly lastDate: string
  readonly place: string
  readonly audience: string
  readonly summary: string
  readonly zone: string
  readonly titles: Translated
  readonly summaries: Translated
  readonly language: Language | null
  readonly circle: Circle
}
/** What is typed is kept under these names until it is kept as an event. */
export const FORMS = 'event/'
export const NEW = `${FORMS}new`
export const changeOf = (uid: Key): string => FORMS + uid

export type EventProblem = Extract<TextKey, `agenda.problem.${string}`>
type ByLanguage = Readonly<Partial<Record<Language, TextProblem>>>
export type EventWrong = Readonly<
  Partial<
    Record<'type' | 'date' | 'from' | 'to' | 'lastDate' | 'zone' | 'circle', EventProblem> &
      Record<'title' | 'place' | 'audience' | 'summary', EventProblem | NothingToRead | PersonalText> &
      Record<'titles' | 'summaries', ByLanguage>
  >
>

export const newEvent = (zone: string, circle: Circle, language: Language): EventTyped => ({
  title: '',
  type: '',
  date: '',
  from: '',
  to: '',
  lastDate: '',
  place: '',
  audience: '',
  summary: '',
  zone,
  titles: {},
  summaries: {},
  language,
  circle,
})

/** As its owner would have typed it. `typedDay`: a day as it is written in a form. */
export const typedFrom = (e: CalendarEvent, typedDay: (day: Day) => string): EventTyped => {
  const { start, end, zone } = e.when
  const midnight = end !== null && minutesOf(end) === 0
  const last = end === null ? null : midnight ? addDays(dayOf(end), -1) : dayOf(end)
  return {
    title: e.titles.main,
    type: e.type,
    date: typedDay(dayOf(start)),
    from: clockText(minutesOf(start)),
    to: end === null ? '' : clockText(midnight ? 1440 : minutesOf(end)),
    lastDate: last !== null && last !== dayOf(start) ? typedDay(last) : '',
    place: e.place ?? '',
    audience: e.audience ?? '',
    summary: e.summary?.main ?? '',
    zone,
    titles: e.titles.by,
    summaries: e.summary?.by ?? {},
    language: e.language,
    circle: e.circle,
  }
}

/** As it was kept while it was typed; a circle or a language this app does not know is that of the form. */
export const typedAgain = (first: EventTyped, kept: unknown): EventTyped => {
  const typed = alike(first, kept)
  return {
    ...typed,
    circle: CIRCLES.find(c => c === typed.circle) ?? first.circle,
    language: isLanguage(typed.language) ? typed.language : first.language,
  }
}

const namesOf = (main: string, by: Translated): Names => ({
  main: cleanName(main),
  by: Object.fromEntries(
    LANGUAGES.flatMap(l => {
      const name = cleanName(by[l] ?? '')
      return name === '' ? [] : [[l, name]]
    }),
  ),
})
const tooLong = (text: string, most: number): boolean => cleanName(text).length > most
/** Nothing, too long, or what looks as if it spoke of somebody (C25). */
const wrongText = <F extends 'title' | 'place' | 'audience' | 'summary'>(
  field: F,
  typed: EventTyped,
  most: number,
  long: EventProblem,
): Pick<EventWrong, F> => {
  const problem = nothingToRead(typed[field]) ?? (tooLong(typed[field], most) ? long : personalText(typed[field]))
  return (problem === null ? {} : { [field]: problem }) as Pick<EventWrong, F> // this one field or none
}
const wrongBy = (texts: Translated, most: number): ByLanguage | null => {
  const wrong = LANGUAGES.flatMap(l => {
    const problem = textProblem(texts[l] ?? '', most)
    return problem ? [[l, problem] as const] : []
  })
  return wrong.length > 0 ? Object.fromEntries(wrong) : null
}
const orNull = (text: string): string | null => (cleanName(text) === '' ? null : cleanName(text))

export type Reading = { readonly stated: EventStated; readonly circle: Circle } | { readonly wrong: EventWrong }

/** `was`: the circle it has now; a narrower one is refused: what others hold cannot be called back. `closed`: circles in which nothing new is shared. */
export const readEvent = (
  typed: EventTyped,
  today: Day,
  months: readonly string[],
  was: Circle | null,
  closed: readonly Circle[] = [],
): Reading => {
  const day = readTypedDay(typed.date, today, months)
  const from = readTypedTime(typed.from)
  const to = readTypedTime(typed.to)
  const last = readTypedDay(typed.lastDate, today, months)
  const start = isDay(day) && typeof from === 'number' && from < 1440 ? wallTime(day, from) : null
  const endDay = isDay(last) ? last : isDay(day) ? day : null
  const end = typeof to === 'number' && endDay !== null ? wallTime(endDay, to) : null
  const titles = wrongBy(typed.titles, MAX_TITLE)
  const summaries = wrongBy(typed.summaries, MAX_SUMMARY)
  const wrong: EventWrong = {
    ...(cleanName(typed.title) === '' && !nothingToRead(typed.title)
      ? { title: 'agenda.problem.title' }
      : wrongText('title', typed, MAX_TITLE, 'agenda.problem.title-long')),
    ...(typed.type === '' && { type: 'agenda.problem.type' }),
    ...(!isDay(day) ? { date: `agenda.problem.date-${day}` } : isFar(day, today) && { date: 'agenda.problem.date-far' }),
    ...(typeof from !== 'number' ? { from: `agenda.problem.time-${from}` } : from >= 1440 && { from: 'agenda.problem.time-no-time' }),
    ...(to === 'no-time'
      ? { to: 'agenda.problem.time-no-time' }
      : to === 'empty'
        ? last !== 'empty' && { to: 'agenda.problem.end-missing' }
        : start !== null &&
          end !== null &&
          end <= start && { to: end === start ? 'agenda.problem.ends-at-start' : 'agenda.problem.ends-before' }),
    ...(last !== 'empty' &&
      (!isDay(last) ? { lastDate: `agenda.problem.date-${last}` } : isFar(last, today) && { lastDate: 'agenda.problem.date-far' })),
    ...wrongText('place', typed, MAX_PLACE, 'agenda.problem.long'),
    ...wrongText('audience', typed, MAX_PLACE, 'agenda.problem.long'),
    ...wrongText('summary', typed, MAX_SUMMARY, 'agenda.problem.summary-long'),
    ...(!isKnownZone(typed.zone.trim()) && { zone: 'agenda.problem.zone' }),
    ...(was !== null && typed.circle !== was && !isWider(typed.circle, was) && { circle: 'agenda.problem.narrower' }),
    ...(typed.circle !== was && closed.includes(typed.circle) && { circle: 'agenda.problem.circle-closed' }),
    ...(titles && { titles }),
    ...(summaries && { summaries }),
  }
  if (Object.keys(wrong).length > 0 || start === null) return { wrong }
  const summary = namesOf(typed.summary, typed.summaries)
  return {
    circle: typed.circle,
    stated: {
      titles: namesOf(typed.title, typed.titles),
      language: typed.language,
      type: typed.type,
      when: { start, end, zone: typed.zone.trim() },
      place: orNull(typed.place),
      audience: orNull(typed.audience),
      summary: summary.main === '' ? null : summary,
    },
  }
}

/** Nobody plans further: a year beyond is a slip of the hand. */
const YEARS_AHEAD = 10
const isFar = (day: Day, today: Day): boolean => Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD

/** `now`: milliseconds since 1970. It has begun already: worth asking, never a reason to refuse. */
export const hasBegun = ({ when }: Pick<EventStated, 'when'>, now: number): boolean => (instantOf(when.start, when.zone) ?? Infinity) < now
