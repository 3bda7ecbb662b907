// What becomes of a piece that the relay sent back.
import type { Dice } from '../store/commit.ts'
import { hasMoved, rehome, sendFrom, setRefused, type Piece } from '../store/outbox.ts'
import { setFact } from '../store/facts.ts'
import { placeOf } from '../store/place.ts'
import type { Database } from '../store/tables.ts'
import type { Frame, PieceRefusal } from '../wire/frames.ts'

/** What these say is of the place a statement had when it left. */
const OF_ITS_PLACE: ReadonlySet<PieceRefusal> = new Set(['gap', 'taken', 'key-known'])

/** 'stuck': nothing is sure to be further by it. Each 'key-known' settles what it names for good; what has moved meanwhile goes from its new place. */
export type SentBack = 'mended' | 'stuck'

/** Rule A4: what the relay says about the place of a piece is mended here; the rest is for a person to know. `now`: milliseconds. */
export const mendRefused = async (
  { db, dice, now }: { readonly db: Database; readonly dice: Dice; readonly now: number },
  piece: Piece,
  refusal: Extract<Frame, { is: 'refused' }>,
): Promise<SentBack> => {
  const { doc, reason, client, clock, known = [] } = refusal
  const seconds = Math.floor(now / 1000)
  if (OF_ITS_PLACE.has(reason) && (await hasMoved(db, piece))) return 'mended'
  switch (reason) {
    case 'gap': {
      const from = await sendFrom(db, doc, of => (of === client ? clock : Infinity), now)
      // what would fill the hole stands elsewhere at the relay (it was 'key-known' once) or was refused: what follows it starts anew
      if (!from.some(s => s.clock === clock)) await rehome(db, dice, doc, seconds)
      return 'stuck'
    }
    case 'taken':
      // somebody else writes where only this device does: a copy of it, or what it was before it was put back
      if ((await placeOf(db, doc)).client === client) await setFact(db, 'copied', now)
      await rehome(db, dice, doc, seconds)
      return 'stuck'
    case 'key-known': {
      const there = [...known, { client, clock }] // by place: on its way a piece is put in another order
      const here = piece.structs.filter(s => there.some(p => p.client === s.client && p.clock === s.clock)).map(s => s.key)
      await rehome(db, dice, doc, seconds, new Set(here))
      return here.length > 0 ? 'mended' : 'stuck'
    }
    default:
      await setRefused(db, piece, reason, now)
      // the refused leaves a hole in its client's clocks: what follows it in this document starts anew
      await rehome(db, dice, doc, seconds)
      return 'mended'
  }
}
