// A counsellor's working day, tap by tap, in a real browser without a line and with a slow processor: how long each press takes to be on the screen, and each
// entry to be noted. The hand is the machine's, which does not think; what is measured is what the app adds to it.
import type { Page } from 'playwright-core'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import { crowding } from './calm.ts'
import type { Bench, Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'
import { stored } from './stored.ts'

/** `long`: when a task that held the page ended, and how long it was. */
type Watched = typeof globalThis & {
  presses: number
  began: number
  slow: Map<number, number>
  long: (readonly [end: number, ms: number])[]
}
/** Below this the browser tells nothing of an event. Milliseconds. */
const TOLD_FROM = 16

/** Runs in the page before anything of ours. */
const watch = (): void => {
  const w = globalThis as Watched
  w.presses = 0
  w.began = Infinity
  w.slow = new Map()
  w.long = []
  const press = (e: Event): void => {
    w.presses++
    w.began = Math.min(w.began, e.timeStamp)
  }
  addEventListener('pointerdown', press, { capture: true })
  addEventListener('keydown', press, { capture: true })
  new PerformanceObserver(list => {
    for (const e of list.getEntries() as PerformanceEventTiming[]) {
      const id = e.interactionId ?? 0
      if (id > 0) w.slow.set(id, Math.max(w.slow.get(id) ?? 0, e.duration))
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) w.long.push([e.startTime + e.duration, e.duration])
  }).observe({ type: 'longtask', buffered: true })
}

/** A second tap within 700 ms is the same tap. */
const BETWEEN = 750

export const workingDay = (app: string): Bench => ({
  name: 'day',
  run: async atEnd => {
    const served = await openServed(atEnd, { app })
    served.setClock('2025-10-09T09:00')
    await served.writeDirectory(HAUT_VALLON)
    const line = await served.line()
    const tablet = await served.tablet()
    const url = served.url(line)
    await tablet.open(url)
    await tablet.setClock('2025-10-09T09:00')
    await tablet.page().reload()
    await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
    await until('Castelroc is known', () => tablet.page().getByText('Castelroc').first().isVisible())
    await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    line.cut()
    await tablet.killAndReopen(url, {
      offline: true,
      before: async page => {
        await page.addInitScript(watch)
        await (await slowProcessor(page)).set(SLOWED)
      },
    })
    const page: Page = tablet.page()
    const entry = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
    const press = async (role: 'button' | 'checkbox', name: string): Promise<void> => page.getByRole(role, { name, exact: true }).click()
    const word = async (text: string): Promise<void> => page.getByText(text, { exact: true }).first().click()
    const home = (): Promise<void> => entry('Information rapide').waitFor()
    const crowd = crowding()

    const times: Record<string, number[]> = {}
    let noted = 0
    const timed = async (what: string, n: number, act: () => Promise<void>): Promise<void> => {
      await page.waitForTimeout(BETWEEN)
      const from = performance.now()
      await act()
      noted += n
      await until(`${noted} are kept`, async () => (await stored(page, 'visits')).length + (await stored(page, 'groups')).length === noted)
      ;(times[what] ??= []).push(performance.now() - from)
    }
    const quick = (purpose?: string): Promise<void> =>
      timed('quick', 1, async () => {
        await entry('Information rapide').click()
        if (purpose) await page.locator('.toast').getByRole('button', { name: purpose }).click()
      })
    const interview = (purpose: string, minutes: string, more: readonly string[] = []): Promise<void> =>
      timed('interview', 1, async () => {
        await entry('Entretien').click()
        await press('checkbox', purpose)
        await word(minutes)
        for (const m of more) await word(m)
        await press('button', 'Enregistrer')
        await home()
      })
    await home()
    const purposes = ['Trouver un emploi', 'Choisir son orientation', 'Trouver une formation', 'Créer son activité']
    for (let i = 0; i < 12; i++) {
      await quick(i % 3 === 0 ? purposes[i % 4] : undefined)
      await interview(purposes[i % 4]!, i % 2 ? '5 à 15' : '15 à 30', i % 2 ? ['Salarié', 'Reviendra'] : [])
      if (i % 2) await timed('self-service', 1, () => entry('Libre-service').click())
    }
    await timed('group', 1, async () => {
      await entry('Groupe').click()
      await word('Classe')
      await press('button', '25 personnes')
      await press('button', 'Un de moins, Combien de personnes ?')
      await press('button', 'Enregistrer')
      await home()
    })
    // the one number of the counter that may be typed
    await timed('group', 1, async () => {
      await entry('Groupe').click()
      await word('Classe')
      await page.getByRole('spinbutton', { name: 'Combien de personnes ?' }).pressSequentially('24', { delay: 80 })
      await press('button', 'Enregistrer')
      await home()
    })
    await timed('catch-up of ten', 10, async () => {
      await page.getByRole('link', { name: 'Rattraper des passages' }).click()
      for (let i = 0; i < 6; i++) await press('button', 'Un de plus, Information rapide')
      for (let i = 0; i < 4; i++) await press('button', 'Un de plus, Emploi')
      await press('button', 'Enregistrer')
      await home()
    })
    const { presses, slow, long } = await page.evaluate(() => {
      const w = globalThis as Watched
      // what the page did to open is measured elsewhere (opening.ts)
      return { presses: w.presses, slow: [...w.slow.values()], long: w.long.flatMap(([end, ms]) => (end > w.began ? [ms] : [])) }
    })
    if (tablet.errors.length > 0) throw new Error(`the page had errors: ${tablet.errors.join('; ')}`)
    const others = crowd()
    if (others > 0.1) console.log(`day: others had ${Math.round(others * 100)}% of the processors while it was measured`)
    // what the browser did not tell of took less than it tells from
    const paints = [...slow, ...Array.from({ length: Math.max(0, presses - slow.length) }, () => TOLD_FROM)]
    const each = (what: string): Measured => ({
      what: `a day's ${what}, by the machine's hand`,
      unit: 'ms',
      values: times[what] ?? [],
      by: 'median',
      limit: null,
    })
    return [
      {
        what: `a working day, ${presses} presses and keys: from each to what it changed on the screen`,
        unit: 'ms',
        values: paints,
        by: 'p95',
        limit: 100,
      },
      {
        what: 'a working day: the tasks that held the page for more than 50 ms, from the first press on; the longest',
        unit: 'ms',
        values: long.length > 0 ? long : [0], // the browser tells of none below 50
        by: 'most',
        limit: 50,
      },
      each('quick'),
      each('interview'),
      each('self-service'),
      each('group'),
      { ...each('catch-up of ten'), what: 'J10 ten visits caught up, from the page of the day to all ten kept', by: 'most', limit: 30_000 },
    ]
  },
})
