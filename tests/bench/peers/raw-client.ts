// One plain client for each side, alike in what it costs: it speaks the side's own protocol over `ws`, looks at a message's type and no further.
// The load is made with these, so that the server is measured and not the client.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { WebSocket } from 'ws'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { bytesOf } from '../../../src/domain/id-bytes.ts'
import { writeAppend, type Struct } from '../../../src/wire/append.ts'
import { readFrame, writeFrame } from '../../../src/wire/frames.ts'
import { PROTOCOL } from '../../../src/wire/limits.ts'
import { readPiece, writePiece } from '../../../src/wire/piece.ts'
import { signProof, type TestDevice } from '../../relay/relay-under-test.ts'
import type { Server, Side } from './servers.ts'

/** 'word': the nearest thing to an acknowledgement; 'news': visits of somebody; 'complete': the document has been sent to its end. */
type Meaning = 'word' | 'news' | 'complete' | 'greeting' | 'other'

type Protocol = {
  /** One socket for each document. */
  readonly sockets: 'one' | 'for each document'
  readonly path: (doc: string) => string
  /** What opens the conversation; null: the server speaks first. */
  readonly greeting: (said: Uint8Array | null, device: TestDevice | null, origin: string) => readonly Uint8Array[]
  readonly follow: (doc: string) => readonly Uint8Array[]
  readonly write: (doc: string, structs: readonly Struct[], n: number) => Uint8Array
  readonly meaning: (data: Uint8Array) => Meaning
  /** The visits' keys in a message that means 'news' or 'complete'. */
  readonly update: (data: Uint8Array) => Uint8Array
}

const message = (write: (e: encoding.Encoder) => void): Uint8Array => {
  const e = encoding.createEncoder()
  write(e)
  return encoding.toUint8Array(e)
}
/** What y-protocols writes: the step, then bytes. */
const sync = (e: encoding.Encoder, step: 0 | 2, bytes: Uint8Array): void => {
  encoding.writeVarUint(e, 0)
  encoding.writeVarUint(e, step)
  encoding.writeVarUint8Array(e, bytes)
}
const NOTHING_HELD = new Uint8Array([0])

/** The byte after the name a message begins with; names here are short. */
const typeAt = (data: Uint8Array): number => 1 + data[0]!

const relais: Protocol = {
  sockets: 'one',
  path: () => '/mux',
  greeting(said, device, origin) {
    const f = said && readFrame(said)
    if (f?.is !== 'nonce' || !device) return []
    return [
      writeFrame({ is: 'proof', device: bytesOf(device.id as DeviceId), signature: signProof(device, f.nonce, origin) }),
      writeFrame({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 }),
    ]
  },
  follow: doc => [writeFrame({ is: 'pull', doc, from: 0 })],
  write: (doc, structs, n) => writeFrame({ is: 'piece', doc, n, at: 0, deflated: deflateRawSync(writePiece(structs)) }),
  meaning: data => ({ 100: 'word', 101: 'news', 110: 'greeting', 113: 'complete' })[data[typeAt(data)]!] as Meaning,
  update(data) {
    const f = readFrame(data)
    return f.is === 'piece' ? writeAppend(readPiece(new Uint8Array(inflateRawSync(f.deflated)))) : new Uint8Array([0, 0])
  },
}

const hocuspocus: Protocol = {
  sockets: 'one',
  path: () => '/',
  greeting: () => [],
  follow: doc => [
    message(e => {
      encoding.writeVarString(e, doc)
      encoding.writeVarUint(e, 2)
      encoding.writeVarUint(e, 0)
      encoding.writeVarString(e, 'open')
      encoding.writeVarString(e, '4.8.0')
    }),
    message(e => {
      encoding.writeVarString(e, doc)
      sync(e, 0, NOTHING_HELD)
    }),
  ],
  write: (doc, structs) =>
    message(e => {
      encoding.writeVarString(e, doc)
      sync(e, 2, writeAppend(structs))
    }),
  meaning(data) {
    const at = typeAt(data)
    if (data[at] === 8) return 'word'
    if (data[at] !== 0 && data[at] !== 4) return 'other'
    return data[at + 1] === 2 ? 'news' : data[at + 1] === 1 ? 'complete' : 'other'
  },
  update(data) {
    const d = decoding.createDecoder(data)
    decoding.readVarString(d)
    decoding.readVarUint(d)
    decoding.readVarUint(d)
    return decoding.readVarUint8Array(d)
  },
}

const yWebsocket: Protocol = {
  sockets: 'for each document',
  path: doc => `/${doc}`,
  greeting: () => [],
  follow: () => [message(e => sync(e, 0, NOTHING_HELD))],
  write: (_, structs) => message(e => sync(e, 2, writeAppend(structs))),
  meaning: data => (data[0] !== 0 ? 'other' : data[1] === 2 ? 'news' : data[1] === 1 ? 'complete' : 'other'),
  update(data) {
    const d = decoding.createDecoder(data)
    decoding.readVarUint(d)
    decoding.readVarUint(d)
    return decoding.readVarUint8Array(d)
  },
}

const PROTOCOLS: Readonly<Record<Side, Protocol>> = { Relais: relais, Hocuspocus: hocuspocus, 'y-websocket': yWebsocket }

/** What a side says last about a visit it was sent. y-websocket has no acknowledgement: its echo of the update comes when it was applied. */
const answers = (side: Side): Meaning => (side === 'y-websocket' ? 'news' : 'word')

export type RawClient = {
  /** Resolves when the server has said all it has of the document, or, where it says so only later, that it listens. */
  follow(doc: string): Promise<void>
  /** As `write` will send it: made beforehand, so that it costs nothing while the clock runs. */
  written(doc: string, structs: readonly Struct[]): Uint8Array
  /** Sends; `answered` is called with the server's word for it. One at a time. */
  write(written: Uint8Array, answered: () => void): void
  /** Called for every message that brings visits. */
  onNews(act: (update: () => Uint8Array) => void): void
  close(): Promise<void>
}

/** `doc` matters where a socket is one document's. */
export const openRaw = async (server: Pick<Server, 'side' | 'port'>, doc: string, device: TestDevice | null): Promise<RawClient> => {
  const protocol = PROTOCOLS[server.side]
  const ws = new WebSocket(`ws://127.0.0.1:${server.port}${protocol.path(doc)}`, { perMessageDeflate: false })
  const word = answers(server.side)
  let complete: (() => void)[] = []
  let answered: (() => void) | null = null
  let news: ((update: () => Uint8Array) => void) | null = null
  let pieces = 0
  ws.on('message', (data: Buffer) => {
    const meaning = protocol.meaning(data)
    if (meaning === 'greeting') for (const m of protocol.greeting(data, device, `http://localhost:${server.port}`)) ws.send(m)
    if (meaning === word && answered) {
      const act = answered
      answered = null
      act()
    }
    if (meaning === 'news' || meaning === 'complete') news?.(() => protocol.update(data))
    if (meaning === 'complete') complete.shift()?.()
  })
  ws.on('error', () => undefined) // 'close' follows
  const ended = new Promise<void>(go => ws.once('close', () => go()))
  const completed = (): Promise<void> => Promise.race([new Promise<void>(go => complete.push(go)), ended])
  const ready = server.side === 'Relais' ? completed() : null // the relay's answer to the hello
  await Promise.race([new Promise(go => ws.once('open', go)), ended])
  await ready
  return {
    async follow(name) {
      // the relay sends pieces until there are no more; that it has begun to listen needs no word of it
      const done = server.side === 'Relais' ? Promise.resolve() : completed()
      for (const m of protocol.follow(name)) ws.send(m)
      await done
    },
    written: (name, structs) => protocol.write(name, structs, ++pieces),
    write(written, act) {
      answered = act
      ws.send(written)
    },
    onNews: act => void (news = act),
    async close() {
      ws.terminate()
      await ended
      complete = []
    },
  }
}

/** Clients for all these documents: one, or one for each where a socket is one document's. All follow. */
export const openRaws = async (
  server: Pick<Server, 'side' | 'port'>,
  docs: readonly string[],
  device: TestDevice | null,
): Promise<ReadonlyMap<string, RawClient>> => {
  const clients = new Map<string, RawClient>()
  const shared = PROTOCOLS[server.side].sockets === 'one' ? await openRaw(server, '', device) : null
  for (const doc of docs) {
    const client = shared ?? (await openRaw(server, doc, device))
    await client.follow(doc)
    clients.set(doc, client)
  }
  return clients
}
export const closeRaws = (clients: ReadonlyMap<string, RawClient>): Promise<unknown> =>
  Promise.all([...new Set(clients.values())].map(c => c.close()))
