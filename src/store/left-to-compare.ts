// What is left to compare with a head that was set back.
import { mayRead, mayWrite, type Rights } from '../domain/access.ts'
import { facts } from './facts.ts'
import { goneDocuments } from './gone.ts'
import type { Database } from './tables.ts'

/** `docs`: those that were not erased. `fills`: this device fills a restored relay with what it reads, too. */
export type LeftToCompare = { readonly docs: readonly string[]; readonly fills: boolean }

export const leftToCompare = async (db: Database): Promise<LeftToCompare> => {
  const [{ compare = [], fills = false }, gone] = await Promise.all([facts(db, 'compare', 'fills'), goneDocuments(db)])
  return { docs: compare.filter(doc => !gone.has(doc)), fills }
}

/** After a head was set back: whoever may write a document gives it back; where the head asks for it (`fills`, B7), whoever reads it. */
export const mayGiveBack = (rights: Rights, name: string, fills: boolean): boolean =>
  mayWrite(rights, name) || (fills && mayRead(rights, name))
