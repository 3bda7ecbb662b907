// A relay on a free port with its own folder, devices that are enrolled in it, and a small raw client of /mux. Used by every test that needs a relay.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { WebSocket } from 'ws'
import type { Role } from '../../src/domain/access.ts'
import { keyFrom, type CentreCode, type DeviceId, type Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import type { Struct } from '../../src/wire/append.ts'
import { readPiece, writePiece } from '../../src/wire/piece.ts'
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { proofText } from '../../src/wire/proof.ts'
import type { EnrolAnswer } from '../../src/wire/questions.ts'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import type { Line } from '../../sync-server/connection.ts'
import { makeCode, makeCoordinatorToken } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import type { Log } from '../../sync-server/log.ts'
import type { Registry } from '../../sync-server/registry.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { startRelay, type Relay, type RelayOptions } from '../../sync-server/relay.ts'

export type RelayUnderTest = {
  readonly relay: Relay
  readonly url: string
  readonly origin: string
  readonly folder: string
  readonly log: Log
  readonly registry: Registry
  readonly lines: Parameters<Line>[0][]
  /** Enrols a device over HTTP with a fresh code (a coordinator without centre: by the first link). */
  device(role: Role, centre: string | null, label?: string): Promise<TestDevice>
  /** Stops the relay and keeps its folder. */
  stop(): Promise<void>
  /** Stops it and starts another on the same folder and port. */
  restart(): Promise<RelayUnderTest>
  /** Stops it and removes the folder. */
  end(): Promise<void>
}

export type TestDevice = {
  readonly id: DeviceId
  readonly privateKey: KeyObject
  readonly jwk: JsonWebKey
  readonly role: Role
  readonly centre: CentreCode | null
}

export type Starting = Partial<Omit<RelayOptions, 'log' | 'registry'>> & { readonly folder?: string; readonly log?: Log }

export const startTestRelay = async (options: Starting = {}): Promise<RelayUnderTest> => {
  const { folder = mkdtempSync(join(tmpdir(), 'relais-')), log: given, ...rest } = options
  const opened = given ? { log: given, registry: openSqliteRegistry(':memory:'), close: async () => undefined } : openDataFolder(folder)
  const { log, registry } = opened
  const lines: Parameters<Line>[0][] = []
  const relay = await startRelay({ ...opened, line: l => void lines.push(l), ...rest })
  const origin = relay.origins[0] ?? ''
  const url = `http://127.0.0.1:${relay.port}`
  let stopped = false
  const stop = async (): Promise<void> => {
    if (stopped) return
    stopped = true
    await relay.close()
    await opened.close()
  }
  return {
    relay,
    url,
    origin,
    folder,
    log,
    registry,
    lines,
    async device(role, centre, label = 'test') {
      const code =
        role === 'coordinator' && centre === null
          ? await makeCoordinatorToken(registry)
          : (await makeCode(registry, { role, centre: centre as CentreCode | null, label }, (options.now ?? Date.now)(), RELAY_LIMITS))
              ?.code // tests write real codes
      return enrolDevice(url, code ?? '', label)
    },
    stop,
    async restart() {
      await stop()
      return startTestRelay({ ...options, folder, port: relay.port })
    },
    async end() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const newKeys = (): { privateKey: KeyObject; jwk: JsonWebKey } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, jwk: publicKey.export({ format: 'jwk' }) as JsonWebKey } // an EC key's JWK
}

export const postJson = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

export const enrolDevice = async (url: string, code: string, label = 'test'): Promise<TestDevice> => {
  const keys = newKeys()
  const answer = (await (await postJson(`${url}/enrol`, { code, key: keys.jwk, label })).json()) as EnrolAnswer
  if (!answer.ok) throw new Error(`not enrolled: ${answer.problem}`)
  return { id: answer.device, role: answer.role, centre: answer.centre, ...keys }
}

export const signProof = (device: Pick<TestDevice, 'id' | 'privateKey'>, nonce: Uint8Array, origin: string): Uint8Array =>
  new Uint8Array(sign('sha256', proofText(nonce, origin, device.id), { key: device.privateKey, dsaEncoding: 'ieee-p1363' }))

export const newKey = (): Key => keyFrom(randomBytes(16))
export const newStruct = (
  client: number,
  clock: number,
  value: Struct['value'] = ['create', 1, '', 'visit', [], [], ['2027-03-01', 'h09', 'ok', clock + 1], 'counsellor'],
): Struct => ({
  client,
  clock,
  key: newKey(),
  value,
})
/** `n` statements of one client from `clock` on. */
export const newStructs = (client: number, clock: number, n: number): Struct[] =>
  Array.from({ length: n }, (_, i) => newStruct(client, clock + i))

export type End = { readonly code: number; readonly reason: string }
type Of<T extends Frame['is']> = Frame & { is: T }

/** A raw client of /mux: sends frames as they are, keeps everything it was sent. Waits for facts. */
export class MuxClient {
  readonly frames: Frame[] = []
  /** Bytes on the wire in either direction, websocket headers and masks included. */
  up = 0
  down = 0
  end: End | null = null
  readonly socket: WebSocket
  private waiters: (() => void)[] = []
  private piece = 0

  constructor(url: string, path = '/mux') {
    this.socket = new WebSocket(url.replace('http', 'ws') + path, { perMessageDeflate: false })
    this.socket.on('message', (data: Buffer) => {
      this.down += data.length + header(data.length)
      this.frames.push(readFrame(new Uint8Array(data)))
      this.wake()
    })
    this.socket.on('close', (code, reason) => {
      this.end = { code, reason: reason.toString() }
      this.wake()
    })
    this.socket.on('error', () => undefined) // 'close' follows and says why
  }

  private wake(): void {
    const list = this.waiters
    this.waiters = []
    for (const w of list) w()
  }

  /** Resolves with what `find` gives, as soon as it gives something; fails when the socket ends before. */
  async until<T>(find: () => T | undefined | false | null): Promise<T> {
    for (;;) {
      const found = find()
      if (found) return found
      if (this.end) throw new Error(`closed ${this.end.code} ${this.end.reason}`)
      await new Promise<void>(go => this.waiters.push(go))
    }
  }

  ended(): Promise<End> {
    return new Promise(go => {
      const look = (): void => (this.end ? go(this.end) : void this.waiters.push(look))
      look()
    })
  }

  all<T extends Frame['is']>(is: T): Of<T>[] {
    return this.frames.filter((f): f is Of<T> => f.is === is)
  }

  first<T extends Frame['is']>(is: T, where: (f: Of<T>) => boolean = () => true): Promise<Of<T>> {
    return this.until(() => this.all(is).find(where))
  }

  raw(bytes: Uint8Array): void {
    this.up += bytes.length + header(bytes.length) + 4
    this.socket.send(bytes)
  }

  send(...frames: Frame[]): void {
    for (const f of frames) this.raw(writeFrame(f))
  }

  async prove(device: TestDevice, origin: string): Promise<void> {
    const { nonce } = await this.first('nonce')
    this.send({ is: 'proof', device: bytesOf(device.id), signature: signProof(device, nonce, origin) })
  }

  async hello(hello: Partial<Of<'hello'>> = {}): Promise<Of<'answer'>> {
    const before = this.all('answer').length
    this.send({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: hello.cursor ?? 0, mark: null, rights: 0, heard: 0, ...hello })
    return this.until(() => this.all('answer')[before])
  }

  /** Sends statements; the number of the piece. */
  push(doc: string, structs: readonly Struct[]): number {
    this.send({ is: 'piece', doc, n: ++this.piece, at: 0, deflated: deflateRawSync(writePiece(structs)) })
    return this.piece
  }

  /** Sends statements and waits for the word of the relay. */
  async pushed(doc: string, structs: readonly Struct[]): Promise<Of<'ack'> | Of<'refused'>> {
    const n = this.push(doc, structs)
    return this.until(() => this.frames.find((f): f is Of<'ack'> | Of<'refused'> => (f.is === 'ack' || f.is === 'refused') && f.n === n))
  }

  pull(doc: string, from = 0): void {
    this.send({ is: 'pull', doc, from })
  }

  /** Keys received in pieces of this document, in order. */
  keys(doc: string): Key[] {
    return this.all('piece')
      .filter(f => f.doc === doc)
      .flatMap(f => readPiece(new Uint8Array(inflateRawSync(f.deflated))).map(s => s.key))
  }

  close(): Promise<End> {
    this.socket.close()
    return this.ended()
  }
}

const header = (n: number): number => (n < 126 ? 2 : n < 65_536 ? 4 : 10)

/** A client that has said who it is and that it listens. */
export const connect = async (
  t: Pick<RelayUnderTest, 'url' | 'origin'>,
  device: TestDevice,
  hello: Partial<Of<'hello'>> = {},
): Promise<MuxClient> => {
  const c = new MuxClient(t.url)
  await c.prove(device, t.origin)
  await c.hello(hello)
  return c
}

/** Waits until `look` is true, asking between turns of the event loop: for facts that announce themselves nowhere. */
export const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await new Promise(go => setTimeout(go, 2))
}

export const sha = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
