// When each centre of the demonstration was last heard: most a while ago, two not for days, so that the coordinator has something to ask.
import { logsVisits } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { darkSince } from './dark.ts'
import { DEMO_CENTRES } from './network.ts'

const HOUR = 3_600
const LATE = 3 // hours, of a centre whose line is dead else

/** Seconds since 1970. `now` in milliseconds. */
export const demoHeard = (today: Day, now: number): readonly (readonly [CentreCode, number])[] =>
  DEMO_CENTRES.filter(logsVisits).map(c => {
    const since = darkSince(c, today)
    const evening = since === null ? Infinity : Date.parse(`${since}T16:45:00Z`) / 1000
    return [c.code, Math.min(Math.floor(now / 1000) - (c.lag ?? LATE) * HOUR, evening)]
  })
