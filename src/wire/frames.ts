// The frames of /mux: document name, type, then what that type carries. A frame about the session itself has the name ''.
// Types 0 to 3 are y-websocket's own and travel unchanged. Both ends use the same writers and readers; PROTOCOL.md says when each is sent.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isDay, type Day } from '../domain/day.ts'
import { ERASURE_REASONS, type ErasureReason } from '../domain/erasure.ts'
import { isCentreCode, type CentreCode } from '../domain/ids.ts'
import { FormError, type Place } from './append.ts'
import { FATES, type Fate } from './carried.ts'
import { LIMITS } from './limits.ts'

const TYPE = {
  ack: 100,
  piece: 101,
  refused: 102,
  nonce: 110,
  proof: 111,
  hello: 112,
  answer: 113,
  pull: 114,
  head: 115,
  heard: 116,
  empty: 119,
  compare: 117,
  lack: 118,
  beat: 124,
  ask: 120,
  reply: 121,
  gone: 123,
  carried: 122,
  carriage: 122,
} as const
/** The first number of what stands under `carried`: a piece going up, or what became of it. */
const UP = 0
const BACK = 1

/** 8 bytes of sha-256(previous mark, bytes): says which history a sequence number belongs to. */
export type Mark = Uint8Array
export const MARK_BYTES = 8
export const NONCE_BYTES = 16

/** Why a piece was not taken: the three of rule A4, or one of the closed list that a person is told. */
export type PieceRefusal = 'gap' | 'taken' | 'key-known' | 'forbidden' | 'form' | 'too-big' | 'quarantine' | 'closed'
const PIECE_REFUSALS: readonly PieceRefusal[] = ['gap', 'taken', 'key-known', 'forbidden', 'form', 'too-big', 'quarantine', 'closed']

export type Frame =
  /** relay → device, first of all. `time`: the relay's clock, whole seconds since 1970. */
  | { readonly is: 'nonce'; readonly nonce: Uint8Array; readonly time: number; readonly protocol: number }
  /** device → relay. */
  | { readonly is: 'proof'; readonly device: Uint8Array; readonly signature: Uint8Array }
  /**
   * device → relay. `cursor`: up to where it has been told of everything. `mark` belongs to `seen`, the newest sequence it has a mark of,
   * never before the cursor: what it was acknowledged or has received since may lie behind the cursor, and is of the same history.
   * `rights`: the version of its rights it knows. `heard`: the stamp of the last `heard` it wrote down, 1 = none yet; 0 = do not tell me.
   */
  | {
      readonly is: 'hello'
      readonly protocol: number
      readonly cursor: number
      readonly seen: number
      readonly mark: Mark | null
      readonly rights: number
      readonly heard: number
    }
  /** relay → device. `forked`: the mark was of another history. `fills`: the relay was restored, and a coordinator's device may give back what it only reads (B7). `documents`: those with something after the cursor, and their newest sequence. `bytes`: about what all of them come to on the line, where they are listed whole; 0 = not said. */
  | {
      readonly is: 'answer'
      readonly seq: number
      readonly mark: Mark
      readonly forked: boolean
      readonly fills?: boolean
      readonly rights: number
      readonly bytes?: number
      readonly documents: readonly (readonly [string, number])[]
    }
  /** device → relay: send me this document from that sequence on, and what comes later. */
  | { readonly is: 'pull'; readonly doc: string; readonly from: number }
  /** relay → device: this document, which you may read and do not follow, has grown. */
  | { readonly is: 'head'; readonly doc: string; readonly seq: number }
  /** Statements, deflated. Up: `n` is the device's own number for it. Down: `n` is the sequence the document is complete to, `at` when the relay committed the last of it (seconds), `mark` the chain mark of `n`; null where that is not this piece's own end, and up. */
  | {
      readonly is: 'piece'
      readonly doc: string
      readonly n: number
      readonly at: number
      readonly deflated: Uint8Array
      readonly mark?: Mark | null
    }
  /** relay → device, after the commit: `seq` is the document's new sequence, `previous` the one before. */
  | { readonly is: 'ack'; readonly doc: string; readonly n: number; readonly seq: number; readonly previous: number; readonly mark: Mark }
  | {
      readonly is: 'refused'
      readonly doc: string
      readonly n: number
      readonly reason: PieceRefusal
      readonly client: number
      readonly clock: number
      /** 'key-known': the places, as the piece has them, of all its statements that the relay holds at another place (A4). */
      readonly known?: readonly Place[]
    }
  /** device → relay: once the pieces before it are taken, nothing that was recorded here is unsent. Only this says that a centre has been heard. */
  | { readonly is: 'empty' }
  /**
   * relay → coordinator: up to when each of these centres is known to hold nothing back, seconds since 1970: the earliest over its
   * devices. `stamp`: what to say in the next hello; only what changed since is told.
   */
  | { readonly is: 'heard'; readonly stamp: number; readonly centres: readonly (readonly [CentreCode, number])[] }
  /** relay → device, each keepalive: a browser's page does not see pings, and a dead line looks like a quiet one. */
  | { readonly is: 'beat' }
  /** device → relay, after a fork: how much do you hold of this document? */
  | { readonly is: 'compare'; readonly doc: string }
  /** relay → device, its answer: up to here; send what follows, if anything. */
  | { readonly is: 'lack'; readonly doc: string; readonly seq: number; readonly vector: Uint8Array }
  /** relay → device: this document was erased, for this reason, on that day; `seq` and `mark` are its tombstone's. It is to be dropped, and never sent again (E3). */
  | {
      readonly is: 'gone'
      readonly doc: string
      readonly seq: number
      readonly mark: Mark
      readonly reason: ErasureReason
      readonly day: Day
    }
  /** A question of the person's own app (make a code, list devices …) and its answer, JSON. */
  | { readonly is: 'ask'; readonly n: number; readonly json: string }
  | { readonly is: 'reply'; readonly n: number; readonly json: string }
  /** device → relay: a piece that was carried here by hand; `signer`: the device whose right counts. `n` is the carrier's own number for it. */
  | {
      readonly is: 'carried'
      readonly doc: string
      readonly n: number
      readonly signer: Uint8Array
      readonly signature: Uint8Array
      readonly deflated: Uint8Array
    }
  /** relay → device, after the commit: what became of it; of its statements `fresh` are new here and `again` were here before. */
  | {
      readonly is: 'carriage'
      readonly doc: string
      readonly n: number
      readonly fate: Fate
      readonly fresh: number
      readonly again: number
    }

export const writeFrame = (f: Frame): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarString(e, 'doc' in f ? f.doc : '')
  encoding.writeVarUint(e, TYPE[f.is])
  switch (f.is) {
    case 'nonce':
      encoding.writeUint8Array(e, f.nonce)
      encoding.writeVarUint(e, f.time)
      encoding.writeVarUint(e, f.protocol)
      break
    case 'proof':
      encoding.writeUint8Array(e, f.device)
      encoding.writeVarUint8Array(e, f.signature)
      break
    case 'hello':
      encoding.writeVarUint(e, f.protocol)
      encoding.writeVarUint(e, f.cursor)
      encoding.writeVarUint(e, f.seen - f.cursor)
      if (f.seen > 0) encoding.writeUint8Array(e, f.mark ?? new Uint8Array(MARK_BYTES))
      encoding.writeVarUint(e, f.rights)
      encoding.writeVarUint(e, f.heard)
      break
    case 'answer':
      encoding.writeVarUint(e, f.seq)
      encoding.writeUint8Array(e, f.mark)
      encoding.writeVarUint(e, (f.forked ? FORKED : 0) + (f.fills ? FILLS : 0))
      encoding.writeVarUint(e, f.rights)
      encoding.writeVarUint(e, f.bytes ?? 0)
      encoding.writeVarUint(e, f.documents.length)
      for (const [doc, seq] of f.documents) {
        encoding.writeVarString(e, doc)
        encoding.writeVarUint(e, seq)
      }
      break
    case 'pull':
      encoding.writeVarUint(e, f.from)
      break
    case 'head':
      encoding.writeVarUint(e, f.seq)
      break
    case 'piece':
      encoding.writeVarUint(e, f.n)
      encoding.writeVarUint(e, f.at)
      encoding.writeVarUint8Array(e, f.deflated)
      if (f.mark) encoding.writeUint8Array(e, f.mark)
      break
    case 'ack':
      encoding.writeVarUint(e, f.n)
      encoding.writeVarUint(e, f.seq)
      encoding.writeVarUint(e, f.previous)
      encoding.writeUint8Array(e, f.mark)
      break
    case 'refused':
      encoding.writeVarUint(e, f.n)
      encoding.writeVarUint(e, PIECE_REFUSALS.indexOf(f.reason))
      encoding.writeVarUint(e, f.client)
      encoding.writeVarUint(e, f.clock)
      for (const p of f.known ?? []) {
        encoding.writeVarUint(e, p.client)
        encoding.writeVarUint(e, p.clock)
      }
      break
    case 'empty':
    case 'beat':
    case 'compare':
      break
    case 'heard':
      encoding.writeVarUint(e, f.stamp)
      encoding.writeVarUint(e, f.centres.length)
      for (const [centre, at] of f.centres) {
        encoding.writeVarString(e, centre)
        encoding.writeVarUint(e, at)
      }
      break
    case 'lack':
      encoding.writeVarUint(e, f.seq)
      encoding.writeVarUint8Array(e, f.vector)
      break
    case 'gone':
      encoding.writeVarUint(e, f.seq)
      encoding.writeUint8Array(e, f.mark)
      encoding.writeVarUint(e, ERASURE_REASONS.indexOf(f.reason))
      encoding.writeVarString(e, f.day)
      break
    case 'ask':
    case 'reply':
      encoding.writeVarUint(e, f.n)
      encoding.writeVarString(e, f.json)
      break
    case 'carried':
      encoding.writeVarUint(e, UP)
      encoding.writeVarUint(e, f.n)
      encoding.writeUint8Array(e, f.signer)
      encoding.writeVarUint8Array(e, f.signature)
      encoding.writeVarUint8Array(e, f.deflated)
      break
    case 'carriage':
      encoding.writeVarUint(e, BACK)
      encoding.writeVarUint(e, f.n)
      encoding.writeVarUint(e, FATES.indexOf(f.fate))
      encoding.writeVarUint(e, f.fresh)
      encoding.writeVarUint(e, f.again)
  }
  return encoding.toUint8Array(e)
}

const bytes = (d: decoding.Decoder, n: number): Uint8Array => {
  if (d.pos + n > d.arr.length) throw new FormError('frame')
  return decoding.readUint8Array(d, n).slice()
}

const varBytes = (d: decoding.Decoder): Uint8Array => bytes(d, decoding.readVarUint(d))

const text = (d: decoding.Decoder): string => {
  const n = decoding.peekVarUint(d)
  if (d.pos + n > d.arr.length) throw new FormError('frame')
  return decoding.readVarString(d)
}

/** How an answer says two things in one number. */
const FORKED = 1
const FILLS = 2
const ofAnswer = (n: number): { readonly forked: boolean; readonly fills: boolean } => ({
  forked: (n & FORKED) > 0,
  fills: (n & FILLS) > 0,
})

const list = <T>(d: decoding.Decoder, read: () => T): T[] => {
  const n = decoding.readVarUint(d)
  if (n > d.arr.length) throw new FormError('frame') // each entry is at least a byte
  return Array.from({ length: n }, read)
}

const read = (d: decoding.Decoder): Frame => {
  const doc = text(d)
  if (doc.length > LIMITS.name) throw new FormError('name')
  const u = (): number => decoding.readVarUint(d)
  switch (u()) {
    case TYPE.nonce:
      return { is: 'nonce', nonce: bytes(d, NONCE_BYTES), time: u(), protocol: u() }
    case TYPE.proof:
      return { is: 'proof', device: bytes(d, 16), signature: varBytes(d) }
    case TYPE.hello: {
      const protocol = u()
      const cursor = u()
      const seen = cursor + u()
      return { is: 'hello', protocol, cursor, seen, mark: seen > 0 ? bytes(d, MARK_BYTES) : null, rights: u(), heard: u() }
    }
    case TYPE.answer:
      return {
        is: 'answer',
        seq: u(),
        mark: bytes(d, MARK_BYTES),
        ...ofAnswer(u()),
        rights: u(),
        bytes: u(),
        documents: list(d, () => [text(d), u()] as const),
      }
    case TYPE.pull:
      return { is: 'pull', doc, from: u() }
    case TYPE.head:
      return { is: 'head', doc, seq: u() }
    case TYPE.piece:
      return { is: 'piece', doc, n: u(), at: u(), deflated: varBytes(d), mark: d.pos < d.arr.length ? bytes(d, MARK_BYTES) : null }
    case TYPE.ack:
      return { is: 'ack', doc, n: u(), seq: u(), previous: u(), mark: bytes(d, MARK_BYTES) }
    case TYPE.refused: {
      const n = u()
      const reason = PIECE_REFUSALS[u()]
      if (!reason) throw new FormError('frame')
      const place = { client: u(), clock: u() }
      const known: Place[] = []
      while (d.pos < d.arr.length) known.push({ client: u(), clock: u() })
      return { is: 'refused', doc, n, reason, ...place, ...(known.length > 0 && { known }) }
    }
    case TYPE.empty:
      return { is: 'empty' }
    case TYPE.heard:
      return {
        is: 'heard',
        stamp: u(),
        centres: list(d, () => {
          const centre = text(d)
          if (!isCentreCode(centre)) throw new FormError('frame')
          return [centre, u()] as const
        }),
      }
    case TYPE.beat:
      return { is: 'beat' }
    case TYPE.compare:
      return { is: 'compare', doc }
    case TYPE.lack:
      return { is: 'lack', doc, seq: u(), vector: varBytes(d) }
    case TYPE.gone: {
      const [seq, mark, reason, day] = [u(), bytes(d, MARK_BYTES), ERASURE_REASONS[u()], text(d)]
      if (!reason || !isDay(day)) throw new FormError('frame')
      return { is: 'gone', doc, seq, mark, reason, day }
    }
    case TYPE.ask:
      return { is: 'ask', n: u(), json: text(d) }
    case TYPE.reply:
      return { is: 'reply', n: u(), json: text(d) }
    case TYPE.carried: {
      const way = u()
      const n = u()
      if (way === UP) return { is: 'carried', doc, n, signer: bytes(d, 16), signature: varBytes(d), deflated: varBytes(d) }
      const fate = FATES[u()]
      if (way !== BACK || !fate) throw new FormError('frame')
      return { is: 'carriage', doc, n, fate, fresh: u(), again: u() }
    }
    default:
      throw new FormError('frame-type')
  }
}

/** Reads one frame; throws `FormError` for anything that is not exactly one. */
export const readFrame = (data: Uint8Array): Frame => {
  const d = decoding.createDecoder(data)
  let f: Frame
  try {
    f = read(d)
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('frame')
  }
  if (d.pos !== data.length) throw new FormError('frame-tail')
  return f
}
