// One network as a relay serves it: a log, a registry, and the connections between them. Knows no HTTP; the demo makes many of these.
import { parseDocumentName } from '../src/domain/document-name.ts'
import type { DeviceId } from '../src/domain/ids.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import type { Connection, Grown, Line, Shared } from './connection.ts'
import { createFreeDocuments } from './free-documents.ts'
import { createGroupCommit, type Committed } from './group-commit.ts'
import { createHeard } from './heard.ts'
import type { Limits } from './limits.ts'
import { DamagedRow, type Log } from './log.ts'
import { openMux } from './mux-connection.ts'
import { createPages } from './pages.ts'
import { createPresence } from './presence.ts'
import type { Registry } from './registry.ts'
import type { Arrival } from './socket.ts'
import { createTickets } from './tickets.ts'
import { openY, type YRequest } from './y-connection.ts'

export type CoreOptions = {
  readonly log: Log
  readonly registry: Registry
  readonly origins: () => readonly string[]
  readonly now: () => number
  readonly limits: Limits
  readonly line: Line
  readonly open?: string | null
}

export type Core = {
  readonly shared: Shared
  mux(arrival: Arrival): void
  y(arrival: Arrival, request: YRequest): void
  connections(): number
  /** Rows found damaged since the start. */
  damaged(): number
  /** Ends every connection with 1012, keeps what was already on its way, closes nothing it did not open. */
  close(): Promise<void>
}

const SAVE_MS = 30_000

export const createCore = async ({ log, registry, origins, now, limits, line, open = null }: CoreOptions): Promise<Core> => {
  const connections = new Set<Connection>()
  const damaged = new Set<number>()

  const fault = (error: unknown): void => {
    if (error instanceof DamagedRow) {
      if (!damaged.has(error.seq)) line({ damaged: error.doc, row: error.seq })
      damaged.add(error.seq)
    } else line({ fault: error instanceof Error ? error.message : String(error) })
  }
  const fanOut = (added: readonly Committed[]): void => {
    const docs = new Map<string, Grown & { seq: number; authors: Set<Connection> }>()
    for (const { job, kept } of added) {
      const { doc } = job.offered
      const d = docs.get(doc)
      if (d) {
        d.seq = kept.seq
        d.authors.add(job.from)
      } else docs.set(doc, { doc, name: parseDocumentName(doc), seq: kept.seq, authors: new Set([job.from]) })
    }
    const grown = [...docs.values()]
    for (const c of connections) c.grown(grown)
  }
  const commit = createGroupCommit(log, limits, fanOut, fault)
  const heard = await createHeard(registry, now, limits.heardMs, () => {
    for (const c of connections) c.heard()
  })
  const gone = new Set<DeviceId>()
  const revoked = (id: DeviceId): void => {
    gone.add(id)
    for (const c of connections) if (c.deviceId() === id) c.peer.close(CLOSE.revoked, 'revoked')
    heard.changed()
  }
  const aware: Shared['aware'] = (from, doc, frame) => {
    for (const c of connections) if (c !== from) c.aware(doc, frame)
  }
  const pages = createPages(log, limits.row)
  const tickets = createTickets(registry, origins, limits, now)
  const free = createFreeDocuments(log, commit, limits)
  const shared: Shared = {
    log,
    registry,
    commit,
    pages,
    heard,
    limits,
    now,
    origins,
    line,
    fault,
    open,
    tickets,
    free,
    presence: createPresence(limits.awareness),
    aware,
    revoked,
    isRevoked: id => gone.has(id),
  }

  const beat = setInterval(() => {
    for (const c of connections) c.peer.beat()
  }, limits.keepaliveMs)
  const save = setInterval(() => void heard.save().catch(fault), SAVE_MS)

  const add = (c: Connection): void => {
    connections.add(c)
    c.peer.onEnd(() => connections.delete(c))
  }
  return {
    shared,
    mux: arrival => add(openMux(arrival, shared)),
    y: (arrival, request) => add(openY(arrival, request, shared)),
    connections: () => connections.size,
    damaged: () => damaged.size,
    async close() {
      clearInterval(beat)
      clearInterval(save)
      await commit.answered()
      for (const c of connections) c.peer.close(CLOSE.restart, 'restart')
      await commit.answered()
      await heard.close()
    },
  }
}
