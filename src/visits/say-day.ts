// The clock is doubtful, and a person says which day it is: what is noted from now on is of that day, as long as this clock runs on (V7, T3).
import { daysApart } from '../domain/day-range.ts'
import type { Day } from '../domain/day.ts'
import { nowOn, type Device } from '../device/device.ts'
import { sayDays } from '../store/say-days.ts'

/** Rejects with what the database raised. */
export const sayDay = async (device: Device, day: Day): Promise<void> => {
  const at = device.clock.now()
  await sayDays(device.db, daysApart(device.clock.local(at).day, day), at)
  await nowOn(device, 'hour') // the screens have it at once
}
