// Who has duty where and when: of a centre, or of one partner at all centres.
import { ofCode } from '../domain/centre.ts'
import type { Day, Minutes } from '../domain/day.ts'
import { isShut, type Duty } from '../domain/duty.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode } from '../domain/ids.ts'
import { comingDuties, type Coming, type Shut } from '../domain/next-duty.ts'
import type { Hours } from '../domain/opening.ts'
import { centres, hoursFrom, network } from './read-day.ts'
import type { Database } from './tables.ts'

/** Of all centres, withdrawn ones too: some dozens. */
export const allDuties = (db: Database): Promise<Duty[]> => db.duties.toArray()

/** Where a centre says of a day that it is closed, nobody has duty. */
export const shutDays = async (db: Database): Promise<Shut> => {
  const [all, periods, exceptions, net] = await Promise.all([centres(db), db.periods.toArray(), db.exceptions.toArray(), network(db)])
  const [stated, differing] = [grouped(periods, p => p.centre), grouped(exceptions, e => e.centre)]
  const hoursOf = (centre: CentreCode): Hours =>
    hoursFrom(ofCode(all, centre)?.week, stated.get(centre) ?? [], differing.get(centre) ?? [], net)
  return ({ centre, hours }, day) => isShut(hoursOf(centre), day, hours)
}

/** The next of each duty of a centre that has one, the soonest first. */
export const dutiesToCome = async (db: Database, centre: CentreCode, day: Day, minute: Minutes): Promise<Coming[]> => {
  const [duties, shut] = await Promise.all([allDuties(db), shutDays(db)])
  return comingDuties(
    duties.filter(d => d.centre === centre),
    day,
    minute,
    shut,
  )
}
