// At which of its stops a bus is noting now (S065): nothing to ask, its hours say it.
import type { Key } from '../domain/ids.ts'
import { stopAt } from '../domain/stops.ts'
import { localOn, type Device } from '../device/device.ts'
import { hoursOf } from '../store/read-day.ts'
import type { Where } from './keep.ts'

/** Null where it stands at none, and at a centre that has none. */
export const stopHere = async (device: Device, { centre }: Where): Promise<Key | null> => {
  const { day, minute } = localOn(device)
  return stopAt(await hoursOf(device.db, centre), day)(minute)?.id ?? null
}
