// How many come: each centre's mean, more on market days, by the season; and the totals that are fixed, spread over the half-days of their month.
import { addMonths, addDays, monthOf, weekday, type Day, type Month } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { chanceOf, pick, poisson } from './chance.ts'
import { LOST_TABLET, NOVEMBER, offlineDay } from './fixed.ts'
import type { DemoCentre } from './network.ts'
import { closingOn, halvesOpen, minutesOf, openingOn, type OpenHalf } from './openings.ts'

const MARKET = 1.6
const SEASON: Readonly<Record<string, number>> = { '09': 1.2, '10': 1.2, '02': 1.25, '03': 1.25, '08': 0.4 }

const mean = (c: DemoCentre, day: Day): number => c.mean * (c.market.includes(weekday(day)) ? MARKET : 1) * (SEASON[day.slice(5, 7)] ?? 1)

export type Coming = OpenHalf & { readonly visits: number }

/** Every half-day gets one, the rest falls by weight: what is noted nowhere would be a hole. */
const spread = (seed: number, name: string, total: number, halves: readonly (OpenHalf & { readonly weight: number })[]): number[] => {
  const r = chanceOf(seed, 'spread', name)
  const counts = halves.map(() => 1)
  const weighted = halves.map((h, i) => [i, h.weight] as const)
  for (let n = halves.length; n < total; n++) counts[pick(r, weighted)]!++
  return counts
}

type Planned = OpenHalf & { readonly day: Day; readonly weight: number }
const halvesOn = (seed: number, c: DemoCentre, day: Day): Planned[] => {
  const halves = halvesOpen(openingOn(c, day, closingOn(seed, c, day)))
  const whole = halves.reduce((n, h) => n + minutesOf(h.intervals), 0)
  return halves.map(h => ({ ...h, day, weight: (mean(c, day) * minutesOf(h.intervals)) / whole }))
}

const monthTotals = new WeakMap<DemoCentre, Map<string, ReadonlyMap<Day, readonly Coming[]>>>()
/** The month of T10 for one centre: La Navette only up to its last sync. */
const novemberOf = (seed: number, c: DemoCentre): ReadonlyMap<Day, readonly Coming[]> => {
  const known = monthTotals.get(c)?.get(String(seed))
  if (known) return known
  const first = `${NOVEMBER.month}-01` as Day
  const last = c.code === 'nav' ? NOVEMBER.navLastSync : addDays(`${addMonths(NOVEMBER.month as Month, 1)}-01` as Day, -1)
  const halves = daysBetween(first, last).flatMap(day => halvesOn(seed, c, day))
  const counts = spread(seed, c.code, NOVEMBER.visits[c.code] ?? 0, halves)
  const days = new Map<Day, Coming[]>()
  halves.forEach((h, i) => days.set(h.day, [...(days.get(h.day) ?? []), { ...h, visits: counts[i]! }])) // a count for each half
  monthTotals.set(c, new Map([[String(seed), days]]))
  return days
}

/** A day that has a number of its own. */
const fixedOn = (c: DemoCentre, day: Day): number | null =>
  c.code === 'cas' && day === LOST_TABLET.day ? LOST_TABLET.saved + LOST_TABLET.again : (offlineDay(c.code, day)?.visits ?? null)

/** Visits that stand, by half-day of opening. */
export const comingOn = (seed: number, c: DemoCentre, day: Day): readonly Coming[] => {
  if (monthOf(day) === NOVEMBER.month) return novemberOf(seed, c).get(day) ?? []
  const halves = halvesOn(seed, c, day)
  const fixed = fixedOn(c, day)
  if (fixed !== null) {
    const counts = spread(seed, `${c.code} ${day}`, fixed, halves)
    return halves.map((h, i) => ({ ...h, visits: counts[i]! })) // a count for each half
  }
  const r = chanceOf(seed, 'coming', c.code, day)
  return halves.map(h => ({ ...h, visits: Math.max(1, poisson(r, h.weight)) })) // somebody always comes: an empty half is asked about, and those are planted
}
