// What of a document the head has, as far as this device knows.
import type { Key } from '../domain/ids.ts'
import type { Database } from './tables.ts'

/** Whether the head has all of these statements of a document. */
export const areReceived = async (db: Database, doc: string, keys: readonly Key[]): Promise<boolean> =>
  (await db.log.bulkGet(keys.map(k => [doc, k] as [string, string]))).every(l => l !== undefined && l.got !== null)
