// What it costs a device to come back: all bytes on its sockets, handshakes included, with each side's own client holding the same documents.
import { enrolNodeDevice } from '../node-device.ts' // first: it brings the database in memory
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '../../../src/replica/connection.ts'
import { writeAppend, type Struct } from '../../../src/wire/append.ts'
import { makeCode } from '../../../sync-server/codes.ts'
import { openRegistry } from '../../../sync-server/data-folder.ts'
import { RELAY_LIMITS } from '../../../sync-server/limits.ts'
import { openLine, type TestLine } from '../../line.ts'
import { rng } from '../../random.ts'
import { until } from '../../until.ts'
import { startNetwork, type Started } from './network.ts'
import { closeRaws, openRaws, type RawClient } from './raw-client.ts'
import type { Peer, Side } from './servers.ts'
import { centre, document, newWriter, visitsOf, type Chance, type Writer } from './visits.ts'

export type Cost = { readonly up: number; readonly down: number }
/** `documents` of `visits` each; `missed` are new in each since it was last here. `deflate`: of the peers. */
export type Coming = { readonly documents: number; readonly visits: number; readonly missed: number; readonly deflate: 'on' | 'off' }

/** Nothing more comes after so long. Milliseconds. */
const QUIET = 250

type Held = { readonly doc: string; readonly writer: Writer; readonly structs: Struct[] }
/** Two tablets have written each document. */
const fill = ({ documents, visits }: Coming, r: Chance): Held[] =>
  Array.from({ length: documents }, (_, i) => {
    const other = newWriter(r)
    const writer = newWriter(r)
    return {
      doc: document(centre(0), i),
      writer,
      structs: [...visitsOf(other, Math.floor(visits / 2), r), ...visitsOf(writer, Math.ceil(visits / 2), r)],
    }
  })

const counted = async (line: TestLine): Promise<Cost> => {
  for (let before = -1; before !== line.counted.up + line.counted.down;) {
    before = line.counted.up + line.counted.down
    await new Promise(go => setTimeout(go, QUIET))
  }
  return { ...line.counted }
}
const say = (clients: ReadonlyMap<string, RawClient>, doc: string, structs: readonly Struct[]): Promise<void> =>
  new Promise(go => {
    const client = clients.get(doc)! // one for each document
    client.write(client.written(doc, structs), go)
  })

/** A device as its app would be: what it does on coming back, and when it has everything. */
type Returning = { come(visits: number): Promise<void>; leave(): Promise<void>; close(): Promise<void> }

const ours = async ({ server }: Started, line: TestLine): Promise<Returning> => {
  const registry = openRegistry(join(server.folder, 'data')) // beside the running relay, as its `coordinator` command does
  const made = await makeCode(registry, { role: 'staff', centre: centre(0), label: '' }, Date.now(), RELAY_LIMITS)
  await registry.close()
  const device = await enrolNodeDevice(
    `http://127.0.0.1:${server.port}`,
    `http://localhost:${server.port}`,
    made?.code ?? '',
    'staff',
    centre(0),
  )
  let connection: Connection | null = null
  const leave = async (): Promise<void> => {
    connection?.stop()
    await connection?.ended
    connection = null
  }
  return {
    async come(visits) {
      let answered = false
      connection = device.connect(line.port, p => (answered ||= p.answered))
      await until('the head has answered and all is here', async () => answered && (await device.db.log.count()) >= visits, 60_000)
    },
    leave,
    async close() {
      await leave()
      await device.close()
    },
  }
}

/** The peers' own clients, in a process that has their packages. */
const STOCK = fileURLToPath(new URL('stock-clients.mjs', import.meta.url))

const theirs = async (peer: Peer, line: TestLine, held: readonly Held[]): Promise<Returning> => {
  const child = fork(STOCK, [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  let orders = 0
  const order = (what: Record<string, unknown>): Promise<void> =>
    new Promise((done, failed) => {
      const n = ++orders
      const hear = (answer: unknown): void => {
        if ((answer as { done: number }).done !== n) return // stock-clients.mjs
        child.off('message', hear)
        child.off('exit', ended)
        done()
      }
      const ended = (): void => failed(new Error(`the clients of ${peer} have ended`))
      child.on('message', hear)
      child.once('exit', ended)
      child.send({ ...what, n })
    })
  await order({ do: 'fill', documents: held.map(({ doc, structs }) => [doc, writeAppend(structs)]) })
  return {
    async come(visits) {
      await order({ do: 'connect', peer, port: line.port })
      await order({ do: 'wait', visits })
    },
    leave: () => order({ do: 'close' }),
    async close() {
      const gone = new Promise(go => child.once('exit', go))
      child.disconnect()
      await gone
    },
  }
}

/** Comes back `times` times, each time after the same absence. Somebody else has every document open all the while: the peers' best case. */
export const reconnectCosts = async (side: Side, coming: Coming, times: number): Promise<Cost[]> => {
  const r = rng(coming.documents)
  const held = fill(coming, r)
  const filled = held.map(({ doc, structs }) => [doc, structs] as const)
  const started = await startNetwork(side, 1, { deflate: coming.deflate, filled: side === 'Relais' ? filled : [] })
  const { server, device } = started
  const line = await openLine(() => server.port)
  try {
    const keepers = await openRaws(
      server,
      held.map(h => h.doc),
      device(0),
    )
    if (side !== 'Relais') for (const [doc, structs] of filled) await say(keepers, doc, structs)
    const returning = side === 'Relais' ? await ours(started, line) : await theirs(side, line, held)
    let visits = coming.documents * coming.visits
    await returning.come(visits) // the first time is no coming back
    await counted(line)
    await returning.leave()
    const costs: Cost[] = []
    for (let i = 0; i < times; i++) {
      for (const { doc, writer } of held) for (const visit of visitsOf(writer, coming.missed, r)) await say(keepers, doc, [visit])
      visits += coming.documents * coming.missed
      await new Promise(go => setTimeout(go, QUIET))
      line.forget()
      await returning.come(visits)
      costs.push(await counted(line))
      await returning.leave()
    }
    await returning.close()
    await closeRaws(keepers)
    return costs
  } finally {
    await line.close()
    await server.end()
  }
}
