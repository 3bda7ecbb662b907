// A centre as one fills it in, and what is wrong with it.
import { CENTRE_KINDS, CENTRE_STATUSES, type CentreKind, type CentreStatus } from '../domain/centre-lists.ts'
import type { Precision } from '../domain/day.ts'
import { cleanName, isSameName } from '../domain/name.ts'
import { plainName } from '../domain/names.ts'
import { alike, fieldOf } from '../records/alike.ts'
import { nameProblem, type NewCentre, type SetUpProblem } from './set-up.ts'
import { readWeek, weekAgain, USUAL_HOURS, type WeekTyped } from './week-typed.ts'

export type CentreTyped = {
  readonly name: string
  readonly kind: CentreKind
  readonly status: CentreStatus
  readonly hours: WeekTyped
  readonly precision: Precision
}
export type CentreWrong = { readonly name: SetUpProblem | null; readonly hours: 'am' | 'pm' | null }

export const NEW_CENTRE: CentreTyped = { name: '', kind: 'outlet', status: 'open', hours: USUAL_HOURS, precision: 'half-day' }
export const NOTHING_WRONG: CentreWrong = { name: null, hours: null }

/** As it was kept while it was typed. */
export const centreAgain = (first: CentreTyped, kept: unknown): CentreTyped => {
  const typed = alike(first, kept)
  return {
    ...typed,
    kind: CENTRE_KINDS.find(k => k === typed.kind) ?? first.kind,
    status: CENTRE_STATUSES.find(s => s === typed.status) ?? first.status,
    precision: typed.precision === 'hour' ? 'hour' : 'half-day',
    hours: weekAgain(first.hours, fieldOf(kept, 'hours')),
  }
}

/** Two centres of one name could not be told apart, in a list or on the telephone. */
const isTaken = (name: string, taken: readonly string[]): boolean => taken.some(x => isSameName(x, name))

/** `taken`: the names of the other centres. */
export const readCentre = (
  typed: CentreTyped,
  taken: readonly string[],
): { readonly centre: NewCentre } | { readonly wrong: CentreWrong } => {
  const week = readWeek(typed.hours)
  const name = nameProblem(typed.name, 'centre-name-missing') ?? (isTaken(typed.name, taken) ? 'centre-name-taken' : null)
  if (typeof week === 'string' || name) return { wrong: { name, hours: typeof week === 'string' ? week : null } }
  const { kind, status, precision } = typed
  return { centre: { names: plainName(cleanName(typed.name)), kind, isHead: false, status, week, precision } }
}
