// One word for a centre over a period, and the word that takes the place of figures where nothing has come: never a silent zero (C01, C02).
import type { DayState, HalfState } from '../domain/completeness.ts'
import type { Totals } from '../domain/day-totals.ts'
import type { CentreDay, CentreLine } from './centres-table.ts'

export const halvesOf = (days: readonly CentreDay[]): HalfState[] => days.flatMap(d => [d.am, d.pm])

/**
 * The worst first. 'running' or 'ahead' only when nothing of the period is over yet; a centre whose past days are all there is 'complete',
 * but never one that has not been heard.
 */
export const lineState = (line: Pick<CentreLine, 'days' | 'heard'>): DayState => {
  const states = line.days.map(d => d.state).filter(s => s !== 'off')
  if (states.includes('hole')) return 'hole'
  if (states.includes('awaited')) return 'awaited'
  if (states.length === 0) return 'off'
  if (states.every(s => s === 'ahead')) return 'ahead'
  if (states.every(s => s === 'running' || s === 'ahead')) return 'running'
  return line.heard === null ? 'awaited' : 'complete'
}

/** How many centres are in, and of how many that is to be expected: those that open in the period; of all where none does (V15). */
export const completeOf = (lines: readonly Pick<CentreLine, 'days' | 'heard'>[]): { readonly complete: number; readonly total: number } => {
  const states = lines.map(lineState)
  return {
    complete: states.filter(s => s === 'complete').length,
    total: states.filter(s => s !== 'off').length || lines.length,
  }
}

const WORDS: readonly HalfState[] = ['awaited', 'hole', 'running', 'ahead', 'explained', 'closed', 'off']

/** Why there are no figures to show; null when there are some, be they only voids. */
export const insteadOfFigures = (halves: readonly HalfState[], totals: Totals): HalfState | null =>
  totals.visits + totals.groups + totals.voids > 0 ? null : (WORDS.find(w => halves.includes(w)) ?? 'off')

/** The half-days of a line that are in one state, in order. */
export const halvesIn = (
  days: readonly CentreDay[],
  state: HalfState,
): readonly { readonly day: CentreDay['day']; readonly half: 'am' | 'pm' }[] =>
  days.flatMap(d => (['am', 'pm'] as const).filter(half => d[half] === state).map(half => ({ day: d.day, half })))

const MISSING: readonly HalfState[] = ['awaited', 'hole']

/** The last day that is there when from some half-day on everything is missing; null when nothing is, when nothing before it was noted, or something behind it is. */
export const thereUpTo = (days: readonly CentreDay[]): CentreDay['day'] | null => {
  const halves = days.flatMap(d => [d.am, d.pm].map(state => ({ day: d.day, state })))
  const gap = halves.findIndex(h => MISSING.includes(h.state))
  const there = halves.slice(0, Math.max(gap, 0))
  if (!there.some(h => h.state === 'noted') || halves.slice(gap).some(h => h.state === 'noted')) return null
  return there.findLast(h => ['noted', 'closed', 'explained'].includes(h.state))?.day ?? null
}
