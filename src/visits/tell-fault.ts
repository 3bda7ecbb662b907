// What a reading or a command rejected with, where that was the database: told in the frame.
import { isClosed, isFull } from '../store/commit.ts'
import type { Room } from './room.ts'

/** Full or closed is told by the frame's alert; anything else is a fault of ours, told where all of them are. */
export const tellFault = (room: Room, e: unknown): void => {
  if (isFull(e)) room.failed('full')
  else if (isClosed(e)) room.failed('closed')
  else globalThis.reportError(e)
}
