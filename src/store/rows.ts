// How a folded record becomes a row, and in which table it stands. What a counsellor's tap needs is here; the rest is loaded with the first
// statement of its kind, before a transaction begins: a transaction cannot wait for a file.
import { parseDocumentName } from '../domain/document-name.ts'
import { groupFrom } from '../domain/group-visit.ts'
import type { Noun } from '../domain/nouns.ts'
import { visitFrom } from '../domain/visit.ts'
import { ofCentre, type AtHand, type RowMaker } from './row-maker.ts'

const AT_HAND: Readonly<Record<AtHand, RowMaker>> = {
  visit: { table: 'visits', make: ofCentre(visitFrom) },
  group: { table: 'groups', make: ofCentre(groupFrom) },
}
let later: Readonly<Record<Exclude<Noun, AtHand>, RowMaker>> | null = null

/** To be awaited before a transaction that projects records of this document. */
export const rowsReady = async (doc: string): Promise<void> => {
  if (parseDocumentName(doc)?.is !== 'visits') later ??= (await import('./later-rows.ts')).LATER_ROWS
}

/** Throws when `rowsReady` was not awaited: a fault of ours. */
export const rowMaker = (noun: Noun): RowMaker => {
  if (noun === 'visit' || noun === 'group') return AT_HAND[noun]
  if (!later) throw new Error(`the rows of '${noun}' were not made ready`)
  return later[noun]
}
