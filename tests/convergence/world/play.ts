// One process of `npm run simulate`: takes over time and platform, plays a row of runs, and says of each on a line of its own what came of it.
// Arguments: seed, first run, number of runs, steps; 'trace' to be told every frame, or what is to be broken (world.ts).
process.env['TZ'] = 'Europe/Paris' // before any clock is asked
import { takeOverTime } from './loom.ts'
import { takeOverPlatform } from './platform.ts'

const later = globalThis.setImmediate
takeOverPlatform()
// only now: what these lean on looks at the platform as it is loaded
const { rowsReady } = await import('../../../src/store/rows.ts')
const { takeOverCommits } = await import('./disk.ts')
const { runWorld } = await import('./world.ts')
await rowsReady()
takeOverCommits()
takeOverTime()

const [seed, first, runs, steps] = process.argv.slice(2, 6).map(Number) as [number, number, number, number] // as simulate.ts calls it
const more = process.argv[6]
const traces = more === 'trace'
const broken = more === 'lying disk' || more === 'hidden fork' ? more : undefined
Error.stackTraceLimit = traces ? 30 : 0 // every transaction that ends makes an error that nobody reads

const trace = (line: string): void => console.log(line)
// not in the turn of a promise: there those of the worlds could not go on
later(() => {
  for (let run = first; run < first + runs; run++)
    console.log(`RUN ${JSON.stringify(runWorld(seed, run, steps, traces ? trace : undefined, broken))}`)
  process.exit(0)
})
