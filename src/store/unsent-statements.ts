// Every statement the head does not hold: what waits and what was refused, each with its place, so that it can be sent from elsewhere.
import type { Key } from '../domain/ids.ts'
import type { Raw } from '../domain/statement.ts'
import type { Database, LogRow } from './tables.ts'

export type UnsentStatement = {
  readonly doc: string
  readonly client: number
  readonly clock: number
  readonly key: Key
  readonly raw: Raw
}

/** In the order of document and place; reads only. Rejects when the database is closed. */
export const unsentStatements = async (db: Database): Promise<UnsentStatement[]> => {
  const [outbox, refused] = await Promise.all([db.outbox.toArray(), db.refused.toArray()])
  const names = [...outbox, ...refused].map(r => [r.doc, r.key] as [string, string])
  const logs = (await db.log.bulkGet(names)).filter((l): l is LogRow => l !== undefined)
  return logs
    .map(({ doc, client, clock, key, raw }) => ({ doc, client, clock, key, raw }))
    .sort((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : a.client - b.client || a.clock - b.clock))
}
