// While the page is open the day that was said stays in use (V7): a page that is loaded anew a moment later goes on with it, any other asks.
import { stillSaid } from '../store/say-days.ts'
import { nowOn, type Device } from './device.ts'

export const keepSaid = async (device: Device): Promise<void> => {
  const { clock, at } = await nowOn(device, 'hour')
  if (clock === 'confirmed') await stillSaid(device.db, at)
}
