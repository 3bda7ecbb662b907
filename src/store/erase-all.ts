// A device that goes out of service forgets everything at once: all tables in one transaction, or none of it.
import { documentClass } from '../domain/document-name.ts'
import { answersOf } from '../domain/tapped-answers.ts'
import { nameOfCarried, statementsCarried, stillCarried } from './carried-names.ts'
import { facts } from './facts.ts'
import { namesOf, onlyHere, unsentNotes } from './notes.ts'
import type { CarriedRow, Database, OutboxRow, RefusedRow } from './tables.ts'

/** Statements that wait or were refused, and those that were damaged before; texts of which something is unsent; pieces of others. */
type NotAtHead = {
  readonly statements: readonly (OutboxRow | RefusedRow)[]
  readonly damaged: readonly RefusedRow[]
  readonly notes: Awaited<ReturnType<typeof unsentNotes>>
  readonly carried: readonly CarriedRow[]
}
const notAtHead = async (db: Database): Promise<NotAtHead> => {
  const [outbox, refused, notes, carried] = await Promise.all([
    db.outbox.toArray(),
    db.refused.toArray(),
    unsentNotes(db),
    stillCarried(db),
  ])
  const whole = [...outbox, ...refused.filter(r => r.reason !== 'damaged')]
  return {
    statements: whole.filter(r => documentClass(r.doc) !== 'free'),
    damaged: refused.filter(r => r.reason === 'damaged'),
    notes,
    carried,
  }
}
const nameOf = (r: OutboxRow | RefusedRow): string => `${r.doc} ${r.key}`
const namesIn = ({ statements, notes, carried }: NotAtHead): string[] => [
  ...statements.map(nameOf),
  ...notes.flatMap(namesOf),
  ...carried.map(nameOfCarried),
]

/**
 * What is not at the head and goes onto a copy: statements that wait or were refused, by document and key; changes of texts written
 * together; pieces that others gave this device to carry.
 */
export const unsentNames = async (db: Database): Promise<string[]> => namesIn(await notAtHead(db))

/** `count`: of what is unsent, how much: records, texts, statements of others. `damaged`, `texts`: what no copy holds. `halfTyped`: forms. `sheets`: what the public answered and waits here to be mixed. */
export type Leaving = {
  readonly unsent: readonly string[]
  readonly count: number
  /** Statements that were damaged before they were sent. */
  readonly damaged: readonly string[]
  /** Drafts of texts, and those with paragraphs that are held back. */
  readonly texts: readonly string[]
  readonly halfTyped: number
  readonly sheets: number
}
/** What would be erased with the rest and is nowhere else. */
export const leaving = async (db: Database): Promise<Leaving> => {
  const [here, texts, halfTyped, answers] = await Promise.all([
    notAtHead(db),
    onlyHere(db),
    db.drafts.count(),
    facts(db, 'sheets', 'exitAnswers'),
  ])
  const { statements, damaged, notes, carried } = here
  return {
    unsent: namesIn(here),
    count: new Set(statements.map(r => `${r.doc} ${r.target}`)).size + notes.length + new Set(carried.flatMap(statementsCarried)).size,
    damaged: damaged.map(nameOf),
    texts,
    halfTyped,
    sheets: (answers.sheets ?? []).reduce((n, w) => n + w.sheets, 0) + answersOf(answers.exitAnswers?.levels ?? {}),
  }
}

/** Whether something would be erased that is not among `given`: what was copied, and what a person has said may be lost. */
export const isUnsaved = async (db: Database, given: ReadonlySet<string>): Promise<boolean> => {
  const { unsent, damaged, texts } = await leaving(db)
  return [...unsent, ...damaged, ...texts].some(name => !given.has(name))
}

/** 'unsaved': something would be lost that is not among `given`; then nothing was erased. The key of the device goes with the rest. */
export const eraseAll = (db: Database, given: ReadonlySet<string>): Promise<'erased' | 'unsaved'> =>
  db.transaction('rw', db.tables, async () => {
    if (await isUnsaved(db, given)) return 'unsaved'
    for (const table of db.tables) await table.clear()
    return 'erased'
  })
