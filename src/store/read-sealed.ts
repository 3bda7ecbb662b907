// The counts that stand for months whose visits are gone. A month of which the visits are here, or on their way, is counted by them.
import { homeOf } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isNoted, slotOfHalf, wholeOf, type OneWay, type SealedRow } from '../domain/sealed-month.ts'
import type { Begin } from './book-begins.ts'
import type { Database } from './tables.ts'

/** `doc`: the visits that are gone. `tables`: how often each answer was told in the month. */
export type Sealed = { readonly doc: string; readonly rows: readonly SealedRow[]; readonly tables: OneWay }

export const sealedOf = async (db: Database, centre: CentreCode): Promise<readonly Sealed[]> => {
  const months = [...grouped(await db.sealed.where('centre').equals(centre).toArray(), p => homeOf(p.doc))]
  const places = await db.places.bulkGet(months.map(([doc]) => doc))
  return months.flatMap(([doc, parts], i): Sealed[] => {
    const place = places[i]
    const gone = place === undefined || place.gone !== undefined || place.want === 0 // the head tells a new device of no visits that are gone
    const whole = gone ? wholeOf(parts) : null
    return whole ? [{ doc, rows: whole.flatMap(p => p.rows), tables: whole.flatMap(p => p.tables) }] : []
  })
}

/** The first entry of months that are gone; what was noted on a day of a wrong clock begins nothing, nor do estimates alone (book-begins.ts). */
export const firstSealed = (sealed: readonly Sealed[]): Begin | null => {
  const rows = sealed.flatMap(s => s.rows)
  const at = (r: SealedRow): string => `${r.day} ${r.half}`
  const doubtful = new Set(rows.flatMap(r => (r.is === 'to-confirm' ? [at(r)] : [])))
  const others = new Map<string, number>()
  for (const r of rows) {
    const n = 'purposes' in r ? r.n - r.parts : r.is === 'estimated' ? -r.n : isNoted(r) ? 1 : 0
    others.set(at(r), (others.get(at(r)) ?? 0) + n)
  }
  const [first] = rows
    .filter(r => isNoted(r) && !doubtful.has(at(r)) && others.get(at(r))! > 0) // each has its place in the map
    .sort((a, b) => (a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.half < b.half ? -1 : 1))
  return first ? { day: first.day, slot: slotOfHalf(first.half) } : null
}
