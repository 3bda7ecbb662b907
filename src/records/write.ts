// The one way in which a described record is written: a centre, a list, a work, an event.
import type { Draft } from '../domain/statement.ts'
import { keep, type Kept } from '../device/keep.ts'
import { rowsReady } from '../store/rows.ts'
import { tellNotKept, type Desk } from './desk.ts'

/** Writes statements into one document, all or none. What could not be kept has been told to the person when this resolves. */
export const write = async (desk: Desk, doc: string, drafts: readonly Draft[]): Promise<Kept> => {
  await rowsReady(doc)
  const kept = await keep(desk.device, { precision: 'hour' }, () => ({ doc, drafts }), await desk.finishes?.())
  if (kept.kept) desk.worked()
  else tellNotKept(desk, kept.why)
  return kept
}
