// `npm run bench [-- --only <name>]`: builds the app, measures what it must reach, prints one table; ends with 1 when a limit is missed.
// Times are asserted here and nowhere else. They are this machine's: run it when nothing else runs.
import { cpus, loadavg } from 'node:os'
import { buildForTests } from '../build.ts'
import { associatedPhone } from './associated-phone.ts'
import { crowding } from './calm.ts'
import { demoUp } from './demo-up.ts'
import { isMissed, table, type Bench, type Measured } from './measured.ts'
import { findPartner } from './find-partner.ts'
import { figuresBench } from './figures.ts'
import { firstSync } from './first-sync.ts'
import { fortyVisits } from './forty-visits.ts'
import { helloBench } from './hello.ts'
import { browserKills, relayKills } from './kills.ts'
import { openFullTablet } from './full-tablet.ts'
import { measureOpening } from './opening.ts'
import { measureSaving } from './saving.ts'
import { newDevice } from './new-device.ts'
import { slowLines } from './slow-lines.ts'
import { scriptsAsked } from './scripts-asked.ts'
import { comparedTable, isBehind, type Compared } from './peers/compared.ts'
import { measureBesidePeers } from './peers/beside-peers.ts'
import { smallMachine } from './small-machine.ts'
import { SLOWED } from './slow-processor.ts'
import { workingDay } from './working-day.ts'

process.env['TZ'] = 'Europe/Paris' // the wall clock of the fictional network, as in the tests
const DIST = new URL('../../node_modules/.cache/relais-bench', import.meta.url).pathname

const BENCHES: readonly Bench[] = [
  scriptsAsked(DIST),
  helloBench,
  associatedPhone(DIST),
  fortyVisits,
  slowLines,
  relayKills(50),
  browserKills(20, DIST),
  firstSync(DIST),
  newDevice(DIST),
  demoUp,
  findPartner(DIST),
  smallMachine(DIST),
  workingDay(DIST),
  figuresBench(DIST),
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
const withPeers = only === null || only === 'peers'
if (wanted.length === 0 && !withPeers) {
  console.error(`No such bench: ${only}. There are: ${[...BENCHES.map(b => b.name), 'peers'].join(', ')}.`)
  process.exit(1)
}

if (wanted.length > 0) await buildForTests(DIST)
const all: Measured[] = []
for (const bench of wanted) {
  const crowd = crowding()
  const measured = await runOne(bench)
  console.log(`${bench.name}: others had ${Math.round(crowd() * 100)}% of the processors`)
  all.push(...measured)
}
const compared: Compared[] = []
let notes = ''
if (withPeers) {
  const crowd = crowding()
  const beside = await measureBesidePeers()
  console.log(`peers: others had ${Math.round(crowd() * 100)}% of the processors`)
  compared.push(...beside.rows)
  notes = beside.notes
}
const load = loadavg()
  .map(n => n.toFixed(1))
  .join(', ')
console.log(`\n${cpus().length} processors (${cpus()[0]?.model ?? '?'}), load ${load}; where slowed: ${SLOWED} times\n`)
if (all.length > 0) console.log(`${table(all)}\n`)
if (compared.length > 0) console.log(`Beside the peers, medians; a ratio above 1 is ours:\n\n${comparedTable(compared)}\n\n${notes}\n`)
const missed = [...all.filter(isMissed), ...compared.filter(isBehind)]
console.log(missed.length === 0 ? 'Every limit is held.' : `${missed.length} missed: ${missed.map(m => m.what).join('; ')}.`)
process.exit(missed.length === 0 ? 0 : 1)
