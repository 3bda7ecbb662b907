// What is being filled in, kept at each touch: several at once, alive after a killed browser, gone only when saved or thrown away.
import type { Database, DraftRow } from './tables.ts'

export const keepDraft = async (db: Database, draft: DraftRow): Promise<void> => {
  await db.drafts.put(draft)
}
export const draftOf = (db: Database, id: string): Promise<DraftRow | undefined> => db.drafts.get(id)
/** The oldest first. */
export const drafts = async (db: Database): Promise<DraftRow[]> => (await db.drafts.toArray()).sort((a, b) => a.started - b.started)
export const throwAway = (db: Database, id: string): Promise<void> => db.drafts.delete(id)
