// Which institutions have duty here in this half-day: whoever comes from one says so in one press (J22).
import { halfOf, type Day, type HalfDay } from '../domain/day.ts'
import { purposesOfDuty, type Duty } from '../domain/duty.ts'
import type { CentreCode } from '../domain/ids.ts'
import { dutiesOn, isOff } from '../domain/next-duty.ts'
import { nameOn } from '../domain/partner.ts'
import { allDuties } from './read-duties.ts'
import { allPartners } from './read-partners.ts'
import type { Database } from './tables.ts'

export type OnDuty = { readonly duty: Duty; readonly name: string; readonly purposes: readonly string[] }

/** In the order of the hours; one that goes on over noon is of both halves. */
export const onDuty = async (db: Database, centre: CentreCode, day: Day, half: HalfDay): Promise<OnDuty[]> => {
  const [duties, partners] = await Promise.all([allDuties(db), allPartners(db)])
  const reaches = ({ hours }: Duty): boolean => [hours.from, hours.to - 1].some(minute => halfOf(Math.floor(minute / 60)) === half)
  return dutiesOn(
    duties.filter(d => d.centre === centre && !isOff(d, day)),
    day,
  )
    .filter(reaches)
    .flatMap(duty => {
      const partner = partners.find(p => p.id === duty.partner)
      return partner ? [{ duty, name: nameOn(partner, day), purposes: purposesOfDuty(duty, partner).slice(0, 3) }] : []
    })
}
