// What the directory and the centres' desks say about the reference lists.
import type { ListValue } from '../domain/lists.ts'
import type { Database } from './tables.ts'

/** All of it: a few dozen rows. */
export const listValues = (db: Database): Promise<ListValue[]> => db.values.toArray()
