// The attacks of whole messages: frames of /mux, messages of /y, and what is neither. `nothing`: it has no effect and the connection stays.
import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { writeFrame, type Frame } from '../../../src/wire/frames.ts'
import { PROTOCOL } from '../../../src/wire/limits.ts'
import { writeAwareness, writeStep1 } from '../../../sync-server/y-frames.ts'
import { ints } from './craft.ts'

export type Message = {
  readonly name: string
  readonly on: '/mux' | '/mux, before the proof' | `/y/open/append/${string}` | `/y/open/${string}`
  readonly bytes: () => readonly (Uint8Array | string)[]
  readonly answer: number | 'nothing'
}

const written = (write: (e: encoding.Encoder) => void): Uint8Array => {
  const e = encoding.createEncoder()
  write(e)
  return encoding.toUint8Array(e)
}
const vector = (entries: number): Uint8Array =>
  written(e => {
    ints(e, entries)
    for (let i = 0; i < entries; i++) ints(e, i + 1, 1)
  })
const states = (n: number, json: string): Uint8Array =>
  written(e => {
    ints(e, n)
    for (let i = 0; i < n; i++) {
      ints(e, i, 1)
      encoding.writeVarString(e, json)
    }
  })
const DOC = 'centre/castelroc/visits/2027-03'
const frame = (f: Frame): Uint8Array => writeFrame(f)
const hello: Frame = { is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 }
const piece: Frame = { is: 'piece', doc: DOC, n: 1, at: 0, deflated: new Uint8Array(10) }
const tail = (bytes: Uint8Array, ...more: readonly number[]): Uint8Array => new Uint8Array([...bytes, ...more])

const onMux: readonly Omit<Message, 'on'>[] = [
  { name: 'text', bytes: () => ['{"type":"hello"}'], answer: 4400 },
  { name: 'no byte', bytes: () => [new Uint8Array()], answer: 4400 },
  { name: 'a type nobody knows', bytes: () => [new Uint8Array([0, 99])], answer: 4400 },
  { name: 'a type of 2^53', bytes: () => [written(e => (ints(e, 0), encoding.writeVarUint(e, Number.MAX_SAFE_INTEGER)))], answer: 4400 },
  { name: 'a number of ten bytes', bytes: () => [new Uint8Array([0, 114, ...Array<number>(9).fill(0xff), 1])], answer: 4400 },
  { name: 'two frames in one', bytes: () => [tail(frame(hello), ...frame(hello))], answer: 4400 },
  { name: 'half a frame', bytes: () => [frame(piece).subarray(0, 40)], answer: 4400 },
  { name: 'a name of 60 kB', bytes: () => [frame({ is: 'pull', doc: 'x'.repeat(60_000), from: 0 })], answer: 4400 },
  { name: 'a frame of 70 kB', bytes: () => [randomBytes(70_000)], answer: 4413 },
  { name: 'a frame of 8 MB', bytes: () => [randomBytes(8_000_000)], answer: 4413 },
  {
    name: 'what only the relay says: nonce',
    bytes: () => [frame({ is: 'nonce', nonce: randomBytes(16), time: 1, protocol: 1 })],
    answer: 4400,
  },
  {
    name: 'what only the relay says: ack',
    bytes: () => [frame({ is: 'ack', doc: DOC, n: 1, seq: 1, previous: 0, mark: randomBytes(8) })],
    answer: 4400,
  },
  { name: 'what only the relay says: lack', bytes: () => [frame({ is: 'lack', seq: 1, doc: DOC, vector: vector(9) })], answer: 4400 },
  {
    name: 'what only the relay says: answer, of 30,000 documents',
    bytes: () => [
      frame({
        is: 'answer',
        seq: 1,
        mark: randomBytes(8),
        forked: false,
        rights: 1,
        documents: Array.from({ length: 30_000 }, () => ['a', 1] as const),
      }),
    ],
    answer: 4413,
  },
  {
    name: 'a list that declares 2^31 documents',
    bytes: () => [written(e => (ints(e, 0, 113, 1), encoding.writeUint8Array(e, randomBytes(8)), ints(e, 0, 1, 2 ** 31)))],
    answer: 4400,
  },
]

export const MESSAGES: readonly Message[] = [
  ...onMux.map((m): Message => ({ ...m, on: '/mux' })),
  ...onMux.map((m): Message => ({ ...m, on: '/mux, before the proof' })),
  {
    name: 'a second proof',
    on: '/mux',
    bytes: () => [frame({ is: 'proof', device: randomBytes(16), signature: randomBytes(64) })],
    answer: 4400,
  },
  {
    name: 'a proof of nobody',
    on: '/mux, before the proof',
    bytes: () => [frame({ is: 'proof', device: randomBytes(16), signature: randomBytes(64) })],
    answer: 4403,
  },
  { name: 'a piece first', on: '/mux, before the proof', bytes: () => [frame(piece)], answer: 4400 },
  { name: 'another protocol', on: '/mux', bytes: () => [frame({ ...hello, protocol: 99 })], answer: 4426 },
  {
    name: 'a cursor of 2^53 - 1',
    on: '/mux',
    bytes: () => [frame({ ...hello, cursor: Number.MAX_SAFE_INTEGER, seen: Number.MAX_SAFE_INTEGER, mark: randomBytes(8) })],
    answer: 'nothing',
  },
  {
    name: 'pull from 2^53 - 1',
    on: '/mux',
    bytes: () => [frame({ is: 'pull', doc: DOC, from: Number.MAX_SAFE_INTEGER })],
    answer: 'nothing',
  },
  { name: 'a question that is no JSON', on: '/mux', bytes: () => [frame({ is: 'ask', n: 1, json: '{' })], answer: 'nothing' },
  {
    name: 'a question 20,000 lists deep',
    on: '/mux',
    bytes: () => [frame({ is: 'ask', n: 1, json: '['.repeat(20_000) + ']'.repeat(20_000) })],
    answer: 'nothing',
  },
  {
    name: 'a question with __proto__',
    on: '/mux',
    bytes: () => [frame({ is: 'ask', n: 1, json: '{"__proto__":{"role":"coordinator"},"do":"devices"}' })],
    answer: 'nothing',
  },
  {
    name: 'a comparison with what nobody has',
    on: '/mux',
    bytes: () => [frame({ is: 'compare', doc: 'centre/castelroc/visits/2031-01' })],
    answer: 'nothing',
  },
  ...(['open/append/m', 'open/m'] as const).flatMap((doc): readonly Message[] => [
    { name: 'text', on: `/y/${doc}`, bytes: () => ['hello'], answer: 4400 },
    { name: 'no byte', on: `/y/${doc}`, bytes: () => [new Uint8Array()], answer: 4400 },
    { name: 'a step that does not exist', on: `/y/${doc}`, bytes: () => [new Uint8Array([0, 3, 0])], answer: 4400 },
    { name: 'two messages in one', on: `/y/${doc}`, bytes: () => [tail(writeStep1(vector(0)), ...writeStep1(vector(0)))], answer: 4400 },
    { name: 'step 1 of a million clients, 4 MB', on: `/y/${doc}`, bytes: () => [writeStep1(vector(1_000_000))], answer: 4400 },
    { name: 'step 1 that declares more than it has', on: `/y/${doc}`, bytes: () => [writeStep1(new Uint8Array([9, 1]))], answer: 4400 },
    { name: '500 times step 1', on: `/y/${doc}`, bytes: () => Array.from({ length: 500 }, () => writeStep1(vector(0))), answer: 'nothing' },
    { name: 'the authentication message', on: `/y/${doc}`, bytes: () => [new Uint8Array([2, 0, 1, 97])], answer: 'nothing' },
    { name: 'an acknowledgement', on: `/y/${doc}`, bytes: () => [new Uint8Array([100, 1, 0])], answer: 4400 },
    { name: 'awareness of 100,000', on: `/y/${doc}`, bytes: () => [writeAwareness(states(100_000, '{}'))], answer: 'nothing' },
    { name: 'a message of 9 MB', on: `/y/${doc}`, bytes: () => [writeAwareness(new Uint8Array(9_000_000))], answer: 4413 },
  ]),
  // what would stop every other stock client in the document
  { name: 'awareness that is no JSON', on: '/y/open/m', bytes: () => [writeAwareness(states(1, '{'))], answer: 4400 },
  {
    name: 'awareness of more than it has',
    on: '/y/open/m',
    bytes: () => [writeAwareness(new Uint8Array([9, 1, 1, 2, 123, 125]))],
    answer: 4400,
  },
  { name: 'awareness with a byte too many', on: '/y/open/m', bytes: () => [writeAwareness(tail(states(1, '{}'), 0))], answer: 4400 },
]
