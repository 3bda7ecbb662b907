// When a duty takes place: on a given day, and next.
import { addDays, weekday, type Day, type Minutes } from './day.ts'
import { daysApart } from './day-range.ts'
import type { Duty, Weekly } from './duty.ts'

/** The first day of its weekday on or after `day`. */
const firstFrom = (day: Day, at: number): Day => addDays(day, (at - weekday(day) + 7) % 7)

/** Is it planned for this day, whether or not it was called off? */
const isPlanned = ({ when }: Pick<Duty, 'when'>, day: Day): boolean => {
  if (when.is === 'day') return when.day === day
  if (weekday(day) !== when.weekday || day < when.from || (when.to !== null && when.to < day)) return false
  return (daysApart(firstFrom(when.from, when.weekday), day) / 7) % when.every === 0
}

/** Those planned for this day, called off or not, in the order of the hours. */
export const dutiesOn = (duties: readonly Duty[], day: Day): Duty[] =>
  duties
    .filter(d => !d.withdrawn && isPlanned(d, day))
    .sort((a, b) => a.hours.from - b.hours.from || a.hours.to - b.hours.to || (a.id < b.id ? -1 : 1))

export const isOff = ({ off }: Pick<Duty, 'off'>, day: Day): boolean => off.includes(day)

/** `running`: it is under way at the minute that was asked about. */
export type Coming = { readonly duty: Duty; readonly day: Day; readonly running: boolean }
/** Nobody can come on that day although it is planned (duty.ts, `isShut`). */
export type Shut = (duty: Duty, day: Day) => boolean

/** Days that are looked at in a row before a duty is said to be over: nobody plans two years of days off. */
const MOST = 104

const stepFrom = (when: Weekly, day: Day): Day => {
  const first = firstFrom(when.from, when.weekday)
  const step = 7 * when.every
  return day <= first ? first : addDays(first, Math.ceil(daysApart(first, day) / step) * step)
}

/** The next time of one duty that is not over at this minute of this day; null when there is none. */
const nextOf = (duty: Duty, day: Day, minute: Minutes, shut: Shut): Coming | null => {
  if (duty.withdrawn) return null
  const { when, hours } = duty
  const takesPlace = (on: Day): boolean =>
    on >= day && !(on === day && hours.to <= minute) && !isOff(duty, on) && !shut(duty, on) && isPlanned(duty, on)
  const found = (on: Day): Coming => ({ duty, day: on, running: on === day && hours.from <= minute })
  if (when.is === 'day') return takesPlace(when.day) ? found(when.day) : null
  for (let on = stepFrom(when, day), n = 0; n < MOST && (when.to === null || on <= when.to); n++, on = addDays(on, 7 * when.every))
    if (takesPlace(on)) return found(on)
  return null
}

/** The next of each that has one, the soonest first. */
export const comingDuties = (duties: readonly Duty[], day: Day, minute: Minutes, shut: Shut = () => false): Coming[] =>
  duties
    .flatMap(d => nextOf(d, day, minute, shut) ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.duty.hours.from - b.duty.hours.from || (a.duty.id < b.duty.id ? -1 : 1)))

/** Of these duties, those of one partner or of one purpose for instance, the next that takes place; null when none does. */
export const nextDuty = (duties: readonly Duty[], day: Day, minute: Minutes, shut: Shut = () => false): Coming | null =>
  comingDuties(duties, day, minute, shut)[0] ?? null
