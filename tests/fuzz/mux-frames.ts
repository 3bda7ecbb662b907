// Frames of /mux that are nearly right: every field of every frame, and the statements inside a piece, each wrong in its own way.
import * as encoding from 'lib0/encoding'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { writeFrame, type Frame } from '../../src/wire/frames.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { asPiece, block, entry, ints, KIND, run, type Write } from '../relay/corpus/craft.ts'
import { diceOf, type Dice } from './dice.ts'

export const NAMES = [
  'centre/castelroc/visits/2027-03',
  'centre/castelroc/visits/2027-04',
  'centre/castelroc/remarks/2027-03',
  'centre/castelroc/visits/2027-13',
  'centre/valdoux/visits/2027-03',
  'network/directory',
  'network/catalogue/2027/staff',
  'centre/castelroc/holdings',
  'centre/castelroc/calendar/2027/public',
  'note/AAAAAAAAAAAAAAAAAAAAAA',
  'open/append/x',
  '',
  '/',
  'centre/../castelroc',
  '__proto__',
  'centre/castelroc/visits/2027-03\0',
  'é'.repeat(50),
  'x'.repeat(100),
  'x'.repeat(101),
]
const KEYS = Array.from({ length: 40 }, diceOf(1).key)
const BOMB = deflateRawSync(Buffer.alloc(20_000_000))

/** Any value, deeper and of more kinds than a statement has. */
const value = (d: Dice, e: encoding.Encoder, depth = 0): void => {
  const list = (): void => {
    encoding.writeUint8(e, 117)
    const n = d.int(depth === 0 ? 12 : 4)
    ints(e, d.chance(0.03) ? d.number() : n)
    for (let i = 0; i < n; i++) value(d, e, depth + 1)
  }
  if (depth === 0 && d.chance(0.9)) return list()
  switch (d.int(depth > 9 ? 8 : 12)) {
    case 0:
    case 1:
      return encoding.writeAny(e, d.number())
    case 2:
      return encoding.writeAny(e, d.chance(0.5) ? 'h09' : 'é'.repeat(d.int(60)))
    case 3:
      return encoding.writeAny(e, d.pick([null, true, false, 1.5, -0, Number.NaN, Infinity, -(2 ** 40)]))
    case 4:
      return encoding.writeAny(e, d.chance(0.9) ? '' : 'x'.repeat(5000))
    case 5:
      return encoding.writeAny(e, d.chance(0.9) ? -1 : undefined)
    case 6:
      return d.chance(0.9) ? encoding.writeAny(e, 0) : encoding.writeAny(e, 2n ** 60n)
    case 7:
      return d.chance(0.9) ? encoding.writeAny(e, 'ok') : encoding.writeAny(e, { __proto__: null, constructor: 1 } as never) // any object
    default:
      return list()
  }
}

/** An update of statements; `client` says in whose name. */
export const statements =
  (d: Dice, client: () => number): Write =>
  (e, key) => {
    const blocks = d.chance(0.85) ? 1 : d.int(4)
    ints(e, d.chance(0.02) ? d.number() : blocks)
    for (let i = 0; i < blocks; i++) {
      const n = d.chance(0.9) ? 1 + d.int(3) : d.int(40)
      block(e, d.chance(0.95) ? client() : d.number(), d.chance(0.85) ? 0 : d.number(), d.chance(0.97) ? n : d.number())
      for (let k = 0; k < n; k++) {
        if (d.chance(0.02)) run(e, d.pick([KIND.gc, KIND.skip, KIND.deleted]), d.number())
        else
          entry(
            e,
            key,
            d.chance(0.9)
              ? d.key()
              : d.chance(0.8)
                ? d.pick(KEYS)
                : d.pick(['', '__proto__', 'x'.repeat(22), 'A'.repeat(21), 'é'.repeat(11)]),
            inner => {
              ints(inner, d.chance(0.98) ? 1 : d.number())
              value(d, inner)
            },
            d.chance(0.98) ? KIND.any : d.int(16),
            d.chance(0.98) ? 'o' : d.pick(['', 'v', '__proto__']),
          )
      }
    }
    ints(e, d.chance(0.98) ? 0 : d.number())
  }

/** One stored block: deflate without deflating, which is most of what the attackers would spend their time with. */
const stored = (bytes: Uint8Array): Uint8Array => {
  const n = bytes.length
  const out = new Uint8Array(n + 5)
  out.set([1, n & 255, n >> 8, ~n & 255, (~n >> 8) & 255])
  out.set(bytes, 5)
  return out
}
const deflated = (d: Dice, bytes: Uint8Array): Uint8Array => {
  if (bytes.length < 65_536 && d.chance(0.6)) return stored(bytes)
  if (d.chance(0.5)) return deflateRawSync(bytes, { level: 1 })
  switch (d.int(8)) {
    case 0:
      return deflateRawSync(bytes, { level: 0 })
    case 1:
      return d.spoil(deflateRawSync(bytes))
    case 2:
      return deflateSync(bytes)
    case 3:
      return gzipSync(bytes)
    case 4: {
      const one = deflateRawSync(bytes)
      return new Uint8Array([...one, ...one])
    }
    case 5:
      return d.chance(0.1) ? BOMB : new Uint8Array()
    case 6:
      return bytes
    default:
      return d.bytes(d.int(60))
  }
}

const ASKED = ['devices', 'make-code', 'drop-code', 'revoke', 'set-aside', '', '__proto__']
const question = (d: Dice): string => {
  const field = (): unknown =>
    d.pick<unknown>([null, 1, -1, '', 'staff', 'kiosk', 'castelroc', 'x'.repeat(300), [], {}, { toString: 1 }, d.key(), true])
  const json = JSON.stringify({ do: d.pick(ASKED), role: field(), centre: field(), label: field(), code: field(), device: field() })
  return d.chance(0.9) ? json : d.pick(['', '{', '[]', 'null', '1e999', '['.repeat(5000), json.slice(0, -1), `{"__proto__":${json}}`])
}

/** One frame. `client` gives client ids of the attacker's own, now and then somebody else's. */
export const muxFrame = (d: Dice, client: () => number): Uint8Array => {
  const doc = d.chance(0.9) ? `centre/castelroc/${d.chance(0.8) ? 'visits' : 'remarks'}/${2020 + d.int(8)}-${10 + d.int(3)}` : d.pick(NAMES)
  const n = d.number
  const frame = (): Frame => {
    switch (d.int(20)) {
      case 0: {
        const cursor = n()
        return {
          is: 'hello',
          protocol: d.chance(0.97) ? PROTOCOL : n(),
          cursor,
          seen: cursor + d.int(3),
          mark: d.bytes(8),
          rights: n(),
          heard: n(),
        }
      }
      case 1:
        return { is: 'pull', doc, from: n() }
      case 2:
      case 3:
        return d.chance(0.8) ? { is: 'compare', doc } : { is: 'beat' }
      case 4:
        return { is: 'ask', n: n(), json: question(d) }
      case 5:
        return { is: 'empty' }
      case 6:
        if (d.chance(0.9)) return { is: 'empty' }
        return d.pick<Frame>([
          { is: 'proof', device: d.bytes(16), signature: d.bytes(d.int(80)) },
          { is: 'ack', doc, n: n(), seq: n(), previous: n(), mark: d.bytes(8) },
          { is: 'head', doc, seq: n() },
          { is: 'lack', seq: 1, doc, vector: d.bytes(d.int(60)) },
          { is: 'nonce', nonce: d.bytes(16), time: n(), protocol: n() },
          { is: 'answer', seq: n(), mark: d.bytes(8), forked: d.chance(0.5), rights: n(), documents: [[doc, n()]] },
          { is: 'heard', stamp: n(), centres: [] },
          { is: 'reply', n: n(), json: '{}' },
          { is: 'refused', doc, n: n(), reason: 'form', client: n(), clock: n() },
        ])
      default: {
        const piece = asPiece(statements(d, client))
        return { is: 'piece', doc, n: n(), at: n(), deflated: deflated(d, d.chance(0.85) ? piece : d.spoil(piece)) }
      }
    }
  }
  const bytes = writeFrame(frame())
  if (d.chance(0.996)) return bytes
  return d.chance(0.2) ? d.bytes(d.int(300)) : d.spoil(bytes)
}
