// T4 in two real browsers: the catalogue is written apart, without a line, and merges by the head.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { fillShelf, GUIDE } from '../screens/shelf.ts'
import { until } from '../until.ts'
import { enrolTablet, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve } from './world-under-test.ts'

const IRG = 'Guide mobilité 2025'
const HEAD = 'Guide des aides à la mobilité – éd. 2025'

const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const openGuide = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Fonds', exact: true }).click()
  await page.getByRole('searchbox').fill('guide')
  await page.getByRole('link', { name: /^Guide/ }).click()
  await page.getByRole('heading', { name: /^Guide/, level: 2 }).waitFor()
}
const rename = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: 'Modifier la fiche' }).click()
  await page.getByLabel('Titre').fill(title)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { name: title, level: 2 }).waitFor()
}
const notePrice = async (page: Page, amount: string): Promise<void> => {
  await page.getByRole('button', { name: 'Relever un prix' }).click()
  await page.getByLabel('Prix', { exact: true }).fill(amount)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Relever un prix' }).waitFor()
}
const judge = async (page: Page, rating: string): Promise<void> => {
  await page.getByRole('button', { name: 'Donner un avis' }).click()
  await page.getByRole('radio', { name: rating }).check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { name: '1 avis' }).waitFor()
}

test('T4 V13 V14 two tablets without a line rename, price and judge one work; once merged both show the same, one decides, the other sees it, an older title is put back', async () => {
  const served = await serve()
  served.setClock('2025-11-03T09:00')
  await served.writeDirectory(HAUT_VALLON)
  await fillShelf(served)
  const lines = [await served.line(), await served.line()] as const
  const begin = async (i: 0 | 1, role: 'staff' | 'coordinator', centre: string, width: number): Promise<Tablet> => {
    const tablet = await served.tablet({ width, height: 800 })
    await tablet.open(served.url(lines[i]), { clock: '2025-11-03T09:00' })
    await enrolTablet(tablet.page(), await served.code(role, centre))
    await tablet.page().getByRole('link', { name: 'Fonds', exact: true }).click()
    await tablet.page().getByRole('heading', { name: '6 documents' }).waitFor()
    await tablet.page().evaluate(() => navigator.serviceWorker.ready)
    await tablet.offline(lines[i])
    return tablet
  }
  const irg = await begin(0, 'staff', 'irg', 360)
  const head = await begin(1, 'coordinator', 'val', 1280)

  await irg.setClock('2025-11-05T15:10')
  await irg.page().reload() // with no line at all
  await openGuide(irg.page())
  await notePrice(irg.page(), '13,90')
  await judge(irg.page(), 'Partiel')
  await rename(irg.page(), IRG)
  await irg.killAndReopen(`${served.url(lines[0])}holdings`, { offline: true }) // the battery: nothing of it is lost
  await irg
    .page()
    .getByRole('link', { name: /^Guide mobilité 2025/ })
    .waitFor()
  expect(await status(irg.page())).toMatch(/^3 à envoyer/)

  await head.setClock('2025-11-06T10:05')
  await head.page().reload()
  await openGuide(head.page())
  await notePrice(head.page(), '14,50')
  await judge(head.page(), 'À recommander')
  await rename(head.page(), HEAD)
  await head.page().getByRole('button', { name: 'Signaler une édition plus récente' }).click()
  await head.page().getByText('Remplacé par plus récent').first().waitFor()
  expect(await words(head.page())).not.toContain(IRG)

  served.setClock('2025-11-06T10:10')
  for (const [tablet, line] of [
    [irg, lines[0]],
    [head, lines[1]],
  ] as const) {
    line.set({ delay: 0, up: Infinity, down: Infinity })
    await tablet.online()
    await until('all is received', async () => (await status(tablet.page())).startsWith('Tout est reçu'), 60_000)
  }
  await irg
    .page()
    .getByRole('link', { name: /^Guide/ })
    .click()
  for (const tablet of [irg, head]) {
    const page = tablet.page()
    await until('both versions are there', async () => (await page.getByRole('radio', { name: `Prendre « ${IRG} »` }).count()) === 1)
    const seen = await words(page)
    expect(seen).toMatch(
      /S’affiche Guide des aides à la mobilité – éd. 2025 Valbrune, Coordination jeudi 6 novembre, 10 h avait sous les yeux : Guide des aides à la mobilité Écarté Guide mobilité 2025 Pont-d’Irgne, Conseil mercredi 5 novembre, 15 h/,
    )
    expect(seen).toMatch(/2 avis, ils diffèrent/)
    expect(seen).toMatch(/14,50 € le plus récent .*13,90 € .*12,00 €/)
    expect(seen).toContain('Remplacé par plus récent')
  }

  // the counsellor, who may write the catalogue, decides: choose, decide
  await irg
    .page()
    .getByRole('radio', { name: `Prendre « ${IRG} »` })
    .check()
  await irg.page().getByRole('button', { name: 'Décider' }).click()
  for (const tablet of [irg, head]) {
    await tablet.page().getByRole('heading', { name: IRG, level: 2 }).waitFor()
    await expect.poll(() => tablet.page().getByRole('button', { name: 'Décider' }).count()).toBe(0)
  }
  // and the coordinator puts back what stood there at first
  await head
    .page()
    .locator('summary', { hasText: /^Historique$/ })
    .click()
  await head
    .page()
    .getByRole('button', { name: `Remettre « ${GUIDE} »` })
    .click()
  for (const tablet of [irg, head]) await tablet.page().getByRole('heading', { name: GUIDE, level: 2 }).waitFor()
  await irg
    .page()
    .locator('summary', { hasText: /^Historique$/ })
    .click()
  const told = (await irg.page().locator('.history').last().innerText()).replace(/\s+/g, ' ')
  expect(told).toMatch(
    /^Titre : Guide des aides à la mobilité, avant : Guide mobilité 2025 Valbrune, Coordination · jeudi 6 novembre, 10 h/,
  )
  for (const title of [IRG, HEAD]) expect(told).toContain(title) // nothing is gone
  expect([...irg.errors, ...head.errors]).toEqual([])
}, 240_000)
