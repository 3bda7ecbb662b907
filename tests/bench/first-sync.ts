// A coordinator's first day: a new device fetches the fictional network's year from the relay, in a real browser at full speed.
import { performance } from 'node:perf_hooks'
import type { Page } from 'playwright-core'
import { openServed } from '../journeys/served.ts'
import type { Bench, Measured } from './measured.ts'

const NOW = '2026-08-31T16:00'
const RUNS = 3

/** Longest time in which the page's own thread did not let go, since the page was opened. Milliseconds. */
const WATCH = `globalThis.longest = 0
new PerformanceObserver(list => { for (const e of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, e.duration) })
  .observe({ type: 'longtask', buffered: true })`

type Run = {
  readonly month: number
  readonly books: number
  readonly all: number
  readonly block: number
  readonly visits: number
  readonly works: number
  readonly again: number
}

/** Looks past the app into the demonstration's database, through one connection: opening one each time would be measured too. */
const inStore = (
  page: Page,
  count: 'and count' | 'only places',
): Promise<{ readonly visits: number; readonly works: number; readonly booksBehind: number; readonly behind: number }> =>
  page.evaluate(async counted => {
    const kept = globalThis as unknown as { looked?: Promise<IDBDatabase> }
    const open = async (): Promise<IDBDatabase> => {
      const name = (await indexedDB.databases()).map(d => d.name ?? '').find(n => n.endsWith('-coordinator'))
      return new Promise((done, failed) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => done(opening.result)
        opening.onerror = () => failed(new Error('the database does not open'))
      })
    }
    const db = await (kept.looked ??= open())
    const read = <T>(table: string, ask: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        const asked = ask(db.transaction(table).objectStore(table))
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => failed(new Error(`${table} cannot be read`))
      })
    const places = (await read('places', s => s.getAll())) as { doc: string; have: number; want: number }[]
    const many = (table: string): Promise<number> | number => (counted === 'and count' ? read(table, s => s.count()) : 0)
    const [visits, works] = [await many('visits'), await many('works')]
    const behind = places.filter(p => p.have < p.want)
    const booksBehind = behind.filter(p => p.doc.includes('/visits/')).length
    return places.length === 0 ? { visits, works, booksBehind: -1, behind: -1 } : { visits, works, booksBehind, behind: behind.length }
  }, count)

/** All the seven centres have figures or a word of their own, none is awaited for lack of news, and the month says so. */
const monthStands = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('table.cards > tbody > tr')]
    const total = document.querySelector<HTMLElement>('table.cards > tfoot')?.innerText ?? ''
    return (
      rows.length === 8 &&
      rows.filter(r => /Complet|à demander|attendue/.test(r.innerText)).length >= 6 &&
      /[1-9]\d* centres? complets?/.test(total)
    )
  })

/** Looked for every `pause` milliseconds: whoever looks is in the way. */
const until = async (fact: () => Promise<boolean>, pause = 50): Promise<number> => {
  for (const end = performance.now() + 120_000; performance.now() < end; await new Promise(r => setTimeout(r, pause)))
    if (await fact().catch(() => false)) return performance.now() // the page may be on its way to another address
  throw new Error('it never came')
}

const once = async (atEnd: (close: () => Promise<void>) => void, app: string): Promise<Run> => {
  const served = await openServed(atEnd, { app })
  served.setClock(NOW)
  const line = await served.line()
  const desk = await served.tablet({ width: 1280, height: 800 })
  await desk.open(served.url(line))
  await desk.setClock(NOW)
  await desk.page().context().addInitScript(WATCH)
  const made = await fetch(`${served.url(line)}demo`, { method: 'POST', body: JSON.stringify({ day: NOW.slice(0, 10), minute: 960 }) })
  const { space } = (await made.json()) as { space: string } // our own relay's
  const page = desk.page()
  const from = performance.now()
  await page.goto(`${served.url(line)}?demo=${space}.coordinator`)
  await until(() => page.getByText('Ce mois', { exact: true }).isVisible())
  await page.getByText('Ce mois', { exact: true }).click()
  const month = (await until(() => monthStands(page))) - from
  const noneOf = async (which: 'booksBehind' | 'behind'): Promise<number> =>
    (await until(async () => (await inStore(page, 'only places'))[which] === 0, 250)) - from
  const books = await noneOf('booksBehind')
  const all = await noneOf('behind')
  const { visits, works } = await inStore(page, 'and count')
  const block = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest) // WATCH put it there
  // opened again, all is there: how long until the month stands
  const reopened = performance.now()
  await page.goto(served.url(line))
  await until(() => page.getByText('Ce mois', { exact: true }).isVisible())
  await page.getByText('Ce mois', { exact: true }).click()
  const again = (await until(() => monthStands(page))) - reopened
  if (desk.errors.length > 0) throw new Error(desk.errors.join('; '))
  return { month, books, all, block, visits, works, again }
}

export const firstSync = (app: string): Bench => ({
  name: 'first-sync',
  run: async atEnd => {
    const runs: Run[] = []
    for (let i = 0; i < RUNS; i++) {
      const closing: (() => Promise<void>)[] = []
      try {
        runs.push(await once(close => void closing.push(close), app))
      } finally {
        for (const close of closing.reverse()) await close()
      }
    }
    void atEnd // each run closes its own
    const of = (what: string, unit: Measured['unit'], pick: (r: Run) => number, limit: number | null): Measured => ({
      what,
      unit,
      values: runs.map(pick),
      by: 'median',
      limit,
    })
    const least = Math.min(...runs.map(r => r.visits))
    if (least < 19_500) throw new Error(`${least} visits came, not a year's`)
    return [
      of('first sync: the running month stands in Centres', 'ms', r => r.month, 2000),
      of(`first sync: all ${least} visits are here`, 'ms', r => r.books, 10_000),
      of(`first sync: and ${Math.min(...runs.map(r => r.works))} works with all that is said of them`, 'ms', r => r.all, null),
      of('first sync: longest time the page did not answer', 'ms', r => r.block, null),
      of('Centres opened again with the whole year: the month stands', 'ms', r => r.again, 2000),
    ]
  },
})
