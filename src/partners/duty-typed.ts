// A duty as one fills it in: of whom, in which rhythm, at which hours, for which purposes. Nothing in it is typed but days and hours.
import { isDay, type Day } from '../domain/day.ts'
import { EVERY, MAX_DUTY_PURPOSES, type Duty, type DutyWhen } from '../domain/duty.ts'
import type { DutyStated } from '../domain/duty-record.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { intervalFrom } from '../domain/opening-record.ts'
import type { Week } from '../domain/opening.ts'
import { writeTime } from '../domain/written-time.ts'
import { alike } from '../records/alike.ts'

export type DutyTyped = {
  /** A partner's key, or ''. */
  readonly partner: string
  readonly how: 'weekly' | 'day'
  /** 1 to 7 as a word, or ''. */
  readonly weekday: string
  readonly every: string
  readonly day: string
  /** First and last day of a rhythm. */
  readonly from: string
  readonly to: string
  /** 'HH:MM' */
  readonly begins: string
  readonly ends: string
  readonly purposes: readonly string[]
}

/** What is typed is kept under these names until it is kept as a record. */
export const NEW_DUTY = 'duty/new'
export const dutyForm = (id: Key): string => `duty/${id}`
/** From the card of a partner. */
export const dutyOf = (partner: Key): string => `duty-of/${partner}`

/** `week`: when the centre is open: the hours to start from. */
export const typedDuty = (duty: Duty | null, partner: Key | null, week: Week, today: Day): DutyTyped => {
  const usual = Object.values(week).flatMap(list => list ?? [])[0] ?? { from: 9 * 60, to: 12 * 60 }
  const { from, to } = duty?.hours ?? usual
  const when = duty?.when
  return {
    partner: duty?.partner ?? partner ?? '',
    how: when?.is === 'day' ? 'day' : 'weekly',
    weekday: when?.is === 'weekly' ? String(when.weekday) : '',
    every: when?.is === 'weekly' ? String(when.every) : '1',
    day: when?.is === 'day' ? when.day : '',
    from: when?.is === 'weekly' ? when.from : today,
    to: when?.is === 'weekly' ? (when.to ?? '') : '',
    begins: writeTime(from),
    ends: writeTime(to),
    purposes: duty?.purposes ?? [],
  }
}
/** As it was kept while it was typed. */
export const dutyAgain = (first: DutyTyped, kept: unknown): DutyTyped => {
  const typed = alike(first, kept)
  return { ...typed, how: typed.how === 'day' ? 'day' : 'weekly' }
}

export type DutyWrong = {
  readonly partner: boolean
  readonly when: boolean
  readonly until: boolean
  readonly hours: boolean
  readonly purposes: boolean
}
export const NO_WRONG: DutyWrong = { partner: false, when: false, until: false, hours: false, purposes: false }

const readWhen = ({ how, weekday, every, day, from, to }: DutyTyped): DutyWhen | null => {
  if (how === 'day') return isDay(day) ? { is: 'day', day } : null
  const on = [1, 2, 3, 4, 5, 6, 7].find(d => String(d) === weekday)
  if (on === undefined || !isDay(from)) return null
  return { is: 'weekly', weekday: on, every: EVERY.find(n => String(n) === every) ?? 1, from, to: isDay(to) ? to : null }
}

export const readDuty = (typed: DutyTyped): { readonly stated: DutyStated } | { readonly wrong: DutyWrong } => {
  const when = readWhen(typed)
  const hours = intervalFrom(typed.begins, typed.ends)
  const wrong: DutyWrong = {
    partner: !isKey(typed.partner),
    when: when === null,
    until: when?.is === 'weekly' && typed.to !== '' && (when.to === null || when.to < when.from),
    hours: hours === null,
    purposes: typed.purposes.length > MAX_DUTY_PURPOSES,
  }
  if (Object.values(wrong).some(Boolean) || !isKey(typed.partner) || when === null || hours === null) return { wrong }
  return { stated: { partner: typed.partner, purposes: typed.purposes, when, hours } }
}
