// One visit to two hundred readers: from the moment it is sent until the last of them has it.
import { rng } from '../../random.ts'
import { startNetwork } from './network.ts'
import { openRaw } from './raw-client.ts'
import type { Side } from './servers.ts'
import { centre, document, newWriter, visitsOf } from './visits.ts'

const WARM_UP = 10
/** Between two visits, so that none meets another. Milliseconds. */
const BETWEEN = 15

/** `times`: milliseconds for each visit. `processor`: the server's time for one visit and one reader, microseconds. */
export type FanOut = { readonly times: readonly number[]; readonly processor: number }

export const fanOutTimes = async (side: Side, readers: number, visits: number): Promise<FanOut> => {
  const r = rng(readers)
  const { server, device } = await startNetwork(side, 1)
  try {
    const doc = document(centre(0))
    let waiting = 0
    let everybody: () => void = () => undefined
    const clients = await Promise.all(
      Array.from({ length: readers }, async () => {
        const client = await openRaw(server, doc, device(0))
        await client.follow(doc)
        client.onNews(() => {
          if (--waiting === 0) everybody()
        })
        return client
      }),
    )
    const sender = await openRaw(server, doc, device(0))
    await sender.follow(doc)
    const writer = newWriter(r)
    const times: number[] = []
    let before = 0
    for (let i = 0; i < WARM_UP + visits; i++) {
      if (i === WARM_UP) before = await server.processor()
      await new Promise(go => setTimeout(go, BETWEEN))
      const message = sender.written(doc, visitsOf(writer, 1, r))
      waiting = readers
      const all = new Promise<void>(go => (everybody = go))
      const from = performance.now()
      sender.write(message, () => undefined)
      await all
      if (i >= WARM_UP) times.push(performance.now() - from)
    }
    const processor = ((await server.processor()) - before) / (visits * readers)
    await Promise.all([sender, ...clients].map(c => c.close()))
    return { times, processor }
  } finally {
    await server.end()
  }
}
