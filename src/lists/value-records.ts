// The records in which one side spoke of the values of a list, with their history.
import type { ListItem } from '../domain/lists.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import type { Database } from '../store/tables.ts'

/** By value; of each the lower key first. `doc`: of whom. */
export const valueRecords = async (
  db: Database,
  items: readonly ListItem[],
  doc: string,
): Promise<ReadonlyMap<string, readonly Recorded[]>> => {
  const records = new Map<string, readonly Recorded[]>()
  for (const item of items) {
    const read = await Promise.all(item.stated.filter(v => v.doc === doc).map(v => readRecord(db, v.doc, v.id)))
    records.set(
      item.value,
      read.filter(r => r !== null),
    )
  }
  return records
}
