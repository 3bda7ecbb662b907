// Killed at the very moment the last word has come: how many of the visits it had given its word for are there after it starts again.
import * as Y from 'yjs'
import { rng } from '../../random.ts'
import { startNetwork } from './network.ts'
import { openRaw } from './raw-client.ts'
import type { Side } from './servers.ts'
import { centre, document, newWriter, visitsOf } from './visits.ts'

/** How long a new client waits for more, after the last thing it was sent. Milliseconds. */
const QUIET = 1000

/** Visits the server gave its word for and does not have, of `visits`. */
export const lostToKill = async (side: Side, visits: number): Promise<number> => {
  const r = rng(visits)
  const { server, device } = await startNetwork(side, 1)
  try {
    const doc = document(centre(0))
    const sender = await openRaw(server, doc, device(0))
    await sender.follow(doc)
    const said = visitsOf(newWriter(r), visits, r)
    for (const visit of said) await new Promise<void>(go => sender.write(sender.written(doc, [visit]), go))
    await server.kill()
    await sender.close()
    await server.start()
    const copy = new Y.Doc()
    const reader = await openRaw(server, doc, device(0))
    let last = performance.now()
    reader.onNews(update => {
      last = performance.now()
      Y.applyUpdate(copy, update())
    })
    await reader.follow(doc)
    while (performance.now() - last < QUIET) await new Promise(go => setTimeout(go, 20))
    await reader.close()
    const there = copy.getMap('o')
    return said.filter(v => !there.has(v.key)).length
  } finally {
    await server.end()
  }
}
