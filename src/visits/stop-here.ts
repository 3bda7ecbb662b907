// At which of its stops a bus is noting now (S065): nothing to ask, its hours say it. A clock that is not believed knows no hour, and so no stop (V7).
import type { Key } from '../domain/ids.ts'
import { stopAt } from '../domain/stops.ts'
import { localOn, nowOn, type Device } from '../device/device.ts'
import { hoursOf } from '../store/read-day.ts'
import type { Where } from './keep.ts'

/** Null where it stands at none, at a centre that has none, and where nobody knows. */
export const stopHere = async (device: Device, { centre, precision }: Where): Promise<Key | null> => {
  const { day, clock } = await nowOn(device, precision)
  if (clock !== 'ok') return null
  return stopAt(await hoursOf(device.db, centre), day)(localOn(device).minute)?.id ?? null
}
