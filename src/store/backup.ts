// When the last copy was put away by hand.
import { fact, setFact, type Facts } from './facts.ts'
import type { Database } from './tables.ts'

export const lastBackup = async (db: Database): Promise<Facts['backup'] | null> => (await fact(db, 'backup')) ?? null

/** Where the database takes nothing the copy is as good: that it was made is not remembered then. */
export const noteBackup = (db: Database, backup: Facts['backup']): Promise<void> => setFact(db, 'backup', backup).catch(() => undefined)
