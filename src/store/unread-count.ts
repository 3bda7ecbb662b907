// How many cancellations nobody here has seen: all that the first screen has to know of them.
import type { Database } from './tables.ts'

/** Events, not records: one that was cancelled in two circles is one. Only what may be shown here. */
export const unreadCount = async (db: Database): Promise<number> => {
  const all = await db.unread.toArray()
  if (all.length === 0) return 0 // as nearly always: then who may read what need not be known
  const { readable } = await import('./readable.ts')
  const rows = all.filter(await readable(db))
  if (rows.length < 2) return rows.length
  const events = await db.events.bulkGet(rows.map(r => [r.doc, r.id] as [string, string]))
  return new Set(events.map((e, i) => (e ? `${e.centre} ${e.uid}` : i))).size
}
