// A tablet of Castelroc in a fictional network, linked and ready; and a look into its database from outside the app.
import type { Page } from 'playwright-core'
import type { RelayOptions } from '../../sync-server/relay.ts'
import { enrolTablet } from '../journeys/counter.ts'
import type { Tablet, TabletOptions } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { TestLine } from '../line.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'

export type Desk = {
  readonly served: Served
  readonly line: TestLine
  readonly tablet: Tablet
  readonly page: () => Page
  /** Address of the app over this line. */
  readonly url: string
}

export const MORNING = '2025-10-09T09:00'

/** Everything of Castelroc's tablet, online at `at` o'clock, its service worker ready. */
export const enrolledTablet = async ({
  at = MORNING,
  relay = {},
  tablet: options = {},
  before,
  over,
}: {
  readonly at?: string
  readonly relay?: Partial<RelayOptions>
  readonly tablet?: TabletOptions
  /** What is done with the page before anything is written there; it is loaded anew after it. */
  readonly before?: (page: Page) => Promise<void>
  /** A line of the test's own; its address must be among the relay's origins. */
  readonly over?: (served: Served) => TestLine
} = {}): Promise<Desk> => {
  const served = await serve(relay)
  served.setClock(at)
  await served.writeDirectory(HAUT_VALLON)
  const line = over ? over(served) : await served.line()
  const tablet = await served.tablet(options)
  const url = served.url(line)
  await tablet.open(url, { clock: at })
  if (before) {
    await before(tablet.page())
    await tablet.page().reload()
  }
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => tablet.page().getByText('Castelroc').first().isVisible())
  await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await until('all files are kept', () => keepsEveryFile(tablet.page()))
  return { served, line, tablet, page: () => tablet.page(), url }
}

/** What only some roles have a use for is fetched once it is known whose the device is. */
const keepsEveryFile = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await (await caches.open('relais-app')).keys()).some(r => r.url.includes('/together-')))

export type RawRow = Readonly<Record<string, unknown>>

/** Every row of one store, read past the app's own code. */
export const rowsOf = (page: Page, store: string): Promise<RawRow[]> =>
  page.evaluate(
    name =>
      new Promise<RawRow[]>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onerror = () => failed(new Error('it does not open'))
        opening.onsuccess = () => {
          const db = opening.result
          const all = db.transaction(name).objectStore(name).getAll()
          all.onsuccess = () => {
            db.close()
            done(all.result as RawRow[]) // rows of ours
          }
          all.onerror = () => failed(new Error('it does not read'))
        }
      }),
    store,
  )

/** Visits on the device, whatever the screen says. */
export const visitsKept = async (page: Page): Promise<number> => (await rowsOf(page, 'visits')).length

/** The great button of an entry. */
export const entry = (page: Page, word: 'Information rapide' | 'Libre-service' | 'Entretien' | 'Groupe') =>
  page.getByRole('button', { name: new RegExp(`^${word}`) })

/** The full-width alert. */
export const alerted = (page: Page) => page.locator('section.alert')

/** The phone of Lac d'Aure, an associated centre, at its agenda, with the app of this folder and a worker that has the page. */
export const associatedPhone = async (app: string): Promise<Omit<Desk, 'url'>> => {
  const served = await serve({ app })
  served.setClock(MORNING)
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  const page = (): Page => tablet.page()
  await tablet.open(served.url(line), { clock: MORNING })
  await enrolTablet(page(), await served.code('associated', 'aur'), 'some')
  await page().getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await until('the worker has the page', () => page().evaluate(() => navigator.serviceWorker.controller !== null))
  return { served, line, tablet, page }
}
