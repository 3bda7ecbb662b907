// The time on the wall of a place. An event is at 14:00 where it is held, whatever summer time does (E15); a moment of the world is worked out only to compare.
import { addDays, isDay, type Day, type Minutes } from './day.ts'
import { parseTime } from './written-time.ts'

/** 'YYYY-MM-DDTHH:MM', before midnight, of no particular place. As text it sorts. */
export type WallTime = string & { readonly brand: 'WallTime' }

const DAY = 1440 // minutes
const two = (n: number): string => String(n).padStart(2, '0')

export const isWallTime = (x: unknown): x is WallTime =>
  typeof x === 'string' && x.length === 16 && x[10] === 'T' && isDay(x.slice(0, 10)) && (parseTime(x.slice(11)) ?? DAY) < DAY
export const dayOf = (at: WallTime): Day => at.slice(0, 10) as Day // isWallTime has looked
export const minutesOf = (at: WallTime): Minutes => Number(at.slice(11, 13)) * 60 + Number(at.slice(14))
/** Minutes beyond a day, or before it, fall on another. */
export const wallTime = (day: Day, minutes: Minutes): WallTime => {
  const days = Math.floor(minutes / DAY)
  const rest = minutes - days * DAY
  return `${addDays(day, days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}` as WallTime // a real day, and less than a day of minutes
}
export const addMinutes = (at: WallTime, n: number): WallTime => wallTime(dayOf(at), minutesOf(at) + n)

/** Written as a time zone is, whether or not this device knows it: 'Europe/Paris'. */
export const isZoneName = (x: unknown): x is string =>
  typeof x === 'string' && /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(x) && x.length <= 60

const clocks = new Map<string, Intl.DateTimeFormat | null>()
/** Null for a zone that this device does not know. They are dear to make. */
const clockOf = (zone: string): Intl.DateTimeFormat | null => {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    made = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      ...({ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const),
    })
  } catch {
    // no such zone, or one that is newer than this device
  }
  clocks.set(zone, made)
  return made
}
export const isKnownZone = (zone: string): boolean => clockOf(zone) !== null

const asUtc = (at: WallTime): number => Date.parse(`${at}:00Z`)
/** What a wall in this zone shows at a moment, written as if it were Greenwich. */
const shownAt = (clock: Intl.DateTimeFormat, ms: number): number => {
  const part = Object.fromEntries(clock.formatToParts(ms).map(p => [p.type, Number(p.value)]))
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'])
}
const HALF_A_DAY = 43_200_000

/**
 * The moment at which the wall in this zone shows this, milliseconds since 1970; of an hour that comes twice the first, of one that is
 * left out the moment as if the clock had not been set yet. Null for a zone that this device does not know: never Greenwich in its place.
 */
export const instantOf = (at: WallTime, zone: string): number | null => {
  const clock = clockOf(zone)
  if (!clock) return null
  const wanted = asUtc(at)
  const shift = (near: number): number => shownAt(clock, near) - near
  const before = wanted - shift(wanted - HALF_A_DAY)
  if (shownAt(clock, before) === wanted) return before
  const after = wanted - shift(wanted + HALF_A_DAY)
  return shownAt(clock, after) === wanted ? after : before
}

/** What the wall in this zone shows at a moment. Null for a zone that this device does not know. */
export const wallAt = (ms: number, zone: string): WallTime | null => {
  const clock = clockOf(zone)
  return clock && (new Date(shownAt(clock, ms)).toISOString().slice(0, 16) as WallTime) // the form of an ISO date
}
