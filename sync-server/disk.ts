// Room on the disk that holds the data folder. Below the floor nothing is taken any more (W1); it is looked at again often, so that it ends by itself.
import { statfs } from 'node:fs/promises'
import { statfsSync } from 'node:fs'

/** Bytes: what an ordinary account may still write, and the whole. */
export type Room = { readonly free: number; readonly size: number }

export const roomOf = async (folder: string): Promise<Room> => {
  const s = await statfs(folder)
  return { free: s.bavail * s.bsize, size: s.blocks * s.bsize }
}
export const roomOfNow = (folder: string): Room => {
  const s = statfsSync(folder)
  return { free: s.bavail * s.bsize, size: s.blocks * s.bsize }
}

export type Disk = {
  /** Null: the system does not say. Not older than `everyMs`. */
  room(): Promise<Room | null>
  isLow(): Promise<boolean>
}

/** `floor`: bytes. `turned` is told when it has become low, and when it has room again. */
export const createDisk = (
  read: () => Promise<Room>,
  floor: number,
  everyMs: number,
  now: () => number,
  turned: (to: 'low' | 'room', room: Room) => void,
): Disk => {
  let at = -Infinity
  let last: Room | null = null
  let low = false
  const look = async (): Promise<void> => {
    at = now()
    last = await read().catch(() => null) // a system that does not say is not a full one: SQLite will tell
    const is = last !== null && last.free < floor
    if (last && is !== low) turned(is ? 'low' : 'room', last)
    low = is
  }
  let looking: Promise<void> | null = null
  const fresh = async (): Promise<void> => {
    if (Math.abs(now() - at) < everyMs && !looking) return
    await (looking ??= look().finally(() => (looking = null)))
  }
  return {
    async room() {
      await fresh()
      return last
    },
    async isLow() {
      await fresh()
      return low
    },
  }
}

/** Nothing is known of a disk: a log in memory, a demonstration. */
export const NO_DISK: Disk = { room: async () => null, isLow: async () => false }
