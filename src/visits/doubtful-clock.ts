// Is this device's clock to be doubted right now (V7)? Then the day is to be confirmed; entries are taken all the same.
import { nowOn, type Device } from '../device/device.ts'

export const doubtfulClock = async (device: Device): Promise<boolean> => (await nowOn(device, 'hour')).clock !== 'ok'
