// The first screen's JavaScript: as the build says, and as a browser really asks for it until Today is usable.
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { firstScreen, FIRST_SCREEN_LIMIT, weigh, type Script } from './first-screen.ts'
import type { Bench, Measured } from './measured.ts'

const RUNS = 3

type Watched = typeof globalThis & { usable?: { readonly at: number; readonly scripts: readonly string[] } }
/** Runs in the page before anything of ours: which scripts had been asked for when the four entries and the day's page stood. */
const watch = (): void => {
  const look = new MutationObserver(() => {
    if (document.querySelectorAll('.entries button.entry:not([aria-disabled])').length !== 4) return
    if (document.querySelector('main [aria-busy="true"]')) return
    look.disconnect()
    const asked = performance.getEntriesByType('resource').map(e => new URL(e.name).pathname.slice(1))
    ;(globalThis as Watched).usable = { at: performance.now(), scripts: asked.filter(n => n.endsWith('.js')) }
  })
  look.observe(document, { subtree: true, childList: true, attributes: true })
}

const sum = (list: readonly Script[]): number => list.reduce((n, s) => n + s.gzip, 0)
const line = (what: string, list: readonly Script[], limit: number | null): Measured[] => [
  { what, unit: 'B', values: [sum(list)], by: 'most', limit },
  { what: `${what}: files with Yjs`, unit: 'times', values: [list.filter(s => s.yjs).length], by: 'most', limit: 0 },
]

export const scriptsAsked = (app: string): Bench => ({
  name: 'first-screen',
  run: async atEnd => {
    const served = await openServed(atEnd, { app })
    await served.writeDirectory(HAUT_VALLON)
    const wire = await served.line()
    const tablet = await served.tablet()
    await tablet.open(served.url(wire))
    await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
    await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const first = firstScreen(app)
    const asked = new Set<string>()
    for (let i = 0; i < RUNS; i++) {
      await tablet.killAndReopen(served.url(wire), { before: async page => void (await page.addInitScript(watch)) })
      await tablet.page().waitForFunction(() => (globalThis as Watched).usable)
      for (const name of (await tablet.page().evaluate(() => (globalThis as Watched).usable))?.scripts ?? []) asked.add(name)
    }
    // what runs after the first picture is asked for early, but nothing waits for it
    const waitedFor = new Set(first.map(s => s.name))
    const besides = [...asked].filter(n => !waitedFor.has(n))
    if (first.some(s => !asked.has(s.name))) throw new Error('the browser did without a script that was counted')
    console.log(`first-screen: asked for besides, before Today was usable: ${besides.join(', ') || 'nothing'}`)
    return [
      ...line('first screen’s JavaScript, gzip -9', first, FIRST_SCREEN_LIMIT),
      ...line(
        '… with all a browser had asked for when Today was usable',
        [...asked].map(n => weigh(app, n)),
        null,
      ),
    ]
  },
})
