// What a device received under rights it no longer has is erased from it, document by document, once the head has all of it. Until then it
// lies here unseen (readable.ts): what is unsent is never erased. It comes again with the rights.
import { mayRead, mayWrite } from '../domain/access.ts'
import { companionOf, homeOf } from '../domain/document-name.ts'
import { dropFact, fact, setFact, type Session } from './facts.ts'
import { documents } from './rebuild.ts'
import { ROW_TABLES, within, type Database } from './tables.ts'

const rightsOf = ({ role, centre }: Session): string => `${role} ${centre ?? ''}`

/**
 * Erases statements, rows and places of documents that this device may neither read nor write now, and tells it (`erased`). Returns how
 * many documents went. Looks no further once everything is gone that these rights do not read.
 */
export const eraseUnreadable = async (db: Database, now: number): Promise<number> => {
  const [session, cleared] = await Promise.all([fact(db, 'session'), fact(db, 'cleared')])
  if (!session || cleared === rightsOf(session)) return 0
  const held = [...(await documents(db)), ...(await db.places.toCollection().primaryKeys())]
  let gone = 0
  let left = 0
  for (const home of new Set(held.map(homeOf))) {
    const outcome = await eraseHome(db, home, now)
    if (outcome === 'gone') gone++
    if (outcome === 'unsent') left++
  }
  await db.transaction('rw', [db.heard, db.facts], async () => {
    const rights = await fact(db, 'session')
    if (!rights || rightsOf(rights) !== rightsOf(session)) return // enrolled anew meanwhile, in another tab
    if (rights.role !== 'coordinator') {
      await db.heard.clear() // what the coordination is told of centres
      await dropFact(db, 'heardStamp')
    }
    if (left === 0) await setFact(db, 'cleared', rightsOf(session))
  })
  return gone
}

/** One document with its companion: records of one are spoken of in the other. */
const eraseHome = (db: Database, home: string, now: number): Promise<'gone' | 'unsent' | 'ours'> =>
  db.transaction(
    'rw',
    ['log', 'outbox', 'refused', 'places', 'aside', 'facts', 'unread', ...ROW_TABLES],
    async (): Promise<'gone' | 'unsent' | 'ours'> => {
      const rights = await fact(db, 'session')
      const docs = [home, companionOf(home)].filter(d => d !== null)
      if (!rights || docs.some(d => mayRead(rights, d) || mayWrite(rights, d))) return 'ours'
      const inDocs = (row: { readonly doc: string }): boolean => docs.includes(row.doc)
      const logs = docs.map(d => db.log.where('[doc+key]').between(...within(d)))
      const unsent = [
        await db.outbox.filter(inDocs).count(),
        await db.refused.filter(inDocs).count(),
        ...(await Promise.all(logs.map(l => l.filter(row => row.got === null).count()))),
      ]
      if (unsent.some(n => n > 0)) return 'unsent'
      for (const d of docs) {
        const log = db.log.where('[doc+key]').between(...within(d))
        if ((await log.count()) > 0) await setFact(db, 'erased', now)
        await log.delete()
        await db.aside
          .where('[doc+key]')
          .between(...within(d))
          .delete()
        await db.places.delete(d)
      }
      for (const table of [...ROW_TABLES, 'unread'] as const)
        await db
          .table(table)
          .where('[doc+id]')
          .between(...within(home))
          .delete()
      return 'gone'
    },
  )

/** Somebody has read that something was erased. */
export const erasureRead = (db: Database): Promise<void> => dropFact(db, 'erased')
