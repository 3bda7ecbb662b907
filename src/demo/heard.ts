// When each centre of the demonstration was last heard: most a while ago, two not for days, so that the coordinator has something to ask.
import { logsVisits } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import { DEMO_CENTRES } from './network.ts'

const HOUR = 3_600

/** Seconds since 1970. `now` in milliseconds. */
export const demoHeard = (now: number): [CentreCode, number][] =>
  DEMO_CENTRES.filter(logsVisits).map(c => [c.code, Math.floor(now / 1000) - (c.lag ?? 4 * 24) * HOUR])
