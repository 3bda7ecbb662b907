// `npm run simulate -- --runs N --seed S [--steps 200] [--first 0] [--workers 2]`: many simulated worlds, one after the other, each from its own
// number under one seed. Ends with a line of counts; a violation is printed with all it takes to see it again, and the exit code is then 1.
process.env['TZ'] = 'Europe/Paris'
import { takeOverPlatform } from './platform.ts'
import { takeOverTime } from './loom.ts'

Error.stackTraceLimit = 0
const real = { setImmediate: globalThis.setImmediate }
takeOverPlatform()
const { rowsReady } = await import('../../../src/store/rows.ts')
const { takeOverCommits } = await import('./disk.ts')
const { runWorld } = await import('./world.ts')
await rowsReady('network/directory')
takeOverCommits()
takeOverTime()
const args = process.argv.slice(2)
const arg = (name: string, otherwise: number): number => {
  const i = args.indexOf(`--${name}`)
  return i < 0 ? otherwise : Number(args[i + 1])
}
const runs = arg('runs', 10)
const seed = arg('seed', 1)
const first = arg('first', 0)
const steps = arg('steps', 200)
real.setImmediate(() => {
  const t = process.cpuUsage().user
  let n = 0, bad = 0
  for (let i = first; i < first + runs; i++) {
    const t1 = process.cpuUsage().user
    const x = runWorld(seed, i, steps, args.includes('--trace') ? line => console.log(line) : undefined)
    n++
    if (args.includes('--loud')) console.log(i, ((process.cpuUsage().user - t1) / 1000).toFixed(0), 'ms', x.steps, x.kept, x.acknowledged, x.digest, JSON.stringify(x.faults))
    if (x.violations.length > 0) {
      bad++
      console.log(`run ${i} of seed ${seed}, step ${x.steps}:`)
      for (const v of x.violations.slice(0, 6)) console.log('  ', v)
      if (args.includes('--last')) for (const l of x.last) console.log('      ', l)
    }
  }
  console.log(n, 'runs', bad, 'bad', ((process.cpuUsage().user - t) / n / 1000).toFixed(1), 'ms each')
  process.exit(bad ? 1 : 0)
})
