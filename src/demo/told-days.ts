// The days that a scenario tells visit by visit: the market Thursday of T1, the lost tablet of T8, the flat battery of T3.
import { addDays, type Day, type Slot } from '../domain/day.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import { emptyVisit, type VisitEntry } from '../domain/visit.ts'
import { LOST_TABLET, MARKET_DAY, type OfflineDay } from './fixed.ts'

export type Told = { readonly slot: Slot; readonly entry: VisitEntry; readonly standing: 'stands' | 'taken back' }

const quick = (slot: number, standing: Told['standing'] = 'stands'): Told => ({ slot, entry: emptyVisit('quick'), standing })
const self = (slot: number): Told => ({ slot, entry: emptyVisit('self-service'), standing: 'stands' })
const interview = (slot: number, purposes: readonly ReferenceId[], more: Partial<VisitEntry> = {}): Told => ({
  slot,
  entry: { ...emptyVisit('interview'), purposes, duration: '15-30', ...more },
  standing: 'stands',
})

/** T1, in the order of the day. The class of 24 is `MARKET_CLASS`. */
export const MARKET_VISITS: readonly Told[] = [
  quick(9),
  quick(9),
  quick(9),
  interview(9, ['P1'], { duration: '5-15' }),
  self(9),
  quick(9, 'taken back'),
  interview(10, ['P2'], { party: 2 }),
  quick(10),
  self(10),
  quick(11),
  interview(11, ['P3']),
  quick(12),
  self(13),
  interview(14, ['P4', 'P3'], { duration: '30-60' }),
  quick(14),
  { ...interview(15, ['P1'], { duration: '5-15' }), standing: 'taken back' },
  interview(15, ['P1'], { duration: '5-15' }),
  quick(15),
  self(15),
  interview(16, ['P5'], { duration: '30-60' }),
  quick(16),
]
export const MARKET_CLASS = { slot: 14, entry: { kind: 'class', size: 24, accompanying: 2 } } as const
export const isMarketDay = (centre: string, day: Day): boolean => centre === 'cas' && day === MARKET_DAY

/** T8: which tablet noted the nth visit of that day, and on which day it was entered: what the lost one held past its copy was entered again by a new one. */
export const tabletOfLostDay = (n: number): { readonly tablet: string; readonly entered: Day } =>
  n < LOST_TABLET.saved ? { tablet: 'cas 2', entered: LOST_TABLET.day } : { tablet: 'cas 3', entered: addDays(LOST_TABLET.day, 1) }
export const isLostDay = (centre: string, day: Day): boolean => centre === 'cas' && day === LOST_TABLET.day

/** T3: what the clock of the tablet said. A flat battery begins again in 2020; of the last Wednesday three were noted with a telephone two days ahead. */
export const clockOf = (
  offline: OfflineDay,
  day: Day,
  n: number,
): { readonly day: Day; readonly clock: 'ok' | 'unset'; readonly tablet: string } => {
  if (offline.week === 1) return { day: addDays('2020-01-01' as Day, offline.weekday), clock: 'unset', tablet: 'the 1' }
  if (offline.week === 2 && offline.weekday === 2 && n < 3) return { day: addDays(day, 2), clock: 'ok', tablet: 'the 2' }
  return { day, clock: 'ok', tablet: 'the 1' }
}
