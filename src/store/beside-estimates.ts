// Visits that somebody brought by hand and the days of which estimates were noted (T8): the two are never counted together before a person or the relay
// has said so; unless the estimates were noted here while what was brought stood here already: then they stand for what was missing beside it.
import { parseDocumentName } from '../domain/document-name.ts'
import type { Key } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import { fact, setFact } from './facts.ts'
import { project } from './project.ts'
import type { Database, LogRow } from './tables.ts'
import { isUnjudged } from './unjudged.ts'

const ofDay = (db: Database, { centre, day }: Pick<Visit, 'centre' | 'day'>): Promise<Visit[]> =>
  db.visits.where('[centre+day]').equals([centre, day]).toArray()

/** One of each day. */
const byDay = (visits: readonly (Visit | undefined)[]): Visit[] => [...new Map(visits.flatMap(v => (v ? [[v.day, v]] : []))).values()]

/**
 * Estimates have come by the line: what was brought of their days and is not judged leaves the tables, as it would not have entered them after
 * the estimates. The piece stays and is handed on. `targets`: the records that came, projected. Part of the caller's transaction.
 */
export const giveWay = async (db: Database, doc: string, targets: readonly Key[]): Promise<void> => {
  if (parseDocumentName(doc)?.is !== 'visits' || (await db.carried.where('fate').anyOf('waiting', 'gap').count()) === 0) return
  const came = await db.visits.bulkGet(targets.map(id => [doc, id] as [string, string]))
  for (const of of byDay(came.filter(v => v?.estimated && v.voided === null))) {
    const ids = (await ofDay(db, of)).filter(v => v.doc === doc).map(v => [doc, v.id] as [string, string])
    const rows = (await db.log.bulkGet(ids)).filter(l => l !== undefined).filter(isUnjudged)
    await db.log.bulkDelete(rows.map(l => [doc, l.key] as [string, string]))
    await project(
      db,
      doc,
      rows.map(l => l.key),
    )
  }
}

/** Entries that were brought, and the estimates that were noted beside them. */
export type Beside = { readonly entries: readonly Key[]; readonly estimates: readonly Key[] }

/** Of these rows, brought and not judged, those that stand in the tables on days with estimates, and these. */
export const standBeside = async (db: Database, rows: readonly LogRow[]): Promise<Beside> => {
  const shown = (await db.visits.bulkGet(rows.map(l => [l.doc, l.key] as [string, string]))).filter(v => v?.voided === null)
  const own = new Set(shown.map(v => v!.id)) // filtered
  const [entries, estimates]: [Key[], Key[]] = [[], []]
  for (const of of byDay(shown)) {
    const day = (await ofDay(db, of)).filter(v => v.voided === null)
    const noted = day.filter(v => v.estimated && !own.has(v.id)).map(v => v.id)
    if (noted.length === 0) continue
    entries.push(...day.filter(v => own.has(v.id)).map(v => v.id))
    estimates.push(...noted)
  }
  return { entries, estimates }
}

/** What is known here of what stood beside what, with this. */
export const withBeside = async (db: Database, more: Beside): Promise<Beside> => {
  const before = await fact(db, 'beside')
  return {
    entries: [...new Set([...(before?.entries ?? []), ...more.entries])],
    estimates: [...new Set([...(before?.estimates ?? []), ...more.estimates])],
  }
}

/** The rows are about to leave the tables until somebody decides: what they stood beside is remembered for the question. Part of the caller's transaction. */
export const rememberBeside = async (db: Database, rows: readonly LogRow[]): Promise<void> => {
  const more = await standBeside(db, rows)
  if (more.entries.length > 0) await setFact(db, 'beside', await withBeside(db, more))
}
