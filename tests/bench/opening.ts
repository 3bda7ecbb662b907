// From going to the app to a usable Today, with no line and a slow processor; and what the page then takes of the memory.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { inCalm } from './calm.ts'
import { SLOWED, slowedBy, slowProcessor } from './slow-processor.ts'
import type { FullTablet } from './full-tablet.ts'
import type { Measured } from './measured.ts'

const RUNS = 7

/** Milliseconds since navigation began: `entries`, the four can be pressed; `seen`, the day's list is in the page; `painted`, it is on the screen. */
type Opened = { readonly entries: number; readonly seen: number; readonly painted: number }
type Watched = typeof globalThis & { opened?: Opened }

/** Runs in the page before anything of ours. */
const watch = (): void => {
  let entries = 0
  const look = new MutationObserver(() => {
    if (document.querySelectorAll('.entries button.entry:not([aria-disabled])').length !== 4) return
    entries ||= performance.now()
    if (!document.querySelector('ol.copy li')) return
    look.disconnect()
    const seen = performance.now()
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        ;(globalThis as Watched).opened = { entries, seen, painted: performance.now() }
      }
      channel.port2.postMessage(null)
    })
  })
  look.observe(document, { subtree: true, childList: true })
}

const MB = 1_000_000

/** Of the process that draws the page, what no other process shares, in MB; null where the system does not say. */
const privateMemory = async (page: Page): Promise<number | null> => {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const all = (await browser?.send('SystemInfo.getProcessInfo'))?.processInfo ?? []
  const own = all.filter(p => p.type === 'renderer').flatMap(p => privateOf(p.id) ?? [])
  return own.length > 0 ? Math.max(...own) : null // the others are spare ones
}
const privateOf = (pid: number): number | null => {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const kb = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((n, m) => n + Number(m[1]), 0)
    return (kb * 1024) / MB
  } catch {
    return null // not Linux, or the process has just ended
  }
}

type Run = Opened & { readonly heap: number; readonly memory: number | null; readonly slowed: number }

const openOnce = async ({ tablet, url }: FullTablet): Promise<Run> => {
  let slow!: Awaited<ReturnType<typeof slowProcessor>>
  await tablet.killAndReopen(url, {
    offline: true,
    before: async page => {
      await page.addInitScript(watch)
      slow = await slowProcessor(page)
      await slow.set(SLOWED)
    },
  })
  const page = tablet.page()
  await page.waitForFunction(() => (globalThis as Watched).opened, undefined, { timeout: 60_000 })
  const opened = await page.evaluate(() => (globalThis as Watched).opened)
  if (!opened) throw new Error('the page was reloaded meanwhile')
  await slow.session.send('HeapProfiler.collectGarbage')
  const heap = await slow.session.send('Runtime.getHeapUsage')
  const memory = await privateMemory(page)
  return { ...opened, heap: heap.usedSize / MB, memory, slowed: await slowedBy(page, slow) }
}

export const measureOpening = async (full: FullTablet): Promise<Measured[]> => {
  const runs = await inCalm(
    'opening',
    RUNS,
    () => full.tablet.kill(),
    () => openOnce(full),
  )
  const each = (of: (r: Run) => number): number[] => runs.map(of)
  const memory = runs.flatMap(r => r.memory ?? [])
  return [
    { what: 'the app fetches 24 months of one centre', unit: 'visits/s', values: [full.visitsPerSecond], by: 'median', limit: null },
    { what: 'processor slowed, as measured in the page', unit: 'times', values: each(r => r.slowed), by: 'median', limit: null },
    {
      what: 'offline, 25,000 visits: the four entries can be pressed',
      unit: 'ms',
      values: each(r => r.entries),
      by: 'median',
      limit: null,
    },
    {
      what: 'offline, 25,000 visits: Today is usable and on the screen',
      unit: 'ms',
      values: each(r => r.painted),
      by: 'median',
      limit: 1500,
    },
    { what: 'JavaScript heap of the page after collection', unit: 'MB', values: each(r => r.heap), by: 'median', limit: 80 },
    ...(memory.length > 0
      ? [{ what: 'private memory of the page’s process', unit: 'MB' as const, values: memory, by: 'median' as const, limit: 80 }]
      : []),
  ]
}
