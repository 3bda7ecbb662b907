// One connection of one device. The relay speaks first, a nonce; proof, hello and the first pieces leave in one flight; then one ordered stream.
import type { Day } from '../domain/day.ts'
import type { Dice } from '../store/commit.ts'
import { receive } from '../store/receive.ts'
import { fact, type Session } from '../store/facts.ts'
import { acknowledge, pieces, rehome, sendFrom, setRefused, type Piece } from '../store/outbox.ts'
import { behind, learnAnswered, learnHead, learnHeads, learnHeard, newestHeard } from '../store/places.ts'
import { documents } from '../store/rebuild.ts'
import { keysOf } from '../store/inventory.ts'
import type { Database } from '../store/tables.ts'
import { bytesOf } from '../domain/ids.ts'
import { FormError, readAppend } from '../wire/append.ts'
import { CLOSE } from '../wire/close-codes.ts'
import { deflate, inflate } from '../wire/deflate.ts'
import { readFrame, writeFrame, type Frame } from '../wire/frames.ts'
import { LIMITS, PROTOCOL } from '../wire/limits.ts'
import type { Answer, Question } from '../wire/questions.ts'
import { readStateVector } from '../wire/state-vector.ts'

/** What a connection needs of the world. `sign` answers the nonce; `today` orders what is sent. */
export type Line = {
  readonly db: Database
  readonly dice: Dice
  readonly session: Session
  readonly now: () => number
  /** Milliseconds that only ever rise. */
  readonly steady: () => number
  readonly today: () => Day
  readonly sign: (nonce: Uint8Array) => Promise<Uint8Array>
  readonly socket: () => WebSocket
  /** Something changed that the person may see: bytes, acknowledgements, the answer. */
  readonly changed: (progress: Progress) => void
}

/** Bytes of frames, without the socket's own headers. `answered`: the head has spoken after our proof. */
export type Progress = {
  readonly up: number
  readonly down: number
  readonly sent: number
  readonly received: number
  readonly answered: boolean
}

/** Why a connection ended. `code`: the socket's own. 'silent': nothing useful for 30 s. */
export type End = {
  readonly code: number
  readonly why: 'closed' | 'silent' | 'malformed' | 'stopped'
  readonly progress: Progress
  readonly opened: boolean
}

/** Pieces that may be under way without an answer; the rest follows as answers come. */
const WINDOW = 8
/** A line that brings nothing we wait for in this time is given up. Milliseconds. */
const SILENCE = 30_000
/** A document that is refused this often on one connection for its place is left until the next. */
const PLACE_TRIES = 5
/** A wall clock that strays this far from the steady one was set anew, or the device slept: the relay's time must be asked again. Milliseconds. */
const STRAYED = 120_000

export type Connection = {
  readonly push: () => void
  readonly ask: (q: Question) => Promise<Answer>
  readonly stop: () => void
  readonly ended: Promise<End>
}

export const connect = (line: Line): Connection => {
  const { db, dice } = line
  const ws = line.socket()
  ws.binaryType = 'arraybuffer'
  const underWay = new Map<number, Piece>()
  const going = new Set<string>()
  const pulling = new Map<string, number>()
  const tries = new Map<string, number>()
  const asked = new Map<number, (a: Answer) => void>()
  let progress: Progress = { up: 0, down: 0, sent: 0, received: 0, answered: false }
  let count = 0
  let questions = 0
  let proven = false
  let relayTime = 0
  let greetedAt = 0
  let greetedSteady = 0
  let opened = false
  let why: End['why'] = 'closed'
  let watchdog: ReturnType<typeof setTimeout> | undefined
  let finish!: (end: End) => void
  const ended = new Promise<End>(resolve => {
    finish = resolve
  })

  const note = (more: Partial<Progress>): void => {
    progress = { ...progress, ...more }
    line.changed(progress)
  }
  const give = (reason: End['why'], code: number): void => {
    if (why === 'closed') why = reason
    ws.close(code === CLOSE.malformed ? 4000 : 1000) // browsers let us say 1000 or 3000–4999 only
  }
  /** Waiting for something? Then it must come within the time. */
  const watch = (): void => {
    clearTimeout(watchdog)
    const owed = !progress.answered || underWay.size > 0 || pulling.size > 0 || asked.size > 0
    if (owed) watchdog = setTimeout(() => give('silent', 1000), SILENCE)
  }
  const send = (f: Frame): void => {
    if (ws.readyState !== WebSocket.OPEN) return
    const bytes = writeFrame(f)
    ws.send(bytes as Uint8Array<ArrayBuffer>)
    note({ up: progress.up + bytes.length })
    watch()
  }

  // What we say is put in order too: a piece is read from the outbox, deflated and sent before the next is chosen.
  let sending: Promise<void> = Promise.resolve()
  const push = (): void => {
    sending = sending.then(sendWaiting).catch(fail)
  }
  const sendWaiting = async (): Promise<void> => {
    if (!proven || ws.readyState !== WebSocket.OPEN || underWay.size >= WINDOW) return
    const ready = await deflated()
    for (const [piece, bytes] of ready) sendPiece(piece, bytes)
  }
  const deflated = async (): Promise<[Piece, Uint8Array][]> => {
    const next = (await pieces(db, line.today(), going)).filter(p => (tries.get(p.doc) ?? 0) < PLACE_TRIES).slice(0, WINDOW - underWay.size)
    return Promise.all(next.map(async (p): Promise<[Piece, Uint8Array]> => [p, await deflate(p.update)]))
  }
  const sendPiece = (piece: Piece, bytes: Uint8Array): void => {
    const n = count++
    underWay.set(n, piece)
    for (const s of piece.structs) going.add(`${piece.doc} ${s.key}`)
    send({ is: 'piece', doc: piece.doc, n, at: 0, deflated: bytes })
    note({ sent: progress.sent + piece.structs.length })
  }
  /** The piece an answer is about. It stays under way until the answer is written down: or the outbox would be read once more with it inside. */
  const settle = async (n: number, write: (piece: Piece) => Promise<void>): Promise<boolean> => {
    const piece = underWay.get(n)
    if (!piece) return false
    await write(piece)
    underWay.delete(n)
    for (const s of piece.structs) going.delete(`${piece.doc} ${s.key}`)
    return true
  }

  // The first pieces are made while the socket opens, so that one flight can carry them.
  const cargo = deflated().catch((): [Piece, Uint8Array][] => []) // a database that fails here fails again, and is told, at the first frame
  const greet = async (f: Extract<Frame, { is: 'nonce' }>): Promise<void> => {
    if (f.protocol < PROTOCOL) return give('malformed', CLOSE.malformed)
    const [signature, cursor, rights, first] = await Promise.all([line.sign(f.nonce), fact(db, 'cursor'), fact(db, 'rights'), cargo])
    const heard = line.session.role === 'coordinator' ? await newestHeard(db) : 0
    send({ is: 'proof', device: bytesOf(line.session.device), signature })
    send({ is: 'hello', protocol: PROTOCOL, cursor: cursor?.seq ?? 0, mark: cursor?.mark ?? null, rights: rights ?? 0, heard })
    relayTime = f.time * 1000
    greetedAt = line.now()
    greetedSteady = line.steady()
    proven = true
    for (const [piece, bytes] of first) sendPiece(piece, bytes)
  }

  const takeAnswer = async (f: Extract<Frame, { is: 'answer' }>): Promise<void> => {
    await learnHeads(db, f)
    await learnAnswered(db, line.now(), relayTime + (line.now() - greetedAt))
    note({ answered: true })
    if (f.forked) for (const doc of await documents(db)) send({ is: 'inventory', doc, ...(await keysOf(db, doc)) })
    for (const p of await behind(db)) pull(p.doc, p.have, p.want)
    push()
  }
  const pull = (doc: string, have: number, want: number): void => {
    if (pulling.has(doc)) return
    pulling.set(doc, want)
    send({ is: 'pull', doc, from: have })
  }

  const takePiece = async (f: Extract<Frame, { is: 'piece' }>): Promise<void> => {
    const structs = f.deflated.length === 0 ? [] : readAppend(await inflate(f.deflated, LIMITS.update))
    await receive(db, f.doc, structs, f.n, f.at)
    if (f.n >= (pulling.get(f.doc) ?? 0)) pulling.delete(f.doc)
    note({ received: progress.received + structs.length })
  }

  const takeRefusal = async (f: Extract<Frame, { is: 'refused' }>): Promise<void> => {
    const ours = await settle(f.n, piece => mend(piece, f))
    if (!ours) pulling.delete(f.doc) // no piece of ours: a pull that this device has no right to (any more)
    push()
  }
  const mend = async (piece: Piece, f: Extract<Frame, { is: 'refused' }>): Promise<void> => {
    const seconds = Math.floor(line.now() / 1000)
    if (f.reason !== 'gap' && f.reason !== 'taken' && f.reason !== 'key-known') return setRefused(db, piece, f.reason, line.now())
    tries.set(f.doc, (tries.get(f.doc) ?? 0) + 1)
    if (f.reason === 'gap') {
      await sendFrom(db, f.doc, client => (client === f.client ? f.clock : Infinity), line.now())
      return
    }
    const here = f.reason === 'key-known' ? piece.structs.find(s => s.client === f.client && s.clock === f.clock) : undefined
    await rehome(db, dice, f.doc, here?.key ?? null, seconds)
  }

  const strayed = (): boolean => Math.abs(line.now() - greetedAt - (line.steady() - greetedSteady)) > STRAYED

  const take = async (f: Frame): Promise<void> => {
    switch (f.is) {
      case 'nonce':
        return greet(f)
      case 'answer':
        return takeAnswer(f)
      case 'ack': {
        const at = Math.floor(line.now() / 1000)
        if (!(await settle(f.n, piece => acknowledge(db, piece, { seq: f.seq, previous: f.previous, mark: f.mark, at })))) return
        if (strayed()) return give('closed', 1000) // the next greeting measures the clock anew (V7)
        await learnAnswered(db, line.now())
        note({})
        return push()
      }
      case 'refused':
        return takeRefusal(f)
      case 'piece':
        return takePiece(f)
      case 'head': {
        const place = await learnHead(db, f.doc, f.seq)
        if (place.dropped === 0 && f.seq > place.have) pull(f.doc, place.have, f.seq)
        return
      }
      case 'heard':
        return learnHeard(db, f.centres)
      case 'lack': {
        const vector = readStateVector(f.vector)
        await sendFrom(db, f.doc, client => vector.get(client) ?? 0, line.now())
        return push()
      }
      case 'reply': {
        const answer = JSON.parse(f.json) as Answer // our own relay's; screens read it defensively
        asked.get(f.n)?.(answer)
        asked.delete(f.n)
        return
      }
      default:
        throw new FormError('frame-from-relay')
    }
  }

  const fail = (e: unknown): void => give(e instanceof FormError ? 'malformed' : 'closed', e instanceof FormError ? CLOSE.malformed : 1000)
  let taking: Promise<void> = Promise.resolve()
  ws.onopen = () => {
    opened = true
    watch()
  }
  ws.onmessage = event => {
    const data: unknown = event.data
    if (!(data instanceof ArrayBuffer)) return give('malformed', CLOSE.malformed)
    note({ down: progress.down + data.byteLength })
    taking = taking
      .then(() => take(readFrame(new Uint8Array(data))))
      .then(watch)
      .catch(fail)
  }
  ws.onclose = event => {
    clearTimeout(watchdog)
    void Promise.allSettled([taking, sending]).then(() => {
      for (const answer of asked.values()) answer({ ok: false, problem: 'unknown' })
      finish({ code: event.code, why, progress, opened })
    })
  }
  ws.onerror = () => {
    // the close event follows and says what there is to say
  }
  watch()

  return {
    push,
    ask: q =>
      new Promise(resolve => {
        const n = questions++
        asked.set(n, resolve)
        send({ is: 'ask', n, json: JSON.stringify(q) })
      }),
    stop: () => give('stopped', 1000),
    ended,
  }
}
