// What the status line is made of.
import { facts } from './facts.ts'
import { heldOfText } from './held-of-text.ts'
import type { Database } from './tables.ts'
import { waiting, type Waiting } from './waiting.ts'

export type Standing = {
  readonly waiting: Waiting
  readonly refused: number
  /** Paragraphs of shared texts that stay here until they are reworded. */
  readonly held: number
  /** Null too while another history of the head was met and it has not said what it lacks: that one was not heard yet (M10). */
  readonly heard: number | null
  readonly removed: boolean
}

/** How many records wait or were refused or stay here, since when, and when the head last answered (milliseconds by this device's clock): all as of one moment. */
export const standing = (db: Database): Promise<Standing> =>
  db.transaction('r', [db.outbox, db.refused, db.facts, db.notes], async () => {
    const [w, refused, { clocks, removed, unsure }, notes] = await Promise.all([
      waiting(db),
      db.refused.toArray(),
      facts(db, 'clocks', 'removed', 'unsure'),
      db.notes.toArray(),
    ])
    return {
      waiting: w,
      refused: new Set(refused.map(r => `${r.doc} ${r.target}`)).size,
      held: notes.flatMap(n => heldOfText(n, refused)).length,
      heard: (!unsure && clocks?.heard?.at) || null,
      removed: removed !== undefined,
    }
  })
