// Whether this device has become another one meanwhile, in another tab.
import type { DeviceId } from '../domain/ids.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** `device`: who the caller is. False where nobody is linked here. */
export const isAnother = async (db: Database, device: DeviceId): Promise<boolean> =>
  ((await fact(db, 'session'))?.device ?? device) !== device
