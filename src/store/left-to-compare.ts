// What is left to compare with a head that was set back.
import { mayRead, mayWrite, type Rights } from '../domain/access.ts'
import { facts } from './facts.ts'
import { goneDocuments } from './gone.ts'
import type { Database } from './tables.ts'

/**
 * Of documents that were not erased: `docs` to compare; `reread`: not read again yet, so that what shares a place there is not known.
 * `fills`: this device fills a restored relay with what it reads, too.
 */
export type LeftToCompare = { readonly docs: readonly string[]; readonly reread: readonly string[]; readonly fills: boolean }

export const leftToCompare = async (db: Database): Promise<LeftToCompare> => {
  const [{ compare = [], reread = [], fills = false }, gone] = await Promise.all([
    facts(db, 'compare', 'reread', 'fills'),
    goneDocuments(db),
  ])
  const living = (docs: readonly string[]): string[] => docs.filter(doc => !gone.has(doc))
  return { docs: living(compare), reread: living(reread), fills }
}

/** After a head was set back: whoever may write a document gives it back; where the head asks for it (`fills`, B7), whoever reads it. */
export const mayGiveBack = (rights: Rights, name: string, fills: boolean): boolean =>
  mayWrite(rights, name) || (fills && mayRead(rights, name))
