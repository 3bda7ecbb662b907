// The network and its centres: what the rest of the app knows of them. How they stand in statements is in centre-record.ts.
import type { Precision } from './day.ts'
import { isCentreCode, type CentreCode, type Key } from './ids.ts'
import type { Names } from './names.ts'
import type { Week } from './opening.ts'
import type { PartialDate } from './partial-date.ts'
import type { Day } from './day.ts'

/** A site offers all the services, an outlet a small part, an itinerant one moves; an associated centre is another organisation's. Being the head is apart (X3). */
export const CENTRE_KINDS = ['site', 'outlet', 'itinerant', 'associated'] as const
export type CentreKind = (typeof CENTRE_KINDS)[number]
export const CENTRE_STATUSES = ['planned', 'provisional', 'open', 'dormant', 'closed'] as const
export type CentreStatus = (typeof CENTRE_STATUSES)[number]
/** `domain.md` §5.4; the label of the network's owner is granted to a project, then to a place at work (S070). */
export const LABEL_LEVELS = ['none', 'project', 'operating'] as const
export type LabelLevel = (typeof LABEL_LEVELS)[number]
/** How much of a service a centre offers (S061). */
export const SERVICE_LEVELS = ['none', 'referral', 'some', 'full'] as const
export type ServiceLevel = (typeof SERVICE_LEVELS)[number]

export type Centre = {
  readonly id: Key
  readonly doc: string
  readonly code: CentreCode
  readonly names: Names
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

/** A centre that has opened logs visits; one that is planned, dormant, closed or associated does not (S-rows on status). */
export const logsVisits = (c: Pick<Centre, 'kind' | 'status'>): boolean =>
  c.kind !== 'associated' && (c.status === 'open' || c.status === 'provisional')

export type Network = {
  readonly id: Key
  readonly doc: string
  readonly names: Names
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly demo: boolean
  readonly conflicts: readonly string[]
}

/** A short code from a name: 'Pont-d’Irgne' → 'pontdirgne', cut to 12, made different from those taken. Never empty. */
export const codeFor = (name: string, taken: ReadonlySet<string>): CentreCode => {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12)
  const base = plain.length >= 2 ? plain : `centre${plain}`
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}-${n}`
    if (isCentreCode(code) && !taken.has(code)) return code
  }
}
