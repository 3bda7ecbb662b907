// POST /mux: what the relay does where frames come by requests.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deflateRawSync } from 'node:zlib'
import { keyFrom } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { PACKETS_TYPE, readPackets, writePackets, type Packets } from '../../src/wire/packets.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { newStructs, signProof, startTestRelay, until, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
let t: RelayUnderTest
beforeEach(async () => void (t = await startTestRelay()))
afterEach(() => t.end())

const post = async (path: string, body?: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> => {
  const response = await fetch(`${t.origin}${path}`, {
    method: 'POST',
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
    ...(signal && { signal }),
  })
  expect([response.status, response.headers.get('content-type'), response.headers.get('set-cookie')]).toEqual([200, PACKETS_TYPE, null])
  return new Uint8Array(await response.arrayBuffer())
}
const begin = async (): Promise<{ path: string; first: Packets }> => {
  const bytes = await post('/mux')
  return { path: `/mux/${keyFrom(bytes.subarray(0, 16))}`, first: readPackets(bytes.subarray(16)) }
}
const said = new Map<string, number>()
const had = new Map<string, number>()
const sayBytes = (path: string, body: Uint8Array, frames = 1): Promise<Uint8Array> => {
  const n = said.get(path) ?? 0
  said.set(path, n + frames)
  return post(`${path}/say/${n}`, body)
}
const say = (path: string, ...frames: Frame[]): Promise<Uint8Array> =>
  sayBytes(path, writePackets({ frames: frames.map(writeFrame), ending: null }), frames.length)
const poll = async (path: string): Promise<{ frames: Frame[]; ending: Packets['ending'] }> => {
  const { frames, ending } = readPackets(await post(`${path}/ask/${had.get(path) ?? 1}`)) // the nonce was had
  had.set(path, (had.get(path) ?? 1) + frames.length)
  return { frames: frames.map(readFrame), ending }
}
const proven = async (device: TestDevice): Promise<string> => {
  const { path, first } = await begin()
  const nonce = readFrame(first.frames[0]!) as Extract<Frame, { is: 'nonce' }>
  await say(
    path,
    { is: 'proof', device: bytesOf(device.id), signature: signProof(device, nonce.nonce, t.origin) },
    { is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 },
  )
  expect((await poll(path)).frames.map(f => f.is)).toContain('answer')
  return path
}

test('N1 N2 the first request is answered with a name and the nonce; proof, hello and pieces come in the next, and what is said back in a third', async () => {
  const device = await t.device('staff', 'castelroc')
  const { path, first } = await begin()
  const nonce = readFrame(first.frames[0]!) as Extract<Frame, { is: 'nonce' }>
  expect([nonce.is, first.frames.length, first.ending]).toEqual(['nonce', 1, null])
  await say(
    path,
    { is: 'proof', device: bytesOf(device.id), signature: signProof(device, nonce.nonce, t.origin) },
    { is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 },
    { is: 'piece', doc: VISITS, n: 0, at: 0, deflated: deflateRawSync(writePiece(newStructs(1, 0, 3))) },
  )
  const back: Frame[] = []
  while (!back.some(f => f.is === 'ack')) back.push(...(await poll(path)).frames)
  expect(back.map(f => f.is).filter(is => is !== 'head')).toEqual(['answer', 'ack'])
  expect(await t.log.headOf(VISITS)).toBe(1)
})

test('N3 a request that asks is held until there is something; a second one sets the first free', async () => {
  const a = await proven(await t.device('staff', 'castelroc'))
  const b = await proven(await t.device('staff', 'castelroc'))
  await say(a, { is: 'pull', doc: VISITS, from: 0 })
  const [first, second] = [poll(a), new Promise(go => setTimeout(go, 30)).then(() => poll(a))]
  expect(await first).toEqual({ frames: [], ending: null })
  await say(b, { is: 'piece', doc: VISITS, n: 0, at: 0, deflated: deflateRawSync(writePiece(newStructs(1, 0, 1))) })
  expect((await second).frames.map(f => f.is)).toEqual(['piece'])
})

test('N4 an unknown name, what cannot be read, a frame too big, too many: each is told as the ending of a socket', async () => {
  expect(await poll(`/mux/${'x'.repeat(22)}`)).toEqual({ frames: [], ending: { code: 1006, reason: 'lost' } })
  const malformed = await proven(await t.device('staff', 'castelroc'))
  await sayBytes(malformed, new Uint8Array([200, 1, 2, 3]))
  expect((await poll(malformed)).ending?.code).toBe(4400)
  const big = await proven(await t.device('staff', 'castelroc'))
  await sayBytes(big, writePackets({ frames: [new Uint8Array(65 * 1024)], ending: null }))
  expect((await poll(big)).ending?.code).toBe(4413)
  const early = await begin()
  await say(early.path, { is: 'empty' })
  expect((await poll(early.path)).ending?.code).toBe(4400)
  expect((await fetch(`${t.origin}${early.path}/say/1`, { method: 'POST', body: new Uint8Array(300_000) })).status).toBe(413)
  const tight = await startTestRelay({ limits: { socketsPerAddress: 1 } })
  const one = await fetch(`${tight.origin}/mux`, { method: 'POST' })
  const two = await fetch(`${tight.origin}/mux`, { method: 'POST' })
  expect(readPackets(new Uint8Array(await one.arrayBuffer()).subarray(16)).ending).toBeNull()
  expect(readPackets(new Uint8Array(await two.arrayBuffer()).subarray(16)).ending).toMatchObject({ code: 1013 })
  await tight.end()
})

test('N5 a cut request, a goodbye, and silence end the connection; the relay’s own end is told to who waits', async () => {
  const cut = await proven(await t.device('staff', 'castelroc'))
  const abort = new AbortController()
  const held = post(`${cut}/ask/${had.get(cut)!}`, undefined, abort.signal).catch(() => 'cut')
  await new Promise(go => setTimeout(go, 50))
  abort.abort()
  expect(await held).toBe('cut')
  await until(() => t.relay.connections() === 0)
  const left = await proven(await t.device('staff', 'castelroc'))
  await sayBytes(left, writePackets({ frames: [], ending: { code: 1000, reason: '' } }), 0)
  expect(t.relay.connections()).toBe(0)

  const quick = await startTestRelay({ limits: { keepaliveMs: 15, postHoldMs: 5 } })
  const bytes = new Uint8Array(await (await fetch(`${quick.origin}/mux`, { method: 'POST' })).arrayBuffer())
  const path = `${quick.origin}/mux/${keyFrom(bytes.subarray(0, 16))}`
  let got = 1
  for (let i = 0; i < 20; i++) {
    const answer = await fetch(`${path}/ask/${got}`, { method: 'POST' })
    got += readPackets(new Uint8Array(await answer.arrayBuffer())).frames.length
    await new Promise(go => setTimeout(go, 5))
  }
  expect(quick.relay.connections()).toBe(1) // asking is a sign of life
  await until(() => quick.relay.connections() === 0)
  await quick.end()

  const last = await proven(await t.device('staff', 'castelroc'))
  const told = poll(last)
  await new Promise(go => setTimeout(go, 30))
  await t.relay.close()
  expect((await told).ending).toMatchObject({ code: 1012 })
})

test('N2 N3 a request that a browser sends again because its connection was lost is heard once; an answer that was lost ends the connection, never leaves a hole', async () => {
  const path = await proven(await t.device('staff', 'castelroc'))
  const piece = (clock: number, n: number): Uint8Array =>
    writeFrame({ is: 'piece', doc: VISITS, n, at: 0, deflated: deflateRawSync(writePiece(newStructs(1, clock, 1))) })
  const n = said.get(path)!
  const body = writePackets({ frames: [piece(0, 0), piece(1, 1)], ending: null })
  await post(`${path}/say/${n}`, body)
  await post(`${path}/say/${n}`, body)
  await post(`${path}/say/${n + 1}`, writePackets({ frames: [piece(1, 1), piece(2, 2)], ending: null }))
  const acks: number[] = []
  while (acks.length < 3) acks.push(...(await poll(path)).frames.flatMap(f => (f.is === 'ack' ? [f.n] : [])))
  expect(acks).toEqual([0, 1, 2])

  await post(`${path}/say/${n + 3}`, writePackets({ frames: [piece(3, 3)], ending: null }))
  await post(`${path}/ask/${had.get(path)!}`) // this answer never arrives
  expect((await poll(path)).ending).toEqual({ code: 1006, reason: 'lost' })
  expect(t.relay.connections()).toBe(0)

  const other = await proven(await t.device('staff', 'castelroc'))
  await post(`${other}/say/${said.get(other)! + 1}`, writePackets({ frames: [writeFrame({ is: 'empty' })], ending: null }))
  expect((await poll(other)).ending).toEqual({ code: 1006, reason: 'lost' })
})
