// How often one presses, counted by the page itself.
import type { Page } from 'playwright-core'

/** What is pressed until `done`. Of what is typed nothing counts. */
export const taps = async (page: Page, done: () => Promise<void>): Promise<number> => {
  await page.evaluate(() => {
    const w = window as unknown as { taps: number; counting?: true }
    w.taps = 0
    if (!w.counting) document.addEventListener('pointerdown', () => w.taps++, true)
    w.counting = true
  })
  await done()
  return page.evaluate(() => (window as unknown as { taps: number }).taps)
}
