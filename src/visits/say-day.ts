// The clock is doubtful, and a person says which day it is: what is noted from now on is of that day, as long as this clock runs on (V7, T3).
import { daysApart } from '../domain/day-range.ts'
import type { Day } from '../domain/day.ts'
import type { Device } from '../device/device.ts'
import { sayDays } from '../store/say-days.ts'

/** Rejects with what the database raised. */
export const sayDay = (device: Device, day: Day): Promise<void> => {
  const at = device.clock.now()
  return sayDays(device.db, daysApart(device.clock.local(at).day, day), at)
}
