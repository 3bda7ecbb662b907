// The table of limits: each has a name, a default, a sentence, and a test that meets it. A limit that is added without a row here is seen.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { parseDocumentName } from '../../src/domain/document-name.ts'
import { keyFrom, type DeviceId } from '../../src/domain/ids.ts'
import { readAppend, writeAppend } from '../../src/wire/append.ts'
import { readFrame, writeFrame } from '../../src/wire/frames.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { readStateVector, writeStateVector } from '../../src/wire/state-vector.ts'
import { createGroupCommit } from '../../sync-server/group-commit.ts'
import { createHeard } from '../../sync-server/heard.ts'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import { RELAY_LIMITS, type Limits } from '../../sync-server/limits.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { createTickets } from '../../sync-server/tickets.ts'
import { createBucket, createBuckets, createTries } from '../../sync-server/tries.ts'
import { connect, MuxClient, newStruct, newStructs, startTestRelay, until, type RelayUnderTest } from './relay-under-test.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HERE = 'tests/relay/limits.test.ts'

/** The test that meets it: its file, and how its name begins. */
type Met = readonly [file: string, test: string]
const RELAY: Readonly<Record<keyof Limits, Met>> = {
  frame: ['tests/relay/mux.test.ts', 'M14 a frame over the limit'],
  upload: ['tests/relay/y.test.ts', 'Y2 an upload of weeks'],
  proofMs: ['tests/relay/mux.test.ts', 'M3 who proves nothing in time'],
  gatherStatements: [HERE, 'L1 a batch leaves at once'],
  inFlight: ['tests/relay/mux.test.ts', 'M14 more pieces than may wait'],
  followed: [HERE, 'M9 a connection follows only so many'],
  row: ['tests/relay/log-contract.ts', 'A3 a long upload becomes rows'],
  keepaliveMs: ['tests/relay/mux.test.ts', 'M12 a socket without a sign of life'],
  missedPings: [HERE, 'M12 so many pings may be missed'],
  frameBurst: ['tests/relay/mux.test.ts', 'M14 too many frames'],
  framesPerSecond: [HERE, 'M14 a bucket gives back'],
  byteBurst: ['tests/relay/mux.test.ts', 'M14 too many frames'],
  bytesPerSecond: [HERE, 'M14 a bucket gives back'],
  socketsPerAddress: ['tests/relay/mux.test.ts', 'M14 too many frames'],
  sockets: [HERE, 'M14 only so many sockets of all'],
  requestBurst: ['tests/relay/http.test.ts', 'H1 too many requests'],
  requestsPerSecond: [HERE, 'M14 a bucket gives back'],
  addresses: [HERE, 'M14 only so many addresses'],
  readyMs: [HERE, 'H5 an answer of readyz stands'],
  postBody: ['tests/relay/post.test.ts', 'N4 an unknown name'],
  postHoldMs: ['tests/relay/post.test.ts', 'N3 a request that asks is held'],
  body: ['tests/relay/http.test.ts', 'H1 a body over the limit'],
  wrongCodes: ['tests/relay/enrol.test.ts', 'C3 five wrong codes'],
  wrongCodesMs: ['tests/relay/enrol.test.ts', 'C3 five wrong codes'],
  codeMs: ['tests/relay/enrol.test.ts', 'C2 a code ends after 24 hours'],
  codes: ['tests/relay/enrol.test.ts', 'C6 only so many codes'],
  associatedCodes: ['tests/relay/enrol.test.ts', 'C9 an associated centre cannot'],
  label: [HERE, 'C3 a label has so many'],
  ticketMs: ['tests/relay/y.test.ts', 'Y6 a ticket needs'],
  nonceMs: [HERE, 'Y6 a nonce waits'],
  tickets: [HERE, 'Y6 a nonce waits'],
  quarantinePieces: ['tests/relay/mux.test.ts', 'M8 what a revoked device may leave'],
  quarantineBytes: [HERE, 'M8 what is set apart'],
  apartBytes: ['tests/relay/apart.test.ts', 'C13 the pieces are fetched'],
  settledMs: ['tests/relay/apart.test.ts', 'C14 what is settled waits no more'],
  fillMs: ['tests/relay/rehearsal.test.ts', 'B7 what only a coordinator'],
  diskFloor: ['tests/relay/operation.test.ts', 'W1 below the floor'],
  diskMs: ['tests/relay/operation.test.ts', 'W1 below the floor'],
  backups: ['tests/relay/backup.test.ts', 'B1 fourteen are kept'],
  backupsLeast: ['tests/relay/backup.test.ts', 'B5 a backup leaves the last'],
  backupAgainMs: ['tests/relay/operation.test.ts', 'B3 W2 one that fails'],
  alarmMs: ['tests/relay/operation.test.ts', 'W2 one of a kind in an hour'],
  alarmWaitMs: ['tests/relay/operation.test.ts', 'W2 nobody at the address'],
  quarantineMs: ['tests/relay/mux.test.ts', 'M8 a revoked device may leave'],
  heardMs: [HERE, 'M11 who was heard is told'],
  sweepMs: ['tests/relay/erasure.test.ts', 'E1 what is erased is in no file'],
  awareness: ['tests/relay/y.test.ts', 'Y7 awareness is passed on'],
  freeDocument: ['tests/relay/open.test.ts', 'O5 a free document has a budget'],
  freeOpen: ['tests/relay/open.test.ts', 'O5 more free documents'],
  freeOpenBytes: ['tests/relay/open.test.ts', 'O5 all that are open together'],
  freeRoots: ['tests/relay/open.test.ts', 'O5 a free document has so many roots'],
  unread: ['tests/relay/socket.test.ts', 'M14 and is told of much'],
  freeRun: ['tests/relay/open.test.ts', 'O4 a hole, a skip'],
  demoSpaces: ['tests/relay/demo.test.ts', 'D3 there are so many at a time'],
  demoIdleMs: ['tests/relay/demo.test.ts', 'D3 a demo network that nobody uses'],
  demoBody: ['tests/relay/demo.test.ts', 'D1 what is no day and minute'],
  demoLog: ['tests/relay/demo.test.ts', 'D3 a demo network has a budget'],
  demoDevices: ['tests/relay/demo.test.ts', 'D3 a demo network has a budget'],
  demoPerHour: ['tests/relay/demo.test.ts', 'D3 one address makes only so many'],
}
const WIRE: Readonly<Record<keyof typeof LIMITS, Met>> = {
  piece: ['tests/relay/y.test.ts', 'Y3 a first sync comes'],
  update: ['tests/wire/append.test.ts', 'A1 refuses everything else'],
  structs: [HERE, 'A1 an update has so many'],
  value: ['tests/relay/hostile.test.ts', 'A1 a statement with a value over'],
  depth: ['tests/relay/hostile.test.ts', 'A1 a statement with a value over'],
  clock: [HERE, 'A1 an update has so many'],
  stateVector: [HERE, 'A5 a state vector'],
  beat: ['tests/replica/watchdog.test.ts', 'L5 what comes buys time'],
  name: [HERE, 'M3 a name of'],
}
/** Limits of what is kept and told, which belong to the domain. */
const DOMAIN: Readonly<Record<string, Met>> = {
  'src/domain/erasure.ts STORAGE_MONTHS': ['tests/relay/erasure.test.ts', 'E4 thirteen months'],
  'src/domain/quiet-centre.ts QUIET_DAYS': ['tests/domain/quiet-centre.test.ts', 'C01 it is told on the day after'],
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const isMet = ([file, name]: Met): boolean => [`test('${name}`, `test(\n  '${name}`].some(t => read(file).includes(t))
/** Names of the fields of a block of code, each with whether a sentence stands above it; several fields may share one. */
const fieldsOf = (code: string): readonly (readonly [name: string, said: boolean])[] => {
  const out: (readonly [string, boolean])[] = []
  let said = false
  for (const line of code.split('\n')) {
    const field = /^ {2}(?:readonly )?(\w+):/.exec(line)?.[1]
    if (/^ {2}\/\*\* [A-Z].*\*\/$/.test(line)) said = true
    else if (field) out.push([field, said])
    else if (line.trim() !== '') said = false
  }
  return out
}
const blockOf = (file: string, from: string, to: string): string => {
  const text = read(file)
  const at = text.indexOf(from)
  return text.slice(at, text.indexOf(to, at))
}

test('every limit has a row of this table, a default, a sentence and a test', () => {
  const relay = fieldsOf(blockOf('sync-server/limits.ts', 'export type Limits', '\n}'))
  const wire = fieldsOf(blockOf('src/wire/limits.ts', 'export const LIMITS', '\n}'))
  expect(relay.length).toBeGreaterThan(40)
  expect(relay.map(([name]) => name).toSorted()).toEqual(Object.keys(RELAY_LIMITS).toSorted())
  expect(relay.map(([name]) => name).toSorted()).toEqual(Object.keys(RELAY).toSorted())
  expect(wire.map(([name]) => name).toSorted()).toEqual(Object.keys(WIRE).toSorted())
  for (const [name, said] of [...relay, ...wire]) expect(said, `a sentence about ${name}`).toBe(true)
  for (const [name, value] of Object.entries({ ...RELAY_LIMITS, ...LIMITS })) expect(value, name).toBeGreaterThan(0)
  for (const [name, met] of Object.entries({ ...RELAY, ...WIRE, ...DOMAIN })) expect(isMet(met), `${name}: ${met.join(' ')}`).toBe(true)
  for (const name of Object.keys(DOMAIN)) expect(read(name.split(' ')[0]!)).toContain(`export const ${name.split(' ')[1]} = `)
})

test('a limit without a sentence, and a row without a test, would be seen', () => {
  expect(fieldsOf('  /** A sentence. */\n  readonly one: number\n  readonly two: number\n\n  other\n  readonly three: number')).toEqual([
    ['one', true],
    ['two', true],
    ['three', false],
  ])
  expect(isMet(['tests/relay/rules.test.ts', 'L1 a batch leaves at once'])).toBe(false)
})

let t: RelayUnderTest | null = null
afterEach(async () => {
  await t?.end()
  t = null
})
const limits = (some: Partial<Limits>): Limits => ({ ...RELAY_LIMITS, ...some })

test('L1 a batch leaves at once when it has so many statements, and else when every socket was read', async () => {
  for (const [most, expected] of [
    [5, [5, 5]],
    [1000, [10]],
  ] as const) {
    const log = createMemoryLog()
    const batches: number[] = []
    const spied = { ...log, write: (o: Parameters<typeof log.write>[0]) => (batches.push(o.length), log.write(o)) }
    const commit = createGroupCommit(spied, limits({ gatherStatements: most }), () => undefined, console.error)
    for (let i = 0; i < 10; i++)
      commit.submit({
        from: null,
        offered: { doc: 'centre/cas/holdings', device: 'd', at: 1, content: { is: 'append', structs: newStructs(i, 0, 1) } },
        settled: () => undefined,
        failed: () => undefined,
      })
    await commit.answered()
    expect(batches).toEqual(expected)
  }
})

test('M9 a connection follows only so many documents', async () => {
  t = await startTestRelay({ limits: { followed: 2 } })
  const c = await connect(t, await t.device('staff', 'castelroc'))
  for (const month of ['2027-01', '2027-02', '2027-03']) c.pull(`centre/castelroc/visits/${month}`)
  expect(await c.ended()).toEqual({ code: 1013, reason: 'too many' })
})

test('M12 so many pings may be missed, and no more', async () => {
  const alive: number[] = []
  for (const missedPings of [1, 6]) {
    const quick = await startTestRelay({ limits: { keepaliveMs: 40, missedPings, proofMs: 60_000 } })
    const deaf = new WebSocket(`${quick.url.replace('http', 'ws')}/mux`, { autoPong: false })
    let pings = 0
    deaf.on('ping', () => pings++)
    await new Promise<void>(go => deaf.on('close', () => go()))
    alive.push(pings)
    await quick.end()
  }
  expect(alive[0]).toBe(1)
  expect(alive[1]).toBe(6)
})

test('M14 a bucket gives back so much a second, never more than it holds', () => {
  let now = 0
  const bucket = createBucket(10, 2, () => now)
  expect(bucket.take(10)).toBe(true)
  expect(bucket.take(1)).toBe(false)
  now = 500
  expect([bucket.take(1), bucket.take(1)]).toEqual([true, false])
  now = 1_000_000
  expect([bucket.take(11), bucket.take(10)]).toEqual([false, true])
})

test('M14 only so many addresses are remembered, those that came longest ago are forgotten, and one more never costs a look at all', () => {
  let looks = 0
  let time = 0
  const now = (): number => {
    looks++
    return time
  }
  const tries = createTries(1, 1000, 30_000, now)
  const buckets = createBuckets(1, 0.001, 30_000, now)
  const come = (address: string): void => {
    tries.failed(address)
    buckets.take(address)
  }
  const forgotten = (address: string): boolean => {
    expect(tries.blocked(address)).toBe(!buckets.take(address))
    return !tries.blocked(address)
  }
  for (let i = 0; i < 29_999; i++) come(`a${i}`)
  come('a0') // again: it is the newest now
  looks = 0
  for (let i = 0; i < 2000; i++) come(`b${i}`)
  expect(looks / 2000, 'looks at the clock for one that comes').toBeLessThan(20)
  expect([forgotten('a0'), forgotten('b0'), forgotten('a29998')]).toEqual([false, false, false])
  expect([forgotten('a1'), forgotten('a500')]).toEqual([true, true])
  time = 1001
  expect(tries.blocked('b0')).toBe(false)
  tries.failed('c')
  expect([tries.blocked('c'), buckets.take('b1999')]).toEqual([true, false])
})

test('M14 only so many sockets of all addresses together; one that goes makes room', async () => {
  t = await startTestRelay({ limits: { sockets: 2, proofMs: 60_000 } })
  const [a, b] = [new MuxClient(t.url), new MuxClient(t.url)]
  await Promise.all([a.first('nonce'), b.first('nonce')])
  expect(await new MuxClient(t.url).ended()).toEqual({ code: 1013, reason: 'too many' })
  await a.close()
  const { url } = t
  await until(async () => {
    const c = new MuxClient(url)
    return Promise.race([c.first('nonce').then(() => true), c.ended().then(() => false)])
  })
})

test('H5 an answer of readyz stands for a moment: asking keeps no disk busy', async () => {
  let now = 1_800_000_000_000
  let probes = 0
  const log = createMemoryLog()
  t = await startTestRelay({ log: { ...log, probe: async () => void probes++ }, now: () => now })
  const ask = async (): Promise<number> => (await fetch(`${t!.url}/readyz`)).status
  expect([await ask(), await ask(), await ask(), probes]).toEqual([200, 200, 200, 1])
  now += RELAY_LIMITS.readyMs
  expect([await ask(), probes]).toEqual([200, 2])
})

test('C3 a label has so many characters', async () => {
  t = await startTestRelay()
  const c = await connect(t, await t.device('coordinator', null))
  const wish = (n: number): string => JSON.stringify({ do: 'make-code', role: 'staff', centre: 'cas', label: 'x'.repeat(n) })
  c.send({ is: 'ask', n: 1, json: wish(RELAY_LIMITS.label) }, { is: 'ask', n: 2, json: wish(RELAY_LIMITS.label + 1) })
  expect(JSON.parse((await c.first('reply', f => f.n === 1)).json)).toMatchObject({ ok: true })
  expect(JSON.parse((await c.first('reply', f => f.n === 2)).json)).toEqual({ ok: false, problem: 'malformed' })
})

test('Y6 a nonce waits so long, and so many are remembered', async () => {
  let now = 0
  const registry = openSqliteRegistry(':memory:')
  const tickets = createTickets(
    registry,
    () => [],
    limits({ tickets: 2 }),
    () => now,
  )
  const [one, two] = [tickets.nonce(), tickets.nonce()]
  expect([one === null, two === null, tickets.nonce()]).toEqual([false, false, null])
  const prove = (nonce: string | null): Promise<unknown> => tickets.prove({ device: keyFrom(new Uint8Array(16)), nonce, signature: 'AAAA' })
  now = RELAY_LIMITS.nonceMs - 1
  expect(await prove(one)).toBe('proof') // it is still known; nobody has signed it
  now = RELAY_LIMITS.nonceMs
  expect(await prove(two)).toBe('nonce')
  expect(tickets.nonce()).not.toBeNull()
  await registry.close()
})

test('M8 what is set apart is bounded in bytes', async () => {
  const registry = openSqliteRegistry(':memory:')
  const id = keyFrom(new Uint8Array(16)) as string as DeviceId // as a relay names its devices
  const leave = (n: number): Promise<string> =>
    registry.quarantine(id, 'centre/cas/holdings', 1, { deflated: new Uint8Array(n), statements: 1 }, { pieces: 99, bytes: 100 })
  expect([await leave(60), await leave(41), await leave(40), await leave(1)]).toEqual(['apart', 'full', 'apart', 'full'])
  await registry.close()
})

test('M11 who was heard is told at most so often', async () => {
  const registry = openSqliteRegistry(':memory:')
  const told: number[] = []
  const heard = await createHeard(registry, Date.now, 60, () => told.push(performance.now()))
  const id = keyFrom(new Uint8Array(16)) as string as DeviceId // as a relay names its devices
  const end = performance.now() + 200
  while (performance.now() < end) {
    heard.touch(id, Date.now())
    await new Promise(go => setTimeout(go, 2))
  }
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThanOrEqual(5)
  for (let i = 1; i < told.length; i++) expect(told[i]! - told[i - 1]!).toBeGreaterThanOrEqual(55)
  await heard.close()
  await registry.close()
})

test('A1 an update has so many statements, and a client so many clocks', () => {
  const small = (n: number): Uint8Array => writeAppend(Array.from({ length: n }, (_, i) => newStruct(1, i, ['x'])))
  const bounds = { update: 4 * 1024 * 1024, structs: LIMITS.structs }
  expect(readAppend(small(LIMITS.structs), bounds)).toHaveLength(LIMITS.structs)
  expect(() => readAppend(small(LIMITS.structs + 1), bounds)).toThrow()
  expect(readAppend(writeAppend([newStruct(1, LIMITS.clock - 1)]))).toHaveLength(1)
  expect(() => readAppend(writeAppend([newStruct(1, LIMITS.clock)]))).toThrow()
})

test('A5 a state vector over its bound is refused unread', () => {
  const of = (n: number): Uint8Array => writeStateVector(Array.from({ length: n }, (_, i) => [i + 70_000, 300] as const))
  expect(of(3000).length).toBeLessThan(LIMITS.stateVector)
  expect(readStateVector(of(3000)).size).toBe(3000)
  expect(of(4000).length).toBeGreaterThan(LIMITS.stateVector)
  expect(() => readStateVector(of(4000))).toThrow('state-vector-size')
})

test('M3 a name of more than a hundred characters is no document, in no frame', () => {
  const long = `centre/${'x'.repeat(LIMITS.name)}/holdings`
  expect(parseDocumentName(long)).toBeNull()
  expect(() => readFrame(writeFrame({ is: 'head', doc: long, seq: 1 }))).toThrow('name')
  expect(readFrame(writeFrame({ is: 'head', doc: 'x'.repeat(LIMITS.name), seq: 1 }))).toMatchObject({ seq: 1 })
})
