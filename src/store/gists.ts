// The gists of a centre's books (domain/gist.ts): read for figures, made where there is none. They hold nothing that the rows do not hold; a record that
// is folded anew takes the gist of its book away (project.ts), a new one is noticed by the number of rows.
import type { Table } from 'dexie'
import type { Wholes } from '../domain/count-said.ts'
import { GIST_SHAPE, gistMaker, wordsOfVisit, type Gist } from '../domain/gist.ts'
import type { CentreCode } from '../domain/ids.ts'
import { within, type Database, type GistRow } from './tables.ts'

/** Rows made into a gist in one turn, so that whoever types meanwhile is not kept waiting. */
const STEP = 100

const booksOf = (centre: CentreCode): [[string, string], [string, string]] => {
  const prefix = `centre/${centre}/visits/`
  return [
    [prefix, ''],
    [`${prefix}\uffff`, ''],
  ]
}
const isReady = (g: GistRow | undefined): g is Gist => g !== undefined && 'shape' in g && g.shape === GIST_SHAPE

const rowsIn = async (db: Database, from: [string, unknown], to: [string, unknown]): Promise<number> => {
  const counts = await Promise.all([
    db.visits.where('[doc+id]').between(from, to).count(),
    db.groups.where('[doc+id]').between(from, to).count(),
    db.steps.where('[doc+id]').between(from, to).count(),
    db.tallies.where('[doc+id]').between(from, to).count(),
  ])
  return counts.reduce((a, b) => a + b, 0)
}

/** `due`: books of which there is no gist, or an old one; the newest first. */
export type Gists = { readonly gists: readonly Gist[]; readonly due: readonly string[] }

export const readGists = async (db: Database, centre: CentreCode): Promise<Gists> => {
  const [from, to] = booksOf(centre)
  const [rows, all] = await Promise.all([rowsIn(db, from, to), db.gists.where('[doc+id]').between(from, to).toArray()])
  const gists = all.filter(isReady)
  if (rows === gists.reduce((n, g) => n + g.rows, 0)) return { gists, due: [] } // there are never fewer rows than it was made of
  const docs = await db.places.where('doc').between(from[0], to[0]).primaryKeys() // a row is never without the place of its document
  const counts = await Promise.all(docs.map(doc => rowsIn(db, ...within(doc))))
  const made = new Map(gists.map(g => [g.doc, g.rows]))
  const due = docs.filter((doc, i) => counts[i] !== (made.get(doc) ?? 0))
  return { gists: gists.filter(g => !due.includes(g.doc)), due: due.sort().reverse() }
}

/** Visits in other books that entries are said to be a part of, where they stand and are no part themselves. */
export const wholesElsewhere = async (db: Database, gists: readonly Gist[]): Promise<Wholes> => {
  const keys = new Set(gists.flatMap(g => g.parts.flatMap(([, of, here]) => (here === null ? [of] : []))))
  if (keys.size === 0) return new Map()
  const names = [...keys].flatMap(key => gists.map(g => [g.doc, key] as [string, string]))
  const found = await db.visits.bulkGet(names)
  const wholes = found.flatMap(v =>
    v?.voided === null && v.sameAs === null ? [[v.id, { day: v.day, words: wordsOfVisit(v) }] as const] : [],
  )
  return new Map(wholes)
}

/**
 * Makes the gist of one book, some rows at a time. `maker`: a name nobody else has; `pause`: lets others have their turn, and may reject to end
 * it. What changed in between is not overlooked: then it is still due.
 */
export const makeGist = async (db: Database, doc: string, maker: string, pause: () => Promise<void>): Promise<void> => {
  await db.gists.put({ doc, id: '', maker })
  const inBook = <T>(table: Table<T, [string, string]>): Promise<T[]> =>
    table
      .where('[doc+id]')
      .between(...within(doc))
      .toArray()
  const made = gistMaker(doc, await inBook(db.steps), await inBook(db.tallies))
  for (const table of [db.visits, db.groups] as const) {
    let [after, end] = within(doc)
    for (;;) {
      const rows = await table.where('[doc+id]').between(after, end, false, true).limit(STEP).toArray()
      for (const row of rows) made.add('party' in row ? { visit: row } : { group: row })
      await pause()
      const last = rows.at(-1)
      if (!last || rows.length < STEP) break
      after = [doc, last.id]
    }
  }
  const gist = made.end()
  // a row that came meanwhile makes it old by its number; one that changed has taken away what was begun
  await db.transaction('rw', db.gists, async () => {
    const here = await db.gists.get([doc, ''])
    if (here && 'maker' in here && here.maker === maker) await db.gists.put(gist)
  })
}
