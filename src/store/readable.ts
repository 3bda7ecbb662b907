// What the screens may show of what lies here. A code of another role leaves what the former one had received: it stays in the log, since
// some of it may not have been sent, and since the same rights may come back; it is shown by no screen.
import { mayRead } from '../domain/access.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** By the rights this device has now. Everything where nobody enrolled. */
export const readable = async (db: Database): Promise<(row: { readonly doc: string }) => boolean> => {
  const session = await fact(db, 'session')
  return row => session === undefined || mayRead(session, row.doc)
}
