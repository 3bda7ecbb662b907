// What every command of a counsellor shares: where she works, and what cannot be noted there.
import type { Shut } from '../domain/centre.ts'
import type { Precision } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { NotKept } from '../device/keep.ts'

export { keep, type Kept, type NotKept } from '../device/keep.ts'
/** `shut`: the centre logs no visits, and why; not there where it does, or where the directory is not known yet. */
export type Where = { readonly centre: CentreCode; readonly precision: Precision; readonly shut?: Shut }

/**
 * Nothing new is noted at a centre that logs no visits. What was begun before one knew of it took place, and may be finished, except where
 * nobody can have come yet.
 */
export const takesNone = ({ shut }: Where, finishes?: string): boolean =>
  shut !== undefined && (shut === 'planned' || finishes === undefined)
export type Shutting = { readonly kept: false; readonly why: 'shut' }
export const SHUT: Shutting = { kept: false, why: 'shut' }
export type NotNoted = NotKept | Shutting['why']
