// What this tab last read of what is unsent: all that is left to hand out when the database does not open again.
import type { Database } from '../store/tables.ts'
import type { UnsentAll } from '../store/unsent-statements.ts'

const known = new WeakMap<Database, UnsentAll>()

export const remember = (db: Database, all: UnsentAll): void => void known.set(db, all)
export const remembered = (db: Database): UnsentAll | undefined => known.get(db)
