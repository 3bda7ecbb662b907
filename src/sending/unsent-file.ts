// What the head does not hold yet, as a text one can put away: for safe-keeping, when a line does not come or the device is going.
import type { Day } from '../domain/day.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Raw } from '../domain/statement.ts'
import type { Database, LogRow } from '../store/tables.ts'

/** One statement and its place, all that is needed to send it from elsewhere byte for byte. */
export type UnsentStatement = {
  readonly doc: string
  readonly client: number
  readonly clock: number
  readonly key: Key
  readonly raw: Raw
}
/** The file's content. `made`: the day of the copy. It says nothing of the device and holds no person. */
export type UnsentFile = {
  readonly form: 'relais-unsent'
  readonly version: 1
  readonly centre: CentreCode | null
  readonly made: Day
  readonly statements: readonly UnsentStatement[]
}

/** 'relais-cas-2025-10-09.json'. */
export const unsentFileName = (centre: CentreCode | null, made: Day): string => `relais-${centre ?? 'network'}-${made}.json`

/** What waits and what was refused, in the order of document and place; reads only. Rejects when the database is closed. */
export const unsentFile = async (db: Database, centre: CentreCode | null, made: Day): Promise<UnsentFile> => {
  const [outbox, refused] = await Promise.all([db.outbox.toArray(), db.refused.toArray()])
  const names = [...outbox, ...refused].map(r => [r.doc, r.key] as [string, string])
  const logs = (await db.log.bulkGet(names)).filter((l): l is LogRow => l !== undefined)
  return {
    form: 'relais-unsent',
    version: 1,
    centre,
    made,
    statements: logs
      .map(({ doc, client, clock, key, raw }) => ({ doc, client, clock, key, raw }))
      .sort((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : a.client - b.client || a.clock - b.clock)),
  }
}
