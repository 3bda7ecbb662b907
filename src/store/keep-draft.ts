// Keeping what is being filled in, at each touch, and throwing it away.
import type { Database, DraftRow } from './tables.ts'

/** The first touch of a form. */
export const keepDraft = async (db: Database, draft: DraftRow): Promise<void> => {
  await db.drafts.put(draft)
}

/** Each later touch: a draft that was saved or thrown away meanwhile, here or in another tab, does not come back. */
export const keepDraftAgain = async (db: Database, draft: DraftRow): Promise<'kept' | 'gone'> =>
  (await db.drafts.update(draft.id, { entry: draft.entry, touched: draft.touched })) > 0 ? 'kept' : 'gone'

export const draftOf = (db: Database, id: string): Promise<DraftRow | undefined> => db.drafts.get(id)

export const throwAway = (db: Database, id: string): Promise<void> => db.drafts.delete(id)
