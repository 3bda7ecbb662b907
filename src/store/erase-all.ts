// A device that goes out of service forgets everything at once: all tables in one transaction, or none of it.
import type { Database } from './tables.ts'

/** Statements that are not at the head, because they wait or were refused: by document and key. */
export const unsentNames = async (db: Database): Promise<string[]> => {
  const [outbox, refused] = await Promise.all([db.outbox.toArray(), db.refused.toArray()])
  return [...outbox, ...refused].map(r => `${r.doc} ${r.key}`)
}

export type Leaving = { readonly unsent: readonly string[]; readonly halfTyped: number }
/** What would be erased with the rest and is nowhere else. */
export const leaving = async (db: Database): Promise<Leaving> => ({ unsent: await unsentNames(db), halfTyped: await db.drafts.count() })

/** 'unsaved': something is unsent that is not among `saved`; then nothing was erased. The key of the device goes with the rest. */
export const eraseAll = (db: Database, saved: ReadonlySet<string>): Promise<'erased' | 'unsaved'> =>
  db.transaction('rw', db.tables, async () => {
    if ((await unsentNames(db)).some(name => !saved.has(name))) return 'unsaved'
    for (const table of db.tables) await table.clear()
    return 'erased'
  })
