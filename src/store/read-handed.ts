// Visits of which it was said that they were handed over, or came from there (C05).
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import type { Database } from './tables.ts'

/** Of one centre, from a day on; voided ones too. */
export const handedOver = async (db: Database, centre: CentreCode, from: Day): Promise<Visit[]> =>
  (await db.visits.where('handOver').above('').toArray()).filter(v => v.centre === centre && v.day >= from)
