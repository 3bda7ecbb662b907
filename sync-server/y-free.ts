// A free document for a stock client: judged, answered and cut with Yjs (O-rules). Judged with what is on its way, shown without it (L1).
import { CLOSE } from '../src/wire/close-codes.ts'
import { readStateVector } from '../src/wire/state-vector.ts'
import type { Shared } from './connection.ts'
import type { Offer, YClass } from './y-connection.ts'

export const openFreeClass = async (doc: string, { log, free }: Pick<Shared, 'log' | 'free'>): Promise<YClass> => {
  let open = await free.enter(doc)
  const isShown = (): boolean => open.isStored() && !open.isTainted()

  return {
    async vector() {
      open = await free.get(doc)
      return (isShown() ? open : await free.copy(doc)).vector()
    },
    relaysAwareness: 'yes',
    async offer(update): Promise<Offer> {
      do open = await free.get(doc)
      while (open.isTainted())
      const judged = open
      const accepted = judged.accept(update, more => free.room(doc, more))
      if (accepted.is === 'refused') {
        const { reason } = accepted
        const code = reason === 'too-big' ? CLOSE.tooBig : reason === 'busy' ? CLOSE.tryLater : CLOSE.refused
        return { is: 'refused', code, reason }
      }
      const committed = async (): Promise<Uint8Array> => accepted.vector
      const holds = (): boolean => !judged.isSpoiled()
      if (!accepted.fresh) return { is: 'known', holds, committed }
      return { is: 'content', content: { is: 'free', update: accepted.fresh }, holds, settled: how => judged.settle(how), committed }
    },
    async start(vector) {
      readStateVector(vector) // within bounds, or 4400
      const from = await log.headOf(doc) // before the document: what comes between is sent twice, which is harmless
      open = await free.get(doc)
      return { updates: (isShown() ? open : await free.copy(doc)).missing(vector), from }
    },
    updates: rows => rows.flatMap(r => open.cut(r.bytes)),
    end: () => free.leave(doc),
  }
}
