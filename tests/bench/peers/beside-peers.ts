// The peers' bench: the same work for our relay, Hocuspocus 4 with its SQLite extension and the y-websocket server with its LevelDB, in turns.
import { commitsOf } from './commits.ts'
import type { Compared } from './compared.ts'
import { fanOutTimes } from './fan-out.ts'
import { installPeers } from './install.ts'
import { lostToKill } from './killed.ts'
import { memoryHeld, type Held } from './memory.ts'
import { reconnectCosts, type Coming, type Cost } from './reconnects.ts'
import { PEERS, SIDES, type Side } from './servers.ts'

const ROUNDS = 3
const READERS = 200
const KILLED = 100
const MEMORY = { connections: 500, documents: 500, visits: 100 }

type PerSide<T> = Record<Side, T[]>

/** Why we are behind, in the rows where we can be. */
const LIMIT = {
  commits: 'the word waits for the flush of its batch, and each statement is judged and put into the log’s indices before it.',
  proof: 'a nonce, and the signature and name of the device; the y-websocket server lets in anybody.',
  deflate:
    'Hocuspocus then deflates all it sends to one client as one stream, with a memory for each; our pieces are deflated once for all readers.',
  connection: 'who it is, its bounds, and its place in each document, on top of the bare socket that is all the y-websocket server holds.',
  fanOut: 'nobody sees a visit before it is flushed; the rest is one write of the system for each reader, for the peers too.',
}

/** What each side gives, one after the other, `rounds` times over. */
const inTurns = async <T>(rounds: number, measure: (side: Side) => Promise<T>): Promise<PerSide<T>> => {
  const all: PerSide<T> = { Relais: [], Hocuspocus: [], 'y-websocket': [] }
  for (let i = 0; i < rounds; i++) for (const side of SIDES) all[side].push(await measure(side))
  return all
}
const each = <T>(all: PerSide<T>, figures: (of: T) => number | readonly number[]): PerSide<number> => ({
  Relais: all.Relais.flatMap(figures),
  Hocuspocus: all.Hocuspocus.flatMap(figures),
  'y-websocket': all['y-websocket'].flatMap(figures),
})
const row = (
  what: string,
  unit: Compared['unit'],
  better: Compared['better'],
  values: PerSide<number>,
  limit?: string,
  by: Compared['by'] = 'median',
): Compared => ({ what, unit, better, by, values, ...(limit ? { limit } : {}) })

const commits = async (): Promise<Compared[]> => {
  const rows: Compared[] = []
  for (const [clients, visits] of [
    [20, 400],
    [200, 60],
  ] as const) {
    const all = await inTurns(ROUNDS, side => commitsOf(side, clients, visits))
    rows.push(
      row(
        `acknowledged, ${clients} devices at once`,
        'visits/s',
        'more',
        each(all, c => c.perSecond),
        LIMIT.commits,
      ),
      row(
        '… processor time for each',
        'µs',
        null,
        each(all, c => c.processor),
      ),
    )
  }
  return rows
}

const upAndDown = (what: string, costs: PerSide<Cost>, limit?: string): Compared[] => [
  row(
    `${what}: up`,
    'B',
    'less',
    each(costs, c => c.up),
    limit,
  ),
  row(
    `${what}: down`,
    'B',
    'less',
    each(costs, c => c.down),
    limit,
  ),
]
const coming = async (what: Coming): Promise<PerSide<Cost>> => {
  const costs: PerSide<Cost> = { Relais: [], Hocuspocus: [], 'y-websocket': [] }
  for (const side of SIDES) costs[side] = await reconnectCosts(side, what, ROUNDS)
  return costs
}
const reconnects = async (): Promise<Compared[]> => {
  const rows: Compared[] = []
  for (const [documents, visits] of [
    [1, 60],
    [24, 40],
    [120, 5],
  ] as const) {
    const name = documents === 1 ? '1 document' : `${documents} documents`
    rows.push(...upAndDown(`back, nothing new, ${name}`, await coming({ documents, visits, missed: 0, deflate: 'off' }), LIMIT.proof))
  }
  const missed = { documents: 24, visits: 40, missed: 5, deflate: 'off' } as const
  const costs = await coming(missed)
  rows.push(...upAndDown('back after 5 visits in each of 24 documents', costs))
  const deflating: PerSide<Cost> = { ...costs }
  for (const peer of PEERS) deflating[peer] = await reconnectCosts(peer, { ...missed, deflate: 'on' }, ROUNDS)
  rows.push(...upAndDown('… the peers told to deflate', deflating, LIMIT.deflate))
  return rows
}

const memory = async (): Promise<Compared[]> => {
  const { connections, documents, visits } = MEMORY
  const held = await inTurns(1, side => memoryHeld(side, connections, documents, visits))
  const rows = (what: string, of: (h: Held) => Held[keyof Held]): Compared[] => [
    row(
      `${what}: held`,
      'B',
      'less',
      each(held, h => of(h).held),
      LIMIT.connection,
    ),
    row(
      `${what}: resident`,
      'B',
      null,
      each(held, h => of(h).rss),
    ),
  ]
  return [
    ...rows('memory for an open connection', h => h.connection),
    ...rows(`memory for a quiet document of ${visits} visits that is followed`, h => h.followed),
    ...rows('memory for a document, all have left', h => h.left),
  ]
}

const fanOut = async (): Promise<Compared[]> => {
  const all = await inTurns(ROUNDS, side => fanOutTimes(side, READERS, 60))
  const times = each(all, f => f.times)
  return [
    row(`one visit until the last of ${READERS} readers has it`, 'ms', 'less', times, LIMIT.fanOut),
    row('… of 100 visits 95 within', 'ms', 'less', times, LIMIT.fanOut, 'p95'),
    row(
      '… processor time for each reader',
      'µs',
      null,
      each(all, f => f.processor),
    ),
  ]
}

const kills = async (): Promise<Compared[]> => [
  row(
    `of ${KILLED} it gave its word for, lost to kill -9 at that moment`,
    'lost',
    'less',
    await inTurns(ROUNDS, side => lostToKill(side, KILLED)),
  ),
]

/** What the figures mean, for who reads them alone. */
const NOTES = `Relais: told by an acknowledgement after its log is flushed (SQLite, synchronous FULL). Everybody proves who they are.
Hocuspocus 4.7 with its SQLite extension: told by its sync status once the update is applied in memory; stored 2 s after the last change, 10 s at most.
y-websocket server 0.1.1 with LevelDB: has no acknowledgement, so told by its echo of the update, sent when it is applied in memory; handed to LevelDB meanwhile, not flushed.
Reconnects: all bytes of the sockets, handshakes too; somebody else has the documents open, and nobody's cursor is shown: the peers' best case.
Processor time: the server's own, in all its threads; what others do on the machine changes it little.
Memory: JavaScript's own and what it holds outside its heap, after a full collection; resident memory is the system's count.`

export type BesidePeers = { readonly rows: readonly Compared[]; readonly notes: string }

export const measureBesidePeers = async (): Promise<BesidePeers> => {
  installPeers()
  const rows: Compared[] = []
  for (const part of [commits, reconnects, memory, fanOut, kills]) {
    const from = performance.now()
    rows.push(...(await part()))
    console.log(`peers, ${part.name}: ${Math.round((performance.now() - from) / 1000)} s`)
  }
  return { rows, notes: NOTES }
}
