// What a device received under rights it no longer has is erased from it, document by document, once the head has all of it. Until then it
// lies here unseen (readable.ts): what is unsent is never erased. It comes again with the rights.
import { belongsTo, type Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import { companionOf, homeOf } from '../domain/document-name.ts'
import { isCentreCode } from '../domain/ids.ts'
import { forgetCarried } from './carried.ts'
import { forgetDamaged } from './damaged.ts'
import { dropFact, fact, facts, setFact } from './facts.ts'
import { eraseNotes, shareNamed } from './notes.ts'
import { ROW_TABLES, within, type Database, type DraftRow, type TypedRow } from './tables.ts'
import { forgetOthers } from './typed-drafts.ts'

/**
 * Erases statements, rows and places of documents that this device may neither read nor write now, and tells it (`erased`); and, untold,
 * what is half typed and these rights have no form for; of a text that a record names nothing before the head has it. Looks at every
 * start: another tab may have gone on under the former rights. Returns how many documents went.
 */
export const eraseUnreadable = async (db: Database, now: number): Promise<number> => {
  const rights = await forgetOfOthers(db, now)
  if (!rights) return 0
  await shareNamed(db, now)
  await eraseNotes(db, rights)
  await forgetCarried(db, now)
  const held = await db.places.toCollection().primaryKeys() // a statement is never without the place of its document
  let gone = 0
  for (const home of new Set(held.filter(doc => !belongsTo(rights, doc)).map(homeOf))) if (await eraseHome(db, home, now)) gone++
  return gone
}

/** All that was never to be sent, and what is told of centres. The rights it was done by; undefined where there are none. */
const forgetOfOthers = (db: Database, now: number): Promise<Rights | undefined> =>
  db.transaction('rw', [db.facts, db.drafts, db.heard], async () => {
    const rights = await fact(db, 'session')
    if (!rights) return undefined
    await forgetOthers(db, rights)
    await throwAwayOthers(db, rights)
    await forgetCentres(db, rights)
    await forgetAnswers(db, rights, now)
    return rights
  })

/** What is half filled in about visits of another centre, or where no visits are noted, nobody opens here any more. */
const throwAwayOthers = async (db: Database, rights: Rights): Promise<void> => {
  const stays = ({ noun, centre }: DraftRow | (TypedRow & { centre?: undefined })): boolean =>
    noun === 'typed' || (counsels(rights) && (centre === rights.centre || !isCentreCode(centre)))
  await db.drafts.filter(d => !stays(d)).delete()
}

/** What the coordination is told of centres. */
const forgetCentres = async (db: Database, rights: Rights): Promise<void> => {
  if (rights.role === 'coordinator' || (await fact(db, 'heardStamp')) === undefined) return
  await db.heard.clear()
  await dropFact(db, 'heardStamp')
}

/** What the public answered to another centre can never be stated from here; only a kiosk stands at an exit. */
const forgetAnswers = async (db: Database, { role, centre }: Rights, now: number): Promise<void> => {
  const { sheets = [], exitAnswers } = await facts(db, 'sheets', 'exitAnswers')
  const ours = sheets.filter(w => w.centre === centre)
  const exit = role === 'kiosk' && exitAnswers?.centre === centre
  if (ours.length < sheets.length || (exitAnswers && !exit)) await setFact(db, 'erased', now)
  if (ours.length < sheets.length) await setFact(db, 'sheets', ours)
  if (!exit) await dropFact(db, 'exitAnswers')
  if (role !== 'kiosk') await dropFact(db, 'exit')
}

/** One document with its companion: records of one are spoken of in the other. False when it stays: something of it is unsent, or the rights are others meanwhile. */
const eraseHome = (db: Database, home: string, now: number): Promise<boolean> =>
  db.transaction('rw', ['log', 'outbox', 'refused', 'places', 'aside', 'facts', 'unread', ...ROW_TABLES], async (): Promise<boolean> => {
    const rights = await fact(db, 'session')
    const docs = [home, companionOf(home)].filter(d => d !== null)
    if (!rights || docs.some(d => belongsTo(rights, d))) return false
    const inDocs = (row: { readonly doc: string }): boolean => docs.includes(row.doc)
    const logs = docs.map(d => db.log.where('[doc+key]').between(...within(d)))
    const unsent = [
      await db.outbox.filter(inDocs).count(),
      await db.refused.filter(inDocs).count(),
      ...(await Promise.all(logs.map(l => l.filter(row => row.got === null).count()))),
    ]
    if (unsent.some(n => n > 0)) return false
    for (const d of docs) {
      const log = db.log.where('[doc+key]').between(...within(d))
      if ((await log.count()) > 0) await setFact(db, 'erased', now)
      await log.delete()
      await db.aside
        .where('[doc+key]')
        .between(...within(d))
        .delete()
      await db.places.delete(d)
      await forgetDamaged(db, d)
    }
    for (const table of [...ROW_TABLES, 'unread'] as const)
      for (const d of docs)
        await db
          .table(table)
          .where('[doc+id]')
          .between(...within(d))
          .delete()
    return true
  })

/** Somebody has read that something was erased. */
export const erasureRead = (db: Database): Promise<void> => dropFact(db, 'erased')
