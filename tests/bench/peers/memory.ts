// What a server holds for a connection, and for a document that somebody follows and in which nothing happens.
import { rng } from '../../random.ts'
import { startNetwork } from './network.ts'
import { closeRaws, openRaw, openRaws } from './raw-client.ts'
import type { Memory, Side } from './servers.ts'
import { centre, document, newWriter, visitsOf } from './visits.ts'

export type Held = { readonly connection: Memory; readonly followed: Memory; readonly left: Memory }

/** What was collected, closed or stored late must not count. Milliseconds. */
const SETTLE = 3000
const settle = (): Promise<void> => new Promise(go => setTimeout(go, SETTLE))
const each = (from: Memory, to: Memory, n: number): Memory => ({ held: (to.held - from.held) / n, rss: (to.rss - from.rss) / n })
const less = (a: Memory, b: Memory): Memory => ({ held: a.held - b.held, rss: a.rss - b.rss })

/** Bytes for one connection, for one followed document of `visits` visits, and for one that nobody follows any more. */
export const memoryHeld = async (side: Side, connections: number, documents: number, visits: number): Promise<Held> => {
  const r = rng(documents)
  const docs = Array.from({ length: documents }, (_, i) => [document(centre(0), i), visitsOf(newWriter(r), visits, r)] as const)
  const connection = await (async (): Promise<Memory> => {
    const { server, device } = await startNetwork(side, 1)
    try {
      const doc = document(centre(0))
      const first = await openRaw(server, doc, device(0)) // what comes with the first of all is not one connection's
      await first.follow(doc)
      await settle()
      const before = await server.memory()
      const clients = await Promise.all(
        Array.from({ length: connections }, async () => {
          const client = await openRaw(server, doc, device(0))
          await client.follow(doc)
          return client
        }),
      )
      await settle()
      const held = each(before, await server.memory(), connections)
      await Promise.all([first, ...clients].map(c => c.close()))
      return held
    } finally {
      await server.end()
    }
  })()

  const { server, device } = await startNetwork(side, 1, { filled: side === 'Relais' ? docs : [] })
  try {
    const first = await openRaw(server, document(centre(1)), device(0))
    await settle()
    const before = await server.memory()
    const clients = await openRaws(
      server,
      docs.map(([doc]) => doc),
      device(0),
    )
    if (side !== 'Relais')
      for (const [doc, structs] of docs) {
        const client = clients.get(doc)! // one for each document
        await new Promise<void>(go => client.write(client.written(doc, structs), go))
      }
    await settle()
    const sockets = new Set(clients.values()).size
    const open = each(before, await server.memory(), documents)
    const share = sockets / documents // where a socket is one document's, its connection is counted above
    await closeRaws(clients)
    await settle()
    const left = each(before, await server.memory(), documents)
    await first.close()
    return { connection, followed: less(open, { held: connection.held * share, rss: connection.rss * share }), left }
  } finally {
    await server.end()
  }
}
