// What the status line is made of.
import { clocksOf, fact } from './facts.ts'
import type { Database } from './tables.ts'
import { waiting, type Waiting } from './waiting.ts'

export type Standing = { readonly waiting: Waiting; readonly refused: number; readonly heard: number | null; readonly removed: boolean }

/** How many records wait or were refused, since when, and when the head last answered (milliseconds by this device's clock): all as of one moment. */
export const standing = (db: Database): Promise<Standing> =>
  db.transaction('r', [db.outbox, db.refused, db.facts], async () => {
    const [w, refused, { heard }, removed] = await Promise.all([waiting(db), db.refused.toArray(), clocksOf(db), fact(db, 'removed')])
    return {
      waiting: w,
      refused: new Set(refused.map(r => `${r.doc} ${r.target}`)).size,
      heard: heard?.at ?? null,
      removed: removed !== undefined,
    }
  })
