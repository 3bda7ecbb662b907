// A device that goes out of service forgets everything at once: all tables in one transaction, or none of it.
import { nameOfCarried, stillCarried } from './carried-names.ts'
import { namesOf, onlyHere, unsentNotes } from './notes.ts'
import type { Database } from './tables.ts'

const isNote = (doc: string): boolean => doc.startsWith('note/')

/**
 * What is not at the head and goes onto a copy: statements that wait or were refused, by document and key; changes of texts written
 * together; pieces that others gave this device to carry.
 */
export const unsentNames = async (db: Database): Promise<string[]> => {
  const [outbox, refused, notes, carried] = await Promise.all([
    db.outbox.toArray(),
    db.refused.toArray(),
    unsentNotes(db),
    stillCarried(db),
  ])
  const statements = [...outbox, ...refused.filter(r => r.reason !== 'damaged')].filter(r => !isNote(r.doc))
  return [...statements.map(r => `${r.doc} ${r.key}`), ...notes.flatMap(namesOf), ...carried.map(nameOfCarried)]
}

/** What no copy holds: statements that were damaged before they were sent, drafts of texts, paragraphs that are held back. */
const lostNames = async (db: Database): Promise<{ readonly damaged: string[]; readonly texts: string[] }> => ({
  damaged: (await db.refused.toArray()).filter(r => r.reason === 'damaged').map(r => `${r.doc} ${r.key}`),
  texts: await onlyHere(db),
})

/** `count`: of what is unsent, how much: records, texts, statements of others. `damaged`, `texts`: what no copy holds. `halfTyped`: forms. */
export type Leaving = {
  readonly unsent: readonly string[]
  readonly count: number
  readonly damaged: readonly string[]
  readonly texts: readonly string[]
  readonly halfTyped: number
}
/** What would be erased with the rest and is nowhere else. */
export const leaving = async (db: Database): Promise<Leaving> => {
  const [outbox, refused, notes, carried] = await Promise.all([
    db.outbox.toArray(),
    db.refused.toArray(),
    unsentNotes(db),
    stillCarried(db),
  ])
  const records = [...outbox, ...refused.filter(r => r.reason !== 'damaged')].filter(r => !isNote(r.doc))
  return {
    unsent: await unsentNames(db),
    count: new Set(records.map(r => `${r.doc} ${r.target}`)).size + notes.length + carried.reduce((n, c) => n + c.n, 0),
    ...(await lostNames(db)),
    halfTyped: await db.drafts.count(),
  }
}

/** Whether something would be erased that is not among `given`: what was copied, and what a person has said may be lost. */
export const isUnsaved = async (db: Database, given: ReadonlySet<string>): Promise<boolean> => {
  const { damaged, texts } = await lostNames(db)
  return [...(await unsentNames(db)), ...damaged, ...texts].some(name => !given.has(name))
}

/** 'unsaved': something would be lost that is not among `given`; then nothing was erased. The key of the device goes with the rest. */
export const eraseAll = (db: Database, given: ReadonlySet<string>): Promise<'erased' | 'unsaved'> =>
  db.transaction('rw', db.tables, async () => {
    if (await isUnsaved(db, given)) return 'unsaved'
    for (const table of db.tables) await table.clear()
    return 'erased'
  })
