// What the screens may show of what lies here. After a code of another role what the former one had received is shown by no screen; it is
// erased once the head has all of it (erase-unreadable.ts).
import { mayRead } from '../domain/access.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** By the rights this device has now. Everything where nobody enrolled. */
export const readable = async (db: Database): Promise<(row: { readonly doc: string }) => boolean> => {
  const session = await fact(db, 'session')
  return row => session === undefined || mayRead(session, row.doc)
}
