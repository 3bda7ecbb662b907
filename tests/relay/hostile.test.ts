import { PROTOCOL } from '../../src/wire/limits.ts'
import { randomBytes } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { writePiece } from '../../src/wire/piece.ts'
import { writeFrame, type Frame } from '../../src/wire/frames.ts'
import { NO_PIECE } from '../../sync-server/mux-connection.ts'
import { writeUpdate } from '../../sync-server/y-frames.ts'
import { rng, seedOf } from '../random.ts'
import { connect, MuxClient, newKey, newStruct, newStructs, startTestRelay, until, type RelayUnderTest } from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
const seed = seedOf()
let t: RelayUnderTest
beforeEach(async () => {
  t = await startTestRelay({ open: 'open/', limits: { frameBurst: 1e9, byteBurst: 1e9, requestBurst: 1e6, socketsPerAddress: 1000 } })
})
afterEach(() => t.end())

/** Somebody else goes on working, whatever happens. */
const isServed = async (good: MuxClient, clock: number): Promise<void> => {
  expect(await good.pushed(VISITS, newStructs(1, clock, 1))).toMatchObject({ is: 'ack' })
  expect((await fetch(`${t.url}/healthz`)).status).toBe(200)
}

describe(`hostile, seed ${seed}`, () => {
  test('M14 thousands of random and half-right frames: the relay stays up, the others are served, nothing wrong is kept', async () => {
    const r = rng(seed)
    const int = (n: number): number => Math.floor(r() * n)
    const good = await connect(t, await t.device('staff', 'castelroc'))
    const device = await t.device('staff', 'valdoux')
    const doc = 'centre/valdoux/visits/2027-03'
    const valid: Frame[] = [
      { is: 'hello', protocol: PROTOCOL, cursor: 5, seen: 5, mark: new Uint8Array(8), rights: 1, heard: 1 },
      { is: 'pull', doc, from: 0 },
      { is: 'piece', doc, n: 1, at: 0, deflated: deflateRawSync(writePiece(newStructs(9, 0, 3))) },
      { is: 'compare', doc },
      { is: 'ask', n: 1, json: '{"do":"devices"}' },
      { is: 'proof', device: randomBytes(16), signature: randomBytes(64) },
      { is: 'ack', doc, n: 1, seq: 1, previous: 0, mark: new Uint8Array(8) },
    ]
    let sent = 0
    let closed = 0
    while (sent < 4000) {
      const c = r() < 0.3 ? new MuxClient(t.url) : await connect(t, device)
      await c.first('nonce')
      for (let i = int(60); i >= 0 && !c.end; i--) {
        const bytes = r() < 0.3 ? new Uint8Array(randomBytes(int(200))) : writeFrame(valid[int(valid.length)]!)
        if (r() < 0.5 && bytes.length > 0) bytes[int(bytes.length)]! ^= 1 << int(8)
        c.raw(bytes)
        sent++
      }
      if (r() < 0.5) c.socket.terminate()
      else c.socket.close()
      const end = await c.ended()
      if (end.code === 4400) closed++
      expect([1000, 1005, 1006, 4400, 4403, 4426], String(end.code)).toContain(end.code)
    }
    expect(closed).toBeGreaterThan(5)
    await isServed(good, 0)
    expect(t.lines.filter(l => 'fault' in l)).toEqual([])
    await until(() => t.relay.connections() === 1)
    await good.close()
  })

  test('Y4 random messages on /y close that one socket', async () => {
    const r = rng(seed)
    const good = await connect(t, await t.device('staff', 'castelroc'))
    for (let i = 0; i < 150; i++) {
      const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/open/${r() < 0.5 ? 'append/' : ''}x`)
      const ended = new Promise(go => ws.on('close', go))
      await new Promise(go => ws.on('open', go))
      for (let n = 0; n < 10; n++) {
        const bytes = new Uint8Array(randomBytes(1 + Math.floor(r() * 60)))
        bytes[0] = Math.floor(r() * 4)
        ws.send(r() < 0.5 ? bytes : writeUpdate(bytes))
      }
      ws.close()
      await ended
    }
    await isServed(good, 0)
    expect(t.lines.filter(l => 'fault' in l)).toEqual([])
    await good.close()
  })

  test('M7 a bomb is refused before it has grown: 40 MB of nothing in 40 kB, a hundred times', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    const bomb = deflateRawSync(Buffer.alloc(40_000_000))
    expect(bomb.length).toBeLessThan(60_000)
    const before = process.memoryUsage().arrayBuffers
    for (let n = 1001; n <= 1100; n++) c.send({ is: 'piece', doc: VISITS, n, at: 0, deflated: bomb })
    await c.until(() => c.all('refused').length === 100)
    expect(new Set(c.all('refused').map(f => f.reason))).toEqual(new Set(['too-big']))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000)
    await isServed(c, 0)
    await c.close()
  })

  test('A1 a statement with a value over 4 kB, deeper than 6, or with too much beside it is refused', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    expect(await c.pushed(VISITS, [newStruct(1, 0, ['x'.repeat(5000)])])).toMatchObject({ is: 'refused', reason: 'form' })
    expect(await c.pushed(VISITS, [newStruct(1, 0, [[[[[[[[1]]]]]]]])])).toMatchObject({ reason: 'form' })
    expect(
      await c.pushed(
        VISITS,
        Array.from({ length: 30 }, (_, i) => newStruct(1, i, ['x'.repeat(3000)])),
      ),
    ).toMatchObject({ reason: 'too-big' })
    expect(await t.log.headOf(VISITS)).toBe(0)
    await c.close()
  })

  test('M7 a device of one centre cannot write, read or probe another centre by any name it tries', async () => {
    const victim = await connect(t, await t.device('staff', 'valdoux'))
    await victim.pushed('centre/valdoux/visits/2027-03', newStructs(1, 0, 2))
    const c = await connect(t, await t.device('staff', 'castelroc'))
    for (const name of [
      'centre/valdoux/visits/2027-03',
      'centre/valdoux/../castelroc/visits/2027-03',
      'centre/castelroc/visits/2027-03/../../../valdoux/visits/2027-03',
      'centre/VALDOUX/visits/2027-03',
      'centre/valdoux/visits/2027-03\0',
      ' centre/castelroc/visits/2027-03',
      'centre//visits/2027-03',
    ]) {
      expect(await c.pushed(name, newStructs(3, 0, 1)), name).toMatchObject({ is: 'refused', reason: 'forbidden' })
      c.pull(name)
      c.send({ is: 'compare', doc: name })
    }
    await isServed(c, 0)
    expect(c.all('piece')).toEqual([])
    expect(c.all('lack')).toEqual([])
    expect(c.all('refused').filter(f => f.n === NO_PIECE)).toHaveLength(14)
    await c.close()
    await victim.close()
  })

  test('H1 half a request, a request that never ends, a flood of sockets that say nothing: the others are served', async () => {
    const good = await connect(t, await t.device('staff', 'castelroc'))
    const rude = Array.from({ length: 50 }, () => connectTcp(t.relay.port, '127.0.0.1'))
    await Promise.all(rude.map(s => new Promise(go => s.once('connect', go))))
    rude.forEach((s, i) => {
      s.on('error', () => undefined) // whatever becomes of it
      s.write(i % 2 ? 'POST /enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"code":' : 'GET / HT')
    })
    const silent = Array.from({ length: 50 }, () => new MuxClient(t.url))
    for (const s of silent) await s.first('nonce')
    await isServed(good, 0)
    for (const s of rude) s.destroy()
    for (const s of silent) s.socket.terminate()
    await isServed(good, 1)
    await good.close()
  })

  test('C3 garbage in every field of every request is answered, and is never a fault', async () => {
    const values: unknown[] = [undefined, null, 0, -1, '', 'x'.repeat(5000), [], {}, { toString: 1 }, true, '\u0000', newKey()]
    for (const [path, fields] of [
      ['/enrol', ['code', 'key', 'label', 'centre']],
      ['/ticket', ['device', 'nonce', 'signature', 'prefix']],
      [`/demo/${newKey()}/enrol`, ['role', 'centre', 'key', 'label']],
    ] as const)
      for (const field of fields)
        for (const value of values) {
          const r = await fetch(t.url + path, {
            method: 'POST',
            headers: { 'x-forwarded-for': newKey() },
            body: JSON.stringify({ [field]: value }),
          })
          expect(r.status).toBeLessThan(500)
          expect(await r.json()).toMatchObject({ ok: false })
        }
    expect(t.lines.filter(l => 'fault' in l)).toEqual([])
  })
})
