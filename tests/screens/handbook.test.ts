// The handbook, its papers and its tour in a real browser: without a line, by keyboard, in six languages, narrow, with large text, on paper.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { associatedPhone, enrolledTablet, rowsOf, visitsKept } from '../failures/enrolled.ts'
import { TEST_DIST } from '../build.ts'
import { WIRE } from '../line.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()
const fromMore = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus', exact: true }).first().click()
  await page.getByRole('link', { name: 'Mode d’emploi' }).click()
  await heading(page, 'Mode d’emploi')
}
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const tourFact = async (page: Page): Promise<unknown> => (await rowsOf(page, 'facts')).find(f => f['k'] === 'tour')?.['v']
/** Nothing outside the window at 320 pixels, nor with text at 200 %. */
const folds = async (page: Page, what: string): Promise<void> => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await outsideTheWindow(page), `${what} at 320`).toEqual([])
  const cdp = await page.context().newCDPSession(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32 } }) // as in the browser's own settings
  expect(await outsideTheWindow(page), `${what} with text at 200 %`).toEqual([])
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  await cdp.detach()
  if (before) await page.setViewportSize(before)
}
/** What stands on paper: a picture of it where SHOTS names a folder. */
const onPaper = async (page: Page, name: string): Promise<void> => {
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Imprimer', exact: false }).count()).toBe(0)
  expect(await page.getByRole('complementary', { name: 'État des envois' }).count()).toBe(0)
  const folder = process.env['SHOTS']
  if (folder) writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ format: 'A4' }))
  await page.emulateMedia({ media: 'screen' })
}

test('S001 without a line the handbook opens from More, one’s own pages first; what is typed finds the sentence, a page leads to its screen and is printed', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await until('the handbook is kept', () =>
    page().evaluate(
      async () => (await (await caches.open('relais-app')).keys()).filter(r => /seldom-text|handbook-/.test(r.url)).length === 7,
    ),
  )
  await tablet.offline(line)
  await page().reload()
  await fromMore(page())
  expect((await page().getByRole('heading', { level: 2 }).allInnerTexts()).slice(0, 3)).toEqual([
    'Au comptoir',
    'Pour tout le monde',
    'Pour la coordination',
  ])
  expect(await wrongAtAnySight(page())).toEqual([])
  await folds(page(), 'the list')
  await shoot(page(), 'handbook-list')

  const field = page().getByRole('searchbox')
  await field.fill('ET')
  expect(await page().getByRole('heading', { level: 2, name: 'Au comptoir' }).count()).toBe(1)
  await field.fill('ETAP')
  await page()
    .getByRole('heading', { level: 2, name: /^Pages trouvées/ })
    .waitFor()
  expect((await page().locator('.hits a').first().innerText()).replace(/\s+/g, ' ')).toMatch(
    /^Une étape de plus.* La même personne demande encore autre chose/,
  )
  await expect.poll(() => page().locator('[role=status]').first().innerText()).toMatch(/Pages trouvées/)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'handbook-found')
  await field.fill('zeppelin')
  await page().getByText('Rien sur « zeppelin »').waitFor()

  // by keyboard: down into what was found, in, and back to the line one left by
  await field.fill('compteurs')
  await field.press('ArrowDown')
  expect(await focused(page())).toMatch(/^Les compteurs/)
  await page().keyboard.press('Enter')
  await heading(page(), 'Les compteurs')
  expect(await page().title()).toContain('Les compteurs')
  expect(await wrongAtAnySight(page())).toEqual([])
  await folds(page(), 'a page')
  await shoot(page(), 'handbook-page')
  await onPaper(page(), 'handbook-page')
  await page().goBack()
  await expect.poll(() => focused(page())).toMatch(/^Les compteurs/)
  expect(await field.inputValue()).toBe('compteurs')
  await page().keyboard.press('Enter')
  await page().getByRole('link', { name: 'Aller à cet écran' }).click()
  await heading(page(), 'Compteurs')
  // a screen that this device does not have is not offered
  await page().goto(`${new URL(page().url()).origin}/handbook/devices`)
  await heading(page(), 'Accueillir un appareil')
  expect(await page().getByRole('link', { name: 'Aller à cet écran' }).count()).toBe(0)
  await page().goto(`${new URL(page().url()).origin}/handbook/nowhere`)
  await page().getByText('Cette page n’est pas dans le mode d’emploi').waitFor()
  expect(tablet.errors).toEqual([])
})

test('S001 it is reached from About, and from the first page before anybody is linked', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line))
  const page = tablet.page()
  await page.getByRole('link', { name: 'Mode d’emploi' }).click()
  await heading(page, 'Mode d’emploi')
  expect((await page.getByRole('heading', { level: 2 }).allInnerTexts())[0]).toBe('Pour tout le monde')
  expect(await page.getByRole('button', { name: /tour/ }).count()).toBe(0) // there are no screens yet
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('link', { name: 'Commencer là où il n’y a pas de réseau' }).click()
  await heading(page, 'Commencer là où il n’y a pas de réseau')
  await page.goto(served.url(line))
  await enrolTablet(page, await served.code('director', null))
  await page.goto(`${served.url(line)}about`)
  await page.getByRole('link', { name: 'Mode d’emploi' }).click()
  await heading(page, 'Mode d’emploi')
  expect((await page.getByRole('heading', { level: 2 }).allInnerTexts())[0]).toBe('Pour la direction')
  await shoot(page, 'handbook-director')
  expect(tablet.errors).toEqual([])
})

test('S001 in each language: the list, the longest page and the three papers fit a narrow screen and keep every rule', async () => {
  const { tablet, page } = await enrolledTablet()
  const origin = new URL(page().url()).origin
  for (const language of LANGUAGES) {
    await page().evaluate(l => localStorage.setItem('relais.language', l), language)
    for (const at of ['', '/months', '/papers', '/papers/notice', '/papers/record', '/papers/access']) {
      await page().goto(`${origin}/handbook${at}`)
      await page().locator('main h1').first().waitFor()
      await until(`it is in ${language}`, () => page().evaluate(l => document.documentElement.lang === l, language))
      await folds(page(), `${language} ${at}`)
      if (at === '' || at === '/papers/record') expect(await wrongAtAnySight(page()), `${language} ${at}`).toEqual([])
      await shoot(page(), `handbook-${language}${at.replaceAll('/', '-')}`)
    }
  }
  expect(tablet.errors).toEqual([])
}, 300_000)

test('§10.1 §10.3 the papers say what the network’s own record says, leave a line where nobody has said it, and stand alone on paper', async () => {
  const { page } = await enrolledTablet()
  await fromMore(page())
  await page().getByRole('link', { name: 'Papiers à imprimer' }).click()
  await heading(page(), 'Papiers à imprimer')
  expect(await wrongAtAnySight(page())).toEqual([])
  await page()
    .getByRole('link', { name: /^Ici, on compte les passages/ })
    .click()
  await heading(page(), 'Ici, on compte les passages, pas les personnes')
  await expect.poll(() => main(page())).toContain('Haut-Vallon – Castelroc')
  expect(await main(page())).toContain('après 13 mois')
  expect(await page().locator('.paper .blank').count()).toBe(4)
  await onPaper(page(), 'paper-notice')
  const origin = new URL(page().url()).origin
  await page().goto(`${origin}/handbook/papers/record`)
  await expect.poll(() => main(page())).toMatch(/zone d’au moins 2 000 habitants/)
  await onPaper(page(), 'paper-record')
  await page().goto(`${origin}/handbook/papers/access`)
  await expect.poll(() => main(page())).toMatch(/Relais, version \d+\.\d+\.\d+[^,]*, du \d+/)
  await onPaper(page(), 'paper-access')
})

test('S001 the tour is offered once, below the entries; it goes on where one stopped, by keyboard, notes nothing, and is found again', async () => {
  const { tablet, page, url } = await enrolledTablet()
  const offer = page().getByRole('button', { name: 'Faire le tour', exact: true })
  await offer.waitFor()
  const entry = await page()
    .getByRole('button', { name: /^Groupe/ })
    .boundingBox()
  expect((await offer.boundingBox())!.y).toBeGreaterThan(entry!.y + entry!.height)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'tour-offered')
  await offer.click()
  const card = () => page().getByRole('dialog', { name: 'Le tour en deux minutes' })
  await card().getByText('1 sur 6').waitFor()
  await expect.poll(() => focused(page())).toBe('Quatre boutons')
  expect(await wrongAtAnySight(page())).toEqual([])
  await folds(page(), 'a card')
  await shoot(page(), 'tour-card')
  for (const title of ['Se tromper n’est pas grave', 'Sans réseau, pareil']) {
    await page().keyboard.press('Tab')
    await page().keyboard.press('Enter')
    await expect.poll(() => focused(page())).toBe(title)
  }
  await card().getByRole('button', { name: 'Précédent' }).click()
  await card().getByText('2 sur 6').waitFor()
  await page().keyboard.press('Escape')
  await card().waitFor({ state: 'detached' })
  expect(await offer.count()).toBe(0) // offered once
  await expect.poll(() => tourFact(page())).toEqual({ state: 'left', at: 1 })

  await tablet.killAndReopen(url)
  await fromMore(page())
  await page().getByRole('button', { name: 'Reprendre le tour, 2 sur 6' }).click()
  for (let i = 0; i < 4; i++) await card().getByRole('button', { name: 'Suivant' }).click()
  await card().getByText('6 sur 6').waitFor()
  await card().getByRole('button', { name: 'C’est fini' }).click()
  await page().getByRole('button', { name: 'Refaire le tour' }).waitFor()
  expect(await tourFact(page())).toEqual({ state: 'done', at: 0 })
  expect(await visitsKept(page())).toBe(0)
  expect(await rowsOf(page(), 'outbox')).toEqual([])
  expect(tablet.errors).toEqual([])
}, 120_000)

test('S001 “not now” puts it away for good; a coordinator’s tour has four cards', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(served.url(line))
  await enrolTablet(tablet.page(), await served.code('coordinator', null))
  const page = tablet.page()
  await page.getByRole('button', { name: 'Faire le tour', exact: true }).waitFor()
  await page.locator('.offer').getByRole('button', { name: 'Une autre fois' }).last().click()
  await page.getByRole('button', { name: 'Faire le tour', exact: true }).waitFor({ state: 'detached' }) // it goes when that is kept
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await page.getByRole('button', { name: 'Faire le tour', exact: true }).count()).toBe(0)
  await page.goto(`${served.url(line)}handbook`)
  await page.getByRole('button', { name: 'Faire le tour en deux minutes' }).click()
  await page.getByRole('dialog').getByText('1 sur 4').waitFor()
})

test('E18 PW4 an associated centre’s phone does not fetch the handbook until somebody opens it; then it stays, and where it cannot be had that is said', async () => {
  const { line, page, tablet: phone, served } = await associatedPhone(TEST_DIST)
  const kept = (): Promise<string[]> =>
    page().evaluate(async () =>
      (await (await caches.open('relais-app')).keys()).map(r => new URL(r.url).pathname).filter(p => /seldom-text|\/handbook-/.test(p)),
    )
  await until('the app is kept', () =>
    page().evaluate(async () => (await (await caches.open('relais-app')).keys()).some(r => /later-text/.test(r.url))),
  )
  await page().waitForTimeout(2000)
  expect(await kept()).toEqual([])
  await phone.offline(line)
  await page().goto(`${served.url(line)}handbook`)
  await page().getByText('Cette partie de Relais n’est pas encore sur cet appareil').waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  line.set(WIRE)
  await phone.online()
  await page().goto(`${served.url(line)}handbook`)
  await heading(page(), 'Mode d’emploi')
  expect((await page().getByRole('heading', { level: 2 }).allInnerTexts())[0]).toBe('Pour un centre associé')
  await until('it stays', async () => (await kept()).length === 2)
  await phone.offline(line)
  await page().goto(`${served.url(line)}handbook/cancel`)
  await heading(page(), 'Annuler un événement')
})
