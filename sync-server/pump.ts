// The pump of one connection: a place in each document it follows, and what comes after it, in order of commit.
// Live and catching up are the same. What must hold: a row is given once, never before the one it follows, and never to the connection that sent it.
import { breath } from './breath.ts'
import type { Kept } from './log.ts'
import type { Page, Pages } from './pages.ts'
import type { Peer } from './socket.ts'

/** `rows` left after taking out the connection's own; `whole` when none was taken out. */
export type Giving = {
  readonly doc: string
  readonly page: Page
  readonly rows: Page['rows']
  readonly before: number
  readonly whole: boolean
}

export type Pump = {
  /** Sends what follows `from`, now and later. */
  follow(doc: string, from: number): void
  follows(doc: string): boolean
  count(): number
  /** The document has rows up to `seq` now. */
  grown(doc: string, seq: number): void
  /** This connection's own piece was kept: it is not sent back. */
  own(doc: string, kept: Kept): void
  /** The document was erased: it is followed no more. */
  drop(doc: string): void
}

/** `head`: the newest row that is known of; what is up to there has to be sent. */
type Place = { at: number; head: number; caughtUp: boolean }

/** Own pieces that are remembered, of all documents together. The oldest are forgotten first; they are then sent back, which harms nobody. */
export const OWN_PIECES = 1024

/** `give` sends; `end` is called when a document has been sent to its end for the first time. */
export const createPump = (
  pages: Pages,
  peer: Peer,
  give: (giving: Giving) => void,
  end: (doc: string) => void,
  report: (error: unknown, doc: string) => void,
): Pump => {
  const places = new Map<string, Place>()
  const ours = new Map<string, Kept[]>()
  let remembered = 0
  const waiting = new Set<string>()
  let running = false

  /** Own pieces below the place have been dealt with. */
  const forget = (doc: string, at: number): void => {
    const before = ours.get(doc)
    if (!before) return
    const left = before.filter(k => k.seq > at)
    remembered -= before.length - left.length
    if (left.length > 0) ours.set(doc, left)
    else ours.delete(doc)
  }
  const remember = (doc: string, kept: Kept): void => {
    const list = ours.get(doc)
    if (list) list.push(kept)
    else ours.set(doc, [kept])
    remembered++
    for (const [oldest, its] of ours) {
      if (remembered <= OWN_PIECES) return
      remembered -= its.splice(0, remembered - OWN_PIECES).length
      if (its.length === 0) ours.delete(oldest)
    }
  }

  /** A promise only where it has to be waited for. */
  const turn = (doc: string): Promise<void> | undefined => {
    const place = places.get(doc)
    if (!place) return
    const from = place.at
    const page = pages.read(doc, from)
    if (page instanceof Promise) return page.then(p => take(doc, place, from, p))
    take(doc, place, from, page)
  }
  const take = (doc: string, place: Place, from: number, page: Page | null): void => {
    if (places.get(doc) !== place || place.at !== from) {
      waiting.add(doc) // followed anew, or stepped over an own piece meanwhile
      return
    }
    if (!page) {
      if (place.head > from) {
        waiting.add(doc) // it grew while it was read
        return
      }
      if (!place.caughtUp) end(doc)
      place.caughtUp = true
      return
    }
    if (!place.caughtUp || page.upTo < place.head) waiting.add(doc)
    const its = ours.get(doc)
    const own = its && new Set(its.flatMap(k => k.rows))
    const rows = own ? page.rows.filter(r => !own.has(r.seq)) : page.rows
    place.at = page.upTo
    forget(doc, place.at)
    give({ doc, page, rows, before: from, whole: rows.length === page.rows.length })
  }

  const attempt = (doc: string): Promise<void> | undefined => {
    const failed = (e: unknown): void => report(e, doc) // of this document alone: the others go on, and it is tried again when it grows
    waiting.delete(doc)
    if (!peer.isOpen()) return undefined
    try {
      return turn(doc)?.catch(failed)
    } catch (e) {
      failed(e)
      return undefined
    }
  }
  /** One document after the other while nothing has to be waited for: what many are sent at the same moment leaves in one go. */
  const run = (): void => {
    running = true
    for (const doc of waiting) {
      const room = peer.room()
      const wait = room ? room.then(() => attempt(doc)) : attempt(doc)
      if (wait) return void wait.then(() => breath()?.then(run) ?? run())
    }
    running = false
  }
  const wake = (doc: string): void => {
    waiting.add(doc)
    if (!running) run()
  }

  return {
    follow(doc, from) {
      forget(doc, from)
      places.set(doc, { at: from, head: 0, caughtUp: false })
      wake(doc)
    },
    follows: doc => places.has(doc),
    count: () => places.size,
    grown(doc, seq) {
      const place = places.get(doc)
      if (!place || place.at >= seq) return // what the connection itself has brought
      place.head = seq
      wake(doc)
    },
    own(doc, kept) {
      if (kept.rows.length === 0) return
      const place = places.get(doc)
      if (place && place.at === kept.previous) {
        place.at = kept.seq // it has everything before, so its acknowledgement makes the document complete: nothing to send
        return
      }
      remember(doc, kept)
    },
    drop(doc) {
      forget(doc, Infinity)
      places.delete(doc)
    },
  }
}
