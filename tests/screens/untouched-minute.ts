// The minute without a touch (ui/use-covered.ts) in the hand of a test: it passes when the test says so, however slow the machine is.
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    minutePasses: () => void
  }
}

/** Loads the page anew. Returns how the minute passes. */
export const untouchedMinute = async (page: Page): Promise<() => Promise<void>> => {
  await page.addInitScript(() => {
    const waiting = new Map<number, () => void>()
    const [wait, forget] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)]
    let last = 1_000_000_000
    window.setTimeout = ((act: () => void, ms?: number) => {
      if (ms !== 60_000) return wait(act, ms)
      waiting.set(++last, act)
      return last
    }) as typeof window.setTimeout
    window.clearTimeout = id => {
      if (typeof id !== 'number' || !waiting.delete(id)) forget(id)
    }
    window.minutePasses = () => {
      const due = [...waiting.values()]
      waiting.clear()
      for (const act of due) act()
    }
  })
  await page.reload()
  return () => page.evaluate(() => window.minutePasses())
}
