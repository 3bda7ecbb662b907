// What an app may ask the relay besides syncing, over the proven connection ('ask' frames) or at POST /enrol. JSON, small, checked at both ends.
import type { Role } from '../domain/access.ts'
import type { ErasureReason, Tombstone } from '../domain/erasure.ts'
import type { CentreCode, DeviceId } from '../domain/ids.ts'

/**
 * POST /enrol, the only request without a proof. `code`: eight characters, or the 22 of the first coordinator's link. `key`: the public half, JWK.
 * `centre`: heard only with the first coordinator's link, where no coordinator was there to say it: the head, when it receives the public.
 * `only`: the role that the code must be of; a code of another is not used up. `former`: who this device is until now, proven as for a ticket.
 */
export type EnrolRequest = {
  readonly code: string
  readonly key: JsonWebKey
  readonly label: string
  readonly centre?: CentreCode
  readonly only?: Role
  readonly former?: DeviceProof
}
/** `signature`: r‖s in base64url, over `proofText` of a nonce from GET /nonce. */
export type DeviceProof = { readonly device: DeviceId; readonly nonce: string; readonly signature: string }
export type EnrolProblem = 'code-unknown' | 'code-used' | 'code-expired' | 'code-blocked' | 'key' | 'malformed' | 'busy' | 'other-role'
/**
 * Times in seconds since 1970. `usedAt` with 'code-used'. `directory`: with the relay's own link, the last commit of the directory there, 0
 * while nobody has described a network: a device that has nothing of it knows by this that there is one.
 */
export type EnrolAnswer =
  | {
      readonly ok: true
      readonly device: DeviceId
      readonly role: Role
      readonly centre: CentreCode | null
      readonly relay: string
      readonly directory?: number
    }
  | { readonly ok: false; readonly problem: EnrolProblem; readonly usedAt?: number }

export type DeviceLine = {
  readonly id: DeviceId
  readonly label: string
  readonly role: Role
  readonly centre: CentreCode | null
  readonly enrolledAt: number
  readonly heardAt: number | null
  readonly revokedAt: number | null
  /** Present where the device presented another code. 'awaited': it has not been heard since to hold nothing back. */
  readonly replaced?: 'awaited' | 'whole'
}

/**
 * How the head itself is, for its coordinators alone. Times in seconds since 1970, sizes in bytes. `since`: when the relay was started: `damaged` rows
 * and `refused` pieces (what could not be stored) are counted from then. `backup`: the last verified one. `nightly`: whether one is made each night.
 */
export type HeadState = {
  readonly since: number
  readonly backup: { readonly at: number } | null
  readonly nightly: boolean
  /** Null: the system does not say. `floor`: with less free than this the head takes nothing. */
  readonly disk: { readonly free: number; readonly size: number; readonly floor: number } | null
  readonly damaged: number
  readonly refused: number
  readonly refusedAt: number | null
}

/** A coordinator's; a device of an associated centre asks them about its own centre's devices (C8). */
export type Question =
  | { readonly do: 'make-code'; readonly role: Role; readonly centre: CentreCode | null; readonly label: string }
  | { readonly do: 'drop-code'; readonly code: string }
  /** What has become of a code: it waits, or `device` came of it (C17). */
  | { readonly do: 'code'; readonly code: string }
  | { readonly do: 'devices' }
  | { readonly do: 'revoke'; readonly device: DeviceId }
  | ApartQuestion
  /** Takes the device that asks out of the network itself (C15). */
  | { readonly do: 'leave' }
  | { readonly do: 'state' }
  /** A coordinator's alone: erases this document (E4). `upTo`: its newest commit, as who asks has it. */
  | { readonly do: 'seal'; readonly doc: string; readonly reason: ErasureReason; readonly upTo: number }

/** What a person decided about what was set apart: taken into the book, or left out of it. */
export type Settled = 'taken' | 'declined'

/** What a revoked device brought and the head has set apart (C12–C14). `upTo`: the last piece that the person was asked about. */
export type ApartQuestion =
  | { readonly do: 'apart' }
  | { readonly do: 'apart-pieces'; readonly device: DeviceId; readonly doc: string; readonly after: number }
  | { readonly do: 'settle'; readonly device: DeviceId; readonly doc: string; readonly upTo: number; readonly as: Settled }

/**
 * What lies apart of one device in one document. `days`: on which it came, 'YYYY-MM-DD' in Greenwich; `mine`: this device may write there,
 * and so fetch and settle it. `label`: '' where it is another centre's device. `settled`: what was decided of all of it; absent while it waits.
 */
export type ApartLine = {
  readonly device: DeviceId
  readonly label: string
  readonly doc: string
  readonly pieces: number
  readonly statements: number
  readonly days: readonly string[]
  readonly mine: boolean
  readonly settled?: Settled
}
/** `bytes`: what a piece carries, deflated, in base64url. */
export type ApartBytes = { readonly id: number; readonly bytes: string }

/** The number of a reply to no question: what the head says of itself. */
export const UNASKED = 0xffffffff
/** Something is set apart about which this device may decide: {apart: statements}. Two copies of this device are there at once: {twice: true}. */
export type Unasked = { readonly apart: number } | { readonly twice: true }

/**
 * 'kind': such a document is never erased for that reason. 'moved': it has more than who asked has seen. 'apart': something a removed device
 * brought for it waits for a word (C14). 'storage': the head could not write.
 */
export type SealProblem = 'kind' | 'too-early' | 'moved' | 'apart' | 'storage'
export type QuestionProblem = 'forbidden' | 'malformed' | 'unknown' | 'too-many' | SealProblem
export type Answer =
  | {
      readonly ok: true
      readonly code?: string
      readonly until?: number
      readonly devices?: readonly DeviceLine[]
      /** The one that a code has made; absent while it waits. */
      readonly device?: DeviceId
      readonly apart?: readonly ApartLine[]
      readonly pieces?: readonly ApartBytes[]
      /** There are more pieces behind these. */
      readonly more?: boolean
      readonly state?: HeadState
      readonly erased?: Tombstone
    }
  | { readonly ok: false; readonly problem: QuestionProblem }
