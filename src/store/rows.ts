// How a folded record becomes a row, and in which table it stands. What a counsellor's tap needs is here; the rest is loaded before the first
// transaction that may need it: a transaction cannot wait for a file.
import { parseDocumentName } from '../domain/document-name.ts'
import type { Noun } from '../domain/nouns.ts'
import { visitFrom } from '../domain/visit.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

let makers: Partial<Record<Noun, RowMaker>> = { visit: { table: 'visits', make: ofCentre(visitFrom) } }
/** What an associated centre's phone has rows of (`asksFor` in access.ts). */
const OPEN = ['directory', 'desk-public', 'calendar', 'seats']

/** To be awaited before a transaction that projects records of this document other than visits; of whatever document where none is named. */
export const rowsReady = async (doc?: string): Promise<void> => {
  makers = { ...makers, ...(await import('./later-rows.ts')).LATER_ROWS }
  if (doc === undefined || !OPEN.includes(parseDocumentName(doc)?.is ?? ''))
    makers = { ...makers, ...(await import('./staff-rows.ts')).STAFF_ROWS }
}

/** Throws when `rowsReady` was not awaited: a fault of ours. */
export const rowMaker = (noun: Noun): RowMaker => {
  const maker = makers[noun]
  if (!maker) throw new Error(`the rows of '${noun}' were not made ready`)
  return maker
}
