// What is being filled in, kept at each touch: several at once, alive after a killed browser, gone only when saved or thrown away.
import { isDay } from '../domain/day.ts'
import type { Database, DraftRow } from './tables.ts'

/** What a newer app keeps half filled in, or a torn row, stays where it is: this app has no form to open it with. */
const canOpen = (d: DraftRow): boolean => (d.noun === 'visit' || d.noun === 'group') && isDay(d.day) && Number.isFinite(d.started)
/** The oldest first. */
export const drafts = async (db: Database): Promise<DraftRow[]> =>
  (await db.drafts.toArray()).filter(canOpen).sort((a, b) => a.started - b.started)
