// How much waits to be sent: the number that the product's honour hangs on.
import type { Database } from './tables.ts'

/** How much waits and since when. `count`: records, not statements: a visit and its correction are one thing to the person. */
export type Waiting = { readonly count: number; readonly oldest: number | null }
export const waiting = async (db: Database): Promise<Waiting> => {
  const rows = await db.outbox.toArray()
  return {
    count: new Set(rows.map(o => `${o.doc} ${o.target}`)).size,
    oldest: rows.length > 0 ? Math.min(...rows.map(o => o.since)) : null,
  }
}
