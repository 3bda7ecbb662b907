// The entries around those whose day is to be confirmed: which device noted them, in which order (C06).
import type { Entry } from '../domain/doubtful-days.ts'
import type { CentreCode } from '../domain/ids.ts'
import { doubtfulOf } from './read-doubtful.ts'
import { within, type Database } from './tables.ts'

/** Of every document of one centre in which a day is to be confirmed: all entries that stand, the sure ones too. */
export const entriesAround = async (db: Database, centre: CentreCode): Promise<Entry[]> => {
  const docs = [...new Set((await doubtfulOf(db, centre)).map(r => r.doc))]
  const out: Entry[] = []
  for (const doc of docs) {
    const span = within(doc)
    const [visits, groups] = await Promise.all([
      db.visits
        .where('[doc+id]')
        .between(...span)
        .toArray(),
      db.groups
        .where('[doc+id]')
        .between(...span)
        .toArray(),
    ])
    const standing = [...visits, ...groups].filter(r => r.voided === null)
    const logs = await db.log.bulkGet(standing.map(r => [doc, r.id] as [string, string]))
    for (const [i, { id, seq, day, slot, clock }] of standing.entries()) {
      const log = logs[i]
      if (log) out.push({ id, doc, writer: log.client, seq, day, slot, clock })
    }
  }
  return out
}
