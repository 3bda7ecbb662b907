// The fuzzer: sessions of hostile frames against a relay in its own process, while others work. All of it from one seed.
import { fork, type ChildProcess } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Role } from '../../src/domain/access.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { NAME_BYTES, readPackets, writePackets } from '../../src/wire/packets.ts'
import type { Limits } from '../../sync-server/limits.ts'
import { newKey, signProof, type TestDevice } from '../relay/relay-under-test.ts'
import { diceOf, type Dice } from './dice.ts'
import { ask, httpRequest } from './http-requests.ts'
import { muxWorker, stockWorker, type Worker } from './legitimate.ts'
import { muxFrame, NAMES } from './mux-frames.ts'
import type { Asked, Told } from './relay-process.ts'
import { yMessage } from './y-frames.ts'

/** What the relay's process has taken, bytes; `outside`: what hangs on its heap and is not in it. */
export type Memory = {
  readonly frames: number
  readonly rss: number
  readonly heap: number
  readonly held: number
  readonly outside: number
}

export type Fuzzed = {
  readonly seed: number
  /** Frames that the relay has read: of a flight after which it closed, one. `late`: the rest of those flights. */
  readonly frames: number
  readonly late: number
  readonly seconds: number
  /** What was answered, and how often. */
  readonly answers: Readonly<Record<string, number>>
  /** Bytes, after collecting: when it was warm, after each tenth, and at the end. */
  readonly memory: readonly Memory[]
  /** Milliseconds, by who waited: median, 99th of a hundred and worst, and how many. */
  readonly waits: Readonly<Record<string, readonly [median: number, late: number, worst: number, n: number]>>
  readonly rows: number
  /** What must not be. */
  readonly violations: readonly string[]
}

/** Nobody is turned away for coming too often: what is behind the limits is what is tried. */
const WITHOUT_LIMITS: Partial<Limits> = {
  frameBurst: 1e9,
  byteBurst: 1e12,
  requestBurst: 1e9,
  requestsPerSecond: 1e9,
  socketsPerAddress: 1e6,
  sockets: 1e6,
  proofMs: 60_000,
  keepaliveMs: 5000,
}
/** How an attacker may be sent away. 4503 would be a fault of ours. */
const ENDS = new Set([1000, 1005, 1006, 1013, 4400, 4401, 4403, 4404, 4413, 4422, 4426])
const SESSIONS = 40
/** Frames until whatever is loaded late is loaded, and the allocator has what it takes. */
const WARM = 30_000
/** A connection that was left hanging is dropped after three beats. */
const QUIET_MS = 80_000
/** Most flights are short: what comes after the frame that ends the connection is never read. A long one fills what waits (M14). */
const SHORT = 16
const LONG = 120

/** The relay's process, asked one thing after the other. */
const startRelayProcess = (): { readonly child: ChildProcess; ask(asked: Asked): Promise<Told> } => {
  const child = fork(new URL('relay-process.ts', import.meta.url), {
    execArgv: [...process.execArgv, '--expose-gc', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let last: Promise<unknown> = Promise.resolve()
  const one = async (asked: Asked): Promise<Told> => {
    if (child.exitCode !== null) throw new Error(`the relay ended with ${child.exitCode}`)
    const told = new Promise<Told>((done, fail) => {
      const gone = (): void => fail(new Error('the relay ended'))
      child.once('exit', gone)
      child.once('message', (m: Told) => {
        child.off('exit', gone)
        done(m)
      })
    })
    child.send(asked)
    return told
  }
  return {
    child,
    ask: asked => {
      const next = last.then(() => one(asked))
      last = next.catch(() => undefined) // whoever asked is told
      return next
    },
  }
}

const quantile = (list: readonly number[], q: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** Between warm and the end, bytes. */
export const grownBy = (memory: readonly Memory[]): number => (memory.at(-1)?.rss ?? 0) - (memory[0]?.rss ?? 0)

/** `weighed` is told each time memory is. `limits`: 'real' as they are served; 'off' where what is behind them is tried. */
export const fuzz = async (
  frames: number,
  seed: number,
  limits: 'real' | 'off',
  weighed: (memory: Memory) => void = () => undefined,
): Promise<Fuzzed> => {
  const relay = startRelayProcess()
  const violations: string[] = []
  let stopping = false
  relay.child.on('exit', code => {
    if (!stopping) violations.push(`the relay ended with ${String(code)}`)
  })
  const begun = performance.now()
  const started = await relay.ask({ is: 'start', limits: limits === 'off' ? WITHOUT_LIMITS : {} })
  if (started.is !== 'started') throw new Error('not started')
  const at = { url: started.url, origin: started.origin }
  const port = Number(new URL(at.url).port)
  const device = async (role: Role, centre: string): Promise<TestDevice> => {
    const told = await relay.ask({ is: 'device', role, centre })
    if (told.is !== 'device') throw new Error('no device')
    return { id: told.id, role: told.role, centre: told.centre, privateKey: createPrivateKey(told.key), jwk: {} } as TestDevice
  }
  const attackers = [
    await device('staff', 'castelroc'),
    await device('staff', 'valdoux'),
    await device('kiosk', 'castelroc'),
    await device('coordinator', 'castelroc'),
  ]
  const revoked = await device('staff', 'castelroc')
  await relay.ask({ is: 'revoke', device: revoked.id })

  const workers: Record<string, Worker> = {
    'our device': await muxWorker(at, await device('staff', 'castelroc'), await device('coordinator', 'castelroc')),
    'stock, append': await stockWorker(
      at,
      'open/append/work',
      (doc, i) => doc.getMap('o').set(newKey(), ['w', i]),
      doc => doc.getMap('o').size,
    ),
    'stock, free': await stockWorker(
      at,
      'open/work',
      (doc, i) => doc.getArray('w').push([i]),
      doc => doc.getArray('w').length,
    ),
  }

  const answers: Record<string, number> = {}
  const count = (what: string, n = 1): void => void (answers[what] = (answers[what] ?? 0) + n)
  let heard = 0
  let late = 0

  /** Flights of frames on one socket, until it is closed or enough. */
  const flights = async (d: Dice, ws: WebSocket, frame: () => Uint8Array, most: number): Promise<void> => {
    let end: number | null = null
    ws.on('close', code => (end = code))
    let wake: () => void = () => undefined
    ws.on('pong', () => wake())
    ws.on('close', () => wake())
    for (let left = most; left > 0 && end === null;) {
      const n = Math.min(left, 1 + d.int(d.chance(0.9) ? SHORT : LONG))
      for (let i = 0; i < n; i++) ws.send(frame(), () => undefined) // a socket that has been closed meanwhile
      const pong = new Promise<void>(go => (wake = go))
      if (ws.readyState === ws.OPEN) ws.ping()
      await pong
      if (end === null) heard += n
      else {
        heard++
        late += n - 1
      }
      left -= n
    }
    if (end === null) {
      if (d.chance(0.5)) ws.terminate()
      else ws.close()
      if (ws.readyState !== ws.CLOSED) await once(ws, 'close')
    }
    const code: number = end ?? 1000
    if (!ENDS.has(code)) violations.push(`closed with ${code}`)
    if (end !== null) count(`closed ${code}`)
  }
  const open = async (path: string, d: Dice): Promise<WebSocket> => {
    const ws = new WebSocket(at.url.replace('http', 'ws') + path, {
      headers: { 'x-forwarded-for': `10.1.${d.int(255)}.${d.int(255)}` },
      perMessageDeflate: false,
    })
    ws.on('error', () => undefined) // 'close' follows
    return ws
  }
  const clientsOf = (d: Dice): (() => number) => {
    let own = 1_000_000 + d.int(2 ** 31)
    return () => (d.chance(0.9) ? (d.chance(0.3) ? own : ++own) : d.pick([9, 77, 900_000_001, own - 1, 2 ** 32 - 1, 0]))
  }

  const muxSession = async (d: Dice, who: TestDevice | null): Promise<void> => {
    const ws = await open('/mux', d)
    ws.on('message', (data: Buffer) => {
      const f = readFrame(new Uint8Array(data))
      count(f.is === 'refused' ? `refused ${f.reason}` : f.is)
    })
    const [first] = (await once(ws, 'message')) as [Buffer]
    const nonce = readFrame(new Uint8Array(first))
    if (nonce.is !== 'nonce') throw new Error('no nonce')
    if (who) {
      ws.send(writeFrame({ is: 'proof', device: bytesOf(who.id), signature: signProof(who, nonce.nonce, at.origin) }))
      if (d.chance(0.8))
        ws.send(
          writeFrame({
            is: 'hello',
            protocol: PROTOCOL,
            cursor: d.number(),
            seen: d.number(),
            mark: d.bytes(8),
            rights: 0,
            heard: d.int(3),
          }),
        )
    }
    const client = clientsOf(d)
    await flights(d, ws, () => muxFrame(d, client), who ? 50 + d.int(1200) : 1 + d.int(4))
  }
  /** The same by requests (N-rules): flights as packets, half-right names and counts, answers that nobody fetches. */
  const postSession = async (d: Dice, who: TestDevice): Promise<void> => {
    const post = async (path: string, body?: Uint8Array): Promise<Uint8Array> => {
      const waited = new AbortController()
      const late = setTimeout(() => waited.abort(), d.chance(0.9) ? 300 : 1) // whoever asks does not wait long
      try {
        const r = await fetch(at.url + path, {
          method: 'POST',
          ...(body && { body: body as Uint8Array<ArrayBuffer> }),
          signal: waited.signal,
        })
        count(`post ${r.status}`)
        if (r.status >= 500) violations.push(`post ${r.status}`)
        return new Uint8Array(await r.arrayBuffer())
      } catch {
        count('post cut') // our own doing
        return new Uint8Array()
      } finally {
        clearTimeout(late)
      }
    }
    const begun = await post('/mux')
    if (begun.length < NAME_BYTES) return
    const path = `/mux/${keyFrom(begun.subarray(0, NAME_BYTES))}`
    const nonce = readFrame(readPackets(begun.subarray(NAME_BYTES)).frames[0] ?? new Uint8Array())
    if (nonce.is !== 'nonce') return
    const hello: Frame = { is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 }
    const proof: Frame = { is: 'proof', device: bytesOf(who.id), signature: signProof(who, nonce.nonce, at.origin) }
    await post(`${path}/say/0`, writePackets({ frames: [writeFrame(proof), writeFrame(hello)], ending: null }))
    const client = clientsOf(d)
    let said = 2
    for (let flight = d.int(8); flight >= 0; flight--) {
      const sent = Array.from({ length: 1 + d.int(30) }, () => muxFrame(d, client))
      const packets = writePackets({ frames: sent, ending: d.chance(0.05) ? { code: d.number(), reason: 'x' } : null })
      const n = d.chance(0.95) ? said : d.number()
      await post(`${path}/say/${n}`, d.chance(0.95) ? packets : d.spoil(packets))
      said += sent.length
      heard += sent.length
      if (d.chance(0.3)) await post(`${path}/ask/${d.chance(0.7) ? 1 : d.number()}`)
    }
  }
  /** More than a connection may: with the real limits it must be sent away, and nobody else notice. */
  const flood = async (d: Dice): Promise<void> => {
    const ws = await open('/mux', d)
    let code = 0
    let told = 0
    const ended = once(ws, 'close').then(([c]) => (code = c as number))
    const [first] = (await once(ws, 'message')) as [Buffer]
    const nonce = readFrame(new Uint8Array(first))
    const who = attackers[0]!
    if (nonce.is === 'nonce')
      ws.send(writeFrame({ is: 'proof', device: bytesOf(who.id), signature: signProof(who, nonce.nonce, at.origin) }))
    ws.on('message', () => told++)
    const one = writeFrame({ is: 'compare', doc: NAMES[4]! })
    for (let i = 0; i < 40 && code === 0; i++) {
      for (let k = 0; k < 1000; k++) ws.send(one, () => undefined)
      await new Promise(go => setTimeout(go, 2))
    }
    const given = setTimeout(() => ws.terminate(), 10_000)
    await ended
    clearTimeout(given)
    heard += told
    count('refused forbidden', told)
    count(`closed ${code}`)
    if (code !== 1013) violations.push(`a flood was closed with ${code}`)
  }
  const ySession = async (d: Dice, cls: 'append' | 'free'): Promise<void> => {
    const name = d.chance(0.97) ? `open/${cls === 'append' ? 'append/' : ''}d${d.int(300)}` : d.pick(NAMES)
    const ws = await open(`/y/${encodeURI(name)}${d.chance(0.7) ? '?ack=1' : ''}`, d)
    ws.on('message', (data: Buffer) =>
      count(
        data[0] === 100 ? 'y ack' : data[0] === 1 ? 'y awareness' : data[1] === 0 ? 'y step 1' : data[1] === 1 ? 'y step 2' : 'y update',
      ),
    )
    if (ws.readyState !== ws.OPEN) await Promise.race([once(ws, 'open'), once(ws, 'close')])
    if (ws.readyState !== ws.OPEN) return count('not opened')
    const client = clientsOf(d)
    await flights(d, ws, () => yMessage(d, cls, client), 1 + d.int(60))
  }
  const httpSession = async (d: Dice): Promise<void> => {
    for (let i = 0; i < 10; i++) {
      const status = await ask(port, httpRequest(d))
      heard++
      count(status === 0 ? 'http closed' : `http ${status}`)
      if (status >= 500) violations.push(`http ${status}`)
    }
  }
  const session = async (d: Dice): Promise<void> => {
    const x = d.int(100)
    if (limits === 'real' && d.chance(0.01)) return flood(d)
    if (x < 8) return muxSession(d, null)
    if (x < 12) return muxSession(d, revoked)
    if (x < 62) return muxSession(d, d.chance(0.7) ? attackers[0]! : d.pick(attackers))
    if (x < 78) return ySession(d, 'append')
    if (x < 93) return ySession(d, 'free')
    if (x < 96) return postSession(d, d.chance(0.7) ? attackers[0]! : d.pick(attackers))
    return httpSession(d)
  }

  /** The year that all demonstrations share is laid once a day, by whoever asks first: before the first weighing, or it would be taken for growth. */
  const askForDemo = async (): Promise<void> => {
    const r = await fetch(`${at.url}/demo`, { method: 'POST' })
    if (!r.ok) violations.push(`no demonstration: ${r.status}`)
  }
  const memory: Memory[] = []
  /** The workers' own. */
  const QUIET = 8
  /** Once those that were left hanging are gone: what they hold meanwhile is bounded, and is no growth. */
  const weigh = async (when: 'quiet' | 'now'): Promise<void> => {
    for (
      const end = performance.now() + (when === 'quiet' ? QUIET_MS : 0);
      performance.now() < end;
      await new Promise(go => setTimeout(go, 500))
    ) {
      const told = await relay.ask({ is: 'connections' })
      if (told.is === 'connections' && told.n <= QUIET) break
    }
    const told = await relay.ask({ is: 'memory' })
    if (told.is === 'memory') memory.push({ frames: heard, rss: told.rss, heap: told.heap, held: told.held, outside: told.outside })
    weighed(memory.at(-1)!)
  }
  let n = 0
  const until = async (enough: number): Promise<void> => {
    const lane = async (): Promise<void> => {
      while (heard < enough && violations.length < 20) {
        await session(diceOf(seed + n++ * 7919))
      }
    }
    await Promise.all(Array.from({ length: SESSIONS }, lane))
  }
  const waits: Record<string, readonly [number, number, number, number]> = {}
  try {
    await askForDemo()
    const warm = Math.min(frames, Math.max(WARM, Math.floor(frames / 10)))
    for (let next = warm; next < frames; next += Math.max(1, Math.floor(frames / 10))) {
      await until(next)
      await weigh(memory.length === 0 ? 'quiet' : 'now')
    }
    await until(frames)
    for (const [who, w] of Object.entries(workers)) {
      violations.push(...(await w.end()))
      waits[who] = [quantile(w.waits, 0.5), quantile(w.waits, 0.99), quantile(w.waits, 1), w.waits.length]
    }
    await weigh(memory.length === 0 ? 'now' : 'quiet')
  } catch (e) {
    violations.push(e instanceof Error ? (e.stack ?? e.message) : String(e))
  }
  stopping = true
  const seconds = (performance.now() - begun) / 1000
  const done = await relay.ask({ is: 'stop' }).catch((e: unknown) => void violations.push(String(e)))
  const faults = done?.is === 'done' ? done.faults : []
  violations.push(...faults)
  const grown = grownBy(memory)
  if (grown > 50_000_000) violations.push(`memory grew by ${Math.round(grown / 1e6)} MB`)
  if (relay.child.exitCode === null) await once(relay.child, 'exit')
  return {
    ...{ seed, frames: heard, late, seconds, answers, violations, waits, memory },
    rows: done?.is === 'done' ? done.rows : 0,
  }
}
