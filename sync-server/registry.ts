// Who is enrolled: devices, the codes that bring them in, and what revoked devices left at the door. One interface, as for the log.
import type { Role } from '../src/domain/access.ts'
import type { CentreCode, DeviceId } from '../src/domain/ids.ts'
import type { Settled } from '../src/wire/questions.ts'

/** The public half of a P-256 key and nothing else of the JWK. */
export type PublicKey = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** Times in seconds since 1970. `rights` rises whenever what this device may read changes. */
export type Device = {
  readonly id: DeviceId
  readonly key: PublicKey
  readonly role: Role
  readonly centre: CentreCode | null
  readonly label: string
  readonly rights: number
  readonly enrolledAt: number
  readonly heardAt: number | null
  readonly revokedAt: number | null
  /** The device that this one has become by another code. */
  readonly replacedBy: DeviceId | null
}

/** A code as it is kept: only its sha-256. `until`: null for the first coordinator's link, which lives until it is used. */
export type Code = {
  readonly hash: Uint8Array
  readonly role: Role
  readonly centre: CentreCode | null
  readonly label: string
  readonly until: number | null
  readonly usedAt: number | null
  readonly usedBy: DeviceId | null
}

/** What a centre has decided about pieces set apart: by which of its devices and when, seconds since 1970. */
export type Settling = { readonly as: Settled; readonly by: DeviceId; readonly at: number }
/** One piece that a revoked device left at the door. `settled`: null while nobody has decided. */
export type ApartPiece = {
  readonly id: number
  readonly device: DeviceId
  readonly doc: string
  readonly at: number
  readonly statements: number
  readonly settled: Settling | null
}

/** `at` in seconds since 1970. */
export type CarrierNote = {
  readonly signer: DeviceId
  readonly carrier: DeviceId
  readonly doc: string
  readonly at: number
  readonly fresh: number
}

export interface Registry {
  device(id: DeviceId): Promise<Device | null>
  devices(): Promise<readonly Device[]>
  /** Uses the code and adds the device in one step; false when another used the code first. A coordinator's first link voids the other unused links. `former`: who it was until now; what that one has settled counts as settled by this one. */
  enrol(hash: Uint8Array, device: Device, former?: DeviceId | null): Promise<boolean>
  /** False for a device that is not known. A second revocation keeps the first day. What this device had taken of what lies apart waits again: it may not have sent it. */
  revoke(id: DeviceId, at: number): Promise<boolean>
  /** When devices were last heard. Losing the last minute of it in a crash harms nobody. */
  heard(times: ReadonlyMap<DeviceId, number>): Promise<void>
  /** Every code that is remembered. */
  codes(): Promise<readonly Code[]>
  addCode(code: Code): Promise<void>
  /** False when there was no unused code of that hash. */
  dropCode(hash: Uint8Array): Promise<boolean>
  /** Forgets codes that ended before `before`. */
  forgetCodes(before: number): Promise<void>
  /** Keeps a revoked device's piece apart, the same once: 'apart', or how it was settled before; 'full' when its share of what waits, `pieces` and `bytes`, is. */
  quarantine(
    device: DeviceId,
    doc: string,
    at: number,
    piece: { readonly deflated: Uint8Array; readonly statements: number },
    share: { readonly pieces: number; readonly bytes: number },
  ): Promise<'apart' | 'full' | Settled>
  /** Every piece that lies apart, without its bytes, in the order of arrival. */
  apart(): Promise<readonly ApartPiece[]>
  /** Pieces of one device and document after `after` in the order of arrival, about `bytes` of them and at least one: those that wait or that `by` has taken; null: all. */
  apartPieces(
    device: DeviceId,
    doc: string,
    after: number,
    bytes: number,
    by: DeviceId | null,
  ): Promise<readonly { readonly id: number; readonly deflated: Uint8Array }[]>
  /** Settles what waits of one device and document up to piece `upTo`; the pieces it concerns, and the statements in them. The same again by the same device gives the same. */
  settle(device: DeviceId, doc: string, upTo: number, as: Settling): Promise<{ readonly pieces: number; readonly statements: number }>
  /** Forgets what was settled before `before`; how many pieces. */
  forgetSettled(before: number): Promise<number>
  /** Erases what was set apart for this document, from the disk too. */
  dropQuarantined(doc: string): Promise<void>
  /** Who brought a device's statements by hand, and how many of them were new: for whoever asks later how they came. */
  noteCarrier(note: CarrierNote): Promise<void>
  carriers(signer: DeviceId): Promise<readonly CarrierNote[]>
  close(): Promise<void>
}

/** Whether nobody can make codes yet: then the relay prints the first coordinator's link. */
export const lacksCoordinator = async (registry: Registry): Promise<boolean> =>
  !(await registry.devices()).some(d => d.role === 'coordinator')
