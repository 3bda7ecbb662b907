// Copies of a work that stand in one centre: how many, and where on its shelves.
import type { CentreCode, Key } from './ids.ts'
import type { At } from './statement.ts'
import type { TakenBack } from './withdrawal.ts'

export type Holding = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly work: Key
  readonly copies: number
  /** Under which mark it stands: '4.1 MOB'. */
  readonly mark: string | null
  /** In which room or on which shelf. */
  readonly place: string | null
  readonly at: At
  readonly withdrawn: TakenBack | null
  readonly conflicts: readonly string[]
}

export const MAX_COPIES = 999
export const MAX_MARK = 40
export const MAX_PLACE = 80
