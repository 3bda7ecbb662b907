// What is left to compare with a head that was set back.
import { fact } from './facts.ts'
import { goneDocuments } from './gone.ts'
import type { Database } from './tables.ts'

/** `docs`: those that were not erased. `fills`: this device fills a restored relay with what it reads, too. */
export type LeftToCompare = { readonly docs: readonly string[]; readonly fills: boolean }

export const leftToCompare = async (db: Database): Promise<LeftToCompare> => {
  const [left, gone, fills] = await Promise.all([fact(db, 'compare'), goneDocuments(db), fact(db, 'fills')])
  return { docs: (left ?? []).filter(doc => !gone.has(doc)), fills: fills ?? false }
}
