// A row of what is typed, as the form saw it last: it goes, whatever another tab has written there since stays.
import type { Database } from './tables.ts'

/** `gone`: a row this form knew was gone when it wrote again: another tab made something of it. */
export type TypedSeen = { readonly id: string; readonly touched: number; readonly gone?: true }

export const forgetSeen = (db: Database, { id, touched }: TypedSeen): PromiseLike<number> =>
  db.drafts
    .where('id')
    .equals(id)
    .and(row => row.touched === touched)
    .delete()
