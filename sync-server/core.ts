// One network as a relay serves it: a log, a registry, and the connections between them. Knows no HTTP; the demo makes many of these.
import { grouped } from '../src/domain/grouped.ts'
import { parseDocumentName } from '../src/domain/document-name.ts'
import type { DeviceId } from '../src/domain/ids.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import type { Connection, Grown, Line, Shared } from './connection.ts'
import { createErasure, remember } from './erasure.ts'
import { createFreeDocuments } from './free-documents.ts'
import type { GravesFile } from './graves-file.ts'
import { createGroupCommit, type Committed } from './group-commit.ts'
import { createHeard } from './heard.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { openMux } from './mux-connection.ts'
import { createOperation, type Operation } from './operation.ts'
import { createPages } from './pages.ts'
import { createPresence } from './presence.ts'
import type { Registry } from './registry.ts'
import type { Arrival } from './socket.ts'
import { createTickets } from './tickets.ts'
import { createTraffic, watchBatch } from './traffic.ts'
import type { Grave } from './tombstone.ts'
import { openY, type YRequest } from './y-connection.ts'

export type CoreOptions = {
  readonly log: Log
  readonly registry: Registry
  readonly origins: () => readonly string[]
  readonly now: () => number
  readonly limits: Limits
  readonly line: Line
  readonly open?: string | null
  /** When a backup was last restored, seconds since 1970. */
  readonly restoredAt?: number | null
  /** What watches over it; without one nothing is known of disk or backups. */
  readonly operation?: Operation
  /** Where the tombstones stand once more; null: nowhere. */
  readonly graves?: GravesFile | null
}

export type Core = {
  readonly shared: Shared
  mux(arrival: Arrival): void
  y(arrival: Arrival, request: YRequest): void
  connections(): number
  /** Brings the counted bytes up to now. */
  traffic(): void
  /** Rows found damaged since the start. */
  damaged(): number
  /** Ends every connection with 1012, keeps what was already on its way, closes nothing it did not open. */
  close(): Promise<void>
}

const SAVE_MS = 30_000

export const createCore = async ({
  log,
  registry,
  origins,
  now,
  limits,
  line,
  open = null,
  restoredAt = null,
  graves = null,
  operation = createOperation({ data: null, now, limits, line }),
}: CoreOptions): Promise<Core> => {
  const connections = new Set<Connection>()
  const { fault } = operation
  const fanOut = (added: readonly Committed[]): void => {
    const docs = new Map<string, Grown & { seq: number; authors: Set<Connection | null> }>()
    for (const { job, kept } of added) {
      const { doc, content } = job.offered
      if (content.is === 'tombstone') {
        buried({ ...content.tombstone, seq: kept.seq, mark: kept.mark })
        docs.delete(doc) // what went before it in this batch is gone with the rest
        continue
      }
      const d = docs.get(doc)
      if (d) {
        d.seq = kept.seq
        d.authors.add(job.from)
      } else docs.set(doc, { doc, name: parseDocumentName(doc), seq: kept.seq, authors: new Set([job.from]) })
    }
    const grown = [...docs.values()]
    for (const c of connections) c.grown(grown)
  }
  const buried = (grave: Grave): void => {
    erasure.took(grave)
    pages.forget(grave.doc)
    free.forget(grave.doc)
    line({ erased: grave.doc, reason: grave.reason })
    for (const c of connections) c.gone(grave)
  }
  const commit = createGroupCommit(log, limits, fanOut, fault, batch => watchBatch(operation, batch))
  const heard = await createHeard(registry, now, limits.heardMs, () => {
    for (const c of connections) c.heard()
  })
  const gone = new Set<DeviceId>()
  const revoked = (id: DeviceId): void => {
    gone.add(id)
    for (const c of connections) if (c.deviceId() === id) c.peer.close(CLOSE.revoked, 'revoked')
    heard.changed()
  }
  let apartTimer: NodeJS.Timeout | null = null
  const apartChanged = (): void => {
    apartTimer ??= setTimeout(() => {
      apartTimer = null
      for (const c of connections) c.apart()
    }, limits.heardMs)
  }
  const aware: Shared['aware'] = (from, doc, frame) => {
    for (const c of connections) if (c !== from) c.aware(doc, frame)
  }
  const pages = createPages(log, limits.row)
  const tickets = createTickets(registry, origins, limits, now)
  const free = createFreeDocuments(log, commit, limits)
  const erasure = createErasure({ log, registry, commit, file: graves, limits, now, fault })
  const shared: Shared = {
    log,
    registry,
    restoredAt,
    commit,
    pages,
    heard,
    limits,
    now,
    origins,
    line,
    fault,
    operation,
    open,
    tickets,
    free,
    erasure,
    presence: createPresence(limits.awareness),
    aware,
    revoked,
    apartChanged,
    isRevoked: id => gone.has(id),
  }

  /** Two connections of one device that have both answered the last ping and are both still there: a copied profile (C16). Of two tabs only one has a line. */
  let beaten = Infinity
  const findTwice = (): void => {
    const alive = [...connections].filter(c => c.peer.isOpen() && c.answered() >= beaten)
    for (const list of grouped(alive, c => c.deviceId()).values()) if (list.length > 1) for (const c of list) c.twice()
    beaten = now()
  }
  await remember(erasure, log, graves)

  const beat = setInterval(() => {
    findTwice()
    for (const c of connections) c.peer.beat()
  }, limits.keepaliveMs)
  const save = setInterval(() => void heard.save().catch(fault), SAVE_MS)

  const traffic = createTraffic(operation.metrics)
  const add = (c: Connection): void => {
    connections.add(c)
    c.peer.onEnd(() => connections.delete(c))
  }
  return {
    shared,
    mux(arrival) {
      traffic.opened('mux', arrival)
      add(openMux(arrival, shared))
    },
    y(arrival, request) {
      traffic.opened('y', arrival)
      add(openY(arrival, request, shared))
    },
    connections: () => connections.size,
    traffic: () => traffic.collect(),
    damaged: () => operation.damaged(),
    async close() {
      clearInterval(beat)
      clearInterval(save)
      if (apartTimer) clearTimeout(apartTimer)
      await commit.answered()
      for (const c of connections) c.peer.close(CLOSE.restart, 'restart')
      await commit.answered()
      erasure.close()
      await heard.close().catch(fault) // on a full disk the last half minute of it is lost, and the relay ends all the same
    },
  }
}
