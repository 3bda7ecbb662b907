// How a duty stands in statements of its centre. Each day on which it does not take place is a field of its own.
import { contested } from './contested.ts'
import { changesWith, memberField, memberOf, membersFrom } from './members.ts'
import { isDay, type Day } from './day.ts'
import { EVERY, MAX_DUTY_PURPOSES, type Duty, type DutyWhen } from './duty.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type CentreCode } from './ids.ts'
import { intervalFrom } from './opening-record.ts'
import { isReference } from './purposes.ts'
import type { Draft, Value } from './statement.ts'
import { writeTime } from './written-time.ts'

const OFF = 'off'
/** It does not take place on that day. */
export const offField = (day: Day): string => memberField(OFF, day)
/** Null for another field. */
export const offDay = (field: string): Day | null => {
  const day = memberOf(OFF, field)
  return isDay(day) ? day : null
}

/** The field that says whether it holds. */
export const DUTY_STATE = 'state'

export type DutyStated = Pick<Duty, 'partner' | 'purposes' | 'when' | 'hours'>

const said = ({ partner, purposes, when, hours }: DutyStated): Record<string, Value> => ({
  partner,
  purposes,
  hours: [writeTime(hours.from), writeTime(hours.to)],
  day: when.is === 'day' ? when.day : null,
  weekday: when.is === 'day' ? null : when.weekday,
  every: when.is === 'day' || when.every === 1 ? null : when.every,
  from: when.is === 'day' ? null : when.from,
  to: when.is === 'day' ? null : when.to,
})

export const dutyFields = (d: DutyStated): Record<string, Value> =>
  Object.fromEntries(Object.entries(said(d)).filter(([, v]) => v !== null && !(Array.isArray(v) && v.length === 0)))

/** `record`: what the author was looking at. The days on which it is off stay. */
export const dutyEdits = (record: Folded, d: DutyStated): Draft[] => changesWith(record, [], said(d))

const whenFrom = (record: Folded): DutyWhen | null => {
  const [day, weekday, every, from, to] = (['day', 'weekday', 'every', 'from', 'to'] as const).map(f => shown(record, f))
  if (isDay(day)) return { is: 'day', day }
  if (typeof weekday !== 'number' || ![1, 2, 3, 4, 5, 6, 7].includes(weekday) || !isDay(from)) return null
  return { is: 'weekly', weekday, every: EVERY.find(n => n === every) ?? 1, from, to: isDay(to) ? to : null }
}

/** Null when it is no duty that this app can read: of nobody, at no time. */
export const dutyFrom = (record: Folded, centre: CentreCode): Duty | null => {
  const [partner, purposes, hours] = (['partner', 'purposes', 'hours'] as const).map(f => shown(record, f))
  const when = whenFrom(record)
  const interval = Array.isArray(hours) ? intervalFrom(hours[0], hours[1]) : null
  if (!isKey(partner) || when === null || interval === null) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    partner,
    purposes: (Array.isArray(purposes) ? [...new Set(purposes)] : [])
      .filter((p): p is string => isReference(p) || isKey(p))
      .slice(0, MAX_DUTY_PURPOSES),
    when,
    hours: interval,
    off: membersFrom(record, OFF, isDay).sort(),
    withdrawn: shown(record, DUTY_STATE) === 'withdrawn' || record.ended !== null,
    conflicts: contested(record),
  }
}
