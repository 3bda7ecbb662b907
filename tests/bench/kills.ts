// What a kill -9 costs: the relay's, fifty times while a device writes; the browser's, twenty times while a counsellor taps. Nothing may be lost.
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import { killBrowser } from '../failures/kill-browser.ts'
import { killRelay } from '../failures/kill-relay.ts'
import { rng, seedOf } from '../random.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import type { Bench, Measured } from './measured.ts'

const none = (what: string, n: number): Measured => ({ what, unit: 'lost', values: [n], by: 'most', limit: 0 })
const count = (what: string, n: number): Measured => ({ what, unit: 'times', values: [n], by: 'most', limit: null })

export const relayKills = (kills: number): Bench => ({
  name: 'relay-kills',
  run: async () => {
    const seed = seedOf()
    console.log(`relay-kills: seed ${seed}`)
    const k = await killRelay(kills, rng(seed))
    return [
      count(`relay killed ${kills} times: statements acknowledged`, k.acknowledged),
      count('… of the kills, with pieces under way', k.midway),
      none('… acknowledged and lost', k.lost),
      none('… stored twice, or still missing at the end', k.twice + k.missing),
    ]
  },
})

export const browserKills = (kills: number, app: string): Bench => ({
  name: 'browser-kills',
  run: async atEnd => {
    const seed = seedOf()
    console.log(`browser-kills: seed ${seed}`)
    const served = await openServed(atEnd, { app })
    served.setClock('2025-10-09T09:00')
    await served.writeDirectory(HAUT_VALLON)
    const line = await served.line()
    const tablet = await served.tablet()
    await tablet.open(served.url(line))
    await tablet.setClock('2025-10-09T09:00')
    await tablet.page().reload()
    await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
    await until('Castelroc is known', () => tablet.page().getByText('Castelroc').first().isVisible())
    await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    line.cut()
    const k = await killBrowser(tablet, served.url(line), kills, rng(seed))
    return [
      count(`browser killed ${kills} times: said to be kept`, k.said),
      count('… visits that are there', k.kept),
      none('… said to be kept and lost', k.lost),
      none('… orphan rows, holes in counters', k.orphans),
    ]
  },
})
