// A tablet with two years of one centre on it: the relay's log is filled, and the app itself fetches it, as it would after a re-installation.
import { performance } from 'node:perf_hooks'
import type { Day } from '../../src/domain/day.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import type { Tablet } from '../journeys/tablet.ts'
import type { TestLine } from '../line.ts'
import { rng } from '../random.ts'
import { until } from '../until.ts'
import { fillCentre, type Filling } from './centre-log.ts'
import { stored } from './stored.ts'

const MONTHS = 24
const VISITS = 25_000
const TODAY = '2025-10-09'
const ON_TODAY = 40

export type FullTablet = {
  readonly tablet: Tablet
  readonly line: TestLine
  readonly url: string
  /** How fast the app took the visits in, at the machine's full speed. */
  readonly visitsPerSecond: number
}

const TWO_YEARS: Filling = { centre: 'cas', last: TODAY as Day, months: MONTHS, visits: VISITS, onLast: ON_TODAY }

export const openFullTablet = async (atEnd: (close: () => Promise<void>) => void, app: string, of = TWO_YEARS): Promise<FullTablet> => {
  const served = await openServed(atEnd, { app })
  served.setClock(`${of.last}T15:00`)
  await served.writeDirectory(HAUT_VALLON)
  await fillCentre(served.log, of, rng(25_000))
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock(`${of.last}T15:00`)
  await tablet.page().reload()
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const from = performance.now()
  const whole = async (): Promise<boolean> => {
    const places = (await stored(tablet.page(), 'places')).filter(p => String(p['doc']).includes('/visits/'))
    return places.length === of.months && places.every(p => Number(p['have']) > 0 && Number(p['have']) >= Number(p['want']))
  }
  await until('the tablet has fetched everything', whole, 300_000)
  const seconds = (performance.now() - from) / 1000
  const rows = (await stored(tablet.page(), 'visits')).length
  if (rows !== of.visits) throw new Error(`${rows} visits are on the tablet, not ${of.visits}`)
  await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  line.cut()
  return { tablet, line, url: served.url(line), visitsPerSecond: of.visits / seconds }
}
