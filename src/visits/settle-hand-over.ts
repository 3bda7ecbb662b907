// One tap by the centre: "these are the same people" (C05, T2). Each received visit is said to be part of a given one; both stay, and count once.
import { pairsOf, type HandOver } from '../domain/handed-over.ts'
import { restated } from '../domain/restated.ts'
import { grouped } from '../domain/grouped.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { readRecord } from '../store/read-record.ts'
import { keep, type Kept, type Where } from './keep.ts'

/** Null where the numbers do not agree: then nothing is said, and the centre is asked. */
export const settleHandOver = async (device: Device, where: Where, handOver: HandOver): Promise<Kept | null> => {
  let last: Kept | null = null
  for (const [doc, pairs] of grouped(pairsOf(handOver), p => p.part.doc)) {
    const drafts: Draft[] = []
    for (const { part, of } of pairs) {
      const read = await readRecord(device.db, doc, part.id)
      if (read) drafts.push(restated(read.record, 'sameAs', of.id))
    }
    last = await keep(device, where, () => ({ doc, drafts }))
    if (!last.kept) return last
  }
  return last
}
