// Those who only want to work while all this goes on: a device and its coordinator on /mux, two stock clients in an append and two in a free document.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Struct } from '../../src/wire/append.ts'
import { connect, newStruct, until, type TestDevice } from '../relay/relay-under-test.ts'
import { openStock, type StockClient } from '../relay/stock-client.ts'

export type Worker = {
  /** Milliseconds from sending to the acknowledgement, of each. */
  readonly waits: number[]
  /** Ends it and says what is wrong; nothing when everything acknowledged is there. */
  end(): Promise<readonly string[]>
}
type At = { readonly url: string; readonly origin: string }
const DOC = 'centre/castelroc/visits/2027-03'
/** One every so often: a counsellor is no machine. */
const PAUSE = 100
const pause = (): Promise<void> => new Promise(go => setTimeout(go, PAUSE))

/** Writes where the attackers write. When a place is taken from it, it moves, as our own devices do (A4). */
export const muxWorker = async (at: At, device: TestDevice, coordinator: TestDevice): Promise<Worker> => {
  const waits: number[] = []
  const acknowledged = new Set<string>()
  const wrong: string[] = []
  const writer = await connect(at, device)
  const reader = await connect(at, coordinator)
  reader.pull(DOC)
  let client = 900_000_001
  let clock = 0
  let ended = false
  const say = async (s: Struct): Promise<void> => {
    const begun = performance.now()
    const said = await writer.pushed(DOC, [s])
    writer.frames.length = 0 // an hour of answers is not kept
    if (said.is === 'refused' && said.reason === 'taken') {
      client++
      clock = 0
      return say({ ...s, client, clock: clock++ })
    }
    if (said.is === 'refused') return void wrong.push(`mux: ${said.reason}`)
    waits.push(performance.now() - begun)
    acknowledged.add(s.key)
  }
  const work = (async () => {
    while (!ended) {
      await say(newStruct(client, clock++))
      await pause()
    }
  })().catch((e: unknown) => void wrong.push(`mux: ${String(e)}`))
  return {
    waits,
    async end() {
      ended = true
      await work
      if (acknowledged.size === 0) wrong.push('mux: nothing acknowledged')
      const seen = new Set<string>()
      const look = (): boolean => {
        for (const k of reader.keys(DOC)) seen.add(k)
        reader.frames.length = 0
        return [...acknowledged].every(k => seen.has(k))
      }
      await Promise.race([until(look), new Promise(go => setTimeout(go, 15_000))])
      const missing = [...acknowledged].filter(k => !seen.has(k)).length
      if (missing > 0) wrong.push(`mux: ${missing} of ${acknowledged.size} acknowledged never came to the coordinator`)
      for (const c of [writer, reader]) await c.close()
      return wrong
    },
  }
}

const stock = (at: At, name: string, params: Record<string, string> = {}): StockClient =>
  openStock(at.url, name, params, new Y.Doc(), WebSocket)

/** Two stock clients in one document: one writes and hears its acknowledgements, the other must have it all at the end. */
export const stockWorker = async (
  at: At,
  name: string,
  put: (doc: Y.Doc, i: number) => void,
  sizeOf: (doc: Y.Doc) => number,
): Promise<Worker> => {
  const waits: number[] = []
  const wrong: string[] = []
  const [writer, reader] = [stock(at, name, { ack: '1' }), stock(at, name)]
  for (const [who, c] of [['writer', writer] as const, ['reader', reader] as const])
    void c.closed.then(code => wrong.push(`${name}: the ${who} was closed with ${code}`))
  let acks = 0
  const hear: (() => void)[] = []
  ;(writer.provider.messageHandlers as unknown[])[100] = () => {
    acks++
    for (const h of hear.splice(0)) h()
  }
  await writer.until(() => writer.provider.synced)
  await reader.until(() => reader.provider.synced)
  let ended = false
  let written = 0
  const work = (async () => {
    while (!ended && wrong.length === 0) {
      const begun = performance.now()
      const before = acks
      const heard = new Promise<void>(go => hear.push(go))
      put(writer.doc, written++)
      if (acks === before) await Promise.race([heard, new Promise(go => setTimeout(go, 20_000))])
      if (acks === before) return void wrong.push(`${name}: no acknowledgement for 20 s`)
      waits.push(performance.now() - begun)
      await pause()
    }
  })()
  return {
    waits,
    async end() {
      ended = true
      await work
      if (written === 0) wrong.push(`${name}: nothing written`)
      await Promise.race([until(() => sizeOf(reader.doc) >= written), new Promise(go => setTimeout(go, 15_000))])
      if (sizeOf(reader.doc) < written)
        wrong.push(`${name}: ${written - sizeOf(reader.doc)} of ${written} acknowledged never came to the reader`)
      const late = stock(at, name)
      await Promise.race([until(() => sizeOf(late.doc) >= written), new Promise(go => setTimeout(go, 15_000))])
      if (sizeOf(late.doc) < written) wrong.push(`${name}: who comes late lacks ${written - sizeOf(late.doc)} of ${written}`)
      const told = wrong.slice()
      for (const c of [writer, reader, late]) c.end()
      return told
    },
  }
}
