// Numbers about this database for a report: how many of what, never what.
import { parseDocumentName } from '../domain/document-name.ts'
import { damagedCounts } from './damaged.ts'
import { clocksOf, fact, facts } from './facts.ts'
import { asideCounts } from './read-unsent.ts'
import type { Database } from './tables.ts'
import { trafficOf } from './traffic.ts'
import type { Day } from '../domain/day.ts'

/** 'visits', 'directory', …: a document's kind, never its name. */
const kindOf = (doc: string): string => parseDocumentName(doc)?.is ?? 'unknown'

const tally = (words: readonly string[]): Record<string, number> => {
  const out: Record<string, number> = {}
  for (const w of words) out[w] = (out[w] ?? 0) + 1
  return out
}

/** A part that cannot be read is told by the name of what the database raised; the others are there all the same. */
const orWhy = async <T>(read: Promise<T>): Promise<T | string> => {
  try {
    return await read
  } catch (e) {
    return `not read: ${e instanceof Error ? e.name : 'Unknown'}`
  }
}

const statementsByKind = async (db: Database): Promise<Record<string, number>> => {
  const out: Record<string, number> = {}
  for (const { doc } of await db.places.toArray()) {
    const n = await db.log.where('[doc+key]').between([doc, ''], [doc, '\uffff']).count()
    if (n > 0) out[kindOf(doc)] = (out[kindOf(doc)] ?? 0) + n
  }
  return out
}

const placesByKind = async (db: Database): Promise<Record<string, object>> => {
  const places = await db.places.toArray()
  return Object.fromEntries(
    [...new Set(places.map(p => kindOf(p.doc)))].map(kind => {
      const its = places.filter(p => kindOf(p.doc) === kind)
      const whole = its.filter(p => p.have >= p.want && p.dropped === 0).length
      return [kind, { documents: its.length, whole, dropped: its.filter(p => p.dropped === 1).length }]
    }),
  )
}

/** `now`: milliseconds since 1970. */
export const readReport = async (db: Database, now: number, today: Day): Promise<object> => {
  const minutes = (at: number): number => Math.round((now - at) / 60_000)
  const [tables, statements, places, waiting, refused, aside, damaged, attempts, traffic, clocks, more] = await Promise.all([
    orWhy(Promise.all(db.tables.map(async t => [t.name, await t.count()] as const)).then(list => Object.fromEntries(list))),
    orWhy(statementsByKind(db)),
    orWhy(placesByKind(db)),
    orWhy(
      db.outbox.toArray().then(list => ({
        statements: list.length,
        oldestMinutes: list.length > 0 ? minutes(Math.min(...list.map(o => o.since))) : null,
        byKind: tally(list.map(o => kindOf(o.doc))),
      })),
    ),
    orWhy(db.refused.toArray().then(list => tally(list.map(r => r.reason)))),
    orWhy(asideCounts(db)),
    orWhy(damagedCounts(db)),
    orWhy(
      facts(db, 'line', 'attempts').then(({ line, attempts = [] }) =>
        (line ? [line, ...attempts] : attempts).map(({ at, ...rest }) => ({ minutesAgo: minutes(at), ...rest })),
      ),
    ),
    orWhy(trafficOf(db, today)),
    orWhy(
      clocksOf(db).then(({ heard }) => ({
        heardMinutesAgo: heard ? minutes(heard.at) : null,
        aheadOfHeadSeconds: heard ? Math.round((heard.at - heard.relay) / 1000) : null,
      })),
    ),
    orWhy(
      Promise.all([
        fact(db, 'app'),
        fact(db, 'projection'),
        fact(db, 'arriving'),
        fact(db, 'backup'),
        fact(db, 'full'),
        fact(db, 'patrol'),
        fact(db, 'removed'),
      ]).then(([app, projection, arriving, backup, full, patrol, removed]) => ({
        appBefore: app ?? null,
        projection: projection?.version ?? null,
        documentsToRedo: projection?.left.length ?? null,
        arriving: arriving !== undefined,
        copyMinutesAgo: backup ? minutes(backup.at) : null,
        fullMinutesAgo: full === undefined ? null : minutes(full),
        patrolMinutesAgo: patrol?.ended == null ? null : minutes(patrol.ended),
        removed: removed !== undefined,
      })),
    ),
  ])
  return { tables, statements, places, waiting, refused, aside, damaged, attempts, traffic, clocks, facts: more }
}
