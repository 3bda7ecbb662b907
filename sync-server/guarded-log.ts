// A log that takes nothing while the disk is nearly full (W1): the batch fails as if it could not be stored (L5), so nothing of it is acknowledged.
import type { Disk } from './disk.ts'
import type { Log } from './log.ts'

/** The disk has less room than the floor. */
export class DiskLow extends Error {
  constructor() {
    super('the disk is nearly full')
  }
}

export const guardLog = (log: Log, disk: Disk): Log => {
  const room = async (): Promise<void> => {
    if (await disk.isLow()) throw new DiskLow()
  }
  return {
    ...log,
    async write(offered) {
      await room()
      return log.write(offered)
    },
    async probe() {
      await room()
      return log.probe()
    },
  }
}
