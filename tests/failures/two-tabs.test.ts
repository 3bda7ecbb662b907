// Two tabs of one tablet: both write, one talks to the relay, and closing that one hands the line over.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

type Place = { readonly doc: string; readonly client: number; readonly clock: number }

/** Clients of one document and the clocks they hold; a hole or a double shows. */
const clocks = (rows: readonly Place[]): Record<string, number[]> => {
  const out: Record<string, number[]> = {}
  for (const r of rows) (out[`${r.doc} ${r.client}`] ??= []).push(r.clock)
  for (const list of Object.values(out)) list.sort((a, b) => a - b)
  return out
}
const written = async (page: Page): Promise<Place[]> =>
  (await rowsOf(page, 'log'))
    .map(l => ({ doc: String(l['doc']), client: Number(l['client']), clock: Number(l['clock']) }))
    .filter(l => l.doc.includes('/visits/'))

/** Presses a great button of this tab, again after each 700 ms, without waiting for the other tab. */
const press = (page: Page, word: string, times: number): Promise<void> =>
  page.evaluate(
    ([w, n]) =>
      new Promise<void>(done => {
        const button = [...document.querySelectorAll<HTMLElement>('.entry')].find(b => b.textContent?.startsWith(w))
        let left = n
        const again = (): void => {
          if (left-- === 0) return done()
          button?.click()
          setTimeout(again, 720)
        }
        again()
      }),
    [word, times] as const,
  )

test('M2 both tabs write at once: no clock has a hole or a double, one socket carries all of it, and it goes on when its tab is closed', async () => {
  const { served, tablet, page, url, line } = await enrolledTablet()
  const first = page()
  const second = await first.context().newPage()
  second.on('pageerror', e => expect.fail(`page: ${e.message}`))
  await second.goto(url)
  await entry(second, 'Information rapide').waitFor()
  await until('one socket', () => served.relay.connections() === 1)

  // online, then with no line: both taps of a pair leave in the same moment
  await Promise.all([press(first, 'Information rapide', 3), press(second, 'Libre-service', 3)])
  await until('six visits are kept', async () => (await rowsOf(first, 'visits')).length === 6)
  line.cut()
  await Promise.all([press(first, 'Libre-service', 3), press(second, 'Information rapide', 3)])
  await until('twelve visits are kept', async () => (await rowsOf(first, 'visits')).length === 12)
  for (const list of Object.values(clocks(await written(first)))) expect(list).toEqual(list.map((_, i) => i))
  const seqs = (await rowsOf(first, 'visits')).map(v => Number(v['seq'])).sort((a, b) => a - b)
  expect(seqs).toEqual(seqs.map((_, i) => i + 1))
  for (const tab of [first, second]) expect(await status(tab)).toMatch(/à envoyer/)

  line.set({ delay: 0, up: Infinity, down: Infinity })
  for (const tab of [first, second]) await tab.evaluate(() => window.dispatchEvent(new Event('online')))
  for (const tab of [first, second])
    await until('both tabs say received', async () => (await status(tab)).startsWith('Tout est reçu'), 20_000)
  expect(served.relay.connections()).toBe(1)
  const held = await served.log.inventory('centre/cas/visits/2025-10')
  expect(held.count).toBe(12)

  // whichever tab leads is closed: the other takes the line
  const leads = await first.evaluate(async () => (await navigator.locks.query()).held?.map(l => l.clientId) ?? [])
  const firstLeads = await first.evaluate(
    async ids => {
      // a lock of one's own tells one's client id
      const own = await navigator.locks.request(
        'who',
        async () => (await navigator.locks.query()).held?.find(l => l.name === 'who')?.clientId,
      )
      return own !== undefined && ids.includes(own)
    },
    leads.filter(id => id !== undefined),
  )
  const [leader, heir] = firstLeads ? [first, second] : [second, first]
  await leader.close()
  await until('the line is taken over', () => served.relay.connections() === 1)
  await noteOnce(heir, 'Information rapide', 1)
  await until('the heir sends', async () => (await served.log.inventory('centre/cas/visits/2025-10')).count === 13)
  await until('the heir says received', async () => (await status(heir)).startsWith('Tout est reçu'))
  for (const list of Object.values(clocks(await written(heir)))) expect(list).toEqual(list.map((_, i) => i))
  expect(tablet.errors).toEqual([])
})
