// One partner with everything that its card shows.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Duty } from '../domain/duty.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Shut } from '../domain/next-duty.ts'
import type { Partner } from '../domain/partner.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import { centres, purposesOf } from '../store/read-day.ts'
import { allDuties, shutDays } from '../store/read-duties.ts'
import { partnerById } from '../store/read-partners.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import type { Database } from '../store/tables.ts'
import { partnerLists, type PartnerLists } from './partner-lists.ts'

export type Card = {
  readonly partner: Partner
  readonly recorded: Recorded
  /** Its own, at whatever centre. */
  readonly duties: readonly Duty[]
  readonly shut: Shut
  readonly centres: readonly Centre[]
  /** Those of the centres where it has duty. */
  readonly locals: readonly LocalPurpose[]
  readonly lists: PartnerLists
}

/** Null when this device has no such partner. `centre`: in whose words. */
export const card = async (db: Database, id: Key, centre: CentreCode | null, today: Day): Promise<Card | null> => {
  const partner = await partnerById(db, id)
  if (!partner) return null
  const [recorded, duties, shut, all, lists] = await Promise.all([
    readRecord(db, partner.doc, id),
    allDuties(db),
    shutDays(db),
    centres(db),
    partnerLists(db, centre, today),
  ])
  if (!recorded) return null
  const own = duties.filter(d => d.partner === id && !d.withdrawn)
  const locals = await Promise.all([...new Set(own.map(d => d.centre))].map(code => purposesOf(db, code)))
  return { partner, recorded, duties: own, shut, centres: all, locals: locals.flat(), lists }
}
