// How a folded record becomes a row, and in which table it stands. What a counsellor's tap needs is here; the rest is loaded before the first
// transaction that may need it: a transaction cannot wait for a file.
import type { Noun } from '../domain/nouns.ts'
import { visitFrom } from '../domain/visit.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

const makers: Partial<Record<Noun, RowMaker>> = { visit: { table: 'visits', make: ofCentre(visitFrom) } }
/** What an associated centre's phone has rows of (`asksFor` in access.ts). */
const OPEN = /directory$|desk\/public$|(ar|ts)\/\d{4}\// // calendar, seats

/** To be awaited before a transaction that projects records of this document other than visits; of whatever document where none is named. */
export const rowsReady = async (doc = ''): Promise<void> => {
  Object.assign(makers, (await import('./later-rows.ts')).LATER_ROWS)
  if (!OPEN.test(doc)) Object.assign(makers, (await import('./staff-rows.ts')).STAFF_ROWS)
}

/** Undefined, and so a fault, where `rowsReady` was not awaited. */
export const rowMaker = (noun: Noun): RowMaker => makers[noun]!
