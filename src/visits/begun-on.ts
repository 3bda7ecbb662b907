// On which day a half-filled form was begun: what the clock called it then, unless no clock can have been right about that (V7).
import { localOn, type Device } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import type { DraftRow } from '../store/tables.ts'

/** Null where nobody can tell: another clock ran then, and was wrong. `today`: as it was said, where somebody has. */
export const begunOn = (device: Device, { day, started }: Pick<DraftRow, 'day' | 'started'>, today: Day): Day | null =>
  [day, localOn(device, started).day].find(d => d === today || (d >= device.build && d < today)) ?? null
