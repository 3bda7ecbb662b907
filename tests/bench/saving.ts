// From a tap to "Gardé ici" on the screen, on the full tablet with a slow processor: Quick at the counter, and an interview's Save.
import type { Locator, Page } from 'playwright-core'
import { inCalm } from './calm.ts'
import type { FullTablet } from './full-tablet.ts'
import type { Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'

const TAPS = 70
const INTERVIEWS = 20
const FIRST_TAPS = 7
/** A second tap within 700 ms is the same tap; nobody is so quick. Milliseconds. */
const BETWEEN = 800

/** Milliseconds from the tap: `seen`, it says "Gardé ici"; `painted`, that is on the screen. */
type Kept = { readonly seen: number; readonly painted: number }
type Watched = typeof globalThis & { tellKept?: (k: Kept) => void }

/** Runs in the page before anything of ours. The time of a tap is when the browser had it, not when the page came round to it. */
const watch = (): void => {
  let tap = 0
  addEventListener('click', e => (tap = e.timeStamp), { capture: true })
  new MutationObserver(list => {
    const toast = list.flatMap(m => [...m.addedNodes]).find(n => n instanceof HTMLElement && n.matches('.toast'))
    if (!toast?.textContent?.includes('Gardé ici')) return
    const seen = performance.now() - tap
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => (globalThis as Watched).tellKept?.({ seen, painted: performance.now() - tap })
      channel.port2.postMessage(null)
    })
  }).observe(document, { subtree: true, childList: true })
}

type Place = { readonly x: number; readonly y: number }
const placeOf = async (what: Locator): Promise<Place> => {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
/** The tap alone: the test tool's own looks at the page would run in it, and slowly. */
const tap = async (page: Page, at: Place): Promise<Kept> => {
  const told = page.evaluate(() => new Promise<Kept>(go => ((globalThis as Watched).tellKept = go)))
  await page.mouse.click(at.x, at.y)
  return told
}

const reopen = ({ tablet, url }: FullTablet): Promise<void> =>
  tablet.killAndReopen(url, {
    offline: true,
    before: async page => {
      await page.addInitScript(watch)
      await (await slowProcessor(page)).set(SLOWED)
    },
  })
const quickButton = ({ tablet }: FullTablet): Locator => tablet.page().getByRole('button', { name: /^Information rapide/ })

export const measureSaving = async (full: FullTablet): Promise<Measured[]> => {
  const { tablet } = full
  const first = await inCalm(
    'first taps',
    FIRST_TAPS,
    () => reopen(full),
    async () => tap(tablet.page(), await placeOf(quickButton(full))),
  )
  await reopen(full)
  const page = tablet.page()
  await page.locator('ol.copy li').first().waitFor()
  const at = await placeOf(quickButton(full))
  const quick = await inCalm(
    'taps on Quick',
    TAPS,
    () => page.waitForTimeout(BETWEEN),
    () => tap(page, at),
  )
  let save: Place = at
  const filledIn = async (): Promise<void> => {
    await page.waitForTimeout(BETWEEN)
    await page.getByRole('button', { name: /^Entretien/ }).click()
    await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
    await page.getByText('15 à 30', { exact: true }).click()
    await page.getByText('Brouillon gardé ici').waitFor()
    save = await placeOf(page.getByRole('button', { name: 'Enregistrer' }))
    await page.waitForTimeout(BETWEEN)
  }
  const interviews = await inCalm('interviews', INTERVIEWS, filledIn, () => tap(page, save))
  if (tablet.errors.length > 0) throw new Error(`the page had errors: ${tablet.errors.join('; ')}`)
  const p95 = (what: string, values: number[]): Measured => ({ what, unit: 'ms', values, by: 'p95', limit: 100 })
  return [
    {
      what: 'the first tap after opening, as soon as it can be made, to “kept here” on the screen',
      unit: 'ms',
      values: first.map(k => k.painted),
      by: 'median',
      limit: null,
    },
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
