// What stands fixed in the scenarios of `domain.md` §12, whatever the seed: T1, T3, T8, T10.
import { addDays, monthOf, weekday, type Day } from '../domain/day.ts'

/** T10. Of La Navette what had come by its last sync; what it noted in the last week of the month never did. */
export const NOVEMBER = {
  month: '2025-11',
  visits: { val: 512, cas: 241, orv: 198, ard: 22, irg: 176, the: 91, nav: 61 } as Readonly<Record<string, number>>,
  navLastSync: '2025-11-21' as Day,
  navBack: '2025-12-10' as Day,
  navResumes: '2025-12-01' as Day,
} as const

/** T1: the market Thursday at Castelroc. T8: the evening on which a tablet was lost there. */
export const MARKET_DAY = '2025-10-09' as Day
export const LOST_TABLET = { day: '2025-12-04' as Day, saved: 9, again: 5 } as const

/** T3: three weeks without a line at Bois-Thénac, Monday to Friday; in the second the battery is flat and the clock begins in 2020. */
export const OFFLINE_WEEKS = [
  [6, 4, 7, 5, 6],
  [7, 5, 8, 6, 5],
  [5, 6, 7, 4, 8],
] as const
/** Every January that the window holds: the Monday it begins on (5 January in 2026). */
const offlineMonday = (year: string): Day => {
  const from = `${year}-01-05` as Day
  return addDays(from, (8 - weekday(from)) % 7)
}

export type OfflineDay = {
  readonly week: 0 | 1 | 2
  /** 0 = Monday. */
  readonly weekday: number
  readonly visits: number
  /** The first Monday and the last Friday. */
  readonly from: Day
  readonly to: Day
}
/** Null outside those weeks. */
export const offlineDay = (centre: string, day: Day): OfflineDay | null => {
  if (centre !== 'the' || day.slice(5, 7) !== '01') return null
  const from = offlineMonday(day.slice(0, 4))
  const n = (Date.parse(day) - Date.parse(from)) / 86_400_000
  const visits = OFFLINE_WEEKS[Math.floor(n / 7)]?.[n % 7]
  return visits === undefined ? null : { week: Math.floor(n / 7) as 0 | 1 | 2, weekday: n % 7, visits, from, to: addDays(from, 18) } // there is such a week
}

/** Days that a scenario tells: no chance falls on them. */
export const isTold = (centre: string, day: Day): boolean =>
  (monthOf(day) === NOVEMBER.month && centre in NOVEMBER.visits) ||
  (centre === 'cas' && (day === MARKET_DAY || day === LOST_TABLET.day)) ||
  offlineDay(centre, day) !== null
