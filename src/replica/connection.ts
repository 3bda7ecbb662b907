// One connection of one device. The relay speaks first, a nonce; proof, hello and the first pieces leave in one flight; then one ordered stream.
import { asksFor } from '../domain/access.ts'
import { daysApart } from '../domain/day-range.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import { isFull, type Dice } from '../store/commit.ts'
import { dropFact, fact, setFact, type Session } from '../store/facts.ts'
import { isAnother } from '../store/is-another.ts'
import { acknowledge } from '../store/outbox.ts'
import { dropGone } from '../store/drop-gone.ts'
import { knownToGreet } from '../store/known-to-greet.ts'
import { leftToCompare } from '../store/left-to-compare.ts'
import { learnAnswered, learnHeads, learnHeard } from '../store/places.ts'
import { stillSaid } from '../store/say-days.ts'
import type { Database } from '../store/tables.ts'
import { heldBack } from '../store/held-back.ts'
import { FormError, type Struct } from '../wire/append.ts'
import { inflate } from '../wire/deflate.ts'
import { readFrame, writeFrame, type Frame } from '../wire/frames.ts'
import { LIMITS, PROTOCOL } from '../wire/limits.ts'
import { readPiece } from '../wire/piece.ts'
import { UNASKED, type Answer, type Question } from '../wire/questions.ts'
import { learnUnasked } from './fetch-apart.ts'
import { createCarriage } from './carriage.ts'
import { createComparison } from './comparison.ts'
import { createHeadTime } from './head-time.ts'
import { createIncoming } from './incoming.ts'
import { mendRefused } from './mend-refused.ts'
import { createOutgoing } from './outgoing.ts'
import { sealAgain } from './seal-again.ts'
import { createWatchdog } from './watchdog.ts'

/** What a connection needs of the world. `sign` answers the nonce; `today` orders what is sent. */
export type Line = {
  readonly db: Database
  readonly dice: Dice
  readonly session: Session
  readonly now: () => number
  /** Milliseconds that only ever rise. */
  readonly steady: () => number
  readonly today: (at?: number) => Day
  /** Whether this line is counted by the byte, as far as the browser says. */
  readonly metered: () => boolean
  readonly sign: (nonce: Uint8Array) => Promise<Uint8Array>
  readonly socket: () => WebSocket
  /** Something changed that the person may see: bytes, acknowledgements, the answer. */
  readonly changed: (progress: Progress) => void
  /** Whether documents are asked for; not while there is no room for them. */
  readonly pulls?: () => boolean
}

/**
 * Bytes of frames, without the socket's own headers. `answered`: the head has spoken after our proof. `useful`: something was
 * acknowledged or received, or nothing was owed in either direction: only that makes a line a good one. `empty`: the head was told
 * that with what has left nothing is unsent. `expected`: about how many bytes a great first copy
 * comes to, while it is not complete, else 0; `held`: what the screens do not show at once waits for a person's word.
 */
export type Progress = {
  readonly up: number
  readonly down: number
  readonly sent: number
  readonly received: number
  readonly answered: boolean
  readonly useful: boolean
  readonly empty: boolean
  readonly expected: number
  readonly held: boolean
  /** One of the two: there is something to say of a copy. */
  readonly great: boolean
}

/** Why a connection ended. `code`, `reason`: the socket's own. 'silent': what was owed did not come. 'full': the browser had no room for what came. */
export type End = {
  readonly code: number
  readonly reason: string
  readonly why: 'closed' | 'silent' | 'malformed' | 'stopped' | 'full'
  readonly progress: Progress
  readonly opened: boolean
}

/** A line that brings nothing in this time is given up: where something is owed, and where only the relay's beat is. Milliseconds. */
const SILENCE = { owed: 30_000, idle: 3 * LIMITS.beat + 5_000 }
/** A first copy of more than this is told before it is fetched, bytes. */
const GREAT = 1_000_000
/** How long a socket may take to close before it is forgotten: a dead line never answers the closing either. Milliseconds. */
const LAST_WORDS = 2_000

/** A frame, and what its piece holds where it is one. */
type Unpacked = { readonly frame: Frame; readonly structs: readonly Struct[] }
const unpack = async (data: Uint8Array): Promise<Unpacked> => {
  const frame = readFrame(data)
  return { frame, structs: frame.is === 'piece' ? readPiece(await inflate(frame.deflated, LIMITS.update)) : [] }
}

export type Connection = {
  readonly push: () => void
  /** Something that was here is wanted again, or there is room again for what was not asked for. */
  readonly pullAgain: () => void
  /** Hands over what was brought here by hand. */
  readonly carry: () => void
  /** Whether what the screens do not show at once is fetched too. */
  readonly copy: (which: 'all' | 'near') => void
  /** 'no-line': it ended before an answer came. */
  readonly ask: (q: Question) => Promise<Answer | 'no-line'>
  readonly stop: () => void
  readonly ended: Promise<End>
}

export const connect = (line: Line): Connection => {
  const { db, dice, session } = line
  const ws = line.socket()
  ws.binaryType = 'arraybuffer'
  const asked = new Map<number, (a: Answer | 'no-line') => void>()
  let progress: Progress = {
    up: 0,
    down: 0,
    sent: 0,
    received: 0,
    answered: false,
    useful: false,
    empty: false,
    expected: 0,
    held: false,
    great: false,
  }
  let questions = 0
  let opened = false
  /** Frames that came and have not had their turn. */
  let arrived = 0
  let over = false
  let why: End['why'] = 'closed'
  /** What the coordinator was told about centres while their documents were still on the way. */
  let heard: { stamp: number; centres: Map<CentreCode, number> } | null = null
  let finish!: (end: End) => void
  const ended = new Promise<End>(resolve => {
    finish = resolve
  })

  const note = (more: Partial<Progress>): void => {
    const now = { ...progress, ...more }
    progress = { ...now, great: now.expected > 0 || now.held }
    line.changed(progress)
  }
  const give = (reason: End['why'], code = 1000): void => {
    if (why === 'closed') why = reason
    ws.close(code) // browsers let us say 1000 or 3000–4999 only
    setTimeout(() => end(1006, ''), LAST_WORDS)
  }
  /** Something could not be written: nothing of this line is taken any more, or a place would run ahead of its rows. */
  let broken = false
  const fail = (e: unknown): void => {
    broken = true
    if (e instanceof FormError) give('malformed', 4000)
    else give(isFull(e) ? 'full' : 'closed')
  }
  const pulls = (): boolean => line.pulls?.() ?? true
  /** What waited in the socket to leave, at most, since that was last asked; bytes. */
  let buffered = 0
  const moving = (): boolean => {
    const before = buffered
    buffered = ws.bufferedAmount
    return buffered < before
  }
  const headTime = createHeadTime(line, async (at, relay) => {
    if (relay === undefined) return learnAnswered(db, at)
    const today = line.today(relay)
    await learnAnswered(db, at, relay, today)
    await stillSaid(db, at, daysApart(line.today(at), today)) // what was said is so: nobody is asked again (V7)
  })
  const watchdog = createWatchdog(SILENCE, moving, () => give('silent'))
  const owe = (): void => {
    if (!over)
      watchdog.owed(
        !progress.answered ||
          outgoing.underWay() > 0 ||
          carriage.underWay() > 0 ||
          incoming.owed() ||
          asked.size + comparison.underWay() > 0,
      )
  }

  const send = (f: Frame): void => {
    if (ws.readyState !== WebSocket.OPEN) return
    const bytes = writeFrame(f)
    ws.send(bytes as Uint8Array<ArrayBuffer>)
    buffered = Math.max(buffered, ws.bufferedAmount)
    note({ up: progress.up + bytes.length })
    owe()
  }
  const outgoing = createOutgoing(
    db,
    line.today,
    () => ws.readyState === WebSocket.OPEN,
    (n, piece, deflated) => {
      send({ is: 'piece', doc: piece.doc, n, at: 0, deflated })
      note({ sent: progress.sent + piece.structs.length, empty: false })
      owe()
    },
    () => sayEmpty(),
    fail,
  )

  const carriage = createCarriage(
    db,
    () => ws.readyState === WebSocket.OPEN,
    f => send(f),
    fail,
  )

  const incoming = createIncoming(
    db,
    line.today,
    pulls,
    doc => asksFor(session, doc),
    doc => comparison.rereads(doc),
    (doc, from) => send({ is: 'pull', doc, from }),
    statements => note({ received: progress.received + statements, useful: true }),
    async () => {
      await comparison.part()
      await writeHeard()
    },
  )

  const comparison = createComparison(line, send, incoming.pull, outgoing.push)

  const greet = async (f: Extract<Frame, { is: 'nonce' }>): Promise<void> => {
    if (f.protocol < PROTOCOL) return give('malformed', 4000)
    const [signature, { cursor, seen, rights, stamp, left }] = await Promise.all([line.sign(f.nonce), knownToGreet(db)])
    comparison.owes(left) // a former line may have been cut over it
    send({ is: 'proof', device: bytesOf(session.device), signature })
    send({
      is: 'hello',
      protocol: PROTOCOL,
      cursor,
      seen: seen.seq,
      mark: seen.mark,
      rights: rights ?? 0,
      heard: session.role === 'coordinator' ? (stamp ?? 1) : 0,
    })
    headTime.greeted(f.time * 1000)
    await outgoing.begin()
  }
  /** Only this makes the head say that it has heard from us: once what has left is taken, nothing recorded here is unsent or refused. */
  const sayEmpty = async (): Promise<void> => {
    if (progress.empty || !comparison.settled() || (await heldBack(db)) !== outgoing.statements()) return
    send({ is: 'empty' })
    note({ empty: true })
  }

  const ask = (q: Question): Promise<Answer | 'no-line'> =>
    new Promise(resolve => {
      const n = questions++
      asked.set(n, resolve)
      send({ is: 'ask', n, json: JSON.stringify(q) })
      if (over || ws.readyState !== WebSocket.OPEN) resolve('no-line')
    })

  const takeAnswer = async (f: Extract<Frame, { is: 'answer' }>): Promise<void> => {
    if ((await learnHeads(db, f, session.device, line.now())) === 'another') return give('stopped') // enrolled anew, in another tab
    await headTime.answered()
    await dropFact(db, 'removed', 'apart') // it may have been removed once, and enrolled anew; what lies apart is told again
    note({ answered: true, ...(f.forked && { empty: false }) }) // what was received by another history is not by this one
    if (session.role === 'coordinator') void sealAgain(db, ask).catch(fail)
    if (f.forked || f.fills) comparison.owes(await leftToCompare(db)) // a former line may have met the other history under rights that fill nothing
    const said = await fact(db, 'copies')
    comparison.begin(f.fills ?? false)
    const expected = (f.bytes ?? 0) > GREAT ? f.bytes! : 0 // compared just before
    const copies = said ?? (expected > 0 && line.metered() ? 'near' : 'all')
    if (copies !== said && copies === 'near') await setFact(db, 'copies', copies) // until a person says otherwise
    note({ expected, held: copies === 'near' })
    await incoming.begin(copies)
    if (!incoming.owed() && outgoing.underWay() === 0) note({ useful: true })
    outgoing.push()
    carriage.begin()
  }

  /** That a centre was heard is written down only when its documents are in: or its half-days would seem empty. */
  const writeHeard = async (): Promise<void> => {
    if (!heard || !progress.answered || !pulls() || !incoming.settled()) return
    const told = heard
    heard = null
    await learnHeard(db, told.stamp, [...told.centres])
  }

  /** The head has just said something. False when the clock has strayed: this line is given up. */
  const hear = async (): Promise<boolean> => {
    const heardIt = await headTime.hear()
    if (!heardIt) give('closed')
    return heardIt
  }

  const takeAck = async (f: Extract<Frame, { is: 'ack' }>): Promise<void> => {
    const at = Math.floor(line.now() / 1000)
    const ours = await outgoing.settle(f.n, async piece => {
      await acknowledge(db, piece, { seq: f.seq, previous: f.previous, mark: f.mark, at })
      return 'taken'
    })
    if (!ours) return
    if (!(await hear())) return
    note({ useful: true })
    outgoing.push()
  }

  const takeRefusal = async (f: Extract<Frame, { is: 'refused' }>): Promise<void> => {
    if (await isAnother(db, session.device)) return give('stopped') // what waits is the other's to send
    const ours = await outgoing.settle(f.n, piece => mendRefused({ db, dice, now: line.now() }, piece, f))
    if (!ours) {
      // no piece of ours: a pull or a comparison that cannot be answered
      comparison.cannot(f.doc)
      await incoming.refused(f.doc)
    }
    outgoing.push()
  }

  const take = async ({ frame: f, structs }: Unpacked): Promise<void> => {
    switch (f.is) {
      case 'nonce':
        return greet(f)
      case 'answer':
        return takeAnswer(f)
      case 'ack':
        return takeAck(f)
      case 'refused':
        return takeRefusal(f)
      case 'beat':
        return
      case 'piece':
        return incoming.take({ doc: f.doc, structs, upTo: f.n, at: f.at, mark: f.mark ?? null })
      case 'head':
        return incoming.grown(f.doc, f.seq)
      case 'gone':
        comparison.cannot(f.doc)
        await dropGone(db, f, line.now())
        return incoming.refused(f.doc) // it is awaited no more
      case 'heard': {
        const centres = heard?.centres ?? new Map<CentreCode, number>()
        for (const [centre, at] of f.centres) centres.set(centre, at)
        heard = { stamp: f.stamp, centres }
        return writeHeard()
      }
      case 'lack':
        return comparison.lacks(f)
      case 'carriage':
        await carriage.settle(f, Math.floor(line.now() / 1000))
        return note({ useful: true })
      case 'reply': {
        if (f.n === UNASKED) return learnUnasked(db, f.json, line.now())
        asked.get(f.n)?.(JSON.parse(f.json) as Answer) // our own relay's; screens read it defensively
        asked.delete(f.n)
        return
      }
      default:
        throw new FormError('frame-from-relay')
    }
  }

  /** Pieces wait for those behind them; whatever else comes finds them written. */
  const takeInTurn = async (unpacking: Promise<Unpacked>): Promise<void> => {
    arrived--
    if (broken) return
    const unpacked = await unpacking.catch(async (e: unknown) => {
      await incoming.flush() // nothing is wrong with what came before
      throw e
    })
    if (unpacked.frame.is !== 'piece') await incoming.flush()
    await take(unpacked)
    if (arrived === 0) await incoming.flush()
  }

  const end = (code: number, reason: string): void => {
    if (over) return
    over = true
    watchdog.rest()
    void Promise.allSettled([taking, outgoing.idle(), carriage.idle()]).then(() => {
      for (const answer of asked.values()) answer('no-line') // whether it was heard is not known
      finish({ code, reason, why, progress, opened })
    })
  }
  let taking: Promise<void> = Promise.resolve()
  ws.onopen = () => {
    opened = true
  }
  ws.onmessage = event => {
    const data: unknown = event.data
    if (over) return
    if (!(data instanceof ArrayBuffer)) return give('malformed', 4000)
    note({ down: progress.down + data.byteLength })
    watchdog.fed()
    arrived++
    const unpacking = unpack(new Uint8Array(data)) // while those before it are written
    unpacking.catch(() => undefined) // it is heard in its turn
    taking = taking
      .then(() => takeInTurn(unpacking))
      .then(() => progress.answered && headTime.due() && hear())
      .then(() => progress.expected > 0 && !progress.held && !incoming.owed() && note({ expected: 0 }))
      .then(owe)
      .catch(fail)
  }
  ws.onclose = event => end(event.code, event.reason)
  ws.onerror = () => {
    // the close event follows and says what there is to say
  }
  owe()

  return {
    push: outgoing.push,
    ask,
    pullAgain: () => {
      if (progress.answered)
        taking = taking
          .then(() => incoming.begin(progress.held ? 'near' : 'all'))
          .then(owe)
          .catch(fail)
    },
    carry: carriage.push,
    copy: which => {
      note({ held: which === 'near' })
      taking = taking
        .then(() => incoming.copy(which))
        .then(owe)
        .catch(fail)
    },
    stop: () => give('stopped'),
    ended,
  }
}
