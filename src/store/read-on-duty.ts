// Which institutions have duty here in this half-day: whoever comes from one says so in one press, and until when it lasts (J22).
import { choiceOf } from '../domain/choice-of.ts'
import { halfOf, type Day, type Minutes } from '../domain/day.ts'
import type { Duty } from '../domain/duty.ts'
import type { Chosen } from '../domain/hats.ts'
import type { CentreCode } from '../domain/ids.ts'
import { dutiesOn, isOff } from '../domain/next-duty.ts'
import { openOn } from '../domain/opening.ts'
import { halfDayEnds, halfWithin } from '../domain/opening-halves.ts'
import { nameOn } from '../domain/partner.ts'
import { choicesOn } from '../domain/purposes.ts'
import { hoursOf, purposesOf, referenceChanges } from './read-day.ts'
import { allDuties } from './read-duties.ts'
import { allPartners } from './read-partners.ts'
import type { Database } from './tables.ts'

/** `purposes`: its own and no others, as the centre's list has them: they are ticked in the forms. */
export type OnDuty = { readonly duty: Duty; readonly name: string; readonly purposes: readonly string[] }

/** In the order of the hours; one that goes on over noon is of both halves, and a morning may be one until 12:30. */
export const onDuty = async (db: Database, centre: CentreCode, day: Day, hour: number): Promise<OnDuty[]> => {
  const [duties, partners, hours, locals, changes] = await Promise.all([
    allDuties(db),
    allPartners(db),
    hoursOf(db, centre),
    purposesOf(db, centre),
    referenceChanges(db, centre),
  ])
  const choices = choicesOn(locals, day, changes)
  const now = [halfOf(hour), halfWithin(openOn(hours, day), hour)]
  const reaches = (d: Duty): boolean => [d.hours.from, d.hours.to - 1].some(minute => now.includes(halfOf(Math.floor(minute / 60))))
  return dutiesOn(
    duties.filter(d => d.centre === centre && !isOff(d, day)),
    day,
  )
    .filter(reaches)
    .flatMap(duty => {
      const partner = partners.find(p => p.id === duty.partner)
      const purposes = new Set(duty.purposes.flatMap(p => choiceOf(p, choices, locals)?.id ?? []))
      return partner ? [{ duty, name: nameOn(partner, day), purposes: [...purposes] }] : []
    })
}

/** For how long a partner counsellor signs on at this minute: as long as the duty, else until this half of the opening is over. */
export const signsOn = async (db: Database, centre: CentreCode, day: Day, minute: Minutes, duty?: Duty): Promise<Chosen['on']> => {
  const opening = halfDayEnds(openOn(await hoursOf(db, centre), day), minute)
  const until = duty && minute < duty.hours.to ? duty.hours.to : opening
  return { day, half: halfOf(Math.floor(minute / 60)), ...(until !== null && { until }) }
}
