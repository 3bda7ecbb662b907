// On which device a visit was noted, as a number that stands for nothing else: to find what two devices hold alike (C05), never to show it.
import type { Key } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import type { Database } from './tables.ts'

/** It never changes, and a month is read again with each commit. */
const known = new WeakMap<Database, Map<Key, number>>()

export const devicesOf = async (db: Database, visits: readonly Visit[]): Promise<ReadonlyMap<Key, number>> => {
  const found = known.get(db) ?? new Map<Key, number>()
  known.set(db, found)
  const asked = visits.filter(v => !found.has(v.id)).map(v => [v.doc, v.id] as const)
  if (asked.length > 0) for (const row of await db.log.where('[doc+key]').anyOf(asked).toArray()) found.set(row.key, row.client)
  return found
}
