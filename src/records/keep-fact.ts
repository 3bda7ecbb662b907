// What a device notes for itself: without a word when it is done; what the database refuses is told by the frame's alert.
import { isClosed, isFull } from '../store/commit.ts'
import type { Desk } from './desk.ts'

/** Null when it was not kept. */
export const keepFact = async <T>(desk: Pick<Desk, 'failed' | 'worked'>, act: Promise<T>): Promise<T | null> => {
  try {
    const done = await act
    desk.worked()
    return done
  } catch (e) {
    if (isFull(e)) desk.failed('full')
    else if (isClosed(e)) desk.failed('closed')
    else throw e
    return null
  }
}
