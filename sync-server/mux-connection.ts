// One device on /mux, from the nonce to the close (M-rules). Frames are taken strictly one after the other.
import { randomBytes } from 'node:crypto'
import { mayRead, mayReadParsed, mayWrite } from '../src/domain/access.ts'
import { documentClass } from '../src/domain/document-name.ts'
import { keyFrom, type DeviceId } from '../src/domain/ids.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import { NONCE_BYTES, readFrame, writeFrame, type Frame, type PieceRefusal } from '../src/wire/frames.ts'
import { PROTOCOL } from '../src/wire/limits.ts'
import { UNASKED, type Unasked } from '../src/wire/questions.ts'
import { writeStateVector } from '../src/wire/state-vector.ts'
import { waitingFor } from './apart.ts'
import { takeCarried } from './carried.ts'
import type { Connection, Shared } from './connection.ts'
import { createGate } from './gate.ts'
import { judge, setApart } from './judge.ts'
import type { NotKept } from './log.ts'
import { pieceFrames } from './pages.ts'
import { isProven } from './proof.ts'
import { createPump, type Giving } from './pump.ts'
import { answerQuestion } from './questions.ts'
import type { Device } from './registry.ts'
import { openPeer, type Arrival } from './socket.ts'
import type { Grave } from './tombstone.ts'

type State =
  | { readonly at: 'arriving'; readonly nonce: Uint8Array }
  | { readonly at: 'proven'; readonly device: Device }
  /** It may leave what it still has at the door (M8). */
  | { readonly at: 'revoked'; readonly device: Device }

/** Free documents are not spoken of here: what they hold is no statement, and stock clients read them on /y (M7). */
const isRead = (device: Device, doc: string): boolean => mayRead(device, doc) && documentClass(doc) !== 'free'

/** The number of a refusal that answers no piece. */
export const NO_PIECE = 0xffffffff
const BEAT = writeFrame({ is: 'beat' })
/** What a year of a network comes to on the line, as a share of its rows: merged into pages, keys apart, deflated. Measured: 0.22 for visits to 0.33 for holdings. */
const ON_THE_LINE = 0.3

export const openMux = (arrival: Arrival, shared: Shared): Connection => {
  const { log, registry, commit, pages, limits, now, heard } = shared
  const { graves } = shared.erasure
  let state: State = { at: 'arriving', nonce: randomBytes(NONCE_BYTES) }
  const gate = createGate(limits.inFlight)
  /** Heads follow the answer of the hello, never go before it: what grows meanwhile waits here. */
  let heads: 'not asked' | Map<string, number> | 'told' = 'not asked'
  /** The stamp of the last word about who was heard; 0 = not wanted. */
  let heardStamp = 0
  /** The device has said that nothing of it is unsent, and has sent nothing since. */
  let isEmpty = false
  /** A piece was refused since the last "empty": then that one does not count. */
  let sentBack = false
  let quiet: NodeJS.Timeout | null = null

  let answeredPing = 0
  let saidTwice = false

  const tell = (f: Frame): void => peer.send(writeFrame(f))
  const refuse = (doc: string, n: number, reason: PieceRefusal, { client = 0, clock = 0, known = [] }: Partial<NotKept> = {}): void => {
    sentBack ||= n !== NO_PIECE
    shared.operation.metrics.count('relais_refused_total', 1, reason)
    tell({ is: 'refused', doc, n, reason, client, clock, known })
  }

  const give = ({ doc, page, rows, before, whole }: Giving): void => {
    for (const frame of whole ? page.frames() : pieceFrames(doc, rows, before, page)) peer.sendFramed(frame)
  }

  const prove = async (f: Frame, nonce: Uint8Array): Promise<void> => {
    if (f.is !== 'proof') return peer.close(CLOSE.malformed, 'proof first')
    const id = keyFrom(f.device) as string as DeviceId // 16 bytes, as readFrame gives them
    const device = await registry.device(id)
    if (!device) return peer.close(CLOSE.forbidden, 'unknown')
    if (!isProven(device, nonce, f.signature, shared.origins())) return peer.close(CLOSE.forbidden, 'proof')
    clearTimeout(deadline)
    if (device.revokedAt !== null || shared.isRevoked(device.id)) {
      state = { at: 'revoked', device }
      return farewell()
    }
    state = { at: 'proven', device }
  }

  /** A revoked device has said nothing for a while, so its last flight is in. */
  const farewell = (): void => {
    if (quiet) clearTimeout(quiet)
    quiet = setTimeout(() => peer.close(CLOSE.revoked, 'revoked'), limits.quarantineMs)
  }
  const leaveAtDoor = async (f: Frame, device: Device): Promise<void> => {
    farewell()
    if (f.is !== 'piece') return
    const judged = judge(f, device, shared)
    if (judged.is === 'refused') return refuse(f.doc, f.n, judged.reason)
    await leave(f, judged.structs.length, device)
  }
  const leave = async (f: Frame & { is: 'piece' }, statements: number, device: Device): Promise<void> => {
    const done = await setApart(f, statements, device, 'door', shared)
    if (done === 'full') peer.close(CLOSE.revoked, 'revoked')
    else refuse(f.doc, f.n, done)
  }

  /** B7: after a restore a coordinator's device gives back what it only reads; whose it was is lost with the rows, so they are hers. */
  const fills = (device: Device): boolean =>
    device.role === 'coordinator' && shared.restoredAt !== null && now() / 1000 - shared.restoredAt < limits.fillMs / 1000

  const hello = async (f: Frame & { is: 'hello' }, device: Device): Promise<void> => {
    if (f.protocol !== PROTOCOL) return peer.close(CLOSE.tooOld, 'protocol')
    const meanwhile = new Map<string, number>()
    heads = meanwhile // before reading, so that nothing is missed
    const { seq, mark } = await log.head()
    const held = f.seen > 0 ? await log.markAt(f.seen) : null
    const forked = f.seen > 0 && (!held || !f.mark || Buffer.compare(held, f.mark) !== 0)
    const all = forked || f.rights !== device.rights
    const listed = await log.changed(all ? 0 : f.cursor)
    // before the answer, which moves the device's cursor past them; a new device holds nothing of what is gone
    if (f.cursor > 0) for (const grave of graves.values()) if (all || grave.seq > f.cursor) tellGone(grave, device)
    const documents = listed.filter(([doc]) => isRead(device, doc) && !graves.has(doc))
    sentBack ||= forked // it does not know yet what we lack: it says "empty" again when it does
    const whole = all || f.cursor === 0
    const bytes = whole ? Math.round((await log.weight(documents.map(([doc]) => doc))) * ON_THE_LINE) : 0
    tell({ is: 'answer', seq, mark, forked, fills: fills(device), rights: device.rights, bytes, documents })
    heads = 'told'
    const told = new Map(documents)
    for (const [doc, grownTo] of meanwhile) if (grownTo > (told.get(doc) ?? 0)) tell({ is: 'head', doc, seq: grownTo })
    heardStamp = device.role === 'coordinator' ? f.heard : 0
    await tellHeard()
    await tellApart()
  }
  /** What this device was last told that waits for its word. */
  let apartTold = 0
  const tellApart = async (): Promise<void> => {
    if (heads !== 'told' || state.at !== 'proven') return
    const apart = await waitingFor(registry, state.device)
    if (apart === apartTold || !peer.isOpen()) return // nothing is said of nothing (M13)
    apartTold = apart
    const unasked: Unasked = { apart }
    tell({ is: 'reply', n: UNASKED, json: JSON.stringify(unasked) })
  }
  const tellGone = ({ doc, seq, mark, reason, day }: Grave, device: Device): void => {
    if (seq > 0 && (isRead(device, doc) || mayWrite(device, doc))) tell({ is: 'gone', doc, seq, mark, reason, day })
  }
  /** False where it was erased; that is told then (E3). */
  const isThere = (doc: string, device: Device): boolean => {
    const grave = graves.get(doc)
    if (grave) tellGone(grave, device)
    return grave === undefined
  }
  const tellHeard = async (): Promise<void> => {
    if (heardStamp === 0 || state.at !== 'proven') return
    const news = await heard.news(state.device, heardStamp)
    if (!news) return
    heardStamp = news.stamp
    tell({ is: 'heard', ...news })
  }
  /** What was sent before it must be stored first: until then it is not here. */
  const empty = async (device: Device): Promise<void> => {
    await commit.answered()
    const whole = !sentBack
    sentBack = false // what is sent again comes with an "empty" of its own
    if (!peer.isOpen() || !whole) return
    isEmpty = true
    heard.touch(device.id, now())
  }

  const piece = async (f: Frame & { is: 'piece' }, device: Device): Promise<void> => {
    const { doc, n } = f
    isEmpty = false
    const judged = judge(f, device, shared, fills(device) && isRead(device, doc))
    if (judged.is === 'refused') {
      refuse(doc, n, judged.reason)
      if (judged.reason === 'closed') isThere(doc, device)
      return
    }
    if (judged.is === 'apart') return leave(f, judged.structs.length, device) // revoked a moment ago
    const { structs } = judged
    await gate.enter()
    commit.submit({
      from: connection,
      offered: { doc, device: device.id, at: Math.floor(now() / 1000), content: { is: 'append', structs } },
      settled(w) {
        gate.leave()
        if (w.is === 'refused') return refuse(doc, n, w.reason, w)
        tell({ is: 'ack', doc, n, seq: w.seq, previous: w.previous, mark: w.mark })
        pump.own(doc, w)
      },
      failed() {
        gate.leave()
        peer.close(CLOSE.storage, 'storage')
      },
    })
  }

  /** Answered when it is stored; what comes after it does not wait. */
  const carried = async (f: Frame & { is: 'carried' }, device: Device): Promise<void> => {
    await gate.enter()
    void takeCarried(f, device.id, shared)
      .catch((e: unknown) => {
        shared.fault(e)
        return null
      })
      .then(done => {
        gate.leave()
        if (!done) return peer.close(CLOSE.storage, 'storage')
        if (done.fate !== 'kept') shared.operation.metrics.count('relais_refused_total', 1, done.fate)
        tell({ is: 'carriage', doc: f.doc, n: f.n, ...done })
      })
  }

  const compare = async (f: Frame & { is: 'compare' }, device: Device): Promise<void> => {
    if (!mayRead(device, f.doc) && !mayWrite(device, f.doc)) return refuse(f.doc, NO_PIECE, 'forbidden')
    if (!isThere(f.doc, device)) return
    const vector = writeStateVector(await log.vector(f.doc))
    tell({ is: 'lack', doc: f.doc, seq: await log.headOf(f.doc), vector }) // all that the vector holds is up to there
  }

  const proven = async (f: Frame, device: Device): Promise<void> => {
    switch (f.is) {
      case 'hello':
        return hello(f, device)
      case 'piece':
        return piece(f, device)
      case 'carried':
        return carried(f, device)
      case 'pull':
        if (!isRead(device, f.doc)) return refuse(f.doc, NO_PIECE, 'forbidden')
        if (!isThere(f.doc, device)) return
        if (pump.count() >= limits.followed) return peer.close(CLOSE.tryLater, 'too many')
        return pump.follow(f.doc, f.from)
      case 'empty':
        return empty(device)
      case 'compare':
        return compare(f, device)
      case 'ask':
        return tell({ is: 'reply', n: f.n, json: JSON.stringify(await answerQuestion(f.json, device, shared)) })
      default:
        return peer.close(CLOSE.malformed, f.is) // a frame that only the relay sends, or a second proof
    }
  }

  const peer = openPeer(arrival, limits, now, {
    fault: shared.fault,
    beatFrame: BEAT,
    answered(asked) {
      answeredPing = asked
      if (isEmpty && state.at === 'proven') heard.touch(state.device.id, asked)
    },
    async frame(bytes) {
      const f = readFrame(bytes)
      if (state.at === 'arriving') return prove(f, state.nonce)
      if (state.at === 'revoked') return leaveAtDoor(f, state.device)
      await proven(f, state.device)
    },
  })
  const pump = createPump(
    pages,
    peer,
    give,
    () => undefined,
    (error, doc) => {
      shared.fault(error)
      refuse(doc, NO_PIECE, 'closed') // who waits for it is told not to
    },
  )
  const deadline = setTimeout(() => peer.close(CLOSE.tryLater, 'late'), limits.proofMs)
  peer.onEnd(() => {
    clearTimeout(deadline)
    if (quiet) clearTimeout(quiet)
  })
  tell({ is: 'nonce', nonce: state.nonce, time: Math.floor(now() / 1000), protocol: PROTOCOL })

  const connection: Connection = {
    peer,
    deviceId: () => (state.at === 'arriving' ? null : state.device.id),
    grown(documents) {
      for (const { doc, name, seq, authors } of documents) {
        if (pump.follows(doc)) pump.grown(doc, seq)
        else if (heads === 'not asked' || state.at !== 'proven' || name?.is === 'note' || !mayReadParsed(state.device, name)) continue
        else if (authors.size === 1 && authors.has(connection))
          continue // its acknowledgement said so already
        else if (heads === 'told') tell({ is: 'head', doc, seq })
        else heads.set(doc, seq)
      }
    },
    gone(grave) {
      pump.drop(grave.doc)
      if (heads !== 'not asked' && state.at === 'proven') tellGone(grave, state.device)
      if (heads instanceof Map) heads.delete(grave.doc)
    },
    heard: () => void tellHeard().catch(shared.fault),
    answered: () => (state.at === 'proven' ? answeredPing : 0),
    twice() {
      if (saidTwice || heads !== 'told') return
      saidTwice = true
      const unasked: Unasked = { twice: true }
      tell({ is: 'reply', n: UNASKED, json: JSON.stringify(unasked) })
    },
    apart: () => void tellApart().catch(shared.fault),
    aware: () => undefined,
  }
  return connection
}
