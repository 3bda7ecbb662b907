// A new device of a year-old centre on an EDGE line: from the code until Today can be used, and until all of it is here.
import { performance } from 'node:perf_hooks'
import type { Page } from 'playwright-core'
import type { Day } from '../../src/domain/day.ts'
import type { SeedPiece } from '../../src/demo/book.ts'
import { demoYear } from '../../src/demo/year.ts'
import type { Struct } from '../../src/wire/append.ts'
import { openServed } from '../journeys/served.ts'
import { EDGE } from '../line.ts'
import { rng } from '../random.ts'
import { fillCentre } from './centre-log.ts'
import type { Bench, Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'
import { stored } from './stored.ts'

const TODAY = '2026-08-31' as Day
const ON_TODAY = 20
const VISITS = 5000
const WORKS = 3000
const EVENTS = 300
const RUNS = 3

type Run = { readonly usable: number; readonly books: number; readonly over: number; readonly works: number; readonly events: number }

const until = async (fact: () => Promise<boolean>, pause: number): Promise<number> => {
  for (const end = performance.now() + 180_000; performance.now() < end; await new Promise(r => setTimeout(r, pause)))
    if (await fact().catch(() => false)) return performance.now() // the page is on its way to another screen
  throw new Error('it never came')
}
/** What is not here of what the head has; of months only, or of all. */
const behind = async (page: Page, of: RegExp): Promise<number> => {
  const places = (await stored(page, 'places')).filter(p => of.test(String(p['doc'])))
  return places.length === 0 ? Infinity : places.filter(p => Number(p['have']) < Number(p['want'])).length
}

/** What the head has besides visits: a demonstration's network, and of more of them so many works and events that they are `WORKS` and `EVENTS`. */
const year = (): SeedPiece[] => {
  const left = { work: WORKS, event: EVENTS }
  const creates = (s: Struct, noun: string): boolean => Array.isArray(s.value) && s.value[0] === 'create' && s.value[3] === noun
  const all = demoYear(2010, TODAY).filter(p => !p.doc.includes('/visits/'))
  for (const { structs } of all) for (const s of structs) for (const noun of ['work', 'event'] as const) if (creates(s, noun)) left[noun]--
  for (let seed = 2011; left.work > 0 || left.event > 0; seed++) {
    const clocks = new Map<string, number>()
    for (const { doc, arrived, structs } of demoYear(seed, TODAY)) {
      const noun = doc.startsWith('network/catalogue/') ? 'work' : 'event'
      const more = structs.filter(s => creates(s, noun)).slice(0, left[noun])
      const from = clocks.get(doc) ?? 0
      clocks.set(doc, from + more.length)
      left[noun] -= more.length
      if (more.length > 0) all.push({ doc, arrived, structs: more.map((s, i) => ({ ...s, client: seed, clock: from + i })) })
    }
  }
  return all
}

const once = async (atEnd: (close: () => Promise<void>) => void, app: string, factor: number): Promise<Run> => {
  const served = await openServed(atEnd, { app })
  served.setClock(`${TODAY}T15:00`)
  await served.log.write(year().map(({ doc, structs }) => ({ doc, device: 'before', at: 1, content: { is: 'append' as const, structs } })))
  await served.log.flush()
  await fillCentre(served.log, { centre: 'cas', last: TODAY, months: 12, visits: VISITS, onLast: ON_TODAY }, rng(5000))
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock(`${TODAY}T15:00`)
  const page = tablet.page()
  await page.reload()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill((await served.code('staff', 'cas')).toLowerCase())
  const processor = await slowProcessor(page)
  if (factor > 1) await processor.set(factor)
  line.set(EDGE)
  line.forget()
  const from = performance.now()
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  const entries = page.getByRole('button', { name: /^(Information rapide|Entretien|Libre-service)/ })
  const counted = async (): Promise<number> =>
    (await entries.allInnerTexts()).reduce((n, words) => n + Number(/\d+/.exec(words)?.[0] ?? NaN), 0)
  const shown = async (e: unknown): Promise<never> => {
    throw new Error(`Today never counted them; the page says: ${await page.locator('body').innerText()}`, { cause: e })
  }
  const usable = (await until(async () => (await counted()) >= ON_TODAY - 2, 50).catch(shown)) - from // a few were taken back
  const books = (await until(async () => (await behind(page, /\/visits\//)) === 0, 250)) - from
  const all = (await until(async () => (await behind(page, /./)) === 0, 250)) - from
  const over = all / ((line.counted.down / EDGE.down) * 1000)
  if ((await stored(page, 'visits')).length !== VISITS) throw new Error('not all visits are here')
  const [works, events] = [(await stored(page, 'works')).length, (await stored(page, 'events')).length]
  return { usable, books, over, works, events }
}

export const newDevice = (app: string): Bench => ({
  name: 'new-device',
  run: async atEnd => {
    void atEnd // each run closes its own
    const runs = async (factor: number): Promise<Run[]> => {
      const out: Run[] = []
      for (let i = 0; i < RUNS; i++) {
        const closing: (() => Promise<void>)[] = []
        try {
          out.push(await once(close => void closing.push(close), app, factor))
        } finally {
          for (const close of closing.reverse()) await close()
        }
      }
      return out
    }
    const [plain, slowed] = [await runs(1), await runs(SLOWED)]
    const { works, events } = plain[0]! // three runs
    const what = `new device, ${VISITS} visits, ${works} works, ${events} events, EDGE`
    const of = (name: string, unit: Measured['unit'], values: readonly number[], limit: number | null): Measured => ({
      what: name,
      unit,
      values,
      by: 'median',
      limit,
    })
    return [
      of(
        `${what}: today stands and can be added to`,
        'ms',
        plain.map(r => r.usable),
        10_000,
      ),
      of(
        'the same, six times slowed',
        'ms',
        slowed.map(r => r.usable),
        10_000,
      ),
      of(
        'all of it is here: time over bytes ÷ rate (85 % of the rate is 1.18)',
        'times',
        plain.map(r => r.over),
        1 / 0.85,
      ),
      of(
        'six times slowed: milliseconds for each visit (250 a second is 4)',
        'ms',
        slowed.map(r => r.books / VISITS),
        4,
      ),
    ]
  },
})
