// A day and an hour as a hurried hand types them: '12/3', '12 mars', '2026-03-12', '14h30', '1430', '2 pm'. What is meant is shown beside the field.
import { isDay, type Day, type Minutes } from './day.ts'
import { foldText } from './fold-text.ts'

/** 'no-date': it cannot be read as a date. 'no-day': it can, but the calendar has no such day (31 November). 'no-year': it has, but neither this year nor the next. */
export type NotADay = 'empty' | 'no-date' | 'no-day' | 'no-year'

/** A year with a 29 February. */
const LEAP = 2000

/**
 * Day before month, as in all six languages. Without a year it is the next such day, `today` among them, where this year or the next has it. `months`: the twelve as the
 * person's language writes them; their first letters are enough where they fit one only.
 */
export const readTypedDay = (typed: string, today: Day, months: readonly string[]): Day | NotADay => {
  const text = foldText(typed)
  if (text === '') return 'empty'
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return dayOf(text.split('-').map(Number) as [number, number, number]) // three parts by the form
  const parts = text.split(/[\s,./’'-]+/).filter(p => p !== '')
  const numbers = parts.flatMap(p => (/^\d+(er|st|nd|rd|th|º|°)?$/.test(p) ? [p.replace(/\D+$/, '')] : []))
  const words = parts.filter(p => /^\D+$/.test(p))
  const named = words.map(w => monthOf(w, months)).find(m => m !== null) ?? null
  const [day, month, year, more] = named === null ? numbers : [numbers[0], String(named), ...numbers.slice(1)]
  if (day === undefined || month === undefined || more !== undefined || (named === null && words.length > 0)) return 'no-date'
  if (day.length > 2 || month.length > 2 || (year !== undefined && year.length !== 2 && year.length !== 4)) return 'no-date'
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return 'no-date'
  if (year !== undefined) return dayOf([Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day)])
  const from = Number(today.slice(0, 4))
  for (const year of [from, from + 1]) {
    const found = dayOf([year, Number(month), Number(day)])
    if (found !== 'no-day' && found >= today) return found
  }
  return dayOf([LEAP, Number(month), Number(day)]) === 'no-day' ? 'no-day' : 'no-year'
}

const dayOf = ([year, month, day]: readonly [number, number, number]): Day | 'no-day' => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : 'no-day'
}
/** 1 to 12; null for a word that is no month, or might be two. */
const monthOf = (word: string, months: readonly string[]): number | null => {
  const fits = months.flatMap((m, i) => (word.length >= 3 && foldText(m).startsWith(word.replace(/\.$/, '')) ? [i + 1] : []))
  return fits.length === 1 ? (fits[0] ?? null) : null
}

/** Minutes since midnight. 24:00 is the end of the day. */
export const readTypedTime = (typed: string): Minutes | 'empty' | 'no-time' => {
  const text = foldText(typed).replace(/\s+/g, '')
  if (text === '') return 'empty'
  const m = /^(\d{1,2})(?:(?:[h:.](\d{2})?|(\d{2}))(?:min|m)?)?(am|pm)?$/.exec(text)
  if (!m) return 'no-time'
  const [, hours, a, b, half] = m
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return 'no-time'
  const at = (half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(a ?? b ?? 0)
  return Number(a ?? b ?? 0) < 60 && at <= 1440 ? at : 'no-time'
}
