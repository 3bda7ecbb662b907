// What was brought to this device by hand, on its way to the relay over one connection: after the device's own, a few pieces at a time.
import type { Key } from '../domain/ids.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import { carriedWaiting, settleCarried, structsOf } from '../store/carried.ts'
import type { CarriedRow, Database } from '../store/tables.ts'
import type { Frame } from '../wire/frames.ts'

/** Pieces that may be under way without an answer. */
const WINDOW = 4

export type Carriage = {
  /** Hands over what waits and is not under way. */
  readonly push: () => void
  /** The relay listens: what came too early on another line is presented once more. */
  readonly begin: () => void
  /** The relay's word about one piece. `at`: seconds since 1970. */
  readonly settle: (f: Extract<Frame, { is: 'carriage' }>, at: number) => Promise<void>
  readonly underWay: () => number
  readonly idle: () => Promise<void>
}

export const createCarriage = (db: Database, open: () => boolean, send: (f: Frame) => void, fail: (e: unknown) => void): Carriage => {
  const going = new Map<number, CarriedRow>()
  /** Presented on this line already, whatever was said: nothing is presented twice on one. */
  const presented = new Set<string>()
  let begun = false
  let count = 0
  let sending: Promise<void> = Promise.resolve()

  const sendWaiting = async (): Promise<void> => {
    if (!begun || !open()) return
    for (const row of await carriedWaiting(db, true)) {
      if (going.size >= WINDOW) return
      // brought once more since: then it waits again
      if (presented.has(row.id) && (row.fate === 'gap' || [...going.values()].some(g => g.id === row.id))) continue
      presented.add(row.id)
      const n = count++
      going.set(n, row)
      const { doc, signer, signature, deflated } = row
      send({ is: 'carried', doc, n, signer: bytesOf(signer), signature, deflated })
    }
  }
  const push = (): void => {
    sending = sending.then(sendWaiting).catch(fail)
  }
  /** Keys for which other pieces of the document still stand. */
  const standFor = async (row: CarriedRow): Promise<ReadonlySet<Key>> => {
    const others = (await carriedWaiting(db, true)).filter(o => o.id !== row.id && o.doc === row.doc)
    return new Set((await Promise.all(others.map(structsOf))).flatMap(s => s ?? []).map(s => s.key))
  }

  /** What came too early in this document may follow now. */
  const presentAgain = ({ doc, signer }: CarriedRow): void => {
    const here = new Set([...going.values()].map(g => g.id))
    for (const id of presented) if (id.startsWith(`${signer} ${doc} `) && !here.has(id)) presented.delete(id)
  }

  return {
    push,
    begin: () => {
      begun = true
      push()
    },
    async settle({ n, fate, fresh }, at) {
      const row = going.get(n)
      if (!row) return
      const piece = { id: row.id, doc: row.doc, structs: await structsOf(row) }
      await settleCarried(db, piece, { fate, fresh }, await standFor(row), at)
      going.delete(n)
      if (fate === 'kept') presentAgain(row)
      push()
    },
    underWay: () => going.size,
    idle: () => sending,
  }
}
