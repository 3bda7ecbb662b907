// What a counsellor does at the counter, in the words that stand on the screen.
import type { Page } from 'playwright-core'
import { until } from '../until.ts'

/** `keeps`: whether a device of this role keeps all of the app, which is waited for. */
export const enrolTablet = async (page: Page, code: string, keeps: 'every' | 'some' = 'every'): Promise<void> => {
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByRole('complementary', { name: 'État des envois' }).waitFor()
  if (keeps === 'every') await until('all it needs without a line is on the device', () => page.evaluate(isKept))
}
/** Inside the page: every part the build has, as its worker lists them, is in the app's own store; or there is no worker. It waits a while itself: what is asked without a pause takes the time of what is waited for. */
export const isKept = async (): Promise<boolean> => {
  if (!('serviceWorker' in navigator) || !(await navigator.serviceWorker.getRegistration())) return true
  const [worker, store] = await Promise.all([fetch('/sw.js').then(r => r.text()), caches.open('relais-app')])
  const parts = [...worker.matchAll(/assets\/[\w.-]+\.js/g)].map(([path]) => `/${path}`)
  for (let n = 0; n < 50; n++) {
    const here = new Set((await store.keys()).map(r => new URL(r.url).pathname))
    if (parts.every(p => here.has(p))) return true
    await new Promise(r => setTimeout(r, 100))
  }
  return false
}

export const status = async (page: Page): Promise<string> =>
  (await page.getByRole('complementary', { name: 'État des envois' }).innerText()).replace(/\s+/g, ' ').trim()

const count = async (page: Page, entry: string): Promise<number> => {
  const words = await page.getByRole('button', { name: new RegExp(`^${entry}`) }).innerText()
  return Number(/\d+/.exec(words)?.[0] ?? Number.NaN)
}

/** By the line that stands on every screen. */
export const toSending = async (page: Page): Promise<void> => {
  await page.getByRole('complementary', { name: 'État des envois' }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Envois' }).waitFor()
}

/** Presses one of the great buttons `n` times, and waits each time until the corner gives the count back: it is committed then. */
export const noteOnce = async (page: Page, entry: 'Information rapide' | 'Libre-service', n: number): Promise<void> => {
  for (let i = 0; i < n; i++) {
    const button = page.getByRole('button', { name: new RegExp(`^${entry}`) })
    await until(`${entry} is counted`, async () => !Number.isNaN(await count(page, entry)))
    const before = await count(page, entry)
    // two presses within 700 ms count once, so a press that came too early is made again
    let pressed = -Infinity
    await until(`${entry} is one more`, async () => {
      const now = await count(page, entry)
      if (now === before && performance.now() - pressed > 750) {
        await button.click()
        pressed = performance.now()
      }
      return now === before + 1
    })
  }
}

/** Purposes in their order, a duration, Save. */
export const noteInterview = async (
  page: Page,
  purposes: readonly string[],
  duration: string,
  more: { readonly present?: number } = {},
): Promise<void> => {
  await page.getByRole('button', { name: /^Entretien/ }).click()
  for (const p of purposes) await page.getByRole('checkbox', { name: p }).check()
  await page.getByText(duration, { exact: true }).click()
  if (more.present) {
    await page.getByLabel('Personnes présentes', { exact: true }).fill(String(more.present))
    await page.getByLabel('Personnes présentes', { exact: true }).press('Enter')
  }
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
}
