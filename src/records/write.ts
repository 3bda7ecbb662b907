// The one way in which a described record is written: a centre, a list, a work, an event.
import { authorText } from '../domain/author.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import type { Draft } from '../domain/statement.ts'
import { keep, type Kept } from '../device/keep.ts'
import { rowsReady } from '../store/rows.ts'
import { tellNotKept, type Desk } from './desk.ts'

/** A document of a centre says by its name whose it is; in one of the network the author does. */
const byFor = (doc: string, { author }: Pick<Desk, 'author'>): string => {
  const name = parseDocumentName(doc)
  return authorText(name && 'centre' in name ? { ...author, centre: null } : author)
}

/** Writes statements into one document, all or none. What could not be kept has been told to the person when this resolves. */
export const write = async (desk: Desk, doc: string, drafts: readonly Draft[]): Promise<Kept> => {
  await rowsReady(doc)
  const kept = await keep(desk.device, { by: byFor(doc, desk), precision: 'hour' }, () => ({ doc, drafts }))
  if (kept.kept) desk.worked()
  else tellNotKept(desk, kept.why)
  return kept
}
