// Who is signed on here as a partner counsellor: from where, and until when (J22).
import type { Day, Minutes } from '../domain/day.ts'
import { untilOf } from '../domain/hats.ts'
import { isKey, type Key } from '../domain/ids.ts'
import type { Institution } from '../domain/institutions.ts'
import { nameOn } from '../domain/partner.ts'
import { fact } from './facts.ts'
import { partnerById } from './read-partners.ts'
import type { Database } from './tables.ts'

export type PartnerHere = {
  readonly institution: Institution | Key
  /** Of an institution that is described; else null. */
  readonly name: string | null
  /** Null: until the evening. */
  readonly until: Minutes | null
}

/** Of what was chosen last; whether it lasts still, `wornAt` says. Null where that was no partner's. */
export const partnerHere = async (db: Database, day: Day): Promise<PartnerHere | null> => {
  const { institution = null, on } = (await fact(db, 'hat')) ?? {}
  if (!on || institution === null) return null
  const partner = isKey(institution) ? await partnerById(db, institution) : undefined
  const until = untilOf(on)
  return { institution, name: partner ? nameOn(partner, day) : null, until: until < 1440 ? until : null }
}
