// Every statement the head does not hold: what waits and what was refused, each with its place, so that it can be sent from elsewhere.
import type { Key } from '../domain/ids.ts'
import type { Raw } from '../domain/statement.ts'
import { damagedRows, type Damaged } from './damaged.ts'
import { unsentOfNotes } from './notes.ts'
import { readRows, type RowName } from './read-rows.ts'
import { isDamaged } from './row-sum.ts'
import type { Database, LogRow } from './tables.ts'

export type UnsentStatement = {
  readonly doc: string
  readonly client: number
  readonly clock: number
  readonly key: Key
  readonly raw: Raw
}

/** `damaged`: no longer what was said, or not to be read: never to be sent, perhaps of use to whoever looks at them. `unreadable`: names of rows that nothing could be got from. */
export type UnsentAll = {
  readonly statements: readonly UnsentStatement[]
  readonly damaged: readonly Pick<Damaged, 'doc' | 'key' | 'raw'>[]
  readonly unreadable: readonly RowName[]
  /** What was written in texts of several people, as updates of Yjs. */
  readonly notes: readonly { readonly doc: string; readonly bytes: Uint8Array }[]
}

/** In the order of document and place; reads only, row by row where it must. Rejects when the database is closed. */
export const unsentAll = async (db: Database): Promise<UnsentAll> => {
  const [outbox, refused, apart, notes] = await Promise.all([db.outbox.toArray(), db.refused.toArray(), damagedRows(db), unsentOfNotes(db)])
  const { rows, unreadable } = await readRows(
    db,
    [...outbox, ...refused].map(r => [r.doc, r.key] as RowName),
  )
  const logs = rows.filter((l): l is LogRow => l !== undefined)
  return {
    statements: logs
      .filter(l => !isDamaged(l))
      .map(({ doc, client, clock, key, raw }) => ({ doc, client, clock, key, raw }))
      .sort((a, b) => (a.doc < b.doc ? -1 : a.doc > b.doc ? 1 : a.client - b.client || a.clock - b.clock)),
    damaged: [...logs.filter(isDamaged), ...apart.filter(d => !d.sent)].map(({ doc, key, raw }) => ({ doc, key, raw })),
    unreadable,
    notes,
  }
}
