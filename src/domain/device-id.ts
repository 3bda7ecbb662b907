// Whether a text may name a device: it has the form of a key.
import { isKey, type DeviceId } from './ids.ts'

export const isDeviceId = (x: unknown): x is DeviceId => isKey(x)
