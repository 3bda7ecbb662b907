// Visits appended in a closed loop: each client sends one, waits for the server's word, sends the next. Each in its own centre's document.
import { rng } from '../../random.ts'
import { startNetwork } from './network.ts'
import { openRaw } from './raw-client.ts'
import type { Side } from './servers.ts'
import { centre, document, newWriter, visitsOf } from './visits.ts'

const WARM_UP = 20

/** Visits a second that the server has given its word for, and the server's processor time for each, microseconds. */
export type Commits = { readonly perSecond: number; readonly processor: number }

export const commitsOf = async (side: Side, clients: number, visits: number): Promise<Commits> => {
  const r = rng(clients)
  const { server, device } = await startNetwork(side, clients)
  try {
    const all = await Promise.all(
      Array.from({ length: clients }, async (_, i) => {
        const doc = document(centre(i))
        const client = await openRaw(server, doc, device(i))
        await client.follow(doc)
        const writer = newWriter(r)
        return { client, messages: Array.from({ length: visits + WARM_UP }, () => client.written(doc, visitsOf(writer, 1, r))) }
      }),
    )
    const each = (from: number, to: number): Promise<unknown> =>
      Promise.all(
        all.map(
          ({ client, messages }) =>
            new Promise<void>(done => {
              let at = from
              const next = (): void => {
                if (at >= to) return done()
                client.write(messages[at++]!, next)
              }
              next()
            }),
        ),
      )
    await each(0, WARM_UP)
    const before = await server.processor()
    const from = performance.now()
    await each(WARM_UP, WARM_UP + visits)
    const took = performance.now() - from
    const spent = (await server.processor()) - before
    await Promise.all(all.map(({ client }) => client.close()))
    return { perSecond: (clients * visits * 1000) / took, processor: spent / (clients * visits) }
  } finally {
    await server.end()
  }
}
