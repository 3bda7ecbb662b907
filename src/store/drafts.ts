// What is being filled in, kept at each touch: several at once, alive after a killed browser, gone only when saved or thrown away.
import { isDay } from '../domain/day.ts'
import type { Database, DraftRow } from './tables.ts'

/** The first touch of a form. */
export const keepDraft = async (db: Database, draft: DraftRow): Promise<void> => {
  await db.drafts.put(draft)
}
/** Each later touch: a draft that was saved or thrown away meanwhile, here or in another tab, does not come back. */
export const keepDraftAgain = async (db: Database, draft: DraftRow): Promise<'kept' | 'gone'> =>
  (await db.drafts.update(draft.id, { entry: draft.entry, touched: draft.touched })) > 0 ? 'kept' : 'gone'
export const draftOf = (db: Database, id: string): Promise<DraftRow | undefined> => db.drafts.get(id)
/** What a newer app keeps half filled in, or a torn row, stays where it is: this app has no form to open it with. */
const canOpen = (d: DraftRow): boolean => (d.noun === 'visit' || d.noun === 'group') && isDay(d.day) && Number.isFinite(d.started)
/** The oldest first. */
export const drafts = async (db: Database): Promise<DraftRow[]> =>
  (await db.drafts.toArray()).filter(canOpen).sort((a, b) => a.started - b.started)
export const throwAway = (db: Database, id: string): Promise<void> => db.drafts.delete(id)
