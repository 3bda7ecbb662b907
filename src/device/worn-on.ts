// Which hat is worn on this device at a moment: the frame shows it, and what is said is signed with it, by one clock (J22).
import { wornAt, type Chosen, type Worn } from '../domain/hats.ts'
import type { Rights } from '../domain/access.ts'
import { localOn, type Device } from './device.ts'

/** By the minute, however finely the time of a visit is kept: that minute decides who, and is written nowhere. */
export const wornOn = (device: Device, who: Rights, chosen: Chosen | undefined, at: number): Worn | null => {
  const { day, minute } = localOn(device, at)
  return wornAt(who, chosen, day, minute)
}
