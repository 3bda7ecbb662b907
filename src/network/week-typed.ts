// Opening hours as one fills them in: some days, a morning and an afternoon that hold for each of them.
import { parseTime, writeTime } from '../domain/written-time.ts'
import type { Interval, Week } from '../domain/opening.ts'
import { alike, fieldOf } from '../records/alike.ts'

export type HalfTyped = { readonly from: string; readonly to: string }
export type WeekTyped = { readonly days: readonly number[]; readonly am: HalfTyped; readonly pm: HalfTyped }

/** To start from: the hours of a small office, Monday to Friday. */
export const USUAL_HOURS: WeekTyped = { days: [1, 2, 3, 4, 5], am: { from: '09:00', to: '12:00' }, pm: { from: '14:00', to: '17:00' } }

/** A week as it would have been filled in; null where the hours differ from day to day, which these fields cannot say. */
export const weekTypedOf = (week: Week): WeekTyped | null => {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(d => (week[d] ?? []).length > 0)
  const [first] = days
  if (first === undefined) return { ...USUAL_HOURS, days: [] }
  const hours = (d: number): string => JSON.stringify(week[d])
  const intervals = week[first] ?? []
  const [a, b] = intervals
  if (!a || intervals.length > 2 || days.some(d => hours(d) !== hours(first))) return null
  const typed = (i: Interval | undefined): HalfTyped => (i ? { from: writeTime(i.from), to: writeTime(i.to) } : { from: '', to: '' })
  return b
    ? { days, am: typed(a), pm: typed(b) }
    : a.from < 720
      ? { days, am: typed(a), pm: typed(undefined) }
      : { days, am: typed(undefined), pm: typed(a) }
}

/** As they were kept while they were typed. */
export const weekAgain = (first: WeekTyped, kept: unknown): WeekTyped => {
  const days = fieldOf(kept, 'days')
  return { ...alike(first, kept), days: Array.isArray(days) ? [1, 2, 3, 4, 5, 6, 7].filter(d => days.includes(d)) : first.days }
}

const half = ({ from, to }: HalfTyped): Interval | 'closed' | 'wrong' => {
  if (from === '' && to === '') return 'closed'
  const a = parseTime(from)
  const b = parseTime(to)
  return a !== null && b !== null && a < b ? { from: a, to: b } : 'wrong'
}

/** The week, or which half of the day cannot be. Days without hours are a mistake; no day at all is a centre that does not open. */
export const readWeek = ({ days, am, pm }: WeekTyped): Week | 'am' | 'pm' => {
  if (days.length === 0) return {}
  const morning = half(am)
  const afternoon = half(pm)
  if (morning === 'wrong') return 'am'
  if (afternoon === 'wrong') return 'pm'
  if (morning === 'closed' && afternoon === 'closed') return 'am'
  if (morning !== 'closed' && afternoon !== 'closed' && afternoon.from < morning.to) return 'pm'
  const open = [morning, afternoon].filter(i => i !== 'closed')
  return Object.fromEntries(days.map(d => [d, open]))
}
