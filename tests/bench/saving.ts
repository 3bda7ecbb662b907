// From a tap to "Gardé ici" on the screen, on the full tablet with a slow processor: Quick at the counter, and an interview's Save.
import type { Locator, Page } from 'playwright-core'
import { inCalm } from './calm.ts'
import type { FullTablet } from './full-tablet.ts'
import type { Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'

const TAPS = 70
const INTERVIEWS = 20
/** A second tap within 700 ms is the same tap; nobody is so quick. Milliseconds. */
const BETWEEN = 800

/** Milliseconds from the tap: `seen`, it says "Gardé ici"; `painted`, that is on the screen. */
type Kept = { readonly seen: number; readonly painted: number }
type Watched = typeof globalThis & { kept: Kept[] }

/** Runs in the page before anything of ours. The time of a tap is when the browser had it, not when the page came round to it. */
const watch = (): void => {
  const all: Kept[] = []
  ;(globalThis as Watched).kept = all
  let tap = 0
  addEventListener('click', e => (tap = e.timeStamp), { capture: true })
  new MutationObserver(list => {
    const toast = list.flatMap(m => [...m.addedNodes]).find(n => n instanceof HTMLElement && n.matches('.toast'))
    if (!toast?.textContent?.includes('Gardé ici')) return
    const seen = performance.now() - tap
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => all.push({ seen, painted: performance.now() - tap })
      channel.port2.postMessage(null)
    })
  }).observe(document, { subtree: true, childList: true })
}

const kept = (page: Page): Promise<Kept[]> => page.evaluate(() => (globalThis as Watched).kept)
/** The tap alone: the test tool's own checks of what lies under it would run in the page, and slowly. */
const press = async (page: Page, what: Locator): Promise<void> => {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
const oneMore = async (page: Page, tap: () => Promise<void>): Promise<Kept> => {
  const before = (await kept(page)).length
  await tap()
  await page.waitForFunction(n => (globalThis as Watched).kept.length > n, before, { timeout: 20_000 })
  const last = (await kept(page)).at(-1)
  if (!last) throw new Error('the page was reloaded meanwhile')
  return last
}

export const measureSaving = async ({ tablet, url }: FullTablet): Promise<Measured[]> => {
  await tablet.killAndReopen(url, {
    offline: true,
    before: async page => {
      await page.addInitScript(watch)
      await (await slowProcessor(page)).set(SLOWED)
    },
  })
  const page = tablet.page()
  await page.locator('ol.copy li').first().waitFor()
  const button = page.getByRole('button', { name: /^Information rapide/ })
  const quick = await inCalm(
    'taps on Quick',
    TAPS,
    () => page.waitForTimeout(BETWEEN),
    () => oneMore(page, () => press(page, button)),
  )
  const filledIn = async (): Promise<void> => {
    await page.waitForTimeout(BETWEEN)
    await page.getByRole('button', { name: /^Entretien/ }).click()
    await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
    await page.getByText('15 à 30', { exact: true }).click()
    await page.getByText('Brouillon gardé ici').waitFor()
    await page.waitForTimeout(BETWEEN)
  }
  const save = page.getByRole('button', { name: 'Enregistrer' })
  const interviews = await inCalm('interviews', INTERVIEWS, filledIn, () => oneMore(page, () => press(page, save)))
  if (tablet.errors.length > 0) throw new Error(`the page had errors: ${tablet.errors.join('; ')}`)
  const p95 = (what: string, values: number[]): Measured => ({ what, unit: 'ms', values, by: 'p95', limit: 100 })
  return [
    p95(
      'tap on Quick to “kept here” in the page',
      quick.map(k => k.seen),
    ),
    p95(
      'tap on Quick to “kept here” on the screen',
      quick.map(k => k.painted),
    ),
    p95(
      'Save of an interview to “kept here” in the page',
      interviews.map(k => k.seen),
    ),
    p95(
      'Save of an interview to “kept here” on the screen',
      interviews.map(k => k.painted),
    ),
  ]
}
