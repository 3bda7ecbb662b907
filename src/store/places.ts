// How far this device has come in each document, and what the relay says there is. Cursor and what it promises move together.
import { belongsTo, mayWrite } from '../domain/access.ts'
import type { CentreCode, DeviceId } from '../domain/ids.ts'
import type { Day, Month } from '../domain/day.ts'
import { DIRECTORY, documentClass, parseDocumentName } from '../domain/document-name.ts'
import { carriedWaitsAgain } from './carried.ts'
import { clocksOf, dropFact, fact, facts, setFact } from './facts.ts'
import { isAnother } from './is-another.ts'
import { noteMeasured } from './measured.ts'
import { offerNotesAgain } from './notes.ts'
import { placeOf } from './place.ts'
import type { Database, PlaceRow } from './tables.ts'

export type HeadsTold = {
  readonly seq: number
  readonly mark: Uint8Array
  /** The relay is not of the history our cursor is of: everything is looked at again. */
  readonly forked: boolean
  readonly fills?: boolean
  readonly rights: number
  readonly documents: readonly (readonly [string, number])[]
}

/**
 * The relay's answer to hello, in one transaction: a cut here loses nothing. `as`: who was answered. Where this device has become another
 * meanwhile, in another tab, nothing is written, and that is told: the answer says nothing about what the other may read. `at`: milliseconds.
 */
export const learnHeads = (db: Database, told: HeadsTold, as?: DeviceId, at = 0): Promise<'learned' | 'another'> =>
  db.transaction('rw', [db.places, db.facts, db.carried, db.notes, db.outbox, db.refused], async () => {
    if (as && (await isAnother(db, as))) return 'another'
    if (told.fills) await setFact(db, 'fills', true)
    else await dropFact(db, 'fills')
    if (told.forked) {
      await db.places.toCollection().modify(place => {
        place.have = place.want = 0
        delete place.again // all of it comes anew
      })
      const living = (await db.places.toArray()).filter(p => !p.gone && documentClass(p.doc) === 'append').map(p => p.doc)
      await setFact(db, 'compare', living)
      await setFact(db, 'reread', living)
      await nowUnsure(db)
      await offerNotesAgain(db, at)
    }
    await carriedWaitsAgain(db, told.forked)
    const back = new Set(await fact(db, 'sealAgain'))
    for (const [doc, seq] of told.documents) {
      const place = await placeOf(db, doc)
      await db.places.put({ ...place, want: Math.max(place.want, seq) })
      if (place.gone) back.add(doc)
    }
    if (back.size > 0) await setFact(db, 'sealAgain', [...back])
    await setFact(db, 'cursor', { seq: told.seq, mark: told.mark })
    await dropFact(db, 'seen') // it is before the cursor now, or of another history
    await setFact(db, 'rights', told.rights)
    return 'learned'
  })

/** The relay has said what it lacks of this document, whose newest row there is `seq`, and that is queued. */
export const wasCompared = (db: Database, doc: string, seq: number): Promise<void> =>
  db.transaction('rw', [db.places, db.facts], async () => {
    const place = await placeHere(db, doc)
    if (place) await db.places.put({ ...place, want: Math.max(place.want, seq) })
    await strikeCompared(db, doc)
  })

/** It is compared, or needs it no more. Part of the caller's transaction. */
export const strikeCompared = async (db: Database, doc: string): Promise<void> => {
  await strike(db, 'compare', doc)
  await strike(db, 'unsure', doc)
}
/** Which of those to compare this device may write, under the rights it has now. Part of the caller's transaction. */
export const nowUnsure = async (db: Database): Promise<void> => {
  const { compare = [], session } = await facts(db, 'compare', 'session')
  const unsure = compare.filter(doc => !session || mayWrite(session, doc))
  if (unsure.length > 0) await setFact(db, 'unsure', unsure)
  else await dropFact(db, 'unsure')
}

/** One document less. Part of the caller's transaction. */
export const strike = async (db: Database, k: 'compare' | 'unsure' | 'reread' | 'sealAgain', doc: string): Promise<void> => {
  const all = (await fact(db, k)) ?? []
  const left = all.filter(d => d !== doc)
  if (left.length === all.length) return
  if (left.length > 0) await setFact(db, k, left)
  else await dropFact(db, k)
}

/** Where this device is in a document, null where that has no place here (any more). */
export const placeHere = (db: Database, doc: string): Promise<PlaceRow | null> =>
  db.transaction('r', [db.facts, db.places], async () => {
    const rights = await fact(db, 'session')
    return rights && !belongsTo(rights, doc) ? null : placeOf(db, doc)
  })

/** A document has grown. Not for what is said on a line: no mark tells of which history that is, and the next answer says it again. */
export const learnHead = (db: Database, doc: string, seq: number): Promise<void> =>
  db.transaction('rw', [db.places, db.facts], async () => {
    const place = await placeHere(db, doc)
    if (place) await db.places.put({ ...place, want: Math.max(place.want, seq) })
  })

const MONTH = /\d{4}-\d\d$/
export const isOfMonth = (doc: string): boolean => MONTH.test(doc)

/** What a work is, which stand here, what is said of them: looked up by whoever looks for something, never needed to say how things stand. */
const HOLDINGS = ['catalogue-public', 'holdings', 'catalogue-staff']
const holdingsOrder = (doc: string): number => HOLDINGS.indexOf(parseDocumentName(doc)?.is ?? '')
/** The directory and the hours first: the screens need them to say anything; then months, the newest first; then the holdings. */
const rank = (doc: string): number => (doc === DIRECTORY ? 0 : doc.includes('/desk/') ? 1 : 3 + holdingsOrder(doc))
const newerFirst = (a: string, b: string): number => {
  const [x, y] = [/\d{4}(-\d\d)?/.exec(a)?.[0] ?? '', /\d{4}(-\d\d)?/.exec(b)?.[0] ?? '']
  return x < y ? 1 : x > y ? -1 : 0
}

/**
 * Documents of which the relay has more, in the order to ask for them. `near`: what the screens show first, from the month `since` on;
 * `far`: the months before, and after them the holdings.
 */
export const behind = async (db: Database, since: Month): Promise<{ readonly near: PlaceRow[]; readonly far: PlaceRow[] }> => {
  const all = (await db.places.toArray())
    .filter(p => p.want > p.have && p.dropped === 0)
    .sort((a, b) => rank(a.doc) - rank(b.doc) || newerFirst(a.doc, b.doc))
  const isFar = ({ doc }: PlaceRow): boolean => (MONTH.exec(doc)?.[0] ?? since) < since || holdingsOrder(doc) >= 0
  return { near: all.filter(p => !isFar(p)), far: all.filter(isFar) }
}

/** Says that months before `since` are on their way, those of `far`. */
export const sayArriving = (db: Database, since: Month, far: readonly PlaceRow[]): Promise<void> => {
  const months = far.flatMap(({ doc }) => MONTH.exec(doc)?.[0] ?? []).sort()
  return setFact(db, 'arriving', { since, first: (months[0] ?? since) as Month }) // the form MONTH asks for
}
/** All months are here. */
export const allArrived = (db: Database): Promise<void> => dropFact(db, 'arriving')

/** Up to when each of these centres holds nothing back, and what to say in the next hello. */
export const learnHeard = (db: Database, stamp: number, centres: readonly (readonly [CentreCode, number])[]): Promise<void> =>
  db.transaction('rw', [db.heard, db.facts], async () => {
    await db.heard.bulkPut(centres.map(([centre, at]) => ({ centre, at })))
    await setFact(db, 'heardStamp', stamp)
  })

/**
 * The head has answered: `at` by this device's clock, `relay` by its own, milliseconds; without `relay` the offset stays as it was
 * measured. `today`: the day that it is there. What this device once believed never lies after the head's time: a clock that was wrong once is not believed for ever (V7).
 */
export const learnAnswered = (db: Database, at: number, relay?: number, today?: Day): Promise<void> =>
  db.transaction('rw', [db.facts, db.outbox, db.log], async () => {
    const clocks = await clocksOf(db)
    const { lastGood, heard: before } = clocks
    if (relay !== undefined) await noteMeasured(db, clocks, at, relay, today)
    await setFact(db, 'clocks', {
      ...clocks,
      lastGood: relay !== undefined && lastGood !== null ? Math.min(lastGood, relay) : lastGood,
      heard: { at, relay: relay ?? (before ? before.relay + (at - before.at) : at) },
    })
  })
