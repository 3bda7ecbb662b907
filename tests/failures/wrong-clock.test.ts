// A tablet whose clock is wrong: it takes the entry, says that the day is to be confirmed, and never makes a month of the wrong year.
import { expect, test } from 'vitest'
import { noteOnce, status } from '../journeys/counter.ts'
import { enrolledTablet, rowsOf } from './enrolled.ts'

/** The documents of what was written here. */
const documents = async (page: Parameters<typeof rowsOf>[0]): Promise<string[]> => [
  ...new Set((await rowsOf(page, 'log')).map(l => String(l['doc'])).filter(d => d.includes('/visits/'))),
]

for (const { at, clock, month } of [
  { at: '2020-01-01T00:03', clock: 'unset', month: '2025-10' },
  { at: '2099-06-15T10:00', clock: 'ahead', month: '2025-11' },
])
  test(`V7 a clock at ${at}: the entry is taken, the day is said to be confirmed, the document is ${month}`, async () => {
    const { tablet, line, page, url } = await enrolledTablet()
    await noteOnce(page(), 'Information rapide', 1)
    await expect.poll(() => status(page())).toMatch(/^Tout est reçu/)
    await tablet.offline(line)
    await tablet.setClock(at)
    await tablet.killAndReopen(url, { offline: true })
    await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
    await page().getByText('La date de cet appareil paraît fausse').waitFor()
    await noteOnce(page(), 'Information rapide', 1)
    await noteOnce(page(), 'Libre-service', 1)
    const visits = await rowsOf(page(), 'visits')
    expect(visits.map(v => v['clock']).sort()).toEqual([clock, clock, 'ok'].sort())
    expect(await documents(page())).toEqual(
      ['centre/cas/visits/2025-10', `centre/cas/visits/${month}`].filter((d, i, all) => all.indexOf(d) === i),
    )
    expect(await status(page())).toMatch(/^2 à envoyer/)
    expect(await status(page())).not.toMatch(/-\d|NaN/)

    // with a line the head takes it all the same
    await tablet.online()
    line.set({ delay: 0, up: Infinity, down: Infinity })
    await page().reload()
    await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
    expect(tablet.errors).toEqual([])
  })

test('V7 a clock that jumps to 2099 while the line stands: what is recorded after an acknowledgement goes no further than a month ahead', async () => {
  const { tablet, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  await expect.poll(() => status(page())).toMatch(/^Tout est reçu/)
  await tablet.setClock('2099-06-15T10:00')
  await page().evaluate(() => document.dispatchEvent(new Event('visibilitychange'))) // the screen's own coarse clock looks again
  for (const n of [2, 3, 4]) {
    await noteOnce(page(), 'Libre-service', 1)
    await expect
      .poll(async () => (await rowsOf(page(), 'log')).filter(l => String(l['doc']).includes('/visits/') && l['got'] !== null).length)
      .toBe(n)
  }
  expect((await documents(page())).filter(d => !/2025-1[01]$/.test(d))).toEqual([])
})

test('V7 a clock three hours ahead, set right while the app is open: the day is doubted, then no longer', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  await expect.poll(() => status(page())).toMatch(/^Tout est reçu/)
  await tablet.offline(line)
  await tablet.setClock('2025-10-09T06:00')
  await page().reload()
  await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  await tablet.setClock('2025-10-09T09:10')
  await page().reload()
  await page()
    .getByRole('heading', { name: /9 octobre/ })
    .waitFor()
  expect(await page().getByText('La date de cet appareil paraît fausse').count()).toBe(0)
})
