// What is stated about the values of the reference lists, by the coordination and by the centres.
import type { ListValue } from '../domain/lists.ts'
import type { Database } from './tables.ts'

/** All of it: a few dozen rows. */
export const listValues = (db: Database): Promise<ListValue[]> => db.values.toArray()
