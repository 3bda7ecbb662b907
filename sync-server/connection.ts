// What a connection is to the rest of the relay, and what every connection leans on.
import type { DocumentName } from '../src/domain/document-name.ts'
import type { DeviceId } from '../src/domain/ids.ts'
import type { Erasure } from './erasure.ts'
import type { FreeDocuments } from './free-documents.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Heard } from './heard.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Operation } from './operation.ts'
import type { Pages } from './pages.ts'
import type { Presence } from './presence.ts'
import type { Registry } from './registry.ts'
import type { Peer } from './socket.ts'
import type { Tickets } from './tickets.ts'
import type { Grave } from './tombstone.ts'

/** One line of the relay's own record: names and counts, never contents. */
export type Line = (event: Readonly<Record<string, string | number | boolean>>) => void

/** A document has rows up to `seq` now; `authors` are the connections whose pieces they are, null for one that somebody else carried. `name` as read: null when it is none of the network's. */
export type Grown = {
  readonly doc: string
  readonly name: DocumentName | null
  readonly seq: number
  readonly authors: ReadonlySet<Connection | null>
}

export type Connection = {
  readonly peer: Peer
  deviceId(): DeviceId | null
  /** What a batch has added. */
  grown(documents: readonly Grown[]): void
  /** A document was erased (E3). */
  gone(grave: Grave): void
  /** Some centre may be known to hold nothing back up to a later moment. */
  heard(): void
  /** When the ping left that was answered last (milliseconds), 0 for none. */
  answered(): number
  /** This very device is there twice at once. */
  twice(): void
  /** What is set apart is more, or less. */
  apart(): void
  /** Somebody else in this document shows where their cursor is. */
  aware(doc: string, frame: Uint8Array): void
}

/** What every connection leans on. */
export type Shared = {
  readonly log: Log
  readonly registry: Registry
  /** When a backup was last restored into this folder, seconds since 1970; null: never. */
  readonly restoredAt: number | null
  readonly commit: GroupCommit
  readonly pages: Pages
  readonly heard: Heard
  readonly limits: Limits
  readonly now: () => number
  readonly origins: () => readonly string[]
  readonly line: Line
  readonly fault: (error: unknown) => void
  readonly operation: Operation
  /** The open prefix, or null. */
  readonly open: string | null
  readonly tickets: Tickets
  readonly free: FreeDocuments
  readonly erasure: Erasure
  readonly presence: Presence
  readonly aware: (from: Connection, doc: string, frame: Uint8Array) => void
  readonly revoked: (id: DeviceId) => void
  /** Something was set apart, or settled: who may decide about it is told, a moment later. */
  readonly apartChanged: () => void
  /** Revoked since this relay was started: whoever was being let in meanwhile asks again. */
  readonly isRevoked: (id: DeviceId) => boolean
}
