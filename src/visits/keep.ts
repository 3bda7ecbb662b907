// What every command of a counsellor shares: where she works.
import type { Precision } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'

export { keep, type Kept, type NotKept } from '../device/keep.ts'
export type Where = { readonly centre: CentreCode; readonly precision: Precision }
