// What a month must have to be sealed from this device: all of its visits, read by this app, and the counts of it received at the head.
import { companionOf, homeOf } from '../domain/document-name.ts'
import { erasureProblem } from '../domain/erasure.ts'
import { addMonths, type Day, type Month } from '../domain/day.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import type { OpeningException, OpeningPeriod } from '../domain/opening.ts'
import { acrossBooks, wholeOf, type Basis, type MonthBook, type SealedPart } from '../domain/sealed-month.ts'
import type { Visit } from '../domain/visit.ts'
import { fact } from './facts.ts'
import { within, type Database } from './tables.ts'
import { isUnjudged } from './unjudged.ts'

/** The books of visits that are past their storage limit and still here, the oldest first. */
export const overdue = async (db: Database, today: Day): Promise<readonly string[]> =>
  (await db.places.filter(p => p.want > 0 && p.gone === undefined && homeOf(p.doc) === p.doc).toArray())
    .map(p => p.doc)
    .filter(doc => companionOf(doc) !== null && erasureProblem(doc, 'period', today) === null)
    .sort((a, b) => (a.slice(-7) !== b.slice(-7) ? (a.slice(-7) < b.slice(-7) ? -1 : 1) : a < b ? -1 : 1))

export type Book = MonthBook & {
  readonly periods: readonly OpeningPeriod[]
  readonly exceptions: readonly OpeningException[]
  readonly basis: Basis
  /** The newest commit of it that is here. */
  readonly upTo: number
  /** The counts that stand for exactly these visits, where they were written before. */
  readonly written: readonly SealedPart[] | null
}

/** 'gone': it was erased already. 'arriving': not all of it is here. 'unread': something in it is written by a newer app or cannot be read: it could not be counted. */
export const bookToSeal = (db: Database, doc: string): Promise<Book | 'gone' | 'arriving' | 'unread'> =>
  db.transaction(
    'r',
    [
      db.log,
      db.places,
      db.aside,
      db.outbox,
      db.carried,
      db.facts,
      db.visits,
      db.groups,
      db.steps,
      db.tallies,
      db.dayEnds,
      db.answers,
      db.periods,
      db.exceptions,
      db.sealed,
    ],
    async () => {
      const [place, arriving] = await Promise.all([db.places.get(doc), fact(db, 'arriving')])
      if (place?.gone) return 'gone'
      const remarks = companionOf(doc)
      if (!place || remarks === null || arriving !== undefined || place.have < place.want || place.want === 0) return 'arriving'
      const [visits, groups, steps, tallies, ends, answers, aside, waits, held, handed, parts] = await Promise.all([
        db.visits
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.groups
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.steps
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.tallies
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.dayEnds
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.answers
          .where('[doc+id]')
          .between(...within(doc))
          .toArray(),
        db.aside
          .where('[doc+key]')
          .between(...within(doc))
          .toArray(),
        db.outbox.filter(o => o.doc === doc).count(),
        db.log
          .where('[doc+key]')
          .between(...within(doc))
          .toArray(),
        db.carried.filter(c => c.doc === doc && (c.fate === 'waiting' || c.fate === 'gap')).count(),
        db.sealed
          .where('[doc+id]')
          .between(...within(remarks))
          .toArray(),
      ])
      if (waits + handed > 0 || held.some(isUnjudged)) return 'arriving'
      if (aside.some(a => a.why === 'newer' || a.why === 'unreadable')) return 'unread'
      const beside = await besideIt(db, doc)
      if (beside === 'arriving') return 'arriving'
      const across = acrossBooks(visits, beside)
      const basis = { count: held.length, xor: keyFrom(xorOf(held.map(l => l.key))) }
      const [periods, exceptions] = await Promise.all([db.periods.toArray(), db.exceptions.toArray()])
      const written = wholeOf(parts.filter(p => p.count === basis.count && p.xor === basis.xor))
      return { visits, groups, steps, tallies, ends, answers, across, periods, exceptions, basis, upTo: place.have, written }
    },
  )

/** How far apart the books are in which two who met the same people may have noted it: one of them was left open, or the clock of one was wrong. Months. */
const NEAR = [-2, -1, 1, 2]
/**
 * The visits of the books beside it. 'arriving': two who seal it must know the same of them, or they would count otherwise; and one whose counts are written
 * and that is not gone yet has counted as if this one stayed, so it goes first.
 */
const besideIt = async (db: Database, doc: string): Promise<readonly Visit[] | 'arriving'> => {
  const books = NEAR.map(n => `${doc.slice(0, -7)}${addMonths(doc.slice(-7) as Month, n)}`) // of a book of visits
  const places = (await db.places.bulkGet(books)).flatMap(p => (p && !p.gone ? [p] : []))
  if (places.some(p => p.have < p.want)) return 'arriving'
  const all: Visit[] = []
  for (const { doc: book } of places) {
    const [begun, visits] = await Promise.all([
      db.sealed.where('[doc+id]').between(...within(companionOf(book)!)).count(), // prettier-ignore
      db.visits.where('[doc+id]').between(...within(book)).toArray(), // prettier-ignore
    ])
    if (begun > 0) return 'arriving'
    all.push(...visits)
  }
  return all
}

const xorOf = (keys: readonly Key[]): Uint8Array => {
  const xor = new Uint8Array(16)
  for (const key of keys) bytesOf(key).forEach((b, i) => (xor[i] = xor[i]! ^ b)) // both are 16 bytes
  return xor
}
