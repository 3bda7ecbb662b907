// What connections and batches add to the counters (W3): ways, close codes, bytes, sizes. Nothing of who or what.
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { CLOSE } from '../src/wire/close-codes.ts'
import type { Batch } from './group-commit.ts'
import type { Metrics } from './metrics.ts'
import type { Operation } from './operation.ts'
import type { Arrival } from './socket.ts'

/** Codes that are counted by themselves: ours, and how clients usually go. */
const CODES = new Set<number>([...Object.values(CLOSE), 1000, 1001, 1005, 1006])

export type Traffic = { opened(way: 'mux' | 'y', arrival: Arrival): void; collect(): void }

export const createTraffic = (metrics: Metrics): Traffic => {
  const open = new Map<Duplex, { read: number; written: number }>()
  const collect = (socket: Duplex): void => {
    const seen = open.get(socket)
    if (!seen) return
    const { bytesRead = 0, bytesWritten = 0 } = socket as Partial<Socket> // a TCP socket under it, save in tests
    metrics.count('relais_received_bytes_total', bytesRead - seen.read)
    metrics.count('relais_sent_bytes_total', bytesWritten - seen.written)
    open.set(socket, { read: bytesRead, written: bytesWritten })
  }
  return {
    opened(way, { ws, socket }) {
      metrics.count('relais_connections_total', 1, way)
      open.set(socket, { read: 0, written: 0 })
      ws.on('close', (code: number) => {
        metrics.count('relais_closed_total', 1, CODES.has(code) ? String(code) : 'other')
        collect(socket)
        open.delete(socket)
      })
    },
    collect() {
      for (const socket of open.keys()) collect(socket)
    },
  }
}

export const watchBatch = (
  { metrics, stored, unstored }: Pick<Operation, 'metrics' | 'stored' | 'unstored'>,
  { jobs, written, ms }: Batch,
): void => {
  metrics.count('relais_pieces_total', jobs.length)
  metrics.observe('relais_batch_pieces', jobs.length)
  if (!written) return unstored(jobs.length)
  stored()
  metrics.observe('relais_commit_seconds', ms / 1000)
  let kept = 0
  let statements = 0
  jobs.forEach(({ offered }, i) => {
    if (written[i]?.is !== 'kept') return
    kept++
    if (offered.content.is === 'append') statements += offered.content.structs.length
  })
  metrics.count('relais_acknowledged_total', kept)
  metrics.count('relais_statements_total', statements)
}
