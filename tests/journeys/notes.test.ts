// Practice sheets on two devices with browsers of their own and a real relay: written apart, met again, killed, withdrawn, set back.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { WIRE } from '../line.ts'
import { enrolledTablet, rowsOf, type Desk } from '../failures/enrolled.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolTablet, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import type { TestLine } from '../line.ts'

type Other = { readonly tablet: Tablet; readonly page: () => Page; readonly line: TestLine; readonly url: string }
const other = async ({ served }: Desk, centre: string): Promise<Other> => {
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 800 })
  const url = served.url(line)
  await tablet.open(url, { clock: '2025-10-09T09:00' })
  await enrolTablet(tablet.page(), await served.code('staff', centre))
  await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return { tablet, page: () => tablet.page(), line, url }
}

const field = (page: Page) => page.getByLabel('Texte', { exact: true })
const stands = (page: Page) => page.locator('.note-text .meta')
const toPractices = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Bonnes pratiques' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bonnes pratiques' }).waitFor()
}
const typeAtEnd = async (page: Page, words: string): Promise<void> => {
  await field(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}
const says = async (page: Page, text: string): Promise<void> => expect.poll(() => field(page).inputValue(), { timeout: 30_000 }).toBe(text)
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ?? document.activeElement?.textContent ?? '')
const received = async (page: Page): Promise<void> =>
  expect.poll(() => stands(page).innerText(), { timeout: 30_000 }).toMatch(/^Reçu au siège/)

const noteOf = async ({ served }: Desk): Promise<string> => {
  const found = (await served.log.changed(0)).map(([name]) => name).find(name => name.startsWith('note/'))
  if (!found) throw new Error('no note at the head')
  return found
}
const bytesAtHead = async ({ served }: Desk, doc: string): Promise<Uint8Array[]> =>
  (await served.log.rows(doc, 0, 10_000_000)).map(r => r.bytes)
const textAtHead = async (desk: Desk, doc: string): Promise<string> => {
  const all = new Y.Doc()
  for (const bytes of await bytesAtHead(desk, doc)) Y.applyUpdate(all, bytes)
  return all.getText('text').toJSON()
}

const started = async (text: string): Promise<{ desk: Desk; a: Desk; b: Other; doc: string }> => {
  const a = await enrolledTablet({ tablet: { width: 1280, height: 800 } })
  const b = await other(a, 'irg')
  await toPractices(a.page())
  await a.page().getByRole('button', { name: 'Nouvelle fiche' }).click()
  await a.page().getByLabel('Titre').fill('Accueillir sans attendre')
  await field(a.page()).fill(text)
  await a.page().getByRole('button', { name: 'Partager avec le réseau' }).click()
  await received(a.page())
  await toPractices(b.page())
  await b.page().getByRole('link', { name: 'Accueillir sans attendre' }).click()
  await says(b.page(), text)
  return { desk: a, a, b, doc: await noteOf(a) }
}

test('O6 C25 S088 at 360 px a title that is missing or names a person is answered: the focus goes to it, nothing is shared', async () => {
  const a = await enrolledTablet({ tablet: { width: 360, height: 640 } })
  const page = a.page()
  await toPractices(page)
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await field(page).fill('Une chaise.\n'.repeat(20))
  const title = page.getByLabel('Titre')
  for (const [typed, answer] of [
    ['', 'Donnez un titre'],
    ['Marie Dupont', '« Marie Dupont » semble désigner une personne.'],
  ] as const) {
    await title.fill(typed)
    await page.getByRole('button', { name: 'Partager avec le réseau' }).press('Enter')
    await expect.poll(() => focused(page)).toBe('Titre')
    await page.getByText(answer).waitFor()
    const box = await title.boundingBox()
    expect(box !== null && box.y >= 0 && box.y + box.height < 640, typed).toBe(true)
  }
  expect(page.url()).toMatch(/practices/)
  await page.getByText('Ce brouillon reste sur cet appareil').waitFor()
  expect(await rowsOf(page, 'outbox')).toEqual([])
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'notes-title-name')
}, 120_000)

test('O6 a draft stays here until it is shared; the other device finds it, and both write apart in one paragraph and in others and have all of it', async () => {
  const a = await enrolledTablet({ tablet: { width: 1280, height: 800 } })
  const b = await other(a, 'irg')
  await toPractices(a.page())
  expect(await wrongAtAnySight(a.page())).toEqual([])
  await shoot(a.page(), 'notes-empty')
  await a.page().getByRole('button', { name: 'Nouvelle fiche' }).click()
  await field(a.page()).waitFor()
  await a.page().getByRole('button', { name: 'Partager avec le réseau' }).click()
  await a.page().getByText('Donnez un titre').waitFor()
  await a.page().getByLabel('Titre').fill('Accueillir sans attendre')
  await typeAtEnd(a.page(), 'Une chaise.')
  await expect.poll(() => stands(a.page()).innerText()).toBe('Brouillon gardé sur cet appareil.')
  expect(await wrongAtAnySight(a.page())).toEqual([])
  await shoot(a.page(), 'notes-draft')
  expect((await a.served.log.changed(0)).map(([name]) => name).filter(n => n.startsWith('note/') || n.includes('commons'))).toEqual([])
  await a.page().getByRole('button', { name: 'Partager avec le réseau' }).click()
  await received(a.page())

  await toPractices(b.page())
  await b.page().getByRole('link', { name: 'Accueillir sans attendre' }).click()
  await says(b.page(), 'Une chaise.')
  // live: what one writes is there for the other, whose cursor stays where it is
  await field(b.page()).click()
  await b.page().keyboard.press('Control+End')
  await field(a.page()).click()
  await a.page().keyboard.press('Control+Home')
  await a.page().keyboard.type('Accueil\n')
  await says(b.page(), 'Accueil\nUne chaise.')
  await b.page().getByText('Un autre appareil écrit en ce moment.').first().waitFor()
  await b.page().keyboard.type(' Un café.')
  await says(a.page(), 'Accueil\nUne chaise. Un café.')
  await received(b.page())

  // apart
  await a.tablet.offline(a.line)
  await b.tablet.offline(b.line)
  await expect.poll(() => a.page().locator('main').innerText()).toContain('Pas de ligne avec le siège')
  await typeAtEnd(a.page(), ' Du temps.')
  await typeAtEnd(b.page(), ' Un sourire.\nPuis écouter.')
  await field(a.page()).click()
  await a.page().keyboard.press('Control+Home')
  await a.page().keyboard.press('End')
  await a.page().keyboard.type(' du matin')
  await expect.poll(() => stands(a.page()).innerText()).toMatch(/^Gardé ici/)
  expect((await rowsOf(a.page(), 'outbox')).map(o => String(o['doc']).slice(0, 5))).toEqual(['note/'])
  await expect.poll(() => a.page().getByRole('complementary', { name: 'État des envois' }).innerText()).toMatch(/1 à envoyer/)
  // pressed without a line: it is said, and stands there
  const pressed = 'Pas de ligne avec le siège en ce moment.'
  await a.page().getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect.poll(() => a.page().locator('.heard-only').innerText()).toContain(pressed)
  await expect.poll(() => a.page().locator('.note-text').innerText()).toContain(pressed)
  await shoot(a.page(), 'notes-offline')
  expect(await wrongAtAnySight(a.page())).toEqual([])
  for (const x of [a, b]) {
    x.line.set(WIRE)
    await x.tablet.online()
  }
  await Promise.all([received(a.page()), received(b.page())])
  const text = await field(a.page()).inputValue()
  await says(b.page(), text)
  for (const part of ['Accueil du matin\n', ' Du temps.', ' Un sourire.', 'Puis écouter.']) expect(text).toContain(part)
  expect(await textAtHead(a, await noteOf(a))).toBe(text)
  await expect.poll(async () => (await rowsOf(a.page(), 'outbox')).length).toBe(0)
  expect([...a.tablet.errors, ...b.tablet.errors]).toEqual([])
}, 240_000)

test('C25 a paragraph with a number and a name is marked and stays, in no row of the head, until it is reworded; what follows it leaves', async () => {
  const { a, b, doc, desk } = await started('Début')
  await typeAtEnd(a.page(), '\n06 12 34 56 78 Mme Martin a demandé\nLa suite part.')
  await says(b.page(), 'Début\n\nLa suite part.')
  await a.page().getByText('Un paragraphe reste ici').waitFor()
  await a.page().getByText('« 06 12 34 56 78 » ressemble à un numéro', { exact: false }).waitFor()
  expect(await wrongAtAnySight(a.page())).toEqual([])
  await shoot(a.page(), 'notes-held')
  await received(a.page())
  for (const bytes of await bytesAtHead(desk, doc)) expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/12 34|Martin/)
  // killed and opened again it is here still, and still not there
  await a.tablet.killAndReopen(a.page().url())
  await says(a.page(), 'Début\n06 12 34 56 78 Mme Martin a demandé\nLa suite part.')
  // nobody is told that all is received, and the way to it is one press
  await expect.poll(() => status(a.page())).toMatch(/1 à reformuler.*entendu/)
  await a
    .page()
    .getByRole('link', { name: /à reformuler/ })
    .click()
  await expect.poll(() => a.page().locator('main .say').innerText()).toBe('Un paragraphe reste ici, à reformuler. Rien d’autre n’attend.')
  expect(await a.page().locator('main').innerText()).not.toMatch(/Tout est reçu|Rien n’attend/)
  expect(await wrongAtAnySight(a.page())).toEqual([])
  await shoot(a.page(), 'sending-held')
  await a
    .page()
    .getByRole('link', { name: /Accueillir sans attendre/ })
    .click()
  await a.page().getByRole('button', { name: 'Aller au paragraphe 2' }).click()
  await a.page().keyboard.type('Quelqu’un a demandé')
  await says(b.page(), 'Début\nQuelqu’un a demandé\nLa suite part.')
  for (const bytes of await bytesAtHead(desk, doc)) expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/12 34|Martin/)
  expect([...a.tablet.errors, ...b.tablet.errors]).toEqual([])
}, 240_000)

test('O6 killed in the middle of typing, what was said to be kept is there; it goes also when nobody opens the note again', async () => {
  const { a, b, doc, desk } = await started('Un.')
  await a.tablet.offline(a.line)
  await typeAtEnd(a.page(), ' Deux.')
  await expect.poll(() => stands(a.page()).innerText()).toMatch(/^Gardé ici/)
  void a
    .page()
    .keyboard.type(' Trois quatre cinq six sept huit neuf dix', { delay: 15 })
    .catch(() => undefined)
  await new Promise(go => setTimeout(go, 300))
  await a.tablet.killAndReopen(a.url, { offline: true })
  a.line.set(WIRE)
  await a.tablet.online()
  // Today is open, not the note
  await until('it is at the head', async () => (await textAtHead(desk, doc)).startsWith('Un. Deux.'), 60_000)
  const text = await textAtHead(desk, doc)
  expect('Un. Deux. Trois quatre cinq six sept huit neuf dix'.startsWith(text)).toBe(true)
  await says(b.page(), text)
  await expect.poll(async () => (await rowsOf(a.page(), 'outbox')).length, { timeout: 30_000 }).toBe(0)
}, 240_000)

test('O6 S088 withdrawn while somebody writes: told at once, nothing lost, and back in use; a former text is put back as one more change', async () => {
  const { a, b } = await started('Hier.')
  await typeAtEnd(b.page(), ' Aujourd’hui.')
  await received(b.page())
  await says(a.page(), 'Hier. Aujourd’hui.')
  await a.page().getByRole('button', { name: 'Retirer la fiche' }).press('Enter')
  await expect.poll(() => focused(a.page())).toBe('Accueillir sans attendre') // what was pressed is gone: the heading has the focus
  await b.page().getByText('Cette fiche est retirée.', { exact: false }).waitFor({ timeout: 30_000 })
  expect(await field(b.page()).inputValue()).toBe('Hier. Aujourd’hui.')
  expect(await field(b.page()).getAttribute('readonly')).not.toBeNull()
  expect(await wrongAtAnySight(b.page())).toEqual([])
  await shoot(b.page(), 'notes-withdrawn')
  expect(await b.page().getByRole('button', { name: 'Défaire' }).getAttribute('aria-disabled')).toBe('true') // there is something, and it cannot be written
  await b.page().getByRole('button', { name: 'Remettre en usage' }).press('Enter')
  await expect.poll(() => focused(b.page())).toBe('Accueillir sans attendre')
  await expect.poll(() => field(b.page()).getAttribute('readonly')).toBeNull()

  // the next day
  for (const x of [a, b]) await x.tablet.setClock('2025-10-10T10:00')
  a.served.setClock('2025-10-10T10:00')
  await typeAtEnd(b.page(), ' Trop.')
  await received(b.page())
  await says(a.page(), 'Hier. Aujourd’hui. Trop.')
  await a.page().locator('summary', { hasText: 'Revenir à un texte passé' }).click()
  await a.page().getByLabel('Le texte à la fin du').fill('2025-10-09')
  await a.page().getByRole('button', { name: 'Voir ce texte' }).click()
  await a.page().getByText('Texte à la fin du 9 octobre 2025').last().waitFor()
  expect(await a.page().locator('.note-former').innerText()).toBe('Hier. Aujourd’hui.')
  // of a day on which there was nothing, nothing can be put back
  await a.page().getByLabel('Le texte à la fin du').fill('2025-10-01')
  await a.page().getByRole('button', { name: 'Voir ce texte' }).click()
  await a.page().getByText('Ce jour-là, il n’y avait encore rien').waitFor()
  expect(await a.page().getByRole('button', { name: 'Remettre ce texte' }).count()).toBe(0)
  await a.page().getByLabel('Le texte à la fin du').fill('2025-10-09')
  await a.page().getByRole('button', { name: 'Voir ce texte' }).click()
  await a.page().locator('.note-former').waitFor()
  await shoot(a.page(), 'notes-former')
  expect(await wrongAtAnySight(a.page())).toEqual([])
  await typeAtEnd(b.page(), '\nUn paragraphe de plus.') // meanwhile
  await says(a.page(), 'Hier. Aujourd’hui. Trop.\nUn paragraphe de plus.')
  await a.page().getByRole('button', { name: 'Remettre ce texte' }).press('Enter')
  await expect.poll(() => focused(a.page())).toBe('Voir ce texte')
  await says(b.page(), 'Hier. Aujourd’hui.')
  await a.page().getByRole('button', { name: 'Défaire' }).click()
  await says(b.page(), 'Hier. Aujourd’hui. Trop.\nUn paragraphe de plus.')
  expect([...a.tablet.errors, ...b.tablet.errors]).toEqual([])
}, 240_000)

test('O6 M8 a device that was removed shares nothing and says so in one voice: a draft stays, what was shared before it knew is not called shared, and goes into the closed copy', async () => {
  const a = await enrolledTablet({ tablet: { width: 1280, height: 800 }, relay: { limits: { quarantineMs: 300 } } })
  const page = a.page()
  await toPractices(page)
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await page.getByLabel('Titre').fill('Accueillir sans attendre')
  await field(page).fill('Une chaise.')
  await expect.poll(() => stands(page).innerText()).toBe('Brouillon gardé sur cet appareil.')
  const draft = page.url()
  // shared while it did not know yet
  await a.tablet.offline(a.line)
  await toPractices(page)
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await page.getByLabel('Titre').fill('Dire au revoir')
  await field(page).fill('Un mot.')
  await page.getByRole('button', { name: 'Partager avec le réseau' }).click()
  await page.getByText('Partage gardé ici, pas encore reçu au siège').waitFor()
  await a.served.removeDevices()
  await a.tablet.online()
  a.line.set(WIRE)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText('Appareil retiré du réseau').first().waitFor({ timeout: 20_000 })
  const words = async (): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  await page.getByText('Pas partagée : cet appareil était déjà hors du réseau').waitFor()
  expect(await words()).toMatch(/Gardé sur cet appareil, pas au siège\. .*hors du réseau : rien n’en part .* entre dans la copie fermée/)
  expect(await words()).not.toMatch(/Partagée par|à envoyer|Rien à envoyer|Le reste part|Envoyer maintenant|Revenir à un texte/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'notes-removed')
  await page.locator('.note-text').getByRole('link', { name: 'Copier sur clé' }).click()
  await page
    .getByText(/^Ce qui n’est pas encore au siège/)
    .first()
    .waitFor()
  // the draft: no way to share it, and it says where it is
  await page.goto(draft)
  await expect.poll(() => field(page).inputValue(), { timeout: 10_000 }).toBe('Une chaise.')
  await page.getByText('ce brouillon ne peut pas être partagé d’ici').waitFor()
  expect(await page.getByRole('button', { name: /Partager/ }).count()).toBe(0)
  expect(await words()).not.toMatch(/Après le partage|avant que vous le partagiez/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'notes-removed-draft')
  await toPractices(page)
  await page.getByText('rien ne se partage d’ici').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  expect(a.tablet.errors.filter(e => !e.includes('403'))).toEqual([]) // a ticket is refused to it: that is how it may learn it
}, 120_000)
