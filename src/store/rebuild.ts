// All rows again from the log: one document at a time, resumable, in the background, never on the way to the first screen.
import type { Key } from '../domain/ids.ts'
import { homeOf } from '../domain/document-name.ts'
import { isKey } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import { fact, setFact } from './facts.ts'
import { tablesHolding } from './look-up.ts'
import { project, sourcesOf } from './project.ts'
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, PROJECTION, ROW_TABLES, within, type AsideRow, type Database } from './tables.ts'

/** Records folded per step, so that a document of 500 visits does not hold the main thread. */
const STEP = 200

/** One document and its remarks, in one transaction: a kill costs one document. */
export const rebuild = async (db: Database, doc: string): Promise<void> => {
  await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES], async () => {
    const home = homeOf(doc)
    const targets = new Set<Key>()
    for (const source of sourcesOf(home)) {
      const logs = await db.log
        .where('[doc+key]')
        .between(...within(source))
        .toArray()
      await db.aside
        .where('[doc+key]')
        .between(...within(source))
        .delete()
      const aside: AsideRow[] = []
      for (const l of logs) {
        const s = parseStatement(l.doc, l.key, l.raw)
        if (typeof s === 'string') aside.push({ doc: source, key: l.key, target: '', why: s })
        else targets.add(s.target)
        const target = typeof s === 'string' ? '' : s.target
        if (l.target !== target) await db.log.put({ ...l, target }) // an older app could not read it
      }
      await db.aside.bulkPut(aside)
    }
    for (const source of sourcesOf(home)) {
      const [from, to] = within(source)
      // of most nouns a document holds none
      for (const table of await tablesHolding(ROW_TABLES, IDBKeyRange.bound(from, to)))
        await db[table].where('[doc+id]').between(from, to).delete()
    }
    const all = [...targets].filter(isKey)
    for (let i = 0; i < all.length; i += STEP) await project(db, home, all.slice(i, i + STEP))
  })
}

/** Every document with statements, the newest months first. */
export const documents = async (db: Database): Promise<string[]> => {
  const out: string[] = []
  await db.transaction('r', db.log, async () => {
    let at: [string, unknown] = ['', '']
    for (;;) {
      const row = await db.log.where('[doc+key]').above(at).first()
      if (!row) break
      out.push(row.doc)
      at = within(row.doc)[1]
    }
  })
  return out.sort((a, b) => (a.slice(-7) < b.slice(-7) ? 1 : a.slice(-7) > b.slice(-7) ? -1 : a < b ? -1 : 1))
}

/**
 * Redoes what is due: everything when this app folds differently than the one that made the rows, else only documents with
 * statements set aside, when `retry` says that the app is another than last time. Goes on where it was cut. Returns how many documents it did.
 */
export const rebuildWhatIsDue = async (db: Database, retry: 'after-update' | 'no', between: () => Promise<void>): Promise<number> => {
  const known = await fact(db, 'projection')
  let left: readonly string[]
  if (!known) left = (await db.log.count()) === 0 ? [] : await documents(db)
  else if (known.version !== PROJECTION) left = await documents(db)
  else if (retry === 'after-update') left = [...new Set([...known.left, ...(await db.aside.toArray()).map(a => homeOf(a.doc))])]
  else left = known.left
  await setFact(db, 'projection', { version: PROJECTION, left })
  let done = 0
  while (left.length > 0) {
    await rebuild(db, left[0]!) // the loop's condition
    left = left.slice(1)
    await setFact(db, 'projection', { version: PROJECTION, left })
    done++
    await between()
  }
  return done
}
