// What a connection is to the rest of the relay, and what every connection leans on.
import type { DeviceId } from '../src/domain/ids.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Heard } from './heard.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Pages } from './pages.ts'
import type { Registry } from './registry.ts'
import type { Peer } from './socket.ts'

/** One line of the relay's own record: names and counts, never contents. */
export type Line = (event: Readonly<Record<string, string | number | boolean>>) => void

export type Connection = {
  readonly peer: Peer
  deviceId(): DeviceId | null
  /** A document has rows up to `seq` now; `authors` are the connections whose pieces they are. */
  grown(doc: string, seq: number, authors: ReadonlySet<Connection>): void
  heard(since: number): void
}

/** What every connection leans on. */
export type Shared = {
  readonly log: Log
  readonly registry: Registry
  readonly commit: GroupCommit
  readonly pages: Pages
  readonly heard: Heard
  readonly limits: Limits
  readonly proofMs: number
  readonly now: () => number
  readonly origins: () => readonly string[]
  readonly line: Line
  readonly fault: (error: unknown) => void
  readonly revoked: (id: DeviceId) => void
}
