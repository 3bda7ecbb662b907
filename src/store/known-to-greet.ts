// What a device says when it greets the head, and what a former line left to compare: as of one moment.
import { facts } from './facts.ts'
import { historyKnown, type Seen } from './history-known.ts'
import { leftToCompare, type LeftToCompare } from './left-to-compare.ts'
import type { Database } from './tables.ts'

export type KnownToGreet = {
  readonly cursor: number
  readonly seen: Seen
  /** The stamps of its rights and of what was heard; undefined for none. */
  readonly rights: number | undefined
  readonly stamp: number | undefined
  readonly left: LeftToCompare
}

export const knownToGreet = (db: Database): Promise<KnownToGreet> =>
  db.transaction('r', [db.facts, db.places], async () => {
    // side by side: where the transaction is broken off, none of them is left unheard
    const [known, { rights, heardStamp: stamp }, left] = await Promise.all([
      historyKnown(db),
      facts(db, 'rights', 'heardStamp'),
      leftToCompare(db),
    ])
    return { ...known, rights, stamp, left }
  })
