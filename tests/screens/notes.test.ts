// The theme of the territory, and the field in which one writes: by keyboard, with a composing keyboard, in two tabs, on paper.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { territoryFields } from '../../src/domain/territory.ts'
import { DEMO_TERRITORY } from '../../src/demo/territory.ts'
import { enrolledTablet } from '../failures/enrolled.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const theme = (page: Page) => page.getByRole('textbox', { name: 'Thème du territoire', exact: true })
const throwAway = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Jeter le brouillon' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Jeter le brouillon' }).click()
}

test('O6 the theme hangs on the territory: begun by the coordination, shared, written by the staff, told on the network’s page', async () => {
  const served = await serve()
  served.setClock('2025-10-09T09:00')
  await served.writeDirectory([...HAUT_VALLON, { kind: 'create', noun: 'territory', fields: territoryFields(DEMO_TERRITORY) }])
  const open = async (role: 'coordinator' | 'staff', centre: string): Promise<{ page: Page; errors: readonly string[] }> => {
    const line = await served.line()
    const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
    await tablet.open(served.url(line), { clock: '2025-10-09T09:00' })
    await enrolTablet(tablet.page(), await served.code(role, centre))
    const page = tablet.page()
    await page.getByRole('button', { name: 'Plus' }).first().click()
    await page.getByRole('link', { name: 'Réseau' }).click()
    await page.getByRole('heading', { name: 'Territoire' }).waitFor()
    return { page, errors: tablet.errors }
  }
  const head = await open('coordinator', 'val')
  const counsellor = await open('staff', 'cas')
  expect(await counsellor.page.getByRole('link', { name: /thème du territoire/ }).count()).toBe(0)
  await head.page.getByRole('link', { name: 'Écrire le thème du territoire' }).click()
  await head.page.getByText('Aucun thème n’est encore écrit').waitFor()
  expect(await wrongAtAnySight(head.page)).toEqual([])
  // begun and given up: nothing of it is left
  await head.page.getByRole('button', { name: 'Commencer le texte' }).click()
  await theme(head.page).fill('Un début')
  await head.page.getByText('Brouillon gardé sur cet appareil.').waitFor()
  await throwAway(head.page)
  await head.page.getByRole('heading', { name: 'Territoire', exact: true }).waitFor()
  await head.page.getByRole('link', { name: 'Écrire le thème du territoire' }).click()
  await head.page.getByText('Aucun thème n’est encore écrit').waitFor()
  await head.page.getByRole('button', { name: 'Commencer le texte' }).click()
  await theme(head.page).fill('Canal de l’Irgne : les métiers de l’eau')
  await head.page.getByText('Brouillon gardé sur cet appareil.').waitFor()
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await head.page.getByRole('button', { name: 'Partager avec le réseau' }).click()
  await expect.poll(() => head.page.locator('.note-text .meta').innerText(), { timeout: 30_000 }).toMatch(/^Reçu au siège/)
  await counsellor.page.getByRole('link', { name: 'Lire le thème du territoire' }).click({ timeout: 30_000 })
  await expect.poll(() => theme(counsellor.page).inputValue(), { timeout: 30_000 }).toBe('Canal de l’Irgne : les métiers de l’eau')
  await theme(counsellor.page).click()
  await counsellor.page.keyboard.press('Control+End')
  await counsellor.page.keyboard.type(', à quatre antennes')
  await counsellor.page.keyboard.press('Tab') // one has done with the paragraph
  await expect
    .poll(() => theme(head.page).inputValue(), { timeout: 30_000 })
    .toBe('Canal de l’Irgne : les métiers de l’eau, à quatre antennes')
  expect(await wrongAtAnySight(counsellor.page)).toEqual([])
  await shoot(counsellor.page, 'notes-theme')
  // a draft that was begun here before somebody else shared one is still seen, and thrown away
  await head.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(done => {
      const asked = indexedDB.open('relais')
      asked.onsuccess = () => done(asked.result)
    })
    const tx = db.transaction('notes', 'readwrite')
    const [id, now] = ['DDDDDDDDDDDDDDDDDDDDDA', Date.now()]
    tx.objectStore('notes').put({ id, kind: 'theme', title: '', shared: 0, held: [], started: now, touched: now, got: null })
    await new Promise(done => (tx.oncomplete = done))
    db.close()
  })
  await head.page.reload()
  await head.page.getByRole('heading', { name: 'Brouillons sur cet appareil' }).waitFor()
  await theme(head.page).waitFor()
  await head.page.getByRole('textbox', { name: 'Texte', exact: true }).waitFor()
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await throwAway(head.page)
  await head.page.getByRole('link', { name: 'Lire le thème du territoire' }).click()
  await theme(head.page).waitFor()
  expect(await head.page.getByRole('heading', { name: 'Brouillons sur cet appareil' }).count()).toBe(0)
  expect([...head.errors, ...counsellor.errors]).toEqual([])
}, 180_000)

test('O6 by keyboard, with characters that are composed, in two tabs, on paper', async () => {
  const a = await enrolledTablet({ tablet: { width: 1280, height: 800 } })
  const page = a.page()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Bonnes pratiques' }).click()
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  const field = page.getByLabel('Texte', { exact: true })
  await field.fill('Un')
  await field.press('Control+End')
  // a composing keyboard: what it shows meanwhile is not text yet
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
  await new Promise(go => setTimeout(go, 300))
  expect(await field.inputValue()).toBe('Un´')
  await cdp.send('Input.insertText', { text: 'é' })
  await expect.poll(() => field.inputValue()).toBe('Uné')
  await page.getByText('Brouillon gardé sur cet appareil.').waitFor()
  // undo and redo by the keys one knows
  await page.keyboard.press('Enter')
  await page.keyboard.type('Deux')
  await new Promise(go => setTimeout(go, 700))
  await page.keyboard.press('Control+z')
  expect(await field.inputValue()).not.toContain('Deux')
  await page.keyboard.press('Control+Shift+z')
  expect(await field.inputValue()).toBe('Uné\nDeux')
  // Tab leaves the field: it is no trap
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('TEXTAREA')
  // the other tab says so, and takes over when this one is gone
  const address = page.url()
  const second = await page.context().newPage()
  await second.goto(address)
  await second.getByText('Ce texte est ouvert dans un autre onglet').waitFor()
  await throwAway(second)
  await second.getByText('il n’est pas jeté').first().waitFor()
  expect(await wrongAtAnySight(second)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await page.locator('.note-paper').innerText()).toBe('Uné\nDeux')
  expect(await field.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await page.goto('about:blank')
  await expect.poll(() => second.getByLabel('Texte', { exact: true }).inputValue(), { timeout: 20_000 }).toBe('Uné\nDeux')
  // thrown away it is gone, with all that y-indexeddb had
  await throwAway(second)
  await second.getByText('Aucune fiche n’est encore partagée').waitFor()
  await expect
    .poll(() => second.evaluate(async () => (await indexedDB.databases()).filter(d => d.name?.includes('-note-')).length), {
      timeout: 10_000,
    })
    .toBe(0)
  expect(a.tablet.errors).toEqual([])
}, 180_000)

test('B13 O6 a title that is one long word, or an address put in, is broken in the list and nothing scrolls sideways at 360', async () => {
  const a = await enrolledTablet({ tablet: { width: 360, height: 740 } })
  const page = a.page()
  const long = `https://exemple.fr/${'Xy'.repeat(45)}`
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Bonnes pratiques' }).click()
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await page.getByLabel('Titre').fill(long)
  await page.getByLabel('Texte', { exact: true }).fill('Un')
  await page.getByText('Brouillon gardé sur cet appareil.').waitFor()
  const inList = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Plus' }).first().click()
    await page.getByRole('link', { name: 'Bonnes pratiques' }).click()
    await page.getByRole('link', { name: new RegExp(long.slice(0, 40)) }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    expect(await wrongAtAnySight(page)).toEqual([])
  }
  await inList()
  await page.getByRole('link', { name: new RegExp(long.slice(0, 40)) }).click()
  await page.getByRole('button', { name: 'Partager avec le réseau' }).click()
  await expect.poll(() => page.locator('.note-text .meta').innerText(), { timeout: 30_000 }).toMatch(/^Reçu au siège/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await inList()
  expect(a.tablet.errors).toEqual([])
}, 120_000)
