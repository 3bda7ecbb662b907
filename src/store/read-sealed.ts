// The counts that stand for months whose visits are gone. A month of which the visits are here, or on their way, is counted by them.
import { homeOf } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode } from '../domain/ids.ts'
import { wholeOf, type OneWay, type SealedRow } from '../domain/sealed-month.ts'
import type { Database } from './tables.ts'

/** `doc`: the visits that are gone. */
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
