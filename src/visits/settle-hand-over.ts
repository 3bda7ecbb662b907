// One tap by the centre: "these are the same people" (C05, T2). Each received visit is said to be part of a given one; both stay, and count once.
import { pairsOf, type HandOver } from '../domain/handed-over.ts'
import { restated } from '../domain/restated.ts'
import { grouped } from '../domain/grouped.ts'
import type { Key } from '../domain/ids.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { readRecord } from '../store/read-record.ts'
import { keep, type Kept, type Where } from './keep.ts'

/** Says it of each received visit; `whole`: of which given one it is part, or null: of none. One commit for each book. */
const say = async (
  device: Device,
  where: Where,
  handOver: HandOver,
  whole: (pair: ReturnType<typeof pairsOf>[number]) => Key | null,
): Promise<Kept | null> => {
  let last: Kept | null = null
  for (const [doc, pairs] of grouped(pairsOf(handOver), p => p.part.doc)) {
    const drafts: Draft[] = []
    for (const pair of pairs) {
      const read = await readRecord(device.db, doc, pair.part.id)
      if (read) drafts.push(restated(read.record, 'sameAs', whole(pair)))
    }
    last = await keep(device, where, () => ({ doc, drafts }))
    if (!last.kept) return last
  }
  return last
}

/** Null where the numbers do not agree: then nothing is said, and the centre is asked. */
export const settleHandOver = (device: Device, where: Where, handOver: HandOver): Promise<Kept | null> =>
  say(device, where, handOver, ({ of }) => of.id)
/** It was a slip of the finger: they are asked about again. */
export const unsettleHandOver = (device: Device, where: Where, handOver: HandOver): Promise<Kept | null> =>
  say(device, where, handOver, () => null)
