// What becomes of a piece that the relay sent back.
import type { Dice } from '../store/commit.ts'
import { rehome, sendFrom, setRefused, type Piece } from '../store/outbox.ts'
import { setFact } from '../store/facts.ts'
import { placeOf } from '../store/place.ts'
import type { Database } from '../store/tables.ts'
import type { Frame } from '../wire/frames.ts'

/** Rule A4: what the relay says about the place of a piece is mended here; the rest is for a person to know. `now`: milliseconds. */
export const mendRefused = async (
  { db, dice, now }: { readonly db: Database; readonly dice: Dice; readonly now: number },
  piece: Piece,
  refusal: Extract<Frame, { is: 'refused' }>,
): Promise<void> => {
  const { doc, reason, client, clock } = refusal
  const seconds = Math.floor(now / 1000)
  switch (reason) {
    case 'gap': {
      const from = await sendFrom(db, doc, of => (of === client ? clock : Infinity), now)
      // what would fill the hole stands elsewhere at the relay (it was 'key-known' once) or was refused: what follows it starts anew
      if (!from.some(s => s.clock === clock)) await rehome(db, dice, doc, null, seconds)
      return
    }
    case 'taken':
      // somebody else writes where only this device does: a copy of it, or what it was before it was put back
      if ((await placeOf(db, doc)).client === client) await setFact(db, 'copied', now)
      return rehome(db, dice, doc, null, seconds)
    case 'key-known': {
      const here = piece.structs.find(s => s.client === client && s.clock === clock)
      return rehome(db, dice, doc, here?.key ?? null, seconds)
    }
    default:
      await setRefused(db, piece, reason, now)
      // the refused leaves a hole in its client's clocks: what follows it in this document starts anew
      return rehome(db, dice, doc, null, seconds)
  }
}
