// What an old device of this centre brought, as a person can decide about it: one lot for each device and document.
import { fetchApart, listApart, type Ask, type Waits } from '../replica/fetch-apart.ts'
import { areReceived } from '../store/are-received.ts'
import { weigh, type Weighed } from '../store/bring-in.ts'
import type { Database } from '../store/tables.ts'

/** `needless`: all of it is here and at the head already: nobody has anything to decide. */
export type Lot = Waits & {
  readonly upTo: number
  readonly weighed: Weighed
  readonly unreadable: number
  readonly needless: boolean
}

/** The earliest document first. 'no-line': the head does not answer, and nothing can be said. */
export const lotsOf = async (db: Database, ask: Ask): Promise<readonly Lot[] | 'no-line'> => {
  const waits = await listApart(ask)
  if (waits === 'no-line') return waits
  const lots: Lot[] = []
  for (const w of [...waits].sort((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : 0))) {
    const fetched = await fetchApart(ask, w)
    if (fetched === 'no-line') return fetched
    const { structs, upTo, unreadable } = fetched
    const weighed = await weigh(db, { doc: w.doc, structs })
    const known = weighed.fresh.length === 0 && unreadable === 0 && structs.length > 0
    const keys = structs.map(s => s.key)
    lots.push({ ...w, upTo, unreadable, weighed, needless: known && (await areReceived(db, w.doc, keys)) })
  }
  return lots
}
