// Numbers, days, hours and waits as the person's language writes them. Times come as wall-clock values or as instants in milliseconds;
// 'now' is always given, never taken.
import type { Day, HalfDay, Minutes, Slot } from '../domain/day.ts'
import { INTL, language } from './language.ts'
import { t, type Values } from './translate.ts'

const made = new Map<string, unknown>()
/** `Intl` objects are dear to make and are made once per language and form. */
export const once = <T>(form: string, make: (tag: string) => T): T => {
  const tag = INTL[language.value]
  const key = `${tag} ${form}`
  const known = made.get(key)
  if (known !== undefined) return known as T // made below under the same form
  const fresh = make(tag)
  made.set(key, fresh)
  return fresh
}

export const numberText = (n: number): string => once('number', tag => new Intl.NumberFormat(tag)).format(n)
export const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`)
/** 'jeudi 12 mars'; with its year when that is not the year of `today`; 'dimanche 1er mars' in French. */
export const dayText = (day: Day, today: Day): string => {
  const year = day.slice(0, 4) === today.slice(0, 4) ? 'same' : 'other'
  const parts = once(
    `day ${year}`,
    tag =>
      new Intl.DateTimeFormat(tag, {
        timeZone: 'UTC',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...(year === 'other' && { year: 'numeric' }),
      }),
  )
  const whole = parts.formatToParts(noon(day)).map(p => (p.type === 'day' && p.value === '1' && language.peek() === 'fr' ? '1er' : p.value))
  return whole.join('')
}
/** '12 mars'. */
export const dateText = (day: Day): string => {
  const parts = once('date', tag => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'long' })).formatToParts(
    noon(day),
  )
  return parts.map(p => (p.type === 'day' && p.value === '1' && language.peek() === 'fr' ? '1er' : p.value)).join('')
}
/** The first letter large, for a title. */
export const titleCase = (words: string): string => words.slice(0, 1).toLocaleUpperCase(INTL[language.peek()]) + words.slice(1)

/** '17:30', on screens in every language. */
export const clockText = (at: Minutes): string => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
export const halfText = (half: HalfDay): string => (half === 'am' ? t('half.am') : t('half.pm'))
/** A record's hour, '14 h', or its half-day. */
export const slotText = (slot: Slot): string => (slot === 'am' || slot === 'pm' ? halfText(slot) : t('hour', { hour: slot }))

const localDay = (at: number): Day => {
  const d = new Date(at)
  return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}` as Day
}
/** For messages that choose between today, yesterday and before: `when`, `time`, `date` (never more exact than the day once it is two days old). */
export const moment = (at: number, now: number): Values => {
  const d = new Date(at)
  const today = localDay(now)
  const yesterday = localDay(new Date(now).setDate(new Date(now).getDate() - 1))
  const day = localDay(at)
  return {
    when: day === today ? 'today' : day === yesterday ? 'yesterday' : 'before',
    time: clockText(d.getHours() * 60 + d.getMinutes()),
    date: dayText(day, today),
  }
}
const MINUTE = 60_000
/** How long something has waited, rounded down: '21 min', '2 h', '9 jours'; beyond `most` days the date it began. Infinity for sentences that say "il y a". */
export const waitText = (since: number, now: number, most = 13): string => {
  const minutes = Math.floor(Math.max(0, now - since) / MINUTE)
  if (minutes < 1) return t('wait.now')
  if (minutes < 60) return t('wait.minutes', { n: minutes })
  if (minutes < 1440) return t('wait.hours', { n: Math.floor(minutes / 60) })
  const days = Math.floor(minutes / 1440)
  return days <= most ? t('wait.days', { n: days }) : t('wait.since', { date: dateText(localDay(since)) })
}
