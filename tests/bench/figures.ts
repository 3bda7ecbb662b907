// Chiffres on a slow processor: a year of 25,000 visits of one centre, for the first time, and then whenever another period is looked at.
import type { Page } from 'playwright-core'
import type { Day } from '../../src/domain/day.ts'
import { toldVisit } from '../figures/written-months.ts'
import { inCalm } from './calm.ts'
import type { Filling } from './centre-log.ts'
import { openFullTablet, type FullTablet } from './full-tablet.ts'
import type { Bench, Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'

const A_YEAR: Filling = { centre: 'cas', last: '2025-12-30' as Day, months: 12, visits: 25_000, onLast: 40, visit: toldVisit }
const RUNS = 9

type Watched = typeof globalThis & { longest?: number; drawn?: (ms: number) => void }

/** Runs in the page before anything of ours: the longest time it did not let go, and when a press was answered by a picture. */
const watch = (): void => {
  const seen = globalThis as Watched
  seen.longest = 0
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) seen.longest = Math.max(seen.longest ?? 0, e.duration)
  }).observe({ type: 'longtask', buffered: true })
  let press = 0
  addEventListener('click', e => (press = e.timeStamp), { capture: true })
  new MutationObserver(() => {
    if (!seen.drawn || document.querySelector('h2')?.textContent === (seen as { before?: string }).before) return
    if (document.querySelectorAll('.chart rect').length === 0) return
    const tell = seen.drawn
    delete seen.drawn
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => tell(performance.now() - press)
      channel.port2.postMessage(null)
    })
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

/** Milliseconds from the press to the picture of another period. */
const press = async (page: Page, what: string): Promise<number> => {
  const told = page.evaluate(() => {
    const seen = globalThis as Watched & { before?: string | null }
    seen.before = document.querySelector('h2')?.textContent ?? ''
    return new Promise<number>(go => (seen.drawn = go))
  })
  const at = await page.locator('label.tick', { hasText: what }).first().boundingBox()
  if (!at) throw new Error(`${what} is not on the screen`)
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2)
  return told
}

const reopen = async ({ tablet, url }: FullTablet): Promise<Page> => {
  await tablet.killAndReopen(url, {
    offline: true,
    before: async page => {
      await page.addInitScript(watch)
      await (await slowProcessor(page)).set(SLOWED)
    },
  })
  const page = tablet.page()
  await page.locator('ol.copy li').first().waitFor()
  return page
}
/** From the press on Chiffres until its figures stand. */
const enter = async (page: Page): Promise<number> => {
  await page.evaluate(() => void ((globalThis as Watched).longest = 0))
  const from = performance.now()
  await page.getByRole('link', { name: 'Chiffres' }).click()
  await page.locator('figure.chart').first().waitFor({ timeout: 240_000 })
  return performance.now() - from
}
const longest = (page: Page): Promise<number> => page.evaluate(() => (globalThis as Watched).longest ?? 0)

export const figuresBench = (app: string): Bench => ({
  name: 'figures',
  run: async atEnd => {
    const full = await openFullTablet(atEnd, app, A_YEAR)
    const page = await reopen(full)
    const first = await enter(page)
    const held = await longest(page)
    const years = await inCalm(
      'a year of figures',
      RUNS,
      async () => void (await press(page, 'Jour')),
      () => press(page, 'Année civile'),
    )
    const months = await inCalm(
      'a month of figures',
      RUNS,
      async () => void (await press(page, 'Jour')),
      () => press(page, 'Mois'),
    )
    const again: number[] = []
    for (let i = 0; i < 3; i++) again.push(await enter(await reopen(full)))
    if (full.tablet.errors.length > 0) throw new Error(full.tablet.errors.join('; '))
    const of = (what: string, values: readonly number[], limit: number | null, by: Measured['by'] = 'median'): Measured => ({
      ...{ what, unit: 'ms', values, by, limit },
    })
    return [
      of('Chiffres for the first time, 25,000 visits: read, and on the screen', [first], null),
      of('meanwhile: the longest time the page did not let go', [held], null, 'most'), // nobody types there: what typing meets is measured by the day
      of('a year of 25,000 visits, from the press to the screen', years, 200),
      of('a month of them', months, 200),
      of('Chiffres opened again, the app started anew', again, null),
    ]
  },
})
