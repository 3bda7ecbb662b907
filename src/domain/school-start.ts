// In which month the school year begins, as the coordination states it in the network's record (`domain.md` §5.3): a field of its own, a number from 1 to 12.
// With every month of a year what was hidden of it is settled (release.ts), and what went out stays as it went out. So a first month that is stated later
// holds from that month on; before it holds what held then.
import { monthOf, type Month } from './day.ts'
import { monthsOf, SEPTEMBER, type Period } from './figure-period.ts'
import { shown, type Folded } from './fold.ts'
import type { HistoryLine } from './history.ts'

/** The field. */
export const SCHOOL_START = 'schoolStart'
export const isSchoolStart = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 1 && (x as number) <= 12
/** September where nothing is stated, or what is no month. */
export const schoolStartOr = (x: unknown): number => (isSchoolStart(x) ? x : SEPTEMBER)

/** What the network's record says now. */
export const schoolStartOf = (record: Pick<Folded, 'heads'> | null): number => schoolStartOr(record && shown(record, SCHOOL_START))

/** Which held since when, in the order in which they were stated; null: since ever. */
export type SchoolStarts = readonly { readonly from: Month | null; readonly begins: number }[]

/** What was stated with the network itself always held: no figure went out before. */
export const schoolStartsOf = (recorded: { readonly history: readonly HistoryLine[] } | null): SchoolStarts =>
  (recorded?.history ?? [])
    .filter(line => line.field === SCHOOL_START)
    .map(line => ({ from: line.kind === 'create' ? null : monthOf(line.at.day), begins: schoolStartOr(line.after) }))
    .reverse() // a history has the newest first

export const schoolStartNow = (starts: SchoolStarts): number => starts.at(-1)?.begins ?? SEPTEMBER
export const schoolStartIn = (starts: SchoolStarts, month: Month): number =>
  starts.findLast(s => s.from === null || s.from <= month)?.begins ?? SEPTEMBER

/** Whether all its months were settled with this very school year. One from January on is the calendar year, with which each is. */
export const isSettledYear = (p: Period, starts: SchoolStarts): boolean => {
  if (p.is !== 'school-year' || p.from.slice(5, 7) === '01') return true
  return monthsOf(p).every(month => p.from.slice(5, 7) === String(schoolStartIn(starts, month)).padStart(2, '0'))
}
