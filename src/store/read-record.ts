// One record with everything that was ever said of it: for its card, its history, and what is to be decided.
import { fold, type Folded } from '../domain/fold.ts'
import { historiesTogether, historyOf, type HistoryLine } from '../domain/history.ts'
import type { Key } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import { united } from '../domain/united.ts'
import type { Database } from './tables.ts'

export type Recorded = { readonly record: Folded; readonly history: readonly HistoryLine[] }

/** Several records of one document that speak of one thing, as one; null for none. */
export const unitedRecord = (several: readonly Recorded[]): Recorded | null => {
  const record = united(several.map(r => r.record))
  return record && { record, history: historiesTogether(several.map(r => r.history)) }
}

/** Null when its create is not here. */
export const readRecord = async (db: Database, doc: string, id: Key): Promise<Recorded | null> => {
  const rows = await db.log.where('[doc+target]').equals([doc, id]).toArray()
  const statements = rows.flatMap(l => {
    const s = parseStatement(l.doc, l.key, l.raw)
    return typeof s === 'string' ? [] : [s]
  })
  const record = fold(doc, id, statements)
  return record && { record, history: historyOf(statements, doc, id) }
}
