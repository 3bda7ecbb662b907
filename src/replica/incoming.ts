// What comes down one connection: which documents are asked for in which order, and pieces written together as they came together.
import { addDays, monthOf, type Day } from '../domain/day.ts'
import { fact } from '../store/facts.ts'
import { allArrived, behind, isOfMonth, placeHere, sayArriving } from '../store/places.ts'
import { receiveAll, type Received } from '../store/receive.ts'
import type { Database, PlaceRow } from '../store/tables.ts'

/** Statements written in one transaction, about. Few at first, since the screens wait for theirs; then more, since each transaction waits for the disk; never so many that the page is held for long. */
const TOGETHER_AT_FIRST = 300
const TOGETHER = 2000
/**
 * Documents of months long past, and of the holdings, that are not here at all: asked for at once at first; each that is whole lets two more
 * be asked for: a fast line opens up, a slow one stays in order. Those that have only grown are all asked for first: they are short.
 */
const FAR_AT_FIRST = 8
/** The screens show this many days back without being asked. */
const NEAR_DAYS = 7

export type Incoming = {
  /** Asks for all of which the relay has more: what the screens show first, only then the months before, the newest first, and last the holdings. */
  readonly begin: (which: 'all' | 'near') => Promise<void>
  /** The relay has more of a document than is here. */
  readonly pull: (doc: string, have: number, want: number) => void
  /** A document has grown that nobody follows yet, up to this row. */
  readonly grown: (doc: string, seq: number) => Promise<void>
  /** A piece has come; it is written with those that come with it. */
  readonly take: (piece: Received) => Promise<void>
  /** Writes what has come. */
  readonly flush: () => Promise<void>
  /** A document cannot be had. */
  readonly refused: (doc: string) => Promise<void>
  /** A person's word: 'near' asks for no more of what is far than is on its way. */
  readonly copy: (which: 'all' | 'near') => Promise<void>
  /** Whether anything that was asked for has not come. */
  readonly owed: () => boolean
  /** Whether all that the screens show at once is here, or is said to be on its way: only then may it be said up to when a centre is whole. */
  readonly settled: () => boolean
}

export const createIncoming = (
  db: Database,
  today: () => Day,
  /** Whether anything is asked for now. */
  pulls: () => boolean,
  /** Which documents this device asks for, of all it may read. */
  asksFor: (doc: string) => boolean,
  /** Which of them are not put off, whatever a person has said of a great copy. */
  must: (doc: string) => boolean,
  ask: (doc: string, from: number) => void,
  wrote: (statements: number) => void,
  /** `settled` may have become true. */
  moved: () => Promise<void>,
): Incoming => {
  const near = new Map<string, number>()
  const far = new Map<string, number>()
  let later: PlaceRow[] = []
  let waiting: Received[] = []
  /** What is far waits for a person's word. */
  let held = false
  let together = TOGETHER_AT_FIRST
  /** The months before are said to be on their way. */
  let arriving = false
  /** Documents that have grown while nothing is asked for: the head says it once on a line, and it is not written down (learnHead). */
  const unheeded = new Map<string, number>()
  const asks = (doc: string): boolean => pulls() && asksFor(doc)

  const want = (into: Map<string, number>, { doc, have, want: upTo }: Pick<PlaceRow, 'doc' | 'have' | 'want'>): void => {
    if (near.has(doc) || far.has(doc)) return
    into.set(doc, upTo)
    ask(doc, have)
  }
  const askFar = (most: number): void => {
    for (const place of later.splice(0, most)) want(far, place)
  }
  const monthsOwed = (): boolean => [...far.keys(), ...later.map(p => p.doc)].some(isOfMonth)
  const since = () => monthOf(addDays(today(), 1 - NEAR_DAYS))

  const sayOnTheirWay = async (): Promise<void> => {
    if (arriving || !later.some(p => (held || p.have === 0) && isOfMonth(p.doc))) return
    arriving = true
    await sayArriving(db, since(), later)
  }
  /** What is near is here: on to the months before. */
  const goFar = async (): Promise<void> => {
    if (near.size > 0) return
    if (later.length > 0 && held) return sayOnTheirWay()
    if (later.length > 0 && far.size === 0) {
      await sayOnTheirWay()
      askFar(later.filter(p => p.have > 0).length + FAR_AT_FIRST)
    }
    if (arriving && !monthsOwed()) {
      arriving = false
      await allArrived(db)
    }
  }
  const came = async (doc: string): Promise<void> => {
    near.delete(doc)
    if (far.delete(doc) && !held) askFar(2)
    await goFar()
    await moved()
  }
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    const pieces = waiting
    waiting = []
    await receiveAll(db, pieces)
    wrote(pieces.reduce((n, p) => n + p.structs.length, 0))
    for (const { doc, upTo } of pieces) if (upTo >= (near.get(doc) ?? far.get(doc) ?? 0)) await came(doc)
  }

  const pull = (doc: string, have: number, upTo: number): void => {
    if (held && later.some(p => p.doc === doc)) return // it waits with the rest
    if (asks(doc)) want(near, { doc, have, want: upTo })
  }
  const grown = async (doc: string, seq: number): Promise<void> => {
    if (!pulls()) return void unheeded.set(doc, seq)
    const place = await placeHere(db, doc)
    if (place?.dropped === 0 && seq > place.have) pull(doc, place.have, seq)
  }

  return {
    async begin(which) {
      held = which === 'near'
      const due = await behind(db, since())
      arriving = (await fact(db, 'arriving')) !== undefined
      const distant = due.far.filter(p => asks(p.doc) && !near.has(p.doc) && !far.has(p.doc))
      if (held) for (const place of distant) if (must(place.doc)) want(near, place)
      const rest = distant.filter(p => !near.has(p.doc))
      later = [...rest.filter(p => p.have > 0), ...rest.filter(p => p.have === 0)]
      for (const place of due.near) if (asks(place.doc)) want(near, place)
      const meanwhile = [...unheeded]
      unheeded.clear()
      for (const [doc, seq] of meanwhile) await grown(doc, seq)
      await goFar()
      await moved()
    },
    pull,
    grown,
    async take(piece) {
      waiting.push(piece)
      if (waiting.reduce((n, p) => n + p.structs.length, 0) < together) return
      together = Math.min(together * 1.5, TOGETHER)
      await flush()
    },
    flush,
    refused: came,
    async copy(which) {
      held = which === 'near'
      await goFar()
    },
    owed: () => near.size + far.size + (held ? 0 : later.length) > 0,
    settled: () => near.size === 0 && unheeded.size === 0 && (arriving || !monthsOwed()),
  }
}
