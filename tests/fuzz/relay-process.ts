// The relay under fire, in a process of its own: what it takes of memory is its own, and nobody else's rubbish is collected with it.
// Started with --expose-gc and a channel; one message in, one out, in order.
import type { Role } from '../../src/domain/access.ts'
import type { Limits } from '../../sync-server/limits.ts'
import type { Line } from '../../sync-server/connection.ts'
import { startTestRelay, type RelayUnderTest } from '../relay/relay-under-test.ts'

export type Asked =
  | { readonly is: 'start'; readonly limits: Partial<Limits> }
  | { readonly is: 'device'; readonly role: Role; readonly centre: string }
  | { readonly is: 'revoke'; readonly device: string }
  | { readonly is: 'connections' }
  | { readonly is: 'memory' }
  | { readonly is: 'stop' }
/**
 * Bytes, after collecting. `rss`: what the system counts; `heap`: objects, in `held` pages; `outside`: what hangs on them. `faults`: lines of
 * the relay that speak of a fault or of damage.
 */
export type Told =
  | { readonly is: 'started'; readonly url: string; readonly origin: string }
  | { readonly is: 'device'; readonly id: string; readonly role: Role; readonly centre: string | null; readonly key: string }
  | {
      readonly is: 'memory'
      readonly rss: number
      readonly heap: number
      readonly held: number
      readonly outside: number
      readonly connections: number
    }
  | { readonly is: 'connections'; readonly n: number }
  | { readonly is: 'done'; readonly faults: readonly string[]; readonly rows: number }

let t: RelayUnderTest | null = null
/** Of its lines nothing else is kept: they would be what grows. */
const faults: string[] = []
const line: Line = l => {
  if ('fault' in l || 'damaged' in l) faults.push(JSON.stringify(l))
}
const tell = (told: Told): void => void process.send?.(told)
/** To the last: V8 keeps a hundred megabytes of empty pages for what may come, and they would hide what stays. */
const collect = (): void => {
  if (!globalThis.gc) throw new Error('started without --expose-gc')
  for (let i = 0; i < 2; i++) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

const answer = async (asked: Asked): Promise<void> => {
  if (asked.is === 'start') {
    t = await startTestRelay({ open: 'open/', limits: asked.limits, line })
    return tell({ is: 'started', url: t.url, origin: t.origin })
  }
  if (!t) throw new Error('start first')
  switch (asked.is) {
    case 'device': {
      const d = await t.device(asked.role, asked.centre)
      const key = d.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string // PEM is text
      return tell({ is: 'device', id: d.id, role: d.role, centre: d.centre, key })
    }
    case 'revoke':
      await t.registry.revoke(asked.device as never, 1) // an id that this process gave
      return tell({ is: 'done', faults: [], rows: 0 })
    case 'connections':
      return tell({ is: 'connections', n: t.relay.connections() })
    case 'memory': {
      collect()
      await new Promise(go => setTimeout(go, 300)) // freed pages go back to the system a moment later
      collect()
      const m = process.memoryUsage()
      return tell({
        is: 'memory',
        rss: m.rss,
        heap: m.heapUsed,
        held: m.heapTotal,
        outside: m.external,
        connections: t.relay.connections(),
      })
    }
    case 'stop': {
      const { seq } = await t.log.head()
      await t.end()
      tell({ is: 'done', faults, rows: seq })
      process.disconnect()
    }
  }
}
process.on('disconnect', () => process.exit()) // whoever started it is gone
let last: Promise<void> = Promise.resolve()
process.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked))
  last.catch((e: unknown) => {
    console.error(e)
    process.exit(1)
  })
})
