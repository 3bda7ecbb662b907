// From a folded record to a row: the form of it, shared by the rows at hand and those that are loaded later.
import type { Folded } from '../domain/fold.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { ROW_TABLES } from './tables.ts'

export type RowTable = (typeof ROW_TABLES)[number]
export type Row = { readonly doc: string; readonly id: Key }
/** `centre`: of the document, null where it belongs to the network. Null when the record cannot be read. */
export type MakeRow = (record: Folded, centre: CentreCode | null) => Row | null
export type RowMaker = { readonly table: RowTable; readonly make: MakeRow }

/** For documents of a centre only. */
export const ofCentre =
  (make: (record: Folded, centre: CentreCode) => Row | null): MakeRow =>
  (record, centre) =>
    centre && make(record, centre)
