// A day, or several, that differ, as they are typed.
import { reasonOf, type ClosingReason } from '../domain/closing-reasons.ts'
import { isDay, type Day } from '../domain/day.ts'
import { isCentreCode } from '../domain/ids.ts'
import { exceptionFields, isExceptionRange, type ExceptionStated } from '../domain/opening-record.ts'
import type { OpeningException } from '../domain/opening.ts'
import type { Value } from '../domain/statement.ts'
import { readHours, typedHours, type HoursTyped, type TimeTyped } from '../domain/typed-hours.ts'
import { alike, fieldOf } from '../records/alike.ts'

export const DIFFERENCES = ['day', 'am', 'pm', 'hours'] as const
export type Difference = (typeof DIFFERENCES)[number]

export type ExceptionTyped = {
  readonly day: string
  /** '' for one day. */
  readonly to: string
  readonly what: Difference
  readonly first: { readonly from: string; readonly to: string }
  readonly second: { readonly from: string; readonly to: string }
  /** Further ones where they stand, each as 'from to'. */
  readonly more: readonly string[]
  readonly reason: ClosingReason
  /** A centre's code; '' for none. */
  readonly redirect: string
}
export type ExceptionWrong = { readonly day: boolean; readonly to: boolean; readonly hours: boolean }
export const NO_EXCEPTION_WRONG: ExceptionWrong = { day: false, to: false, hours: false }

const NO_TIME: TimeTyped = { from: '', to: '' }
type Times = Pick<ExceptionTyped, 'first' | 'second' | 'more'>
export const times = ([first = NO_TIME, second = NO_TIME, ...more]: HoursTyped): Times => ({
  ...{ first, second },
  more: more.map(({ from, to }) => `${from} ${to}`),
})
/** As they are shown, and read. */
export const timesOf = ({ first, second, more }: Times): HoursTyped => [
  first,
  second,
  ...more.map(written => {
    const [from = '', to = ''] = written.split(' ')
    return { from, to }
  }),
]
/** What stands in the fields of other hours until somebody fills them in. */
const MORNING: HoursTyped = [
  { from: '09:00', to: '12:00' },
  { from: '', to: '' },
]

export const newException = (today: Day): ExceptionTyped => ({
  day: today,
  to: '',
  what: 'day',
  ...times(MORNING),
  reason: 'other',
  redirect: '',
})

export const typedException = (e: OpeningException): ExceptionTyped => ({
  day: e.day,
  to: e.to ?? '',
  what: e.half ?? (e.intervals.length > 0 ? 'hours' : 'day'),
  ...times(e.intervals.length > 0 ? typedHours(e.intervals) : MORNING),
  reason: reasonOf(e.reason),
  redirect: e.redirect ?? '',
})

/** As it was kept while it was typed. */
export const exceptionAgain = (first: ExceptionTyped, kept: unknown): ExceptionTyped => {
  const typed = alike(first, kept)
  return {
    ...typed,
    what: DIFFERENCES.find(d => d === typed.what) ?? first.what,
    reason: reasonOf(fieldOf(kept, 'reason') ?? first.reason),
  }
}

export const readException = (typed: ExceptionTyped): { readonly stated: ExceptionStated } | { readonly wrong: ExceptionWrong } => {
  const { day, what, redirect } = typed
  const to = typed.to === day ? '' : typed.to
  const intervals = what === 'hours' ? readHours(timesOf(typed)) : []
  const wrong: ExceptionWrong = {
    day: !isDay(day),
    to: to !== '' && isDay(day) && (!isDay(to) || !isExceptionRange(day, to)),
    hours: intervals === null,
  }
  if (!isDay(day) || wrong.to || intervals === null) return { wrong }
  return {
    stated: {
      day,
      ...(isDay(to) && { to }),
      half: what === 'am' || what === 'pm' ? what : null,
      intervals,
      reason: typed.reason,
      ...(what !== 'hours' && isCentreCode(redirect) && { redirect }),
    },
  }
}

/** Every field; null for what is not said. */
export const exceptionValues = (stated: ExceptionStated): Record<string, Value> => ({
  to: null,
  half: null,
  redirect: null,
  ...exceptionFields(stated),
})
