// An append document for a stock client: read and answered from the rows by the strict reader and writer, without Yjs (Y2, Y3, Y4).
import { FormError, readAppend, type Struct } from '../src/wire/append.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import { readStateVector, writeStateVector } from '../src/wire/state-vector.ts'
import type { Shared } from './connection.ts'
import { updatesOf } from './pages.ts'
import type { Offer, YClass } from './y-connection.ts'

export const openAppendClass = (doc: string, { log, limits }: Pick<Shared, 'log' | 'limits'>): YClass => {
  /** Weeks of a whole centre may come in one update; it becomes rows of ordinary size. */
  const bounds = { update: limits.upload, structs: limits.upload / 32 }
  let theirs: ReadonlyMap<number, number> = new Map()
  const vector = async (): Promise<Uint8Array> => writeStateVector(await log.vector(doc))
  const lacks = (s: Struct): boolean => s.clock >= (theirs.get(s.client) ?? 0)

  return {
    vector,
    relaysAwareness: 'no',
    async offer(update): Promise<Offer> {
      try {
        return {
          is: 'content',
          content: { is: 'append', structs: readAppend(update, bounds) },
          holds: () => true,
          settled: () => undefined,
          committed: vector,
        }
      } catch (e) {
        if (!(e instanceof FormError)) throw e
        return { is: 'refused', code: e.reason === 'too-big' ? CLOSE.tooBig : CLOSE.refused, reason: e.reason }
      }
    },
    async start(bytes) {
      theirs = readStateVector(bytes)
      const head = await log.headOf(doc) // before the vector: what comes between is sent, not missed
      const held = await log.vector(doc)
      const hasAll = [...held].every(([client, next]) => (theirs.get(client) ?? 0) >= next)
      return { updates: [], from: hasAll ? head : 0 }
    },
    updates: rows => updatesOf(rows.flatMap(r => readAppend(r.bytes)).filter(lacks)),
    end: () => undefined,
  }
}
