// The next duty of each institution at the place where the kiosk stands.
import type { Day, Minutes } from '../domain/day.ts'
import { purposesOfDuty } from '../domain/duty.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Coming } from '../domain/next-duty.ts'
import { nameOn } from '../domain/partner.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import { purposesOf } from '../store/read-day.ts'
import { dutiesToCome } from '../store/read-duties.ts'
import { allPartners } from '../store/read-partners.ts'
import type { Database } from '../store/tables.ts'

export type PublicDuty = {
  readonly coming: Coming
  readonly name: string
  readonly purposes: readonly string[]
  readonly locals: readonly LocalPurpose[]
}

/** So many stand above the agenda; the soonest. */
const SHOWN = 4

export const publicDuties = async (db: Database, centre: CentreCode, today: Day, minute: Minutes): Promise<readonly PublicDuty[]> => {
  const [coming, partners, locals] = await Promise.all([dutiesToCome(db, centre, today, minute), allPartners(db), purposesOf(db, centre)])
  return coming
    .flatMap(c => {
      const partner = partners.find(p => p.id === c.duty.partner && !p.withdrawn)
      return partner ? [{ coming: c, name: nameOn(partner, today), purposes: purposesOfDuty(c.duty, partner), locals }] : []
    })
    .slice(0, SHOWN)
}
