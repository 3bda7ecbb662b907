// A sheet to take away in a real browser: chosen in seconds, printed, carried by a square, and gone; at every sight, by keyboard, on paper.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readSquare } from '../../src/carry/read-square.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { stored } from '../bench/stored.ts'
import { enrolTablet, noteInterview } from '../journeys/counter.ts'
import type { TabletOptions } from '../journeys/tablet.ts'
import { serve } from '../journeys/world-under-test.ts'
import { fillCounter, partner } from '../sheet/things-to-take.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow, violations } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'
import { taps } from './taps.ts'

const NOW = '2026-03-12T10:00'
const SHOTS = process.env['SHOTS']
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Size = { readonly width: number; readonly height: number }
const DESK: Size = { width: 1280, height: 800 }
/** A tablet of Castelroc that has heard what can be put on a sheet. The browser's own dialog is not opened: that it was asked for is counted. */
const open = async (options: TabletOptions = DESK, role: 'staff' | 'associated' = 'staff') => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  const keys = await fillCounter((doc: string, drafts: readonly Draft[]) =>
    served.write(doc, drafts, { by: 'information@cas', day: '2026-03-01' }),
  )
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without', ...options })
  await tablet.open(served.url(line), { clock: NOW })
  await tablet.context().addInitScript(() => {
    const w = window as unknown as { printed: string[] }
    w.printed = []
    window.print = () => {
      dispatchEvent(new Event('beforeprint'))
      w.printed.push(document.title)
      dispatchEvent(new Event('afterprint'))
    }
  })
  await tablet.page().reload()
  await enrolTablet(tablet.page(), await served.code(role, role === 'staff' ? 'cas' : 'aur'), role === 'staff' ? 'every' : 'some')
  return { served, line, tablet, page: tablet.page(), keys }
}
const toSheet = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Feuille à emporter' }).click()
  await page.getByRole('heading', { name: 'Feuille à emporter', level: 1 }).waitFor()
}
const field = (page: Page) => page.getByRole('searchbox')
/** Found by letters, and ticked; the field keeps the focus. */
const pick = async (page: Page, letters: string, title: string): Promise<void> => {
  await page.keyboard.type(letters)
  await page.locator('.picks label', { hasText: title }).click()
  await page.locator('.take-away').getByText(title.split(',')[0]!).first().waitFor()
}
const paper = (page: Page) => page.locator('.take-away')
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
const spoken = async (page: Page): Promise<string> => plain(await page.getByRole('status').innerText())
const words = async (page: Page): Promise<string> => plain(await page.locator('main').innerText())
const printed = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { printed: string[] }).printed)
/** Facts of sheets as they lie on the device. */
const kept = async (page: Page): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await stored(page, 'facts'))
      .filter(f => ['sheet', 'sheetUses', 'worksAtHand'].includes(String(f['k'])))
      .map(f => [String(f['k']), f['v']]),
  )

test('J13 from Today to the printer in eight presses at most for three things, on a telephone, offline; what is often put on one in six; nothing stays but how often each thing was', async () => {
  const { page, tablet, line, keys } = await open({ width: 360, height: 740, worker: 'with' })
  await until('the files are kept', () =>
    page.evaluate(async () => (await (await caches.open('relais-app')).keys()).some(r => r.url.includes('/sheet-'))),
  )
  await until('the shelf has come', async () => (await stored(page, 'works')).length === 3)
  await until('the partners have come', async () => (await stored(page, 'partners')).length === 2)
  await until('the calendar has come', async () => (await stored(page, 'events')).length === 4)
  await tablet.offline(line)
  const once = async (): Promise<void> => {
    await toSheet(page)
    await field(page).click()
    await pick(page, 'mob', 'Guide des aides à la mobilité')
    await pick(page, 'adul', 'Point formation adultes')
    await pick(page, 'cv sai', 'Un CV pour la saison d’été')
    await page.getByRole('button', { name: 'Imprimer' }).click()
  }
  const presses = await taps(page, once)
  expect(presses).toBe(7)
  expect(await printed(page)).toEqual(['Feuille à emporter · Relais'])
  await page.getByText('Cette feuille est effacée de l’appareil.').waitFor()
  // what was printed is still on the screen, for a printer that jammed; on the device it is not
  expect(await paper(page).count()).toBe(1)
  const item = (is: string, id: string) => ({ is, id })
  await expect
    .poll(() => kept(page))
    .toEqual({
      sheetUses: expect.arrayContaining(
        [item('event', keys.workshop), item('partner', keys.adults), item('work', keys.guide)].map(i => ({ item: i, n: 1 })),
      ),
      worksAtHand: [keys.guide],
    })
  expect(await stored(page, 'outbox')).toEqual([])
  expect(await stored(page, 'drafts')).toEqual([])
  expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), location.href].join())).not.toMatch(
    /sheet=|mob|adul/,
  )
  await shoot(page, 'sheet-printed')
  // who goes on leaves nothing behind
  await page.goBack()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  expect(await page.content()).not.toMatch(/Guide des aides|Point formation/)

  await toSheet(page)
  expect(await page.locator('.picks label').count(), 'the next one is shown nothing of it').toBe(0)
  await page.goBack()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  await once()
  await page.getByText('Cette feuille est effacée de l’appareil.').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()

  const again = await taps(page, async () => {
    await toSheet(page)
    expect(await paper(page).count()).toBe(0)
    expect(await field(page).inputValue()).toBe('')
    for (const title of ['Guide des aides', 'Point formation', 'Un CV pour']) await page.locator('.picks label', { hasText: title }).click()
    await page.getByRole('button', { name: 'Imprimer' }).click()
  })
  expect(again).toBe(6)
  expect((await printed(page)).length).toBe(3)
}, 180_000)

test('J13 S185 who has duty this morning is on the sheet of this morning, not with the duty of next week', async () => {
  const { page, tablet } = await open()
  await tablet.setClock('2026-03-16T10:00')
  await page.reload()
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'adul', 'Point formation adultes')
  await paper(page).getByText('Reçoit ici lundi 16 mars').waitFor()
})

test('J13 UX-K whole at any sight, empty, filled in, printed, with the large square; at 320 pixels and with text at 200 %', async () => {
  const { page, tablet } = await open()
  await toSheet(page)
  await page.getByText('Ce qui est souvent mis sur une feuille').waitFor()
  expect(await wrongAtAnySight(page), 'empty').toEqual([])
  await shoot(page, 'sheet-empty')
  // nothing on it: it says what lacks
  await page.getByRole('button', { name: 'Imprimer' }).click()
  await expect.poll(() => spoken(page)).toContain('Cochez d’abord ce qui va sur la feuille.')
  expect(await printed(page)).toEqual([])

  await field(page).focus()
  await pick(page, 'loger', 'Se loger pendant une formation')
  await page.keyboard.type('form')
  await page.getByRole('heading', { name: '3 réponses' }).waitFor()
  await shoot(page, 'sheet-found')
  await pick(page, 'ation adul', 'Point formation adultes')
  await pick(page, 'cv sai', 'Un CV pour la saison d’été')
  await page.getByRole('checkbox', { name: /Mardi 31 mars : Fin des vœux/ }).check()
  await page.keyboard.press('Escape')
  await field(page).fill('xylophone')
  await page.getByText('Rien sous « xylophone »').waitFor()
  expect(await wrongAtAnySight(page), 'nothing found').toEqual([])
  await field(page).fill('')
  await expect.poll(() => words(page)).toMatch(/Sur la feuille 4 lignes/)
  expect(await wrongAtAnySight(page), 'filled in').toEqual([])
  await shoot(page, 'sheet-filled')

  for (const [name, size, text] of [
    ['320', { width: 320, height: 640 }, 16],
    ['200 %', { width: 360, height: 740 }, 32],
  ] as const) {
    await page.setViewportSize(size)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: text } })
    expect([...(await violations(page, axe)), ...(await outsideTheWindow(page))], name).toEqual([])
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `sheet-${name.slice(0, 3)}.png`), fullPage: true })
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  }
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: 'Carré' }).click()
  await page.getByRole('dialog', { name: 'Le carré à photographier' }).waitFor()
  expect(await wrongAtAnySight(page), 'the square').toEqual([])
  await shoot(page, 'sheet-square')
  await page.getByRole('button', { name: 'Fermer' }).click()

  await page.getByRole('button', { name: 'Imprimer' }).click()
  await page.getByText('Cette feuille est effacée de l’appareil.').waitFor()
  expect(await wrongAtAnySight(page), 'printed').toEqual([])
  await page.getByRole('button', { name: 'Reprendre cette feuille' }).click()
  await expect.poll(async () => ((await kept(page))['sheet'] as { items: unknown[] } | undefined)?.items.length).toBe(4)
  await page.getByRole('button', { name: 'Nouvelle feuille' }).click()
  await expect.poll(() => paper(page).count()).toBe(0)
  expect(await kept(page)).not.toHaveProperty('sheet')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('UI4 (c) J13 with the keyboard alone: found, ticked, moved up, taken off, printed; the focus is never lost', async () => {
  const { page } = await open()
  await toSheet(page)
  await expect.poll(() => field(page).evaluate(e => e === document.activeElement)).toBe(true) // on a desk the field waits
  await page.keyboard.type('loger')
  await page.locator('.picks label').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await paper(page).getByText('Se loger').waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('mobilite')
  await page.keyboard.press('Enter') // to the first that was found
  await page.keyboard.press('Space')
  await paper(page).getByText('Guide des aides').waitFor()
  const order = () => page.locator('.on-sheet .signed').allInnerTexts()
  expect(await order()).toEqual(['Se loger pendant une formation', 'Guide des aides à la mobilité'])
  await page.getByRole('button', { name: 'Monter « Guide des aides à la mobilité »' }).press('Enter')
  await expect.poll(order).toEqual(['Guide des aides à la mobilité', 'Se loger pendant une formation'])
  await expect.poll(() => spoken(page)).toContain('« Guide des aides à la mobilité », ligne 1.')
  await page.getByRole('button', { name: 'Retirer « Se loger pendant une formation »' }).press('Enter')
  await expect.poll(order).toEqual(['Guide des aides à la mobilité'])
  await page.getByRole('button', { name: 'Imprimer' }).press('Enter')
  expect((await printed(page)).length).toBe(1)
}, 180_000)

test('J13 E17 the sheet speaks Italian while the screen stays French; its next one speaks as the screen does', async () => {
  const { page } = await open()
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'cv sai', 'Un CV pour la saison d’été')
  await page.getByText('Italiano', { exact: true }).click()
  await expect.poll(() => paper(page).getAttribute('lang')).toBe('it')
  const text = (await paper(page).innerText()).replace(/\s+/g, ' ')
  expect(text).toMatch(/I suoi prossimi passi .* Giovedì 26 marzo, dalle 15\.30 alle 17\.30\. Qui\./)
  expect(text).toContain('Ingresso libero e gratuito')
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  await page.getByRole('button', { name: 'Imprimer' }).waitFor()
  expect(await paper(page).locator('b[lang="fr"]').innerText()).toBe('Un CV pour la saison d’été')
  await page.getByRole('button', { name: 'Nouvelle feuille' }).click()
  await field(page).click()
  await pick(page, 'cv sai', 'Un CV pour la saison d’été')
  await expect.poll(() => paper(page).getAttribute('lang')).toBe('fr')
}, 180_000)

test('J13 J32 what was printed goes from the screen after a minute that somebody saw, and only then; printed by the browser’s own menu too; another language was for one sheet', async () => {
  const { page, tablet } = await open()
  // a minute in steps of a second, here in steps of ten milliseconds
  await tablet.context().addInitScript(() => {
    const real = window.setInterval
    window.setInterval = ((act: () => void, ms: number) => real(act, ms === 1000 ? 10 : ms)) as typeof window.setInterval
    const w = window as unknown as { hidden: boolean }
    w.hidden = true
    Object.defineProperty(document, 'visibilityState', { get: () => (w.hidden ? 'hidden' : 'visible') })
  })
  await page.reload()
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'loger', 'Se loger pendant une formation')
  await page.getByText('Català', { exact: true }).click()
  await page.getByText('Gros caractères', { exact: true }).click()
  await page.locator('.take-away.large[lang="ca"]').waitFor()
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    dispatchEvent(new Event('afterprint'))
  })
  await page.getByText('Cette feuille est effacée de l’appareil.').waitFor()
  expect(await kept(page)).not.toHaveProperty('sheet')
  await page.waitForTimeout(1500) // more than the minute, while the printer's own window lies over the page
  expect(await paper(page).count()).toBe(1)
  await page.evaluate(() => ((window as unknown as { hidden: boolean }).hidden = false))
  await expect.poll(() => paper(page).count()).toBe(0)
  expect(await page.content()).not.toContain('Se loger pendant une formation.')
  await expect.poll(() => spoken(page)).toContain('La feuille est vide de nouveau.')
  await expect.poll(() => page.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
  expect(await page.getByRole('radio', { name: 'A5' }).isChecked()).toBe(true)

  // another who leaves the page before the minute is over leaves no language either
  await pick(page, 'loger', 'Se loger pendant une formation')
  await page.getByText('Português', { exact: true }).click()
  await page.locator('.take-away[lang="pt"]').waitFor()
  await page.evaluate(() => ((window as unknown as { hidden: boolean }).hidden = true))
  await page.getByRole('button', { name: 'Imprimer' }).click()
  await page.getByText('Cette feuille est effacée de l’appareil.').waitFor()
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Aujourd’hui' }).click()
  await toSheet(page)
  await expect.poll(() => page.getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
}, 180_000)

test('J13 copied as text, and kept as a file: the whole of it, in lines', async () => {
  const { page, tablet, line, served } = await open()
  await tablet.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.url(line) })
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'loger', 'Se loger pendant une formation')
  await page.getByRole('button', { name: 'Copier le texte' }).click()
  await expect.poll(() => spoken(page)).toContain('Texte copié.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(
    /^Votre feuille de route\nCastelroc, .*\n\n.*\n\nÀ lire\n- Se loger pendant une formation\. Brochure, 2025\. Ici, cote\s3\.4\.\n\n/,
  )
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Garder en fichier' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('feuille.txt')
  expect(readFileSync(await file.path(), 'utf8')).toBe(copied)
  // a browser that does not let copy says what else there is
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.getByRole('button', { name: 'Copier le texte' }).click()
  await expect.poll(() => spoken(page)).toContain('Prenez « Garder en fichier ».')
}, 180_000)

test('J13 two letters find what two letters name; a partner of whom the sheet would say nothing but the name is told of beside it', async () => {
  const { page, served } = await open()
  await served.write(COMMONS_PUBLIC, [partner('CV pour tous'), partner('Point emploi', { line: '+33 4 00 00 00 00' })], {
    by: 'information@cas',
    day: '2026-03-02',
  })
  await page.reload()
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'cv', 'CV pour tous')
  await page.locator('.on-sheet li', { hasText: 'CV pour tous' }).getByText('Sans adresse ni téléphone').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await field(page).fill('')
  await pick(page, 'point e', 'Point emploi')
  await page.locator('.on-sheet li', { hasText: 'Point emploi' }).waitFor()
  expect(await page.getByText('Sans adresse ni téléphone').count()).toBe(1)
})

test('J13 the eighth is the last: a ninth is told, and its box stays empty', async () => {
  const { page, served } = await open()
  await toSheet(page)
  await page.getByText('Ce qui est souvent mis').waitFor()
  // eight of other kinds, as they were put on by the cards
  await page.evaluate(
    now =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onerror = () => failed(new Error('it does not open'))
        opening.onsuccess = () => {
          const writing = opening.result.transaction('facts', 'readwrite')
          const items = Array.from({ length: 8 }, (_, i) => ({ is: 'work', id: `AAAAAAAAAAAAAAAAAAAAA${i}` }))
          writing.objectStore('facts').put({ k: 'sheet', v: { items, touched: now } })
          writing.oncomplete = () => (opening.result.close(), done())
        }
      }),
    new Date('2026-03-12T10:00:00').getTime(),
  )
  await page.reload()
  await page.getByText('8 lignes ne sont plus lisibles').waitFor()
  await field(page).fill('loger')
  await page.locator('.picks label').first().click()
  await expect.poll(() => spoken(page)).toContain('La feuille est pleine.')
  expect(await page.locator('.picks input').first().isChecked()).toBe(false)
  expect(served).toBeDefined()
}, 180_000)

test('J13 S018 from the card of a document, of a partner and of an event: one press puts it on, the way to the sheet is beside it', async () => {
  const { page } = await open()
  const nav = page.getByRole('navigation', { name: 'Rubriques' })
  await nav.getByRole('link', { name: 'Fonds' }).click()
  await page.getByRole('link', { name: /Guide des aides/ }).click()
  await page.getByRole('button', { name: 'Mettre sur la feuille' }).click()
  await page.getByRole('link', { name: 'Feuille à emporter (1)' }).waitFor()
  expect(await page.getByRole('button', { name: 'Mettre sur la feuille' }).getAttribute('aria-pressed')).toBe('true')
  expect(await wrongAtAnySight(page), 'document').toEqual([])
  await shoot(page, 'sheet-on-work-card')
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Partenaires' }).click()
  await page.getByRole('link', { name: /Mission jeunes/ }).click()
  await page.getByRole('button', { name: 'Mettre sur la feuille' }).click()
  await page.getByRole('link', { name: 'Feuille à emporter (2)' }).waitFor()
  expect(await wrongAtAnySight(page), 'partner').toEqual([])
  await nav.getByRole('link', { name: 'Agenda' }).click()
  await page.getByRole('link', { name: /Un CV pour la saison/ }).click()
  await page.getByRole('button', { name: 'Mettre sur la feuille' }).click()
  await page.getByRole('link', { name: 'Feuille à emporter (3)' }).waitFor()
  expect(await wrongAtAnySight(page), 'event').toEqual([])
  // taken off again, and put on
  await page.getByRole('button', { name: 'Mettre sur la feuille' }).click()
  await page.getByRole('link', { name: 'Feuille à emporter (2)' }).waitFor()
  await page.getByRole('button', { name: 'Mettre sur la feuille' }).click()
  await page.getByRole('link', { name: 'Feuille à emporter (3)' }).click()
  await paper(page).waitFor()
  expect(await paper(page).locator('li').count()).toBe(3)
}, 180_000)

test('B15 J13 an associated centre has no sheet: no press on its events, and its address shows nothing', async () => {
  const { page, served, line } = await open(DESK, 'associated')
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await page.getByRole('link', { name: /Un CV pour la saison/ }).click()
  await page.getByRole('heading', { name: /Un CV pour la saison/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Mettre sur la feuille' }).count()).toBe(0)
  await page.goto(`${served.url(line)}sheet`)
  await page.getByText('Cette page n’existe pas').waitFor()
}, 180_000)

test('S174 J12 what was shown is at hand in the interview: two presses; it stands on the visit by its key, is corrected, and the card says how often', async () => {
  const { page, keys, tablet } = await open()
  const nav = page.getByRole('navigation', { name: 'Rubriques' })
  const cardOf = async (title: string): Promise<void> => {
    await nav.getByRole('link', { name: 'Fonds' }).click()
    await page.locator('.hits a', { hasText: title }).click()
    await page.getByRole('heading', { name: title, level: 2 }).waitFor()
  }
  await cardOf('Se loger')
  await cardOf('Guide des aides')
  await cardOf('Se loger')
  await page.getByRole('button', { name: 'Montré à un visiteur' }).click()
  await expect.poll(() => spoken(page)).toContain('En premier parmi les documents récents')
  await expect.poll(async () => (await kept(page))['worksAtHand']).toEqual([keys.lodging, keys.guide])

  const shown = page.getByRole('group', { name: 'Documents montrés' })
  const subject = page.locator('details').filter({ has: page.locator('summary', { hasText: 'Sujet' }) })
  await nav.getByRole('link', { name: 'Aujourd’hui' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await page.getByText('15 à 30', { exact: true }).click()
  const presses = await taps(page, async () => {
    await subject.locator('summary').click()
    await shown.getByText('Se loger pendant une formation').click()
  })
  expect(presses).toBe(2)
  expect(await shown.locator('label').allInnerTexts()).toEqual(['Se loger pendant une formation', 'Guide des aides à la mobilité'])
  await shown.getByText('Guide des aides à la mobilité').click()
  expect(await shown.locator('label').allInnerTexts()).toEqual(['Se loger pendant une formation', 'Guide des aides à la mobilité']) // nothing moves
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'sheet-shown-works')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  expect((await stored(page, 'visits')).map(v => v['besides'])).toEqual([{ works: [keys.lodging, keys.guide] }])
  await noteInterview(page, ['Trouver un emploi'], '5 à 15')

  await cardOf('Guide des aides')
  await page.getByText('Montré 1 fois ici cette année.').waitFor()
  await shoot(page, 'sheet-shown-count')
  // how often is told under the hats that read of other days; that it was shown can be said under each
  const wear = async (hat: string): Promise<void> => {
    await page.locator('button.dress').click()
    await page.getByRole('button', { name: hat, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await wear('Accueil')
  await cardOf('Guide des aides')
  await page.getByRole('button', { name: 'Montré à un visiteur' }).waitFor()
  expect(await page.getByText('ici cette année.').count()).toBe(0)
  await wear('Conseil')
  // corrected: one of them was not shown
  await nav.getByRole('link', { name: 'Aujourd’hui' }).click()
  const visit = (await stored(page, 'visits')).find(v => v['besides'] !== undefined)!
  await page.evaluate(
    at => {
      history.pushState(null, '', at)
      dispatchEvent(new PopStateEvent('popstate'))
    },
    `/visit/2026-03/${String(visit['id'])}`,
  )
  await page.locator('summary', { hasText: 'Sujet, 1 réponse' }).waitFor()
  expect(await shown.getByRole('checkbox', { name: 'Guide des aides à la mobilité' }).isChecked()).toBe(true)
  await shown.getByText('Guide des aides à la mobilité').click()
  expect(await shown.locator('label').count()).toBe(2)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  await expect.poll(async () => (await stored(page, 'visits')).map(v => v['besides']).filter(Boolean)).toEqual([{ works: [keys.lodging] }])
  expect(tablet.errors).toEqual([])
}, 180_000)

/** Width and height of each page, millimetres. */
const pages = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(m =>
    [m[1], m[2]].map(points => Math.round((Number(points) / 72) * 25.4)).join('×'),
  )

test('J13 UX-K on paper: A5, A4 and large print, each on its own size; the sheet alone, its square is read from what is printed', async () => {
  const { page } = await open()
  await toSheet(page)
  await field(page).focus()
  await pick(page, 'loger', 'Se loger pendant une formation')
  await pick(page, 'mob', 'Guide des aides à la mobilité')
  await pick(page, 'adul', 'Point formation adultes')
  await pick(page, 'cv sai', 'Un CV pour la saison d’été')
  await page.getByRole('checkbox', { name: /Mardi 31 mars : Fin des vœux/ }).check()
  await paper(page).getByText('Fin des vœux').waitFor()
  const sizes: Record<string, string[]> = {}
  for (const [format, label] of [
    ['a5', 'A5'],
    ['a4', 'A4'],
    ['large', 'Gros caractères'],
  ] as const) {
    await page.getByText(label, { exact: true }).click()
    await page.locator(`.take-away.${format}`).waitFor()
    if (format === 'large') {
      // the browser has printed: the sheet is erased, and taken up again
      await page.getByRole('button', { name: 'Reprendre cette feuille' }).click()
      await page.getByText('5 lignes Français').waitFor()
      await field(page).fill('')
      await pick(page, 'guida', 'Guida ai lavori')
      await pick(page, 'mission', 'Mission jeunes')
      await pick(page, 'forum', 'Forum des métiers')
    }
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      ...(SHOTS && { path: join(SHOTS, `sheet-${format}.pdf`) }),
    })
    sizes[format] = pages(pdf)
    await page.emulateMedia({ media: 'print' })
    const width = format === 'a5' ? 484 : 680 // 128 and 180 mm between the margins, at 96 dots an inch
    await page.setViewportSize({ width, height: 760 })
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `sheet-paper-${format}.png`), fullPage: true })
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter(e => e.checkVisibility() && !e.closest('.take-away') && !e.querySelector('.take-away'))
        .map(e => e.className),
    )
    expect(seen, format).toEqual([])
    const smallest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll('.take-away p, .take-away li, .take-away h3')].map(e => parseFloat(getComputedStyle(e).fontSize)),
      ),
    )
    expect((smallest * 72) / 96, format).toBeGreaterThanOrEqual(format === 'large' ? 16 : 11)
    await page.emulateMedia({ media: null })
    await page.setViewportSize(DESK)
  }
  expect(sizes['a5']).toEqual(['148×210'])
  expect(sizes['a4']).toEqual(['210×297'])
  expect(sizes['large']!.length).toBeGreaterThan(1)
  expect(new Set(sizes['large'])).toEqual(new Set(['210×297']))

  // as a printer of 300 dots an inch draws it, 46 mm wide
  const pixels = await page.evaluate(async () => {
    const svg = document.querySelector('.take-away .qr')!.cloneNode(true) as Element
    svg.removeAttribute('aria-label')
    const image = new Image()
    image.src = `data:image/svg+xml;base64,${btoa(new XMLSerializer().serializeToString(svg))}`
    await image.decode()
    const side = 543
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = side
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0, side, side)
    // as letters: a million numbers are long on their way out of a page
    return { side, letters: Array.from(pen.getImageData(0, 0, side, side).data, n => String.fromCharCode(n)).join('') }
  })
  const data = Uint8ClampedArray.from(Buffer.from(pixels.letters, 'latin1'))
  const text = await readSquare({ width: pixels.side, height: pixels.side, data })
  expect(text).toMatch(/^Votre feuille de route\nCastelroc, /)
  // what is not named in it is counted in it; what was left out is told on the screen
  const titles = ['Se loger', 'Guide des aides', 'Guida ai', 'Point formation', 'Mission', 'Un CV', 'Forum', 'Fin des vœux']
  const named = titles.filter(title => text?.includes(title)).length
  expect(named).toBeGreaterThan(5)
  if (named < 8) expect(text).toContain(`Et ${8 - named} ligne`)
  expect(await words(page)).toMatch(
    /Il laisse de côté : les phrases qui entourent, .* les heures d’ouverture(,| et) ce que font les partenaires/,
  )
  expect(text).not.toContain('://')
}, 240_000)
