// What is left to compare with a head that was set back.
import { facts } from './facts.ts'
import { goneDocuments } from './gone.ts'
import type { Database } from './tables.ts'

/** `docs`: those that were not erased. `fills`: this device fills a restored relay with what it reads, too. */
export type LeftToCompare = { readonly docs: readonly string[]; readonly fills: boolean }

export const leftToCompare = async (db: Database): Promise<LeftToCompare> => {
  const [{ compare = [], fills = false }, gone] = await Promise.all([facts(db, 'compare', 'fills'), goneDocuments(db)])
  return { docs: compare.filter(doc => !gone.has(doc)), fills }
}
