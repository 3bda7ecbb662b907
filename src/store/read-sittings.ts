// The entries around those whose day is to be confirmed: which device noted them, in which order, and where a sitting is known to begin (C06).
import type { Table } from 'dexie'
import { dayBy, MOST_MEASURED, offAt, type Entry } from '../domain/doubtful-days.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { facts } from './facts.ts'
import { fellBefore } from './measured.ts'
import { placeOf } from './place.ts'
import { doubtfulOf } from './read-doubtful.ts'
import { within, type Database } from './tables.ts'

/** All entries of these documents that stand. */
export const entriesIn = async (db: Database, docs: Iterable<string>): Promise<Entry[]> => {
  const out: Entry[] = []
  for (const doc of new Set(docs)) {
    const span = within(doc)
    const inDoc = <T>(table: Table<T, [string, string]>): Promise<T[]> =>
      table
        .where('[doc+id]')
        .between(...span)
        .toArray()
    const [visits, groups, tallies] = await Promise.all([inDoc(db.visits), inDoc(db.groups), inDoc(db.tallies)])
    const standing = [...visits, ...groups, ...tallies].filter(r => r.voided === null)
    const logs = await db.log.bulkGet(standing.map(r => [doc, r.id] as [string, string]))
    for (const [i, r] of standing.entries()) {
      const { id, seq, day, slot, clock } = r
      const log = logs[i]
      if (log) out.push({ id, doc, writer: log.client, seq, day, slot, clock, ...('n' in r && { counted: true as const }) })
    }
  }
  return out
}

/** Of every document of one centre in which a day is to be confirmed: the sure ones too. */
export const entriesAround = async (db: Database, centre: CentreCode): Promise<Entry[]> =>
  entriesIn(
    db,
    (await doubtfulOf(db, centre)).map(r => r.doc),
  )

/** What this device knows of its own entries, and nobody else. */
export type OwnClock = {
  /** Before these its clock fell back, or what was measured puts them on another day than the entry before. */
  readonly begin: ReadonlySet<Key>
  /** How far off its clock was found when it noted this, milliseconds; null where that was not found, and for entries of others. */
  readonly off: (e: Entry) => number | null
  /** Its clock was ahead by minutes, or hours: the day it gave is the day it was, but at midnight. */
  readonly nearly: (e: Entry) => boolean
}

export const ownClock = async (db: Database, entries: readonly Entry[]): Promise<OwnClock> => {
  const [{ measured = [], fell = [], clocks }, waiting, places] = await Promise.all([
    facts(db, 'measured', 'fell', 'clocks'),
    db.outbox.toArray(),
    Promise.all([...new Set(entries.map(e => e.doc))].map(doc => placeOf(db, doc))),
  ])
  const own = new Map(places.map(p => [p.doc, p.client]))
  const off = (e: Entry): number | null => (own.get(e.doc) === e.writer ? offAt(measured, e.seq) : null)
  const nearly = (e: Entry): boolean =>
    own.get(e.doc) === e.writer && e.clock === 'ahead' && !!clocks?.heard && measured.length < MOST_MEASURED && off(e) === null
  const begin = new Set([...fell, ...fellBefore(waiting)])
  const last = new Map<number, string>()
  for (const e of entries.toSorted((a, b) => a.seq - b.seq)) {
    const by = off(e)
    if (by === null) continue
    const day = dayBy(e, by)
    if (day !== (last.get(e.writer) ?? day)) begin.add(e.id)
    last.set(e.writer, day)
  }
  return { begin, off, nearly }
}
