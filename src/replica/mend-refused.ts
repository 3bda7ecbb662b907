// What becomes of a piece that the relay sent back.
import type { Dice } from '../store/commit.ts'
import { rehome, sendFrom, setRefused, type Piece } from '../store/outbox.ts'
import type { Database } from '../store/tables.ts'
import type { Frame } from '../wire/frames.ts'

/** Rule A4: what the relay says about the place of a piece is mended here; the rest is for a person to know. `now`: milliseconds. */
export const mendRefused = async (
  db: Database,
  dice: Dice,
  piece: Piece,
  f: Extract<Frame, { is: 'refused' }>,
  now: number,
): Promise<void> => {
  const seconds = Math.floor(now / 1000)
  switch (f.reason) {
    case 'gap':
      await sendFrom(db, f.doc, client => (client === f.client ? f.clock : Infinity), now)
      return
    case 'taken':
      return rehome(db, dice, f.doc, null, seconds)
    case 'key-known': {
      const here = piece.structs.find(s => s.client === f.client && s.clock === f.clock)
      return rehome(db, dice, f.doc, here?.key ?? null, seconds)
    }
    default:
      await setRefused(db, piece, f.reason, now)
      // the refused leaves a hole in its client's clocks: what follows it in this document starts anew
      return rehome(db, dice, f.doc, null, seconds)
  }
}
