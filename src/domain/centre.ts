// The network and its centres: what the rest of the app knows of them. How they stand in statements is in centre-record.ts.
import type { CentreKind, CentreStatus, LabelLevel, ServiceLevel } from './centre-lists.ts'
import type { ClosedCircles } from './closed-circles.ts'
import type { Precision } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import type { CentreNames, Names } from './names.ts'
import type { Week } from './opening.ts'
import type { DayRange } from './pattern.ts'
import type { PartialDate } from './partial-date.ts'
import type { Day } from './day.ts'

export type Centre = {
  readonly id: Key
  readonly doc: string
  readonly code: CentreCode
  readonly names: CentreNames
  /** The area it serves, which is not the place it stands in (S056). */
  readonly area: Names | null
  readonly kind: CentreKind
  readonly isHead: boolean
  readonly status: CentreStatus
  /** The hours announced by the coordination; what the centre states itself goes before (opening.ts). */
  readonly week: Week
  readonly precision: Precision
  /** Who lends it room: a town hall, a library. An organisation. */
  readonly host: string | null
  /** Square metres. */
  readonly areaM2: number | null
  /** How many people work there; not there where nobody has said. */
  readonly staff?: number
  /** When it opened; while it is planned, when it is expected to. */
  readonly openedOn: PartialDate | null
  /** By the id of a value of the list of services; what nobody stated is not there. */
  readonly services: Readonly<Record<string, ServiceLevel>>
  readonly label: LabelLevel
  /** On which centre it depends, from which day on; sorted by day. */
  readonly parents: readonly Parent[]
  /** Fields that two people stated apart. */
  readonly conflicts: readonly string[]
}
/** `code` null: on none any more. */
export type Parent = { readonly from: Day; readonly code: CentreCode | null }

export const MAX_NAME = 80

/** Why a centre logs no visits. */
export type Shut = 'associated' | 'planned' | 'dormant' | 'closed'
export const shutOf = (c: Pick<Centre, 'kind' | 'status'>): Shut | null => {
  if (c.kind === 'associated') return c.kind
  return c.status === 'open' || c.status === 'provisional' ? null : c.status
}
/** A centre that has opened logs visits; one that is planned, dormant, closed or associated does not (S-rows on status). */
export const logsVisits = (c: Pick<Centre, 'kind' | 'status'>): boolean => shutOf(c) === null

/** The centre of a code. Where two were added with one (centre-checks.ts), the one that logs visits: they have one book. */
export const ofCode = <C extends Pick<Centre, 'code' | 'kind' | 'status'>>(all: readonly C[], code: string | null): C | undefined => {
  const those = all.filter(c => c.code === code)
  return those.find(logsVisits) ?? those[0]
}

export type Network = {
  readonly id: Key
  readonly doc: string
  readonly names: Names
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  /** Circles closed to new sharing; not there where none ever was. */
  readonly closed?: ClosedCircles
  /** Of the schools, the earliest first; not there where none is stated. */
  readonly holidays?: readonly DayRange[]
  readonly demo: boolean
  /** Another description holds: this one is only remembered. */
  readonly withdrawn?: true
  readonly conflicts: readonly string[]
}
