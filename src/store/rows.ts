// How a folded record becomes a row, and in which table it stands. What a counsellor's tap needs is here; the rest is loaded before the first
// transaction that may need it: a transaction cannot wait for a file.
import type { Noun } from '../domain/nouns.ts'
import { visitFrom } from '../domain/visit.ts'
import { ofCentre, type RowMaker } from './row-maker.ts'

const VISIT: RowMaker = { table: 'visits', make: ofCentre(visitFrom) }
let later: Readonly<Record<Exclude<Noun, 'visit'>, RowMaker>> | null = null

/** To be awaited before a transaction that projects records other than visits. */
export const rowsReady = async (): Promise<void> => {
  later ??= (await import('./later-rows.ts')).LATER_ROWS
}

/** Throws when `rowsReady` was not awaited: a fault of ours. */
export const rowMaker = (noun: Noun): RowMaker => {
  if (noun === 'visit') return VISIT
  if (!later) throw new Error(`the rows of '${noun}' were not made ready`)
  return later[noun]
}
