// A page that has only a part of this machine's processor, as a cheap tablet has; and how slow it really was.
import type { CDPSession, Page } from 'playwright-core'

export const SLOWED = 6

export type SlowProcessor = { readonly session: CDPSession; readonly set: (factor: number) => Promise<void> }

/** Slows the page's main thread. The service worker, the browser's own processes and the disk stay as they are. */
export const slowProcessor = async (page: Page): Promise<SlowProcessor> => {
  const session = await page.context().newCDPSession(page)
  return { session, set: async rate => void (await session.send('Emulation.setCPUThrottlingRate', { rate })) }
}

/** Milliseconds of a fixed piece of work in the page, the least of five. */
const work = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const once = (): number => {
      const from = performance.now()
      let x = 1
      for (let i = 0; i < 6_000_000; i++) x = (x * 1_103_515_245 + 12_345) & 0x7fffffff
      return x < 0 ? 0 : performance.now() - from
    }
    return Math.min(once(), once(), once(), once(), once())
  })

/** How many times slower this page computes at `SLOWED` than without; leaves it slowed. */
export const slowedBy = async (page: Page, processor: SlowProcessor): Promise<number> => {
  await processor.set(1)
  const plain = await work(page)
  await processor.set(SLOWED)
  return (await work(page)) / plain
}
