// The attacks of one update each: what a hostile or broken client may put where an honest one puts a statement or a few letters.
// Each is tried in three places: on /mux, and on /y in an append and in a free document. Kept by name; a new one found by the fuzzer comes here.
import * as encoding from 'lib0/encoding'
import type { PieceRefusal } from '../../../src/wire/frames.ts'
import { newKey } from '../relay-under-test.ts'
import { after, any, block, entry, ints, KIND, listed, run, type Write } from './craft.ts'

/** What stands in every document before: five statements, or five letters, of this client. */
export const HONEST = 9
/** Their keys, in an append document. */
export const HONEST_KEYS = Array.from({ length: 5 }, newKey)
export const VALUE = ['create', 1, '', 'visit', [], [], ['2027-03-01', 'h09', 'ok', 1], 'counsellor']
/** The root text of a free document. */
export const TEXT = 't'

/** 'kept': acknowledged and stored. 'known': acknowledged, and nothing of it stored. A number closes the connection with it. */
export type Answer = 'kept' | 'known' | PieceRefusal | number

export type Attack = {
  readonly name: string
  /** Bytes as they are on both ways, or a writer of an update. */
  readonly from: Uint8Array | Write
  readonly mux: Answer
  readonly append: Answer
  readonly free: Answer
}

const NEW = 77
const say = any(VALUE)
const single =
  (content: (e: encoding.Encoder) => void, kind: number = KIND.any, root = 'o', name: string = newKey()): Write =>
  (e, key) => {
    ints(e, 1)
    block(e, NEW, 0, 1)
    entry(e, key, name, content, kind, root)
    ints(e, 0)
  }
const nested = (depth: number, open: readonly number[]) => (e: encoding.Encoder) => {
  ints(e, 1)
  for (let i = 0; i < depth; i++) for (const b of open) encoding.writeUint8(e, b)
  encoding.writeUint8(e, 126)
}
const deletions =
  (ranges: readonly (readonly [client: number, clock: number, length: number])[]): Write =>
  e => {
    ints(e, 0, ranges.length)
    for (const [client, clock, length] of ranges) ints(e, client, 1, clock, length)
  }
/** Structs of `NEW` only. */
const structs =
  (n: number, write: Write): Write =>
  (e, key) => {
    ints(e, 1)
    block(e, NEW, 0, n)
    write(e, key)
    ints(e, 0)
  }
const bytes = (...b: readonly number[]): Uint8Array => new Uint8Array(b)

/** What an append document takes no sort of, and a free one takes as Yjs does. */
const foreign = { mux: 'form', append: 4422, free: 'kept' } as const
/** What nobody takes. */
const broken = { mux: 'form', append: 4422, free: 4422 } as const

export const UPDATES: readonly Attack[] = [
  { name: 'no byte at all', from: new Uint8Array(), ...broken },
  { name: 'one zero: neither structs nor deletions', from: bytes(0), ...broken },
  { name: '2^31 clients declared and nothing behind', from: bytes(0xff, 0xff, 0xff, 0xff, 0x07), ...broken },
  { name: 'a varint of ten bytes', from: bytes(...Array<number>(9).fill(0xff), 1), ...broken },
  { name: 'a varint that never ends', from: bytes(...Array<number>(40).fill(0x80)), ...broken },
  {
    name: 'clock stealing: 2^40 collected clocks of a victim’s client, 12 bytes',
    from: e => {
      ints(e, 1)
      block(e, HONEST, 5, 1)
      run(e, KIND.gc, 2 ** 40)
      ints(e, 0)
    },
    ...broken,
  },
  {
    name: 'clock stealing of a client that is not here yet',
    from: structs(1, e => run(e, KIND.gc, 2 ** 40)),
    ...broken,
  },
  {
    name: 'clock stealing by a deleted run',
    from: structs(1, e => {
      encoding.writeUint8(e, KIND.deleted)
      ints(e, 1)
      encoding.writeVarString(e, TEXT)
      ints(e, 2 ** 30)
    }),
    ...broken,
  },
  {
    name: 'a skip over a million clocks, then a word',
    from: structs(2, (e, key) => {
      run(e, KIND.skip, 1_000_000)
      entry(e, key, newKey(), say)
    }),
    ...broken,
  },
  {
    name: 'the same client id on two devices: other statements at the same places',
    from: (e, key) => {
      ints(e, 1)
      block(e, HONEST, 0, 2)
      entry(e, key, newKey(), say)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    mux: 'taken',
    append: 4422,
    free: 4422,
  },
  {
    name: 'the same client id on two devices, the second further on',
    from: (e, key) => {
      ints(e, 1)
      block(e, HONEST, 4, 3)
      for (let i = 0; i < 3; i++) entry(e, key, newKey(), say)
      ints(e, 0)
    },
    mux: 'taken',
    append: 4422,
    free: 4422,
  },
  {
    name: 'a statement in the name of another device’s client: taken, and that device moves to a new client id (A4)',
    from: (e, key) => {
      ints(e, 1)
      block(e, HONEST, 5, 1)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    mux: 'kept',
    append: 'kept',
    free: 'kept',
  },
  { name: 'everything of a client deleted, 6 bytes', from: deletions([[HONEST, 0, 5]]), mux: 'form', append: 4422, free: 'kept' },
  { name: 'a deletion of 2^40 clocks', from: deletions([[HONEST, 0, 2 ** 40]]), ...broken },
  { name: 'a deletion of what is not here yet', from: deletions([[HONEST, 5, 1]]), ...broken },
  { name: 'a deletion of nothing', from: deletions([[HONEST, 0, 0]]), ...broken },
  {
    name: 'deletions of 9,000 clients nobody knows',
    from: deletions(Array.from({ length: 9000 }, (_, i) => [i + 100, 0, 1] as const)),
    ...broken,
  },
  {
    name: 'deletions of 200,000 clients nobody knows, 1.2 MB',
    from: deletions(Array.from({ length: 200_000 }, (_, i) => [i + 100, 0, 1] as const)),
    mux: 4413,
    append: 4422,
    free: 4422,
  },
  {
    name: 'a later update without the one before it',
    from: (e, key) => {
      ints(e, 1)
      block(e, HONEST, 6, 1)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    mux: 'gap',
    append: 4422,
    free: 4422,
  },
  {
    name: 'the same client twice in one update',
    from: (e, key) => {
      ints(e, 2)
      for (let i = 0; i < 2; i++) {
        block(e, NEW, 0, 1)
        entry(e, key, newKey(), say)
      }
      ints(e, 0)
    },
    ...broken,
  },
  {
    name: 'clocks beyond 2^31',
    from: (e, key) => {
      ints(e, 1)
      block(e, NEW, 2 ** 31, 1)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    ...broken,
  },
  {
    name: 'a client id of 53 bits',
    from: (e, key) => {
      ints(e, 1)
      block(e, 2 ** 52 + 1, 0, 1)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    mux: 'form',
    append: 4422,
    free: 'kept', // Yjs 14 makes them
  },
  {
    name: 'a million structs declared, one there',
    from: (e, key) => {
      ints(e, 1)
      block(e, NEW, 0, 1_000_000)
      entry(e, key, newKey(), say)
      ints(e, 0)
    },
    ...broken,
  },
  { name: 'a byte too many', from: (e, key) => (single(say)(e, key), encoding.writeUint8(e, 0)), mux: 'form', append: 4422, free: 'kept' },
  {
    name: 'a value over one that is known, blind',
    from: single(say, KIND.any, 'o', HONEST_KEYS[0]),
    mux: 'key-known',
    append: 4422,
    free: 'kept',
  },
  {
    name: 'a value over one that was seen',
    from: structs(1, e => after(e, HONEST, 0, say)),
    ...foreign,
  },
  { name: 'beside a neighbour that nobody has', from: structs(1, e => after(e, 12_345, 7, say)), mux: 'form', append: 4422, free: 4422 },
  { name: 'another root', from: single(say, KIND.any, 'evil'), ...foreign },
  { name: 'a list in the root that is a map', from: structs(1, e => listed(e, say)), ...foreign },
  { name: 'a key that is none', from: single(say, KIND.any, 'o', '__proto__'), ...foreign },
  {
    name: '__proto__ inside a value',
    from: single(e => {
      ints(e, 1)
      encoding.writeUint8(e, 118)
      ints(e, 1)
      encoding.writeVarString(e, '__proto__')
      encoding.writeAny(e, { polluted: 1 })
    }),
    ...foreign,
  },
  { name: 'a type in a value', from: single(e => ints(e, 1), KIND.type), ...foreign },
  {
    name: 'a type of a kind that does not exist',
    from: single(e => ints(e, 99), KIND.type),
    ...broken,
  },
  {
    name: 'a document in the document',
    from: single(e => {
      encoding.writeVarString(e, 'guid')
      encoding.writeAny(e, {})
    }, KIND.doc),
    ...foreign,
  },
  { name: 'bytes', from: single(e => encoding.writeVarUint8Array(e, new Uint8Array(9)), KIND.binary), ...foreign },
  { name: 'bytes inside a value', from: single(any(new Uint8Array(9))), ...foreign },
  { name: 'a text', from: structs(1, e => listed(e, x => encoding.writeVarString(x, 'words'), KIND.string, 'o')), ...foreign },
  {
    name: 'a format that is no JSON',
    from: structs(1, e => listed(e, x => (encoding.writeVarString(x, 'b'), encoding.writeVarString(x, '{')), KIND.format)),
    ...broken,
  },
  { name: 'an embed that is no JSON', from: structs(1, e => listed(e, x => encoding.writeVarString(x, '{'), KIND.embed)), ...broken },
  { name: 'a kind of content that does not exist', from: single(say, 15), ...broken },
  { name: 'undefined', from: single(any(undefined)), ...foreign },
  { name: 'a number of 64 bits', from: single(any([2n ** 60n])), ...foreign },
  { name: 'a value that is no list', from: single(any('words')), ...foreign },
  { name: 'two values under one key', from: single(any(VALUE, VALUE)), ...foreign },
  { name: 'no value at all', from: single(any()), mux: 'form', append: 4422, free: 4422 },
  {
    name: 'letters that are no UTF-8',
    from: single(e => {
      ints(e, 1)
      for (const b of [117, 1, 119, 2, 0xc3, 0x28]) encoding.writeUint8(e, b)
    }),
    ...broken,
  },
  { name: 'a value 7 deep', from: single(nested(7, [117, 1])), ...foreign },
  { name: 'lists 30,000 deep', from: single(nested(30_000, [117, 1])), ...broken },
  { name: 'lists 200,000 deep', from: single(nested(200_000, [117, 1])), mux: 'too-big', append: 4422, free: 4422 },
  {
    name: 'objects 200,000 deep',
    from: single(nested(200_000, [118, 1, 1, 97])),
    mux: 'too-big',
    append: 4422,
    free: 4422,
  },
  {
    name: 'a list of 2^31 declared and nothing behind',
    from: single(e => {
      ints(e, 1)
      encoding.writeUint8(e, 117)
      ints(e, 2 ** 31)
    }),
    ...broken,
  },
  { name: 'a value of 5 kB', from: single(any(['x'.repeat(5000)])), ...foreign },
  { name: 'a value of 70 kB', from: single(any(['x'.repeat(70_000)])), mux: 'too-big', append: 4422, free: 'kept' },
  {
    name: '20,000 roots nobody knows',
    from: (e, key) => {
      ints(e, 1)
      block(e, NEW, 0, 20_000)
      for (let i = 0; i < 20_000; i++) entry(e, key, 'a', any(1), KIND.any, `r${i}`)
      ints(e, 0)
    },
    mux: 'too-big',
    append: 4422,
    free: 4413,
  },
  {
    name: 'the names of what every object has, as roots',
    from: (e, key) => {
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '\u0000', '\ud83d\ude00'.repeat(30)]
      ints(e, 1)
      block(e, NEW, 0, names.length)
      for (const name of names) entry(e, key, 'a', any(1), KIND.any, name)
      ints(e, 0)
    },
    ...foreign,
  },
]
