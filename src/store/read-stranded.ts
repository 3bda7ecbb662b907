// What was recorded here and cannot leave under the rights of now: it stays until a code comes that may write it.
import { mayWrite } from '../domain/access.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** Records, not statements. */
export const stranded = async (db: Database): Promise<number> => {
  const [rights, outbox, refused] = await Promise.all([fact(db, 'session'), db.outbox.toArray(), db.refused.toArray()])
  if (!rights) return 0
  return new Set([...outbox, ...refused].filter(row => !mayWrite(rights, row.doc)).map(row => `${row.doc} ${row.target}`)).size
}
