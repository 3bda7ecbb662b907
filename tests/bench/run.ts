// `npm run bench [-- --only <name>]`: builds the app, measures what it must reach, prints one table; ends with 1 when a limit is missed.
// Times are asserted here and nowhere else. They are this machine's: run it when nothing else runs.
import { cpus, loadavg } from 'node:os'
import { buildForTests } from '../build.ts'
import { associatedPhone } from './associated-phone.ts'
import { crowding } from './calm.ts'
import { isMissed, table, type Bench, type Measured } from './measured.ts'
import { fortyVisits } from './forty-visits.ts'
import { helloBench } from './hello.ts'
import { browserKills, relayKills } from './kills.ts'
import { openFullTablet } from './full-tablet.ts'
import { measureOpening } from './opening.ts'
import { measureSaving } from './saving.ts'
import { scriptsAsked } from './scripts-asked.ts'
import { SLOWED } from './slow-processor.ts'

process.env['TZ'] = 'Europe/Paris' // the wall clock of the fictional network, as in the tests
const DIST = new URL('../../node_modules/.cache/relais-bench', import.meta.url).pathname

const BENCHES: readonly Bench[] = [
  scriptsAsked(DIST),
  helloBench,
  associatedPhone(DIST),
  fortyVisits,
  relayKills(50),
  browserKills(20, DIST),
  {
    name: 'tablet',
    run: async atEnd => {
      const full = await openFullTablet(atEnd, DIST)
      return [...(await measureOpening(full)), ...(await measureSaving(full))]
    },
  },
]

/** Runs one bench and closes all it opened, the last first. */
const runOne = async (bench: Bench): Promise<readonly Measured[]> => {
  const closing: (() => Promise<void>)[] = []
  try {
    return await bench.run(close => void closing.push(close))
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

const at = process.argv.indexOf('--only')
const only = at < 0 ? null : process.argv[at + 1]
const wanted = BENCHES.filter(b => only === null || b.name === only)
if (wanted.length === 0) {
  console.error(`No such bench: ${only}. There are: ${BENCHES.map(b => b.name).join(', ')}.`)
  process.exit(1)
}

await buildForTests(DIST)
const all: Measured[] = []
for (const bench of wanted) {
  const crowd = crowding()
  const measured = await runOne(bench)
  console.log(`${bench.name}: others had ${Math.round(crowd() * 100)}% of the processors`)
  all.push(...measured)
}
const load = loadavg()
  .map(n => n.toFixed(1))
  .join(', ')
console.log(`\n${cpus().length} processors (${cpus()[0]?.model ?? '?'}), load ${load}; where slowed: ${SLOWED} times\n\n${table(all)}\n`)
const missed = all.filter(isMissed)
console.log(missed.length === 0 ? 'Every limit is held.' : `${missed.length} missed: ${missed.map(m => m.what).join('; ')}.`)
process.exit(missed.length === 0 ? 0 : 1)
