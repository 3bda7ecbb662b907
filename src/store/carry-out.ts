// What a copy to be carried by hand holds: what the head does not have, or all of the centre that this device may write. Reads only: nothing
// leaves the outbox. Where the browser has closed the database a second door is tried.
import { mayWrite } from '../domain/access.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import { fact, type Session } from './facts.ts'
import { cut, type Piece } from './outbox.ts'
import { readRows, type RowName } from './read-rows.ts'
import { isDamaged } from './row-sum.ts'
import { isUnjudged } from './unjudged.ts'
import { openDatabase, within, type CarriedRow, type Database, type LogRow } from './tables.ts'

/** 'unsent': what waits, what was refused, and what others gave this device to carry. 'centre': with it, all of the centre's documents that this device may write. */
export type Scope = 'unsent' | 'centre'
/** `own`: statements to be signed here, in pieces; `others`: pieces that carry a signature already. */
export type ToCarry = { readonly session: Session | undefined; readonly own: readonly Piece[]; readonly others: readonly CarriedRow[] }

/** One client's statements to a piece: what the relay says of one place then concerns no other. */
const byClient = (rows: readonly LogRow[]): Piece[] =>
  [...grouped(rows, l => l.client)].flatMap(([, mine]) => cut([...mine].sort((a, b) => a.clock - b.clock)))

/** How many statements a copy of what is unsent would hold. */
export const unsentCount = async (db: Database): Promise<number> => {
  const [waiting, refused, others] = await Promise.all([db.outbox.count(), db.refused.count(), stillWith(db)])
  return waiting + refused + others.reduce((n, c) => n + c.n, 0)
}

/** Pieces brought here that the relay has not taken: they are worth carrying on. */
const stillWith = (db: Database): Promise<CarriedRow[]> => db.carried.where('fate').anyOf('waiting', 'gap').toArray()

/** What can be read and says what it said: nothing else is put under this device's signature, and nothing else keeps it from being made. */
const sound = async (db: Database, names: readonly RowName[]): Promise<LogRow[]> =>
  (await readRows(db, names)).rows.filter(l => l !== undefined).filter(l => !isDamaged(l))

const read = async (db: Database, scope: Scope): Promise<ToCarry> => {
  const session = await fact(db, 'session')
  const [outbox, refused, others] = await Promise.all([db.outbox.toArray(), db.refused.toArray(), stillWith(db)])
  const found = await sound(
    db,
    [...outbox, ...refused].map(r => [r.doc, r.key]),
  )
  const unsent = grouped(found, l => l.doc)
  const documents = new Map<string, readonly LogRow[]>(unsent)
  if (scope === 'centre' && session)
    for (const { doc } of await db.places.toArray()) {
      const name = parseDocumentName(doc)
      if (!name || !('centre' in name) || name.centre !== session.centre || !mayWrite(session, doc)) continue
      const names = await db.log
        .where('[doc+key]')
        .between(...within(doc))
        .primaryKeys()
      const rows = await sound(db, names)
      // what was brought here and is not judged yet goes under its own signature
      documents.set(
        doc,
        rows.filter(l => !isUnjudged(l)),
      )
    }
  const own = [...documents].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => byClient(rows))
  return { session, own, others }
}

/** Rejects when neither door opens. */
export const toCarry = async (db: Database, scope: Scope): Promise<ToCarry> => {
  try {
    return await read(db, scope)
  } catch {
    const second = openDatabase(db.name) // the browser closed the first: another may open all the same
    try {
      return await read(second, scope)
    } finally {
      second.close()
    }
  }
}
