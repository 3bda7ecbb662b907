// A free document for a stock client: judged, answered and cut with Yjs (O-rules).
import { CLOSE } from '../src/wire/close-codes.ts'
import { readStateVector } from '../src/wire/state-vector.ts'
import type { Shared } from './connection.ts'
import type { Offer, YClass } from './y-connection.ts'

export const openFreeClass = async (doc: string, { log, free }: Pick<Shared, 'log' | 'free'>): Promise<YClass> => {
  let open = await free.enter(doc)
  return {
    vector: async () => (open = await free.get(doc)).vector(),
    relaysAwareness: 'yes',
    async offer(update): Promise<Offer> {
      open = await free.get(doc)
      const accepted = open.accept(update)
      if (accepted.is === 'refused')
        return { is: 'refused', code: accepted.reason === 'too-big' ? CLOSE.tooBig : CLOSE.refused, reason: accepted.reason }
      const committed = async (): Promise<Uint8Array> => accepted.vector
      return accepted.fresh ? { is: 'content', content: { is: 'free', update: accepted.fresh }, committed } : { is: 'known', committed }
    },
    async start(vector) {
      readStateVector(vector) // within bounds, or 4400
      const from = await log.headOf(doc) // before the document: what comes between is sent twice, which is harmless
      return { updates: (open = await free.get(doc)).missing(vector), from }
    },
    updates: rows => rows.flatMap(r => open.cut(r.bytes)),
    failed: () => free.forget(doc),
    end: () => free.leave(doc),
  }
}
