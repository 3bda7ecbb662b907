// A relay of another history, such as one that was set back: what it lacks of the documents that this device may give back is asked for and
// queued, and what two copies of a profile put at one place is parted.
import { asksFor, mayRead } from '../domain/access.ts'
import { documentClass } from '../domain/document-name.ts'
import type { Dice } from '../store/commit.ts'
import { fact, type Session } from '../store/facts.ts'
import { isAnother } from '../store/is-another.ts'
import { mayGiveBack, type LeftToCompare } from '../store/left-to-compare.ts'
import { sendFrom } from '../store/outbox.ts'
import { partTwins } from '../store/part-twins.ts'
import { placeOf } from '../store/place.ts'
import { wasCompared } from '../store/places.ts'
import type { Database } from '../store/tables.ts'
import type { Frame } from '../wire/frames.ts'
import { readStateVector } from '../wire/state-vector.ts'

export type Comparison = {
  /** What a former line, or the answer of this one, left to compare. */
  readonly owes: (left: LeftToCompare) => void
  /** The relay has answered, and says whether it is filled with what this device only reads: asks it. */
  readonly begin: (fills: boolean) => void
  /** What the relay holds of a document: the rest is queued. */
  readonly lacks: (f: Extract<Frame, { is: 'lack' }>) => Promise<void>
  /** It cannot be compared: refused, or erased. */
  readonly cannot: (doc: string) => void
  /** What shares a place in a document that is read again gets one of its own. */
  readonly part: () => Promise<void>
  /** Whether a document must be read again whole, whatever else waits for a person's word: what shares a place there is not known before. */
  readonly rereads: (doc: string) => boolean
  /** Documents of which the relay has not said yet what it lacks. */
  readonly underWay: () => number
  /** Whether all that this device may give back has been: only then is nothing unsent. */
  readonly settled: () => boolean
}

export const createComparison = (
  { db, dice, session, now }: { readonly db: Database; readonly dice: Dice; readonly session: Session; readonly now: () => number },
  send: (f: Frame) => void,
  /** The relay has more of a document than is here. */
  pull: (doc: string, have: number, want: number) => void,
  /** Something was queued. */
  push: () => void,
): Comparison => {
  const compared = new Set<string>()
  const reread = new Set<string>()
  const part = async (): Promise<void> => {
    if (reread.size === 0) return
    const moved = await partTwins(db, dice, reread, now())
    const left = new Set(await fact(db, 'reread'))
    for (const doc of reread) if (!left.has(doc)) reread.delete(doc)
    if (moved > 0 || reread.size === 0) push()
  }
  return {
    owes: left => {
      const gives = (doc: string): boolean => mayGiveBack(session, doc, left.fills) && documentClass(doc) === 'append'
      for (const doc of left.docs) if (gives(doc)) compared.add(doc)
      for (const doc of left.reread) if (gives(doc) && asksFor(session, doc)) reread.add(doc)
    },
    begin: fills => {
      for (const docs of [compared, reread]) for (const doc of docs) if (!mayGiveBack(session, doc, fills)) docs.delete(doc)
      for (const doc of compared) send({ is: 'compare', doc })
    },
    async lacks({ doc, seq, vector }) {
      if (!compared.has(doc)) return
      if (await isAnother(db, session.device)) return // and has put all of it on its way (become.ts)
      const holds = readStateVector(vector)
      await sendFrom(db, doc, client => holds.get(client) ?? 0, now())
      await wasCompared(db, doc, seq)
      if (mayRead(session, doc)) {
        const { have } = await placeOf(db, doc)
        if (have < seq) pull(doc, have, seq)
        else await part()
      }
      compared.delete(doc)
      push()
    },
    cannot: doc => {
      compared.delete(doc)
      reread.delete(doc)
    },
    part,
    rereads: doc => reread.has(doc),
    underWay: () => compared.size,
    settled: () => compared.size + reread.size === 0,
  }
}
