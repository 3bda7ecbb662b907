// What somebody was typing when the tablet was switched off, the page left, or the telephone rang: it is there again, in every form, and goes when it is kept.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { enrolledTablet, rowsOf, type Desk } from '../failures/enrolled.ts'
import { empty, fill, ROOM, roomOf } from '../failures/room.ts'
import { complaint } from '../screens/network-screens.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { fillShelf, GUIDE } from '../screens/shelf.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolTablet, status } from './counter.ts'
import { serve } from './world-under-test.ts'

const AT = '2026-03-12T10:05'
const SHOTS = process.env['RELAIS_SHOTS']
const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return
  const size = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
    await page.screenshot({ path: `${SHOTS}/begun-${name}-${width}.png` })
  }
  if (size) await page.setViewportSize(size)
}
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))
const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name }).first().click()
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const waiting = async (page: Page): Promise<number> => (await rowsOf(page, 'drafts')).length
const kept = (page: Page, n: number): Promise<void> => until(`${n} drafts on the device`, async () => (await waiting(page)) === n)
const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '')
/** What is on the disk under the name of a form. */
const held = async (page: Page, form: string): Promise<unknown> => (await rowsOf(page, 'drafts')).find(d => d['form'] === form)?.['typed']
const killed = async ({ tablet, url, line }: Desk, path: string, at: string): Promise<void> => {
  line.cut()
  await tablet.killAndReopen(url + path, { offline: true })
  await tablet.setClock(at)
  await tablet.page().reload()
  await tablet.page().getByRole('heading', { level: 1 }).first().waitFor()
}

test('V14 S2 half an event, the battery, no line: a slip on the agenda, the form with everything in it; begun anew and back; kept, and nothing waits', async () => {
  const desk = await enrolledTablet({ at: AT })
  const { tablet, page } = desk
  await section(page(), 'Agenda')
  await page().getByRole('link', { name: 'Créer' }).click()
  await page().getByLabel('Titre', { exact: true }).fill('Découvrir les métiers de la voie d’eau')
  await page().getByLabel('Nature').selectOption('workshop')
  await page().getByLabel('Jour', { exact: true }).fill('19/3')
  await page().getByText('Notre centre seulement', { exact: true }).click()
  await page().locator('summary', { hasText: 'Lieu' }).click()
  await page().getByLabel('Lieu').fill('Quai des Ardoises')
  await page().getByLabel('Début').pressSequentially('14:0')
  await until('it is on the device', async () => /"14:0"/.test(JSON.stringify(await held(page(), 'event/new'))))

  await killed(desk, 'agenda', '2026-03-12T12:20')
  const slip = page().locator('.slip:not(.slate)')
  await expect
    .poll(() => words(slip))
    .toMatch(/Nouvel événement : une saisie commencée il y a 2 h vous attend\. Déjà écrit : Découvrir les métiers de la voie d’eau/)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'agenda')
  await slip.getByRole('button', { name: 'Reprendre' }).press('Enter')

  const form = page().locator('main form')
  await expect.poll(() => main(page())).toContain('Repris de ce que vous aviez commencé aujourd’hui à 10:05. Recommencer à zéro')
  const filled = async (): Promise<string[]> => [
    await page().getByLabel('Titre', { exact: true }).inputValue(),
    await page().getByLabel('Nature').inputValue(),
    await page().getByLabel('Jour', { exact: true }).inputValue(),
    await page().getByLabel('Début').inputValue(),
    await page().getByLabel('Lieu').inputValue(),
    String(await page().getByRole('radio', { name: 'Notre centre seulement' }).isChecked()),
  ]
  const all = ['Découvrir les métiers de la voie d’eau', 'workshop', '19/3', '14:0', 'Quai des Ardoises', 'true']
  await expect.poll(filled).toEqual(all)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'event')

  // begun anew by one key, which the next press takes back: the focus stays on it
  await form.getByRole('button', { name: 'Recommencer à zéro' }).press('Enter')
  await expect.poll(filled).toEqual(['', '', '', '', '', 'false'])
  expect(await focused(page())).toBe('Reprendre ce qui était commencé')
  await expect.poll(() => page().getByRole('status').innerText()).toContain('Vous recommencez à zéro.')
  await kept(page(), 0)
  await shoot(page(), 'anew')
  await page().keyboard.press('Enter')
  await expect.poll(filled).toEqual(all)
  await kept(page(), 1)

  // one goes to look something up in between
  await page().getByLabel('Titre', { exact: true }).fill('Les métiers de la voie d’eau')
  await section(page(), 'Fonds')
  await section(page(), 'Agenda')
  await expect.poll(() => words(slip)).toContain('Déjà écrit : Les métiers de la voie d’eau')
  await page().getByRole('link', { name: 'Créer' }).click() // the other way in
  await expect.poll(() => main(page())).toContain('Repris de ce que vous aviez commencé')
  await page().getByLabel('Début').fill('14:00')
  await press(page(), 'Créer l’événement')
  await page().getByRole('heading', { level: 1, name: 'Les métiers de la voie d’eau' }).waitFor()
  expect(await main(page())).toMatch(/Jeudi 19 mars.*14:00/)
  await kept(page(), 0)
  await section(page(), 'Agenda')
  await page()
    .getByRole('link', { name: /voie d’eau/ })
    .waitFor()
  expect(await slip.count()).toBe(0)
  expect(await status(page())).toMatch(/^1 à envoyer/)

  // given up, and thrown away: gone too
  await page().getByRole('link', { name: 'Créer' }).click()
  await page().getByLabel('Titre', { exact: true }).fill('Salon')
  await kept(page(), 1)
  await press(page(), 'Renoncer')
  await kept(page(), 0)
  await page().getByRole('link', { name: 'Créer' }).click()
  await page().getByLabel('Titre', { exact: true }).fill('Forum')
  await section(page(), 'Agenda')
  await slip.getByRole('button', { name: 'Jeter' }).press('Enter')
  await slip.waitFor({ state: 'detached' })
  expect(await waiting(page())).toBe(0)
  expect(await page().evaluate(() => document.activeElement?.id)).toBe('main')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V14 S2 half a work, half a price, half an opinion, half a change and half a copy, all at once: each waits where it was begun', async () => {
  const desk = await enrolledTablet({ at: AT })
  const { served, tablet, page } = desk
  await fillShelf(served)
  await page().reload() // and hears of it
  await section(page(), 'Fonds')
  await page().getByRole('heading', { name: '6 documents' }).waitFor()
  await page().getByRole('link', { name: 'Ajouter un document' }).click()
  await page().getByLabel('Titre').fill('Les saisons du bois')
  await page().getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await page()
    .locator('summary', { hasText: /Auteur/ })
    .click()
  await page().getByLabel('ISBN').fill('978-2-07')
  await page().getByRole('link', { name: 'Revenir à la liste' }).click()

  await page().getByRole('link', { name: GUIDE }).click()
  await press(page(), 'Relever un prix')
  await page().getByLabel('Prix', { exact: true }).fill('13,9')
  await kept(page(), 2) // no hand reloads a page within a quarter of a second of its last key
  await tablet.setClock('2026-03-12T10:10')
  await page().reload()
  await press(page(), 'Donner un avis')
  await page().getByRole('radio', { name: 'Partiel' }).check()
  await page().getByLabel('Points forts').fill('Clair')
  await page().getByRole('link', { name: 'Revenir à la liste' }).click()
  await page().getByRole('link', { name: GUIDE }).click()
  await press(page(), 'Modifier la fiche')
  await page().getByLabel('Titre').fill('Guide mobilité')
  await kept(page(), 4)

  await killed(desk, 'holdings', '2026-03-13T09:00')
  const slip = () => page().locator('.slip:not(.slate)')
  await expect.poll(() => slip().allInnerTexts()).toHaveLength(1)
  expect(await words(slip())).toMatch(
    /Ajouter un document : une saisie commencée il y a 22 h vous attend\. Déjà écrit : Les saisons du bois/,
  )
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'holdings')
  await slip().getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => main(page())).toContain('Repris de ce que vous aviez commencé hier à 10:05.')
  await expect.poll(() => page().getByLabel('ISBN').inputValue()).toBe('978-2-07')
  await press(page(), 'Enregistrer')
  await expect.poll(() => complaint(page())).not.toBe('') // the medium is missing: all the rest stays
  await page().getByLabel('Support').selectOption('brochure')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'work')
  await press(page(), 'Enregistrer')
  await page().getByRole('heading', { level: 2, name: 'Les saisons du bois' }).waitFor()
  await kept(page(), 3)

  await page().getByRole('link', { name: 'Revenir à la liste' }).click()
  await page().getByRole('link', { name: GUIDE }).click()
  await expect.poll(() => slip().count()).toBe(2) // the oldest two, the rest counted
  expect(await main(page())).toContain('Encore 1 brouillon')
  await shoot(page(), 'card')
  expect(await wrongAtAnySight(page())).toEqual([])
  const resume = (what: string): Promise<void> => slip().filter({ hasText: what }).getByRole('button', { name: 'Reprendre' }).click()
  await resume('Relever un prix')
  await expect.poll(() => page().getByLabel('Prix', { exact: true }).inputValue()).toBe('13,9')
  await page().getByLabel('Prix', { exact: true }).fill('13,90')
  await press(page(), 'Enregistrer')
  await page().getByText('13,90 €').waitFor()
  await resume('Donner un avis')
  await expect.poll(() => page().getByRole('radio', { name: 'Partiel' }).isChecked()).toBe(true)
  await expect.poll(() => page().getByLabel('Points forts').inputValue()).toBe('Clair')
  await press(page(), 'Enregistrer')
  await page().getByRole('heading', { name: '1 avis' }).waitFor()
  await resume('Modifier la fiche')
  await expect.poll(() => page().getByLabel('Titre').inputValue()).toBe('Guide mobilité')
  await press(page(), 'Renoncer')
  await page().getByRole('heading', { level: 2, name: GUIDE }).waitFor()
  await kept(page(), 0)

  await page()
    .getByRole('button', { name: /Ajouter.*exemplaire/ })
    .first()
    .click()
  await page().getByLabel('Cote').fill('4.1 MOB')
  await kept(page(), 1)
  await killed(desk, 'holdings', '2026-03-13T09:10')
  await page().getByRole('link', { name: GUIDE }).click()
  await resume('Exemplaires d’ici')
  await expect.poll(() => page().getByLabel('Cote').inputValue()).toBe('4.1 MOB')
  await press(page(), 'Enregistrer')
  await expect.poll(() => main(page())).toMatch(/Ici.*4\.1 MOB/)
  await kept(page(), 0)
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V13 V14 an event that another tablet of the centre changes while a change is half typed: only what was touched is written, both versions stand', async () => {
  const desk = await enrolledTablet({ at: AT })
  const { served, tablet, page } = desk
  await section(page(), 'Agenda')
  await page().getByRole('link', { name: 'Créer' }).click()
  await page().getByLabel('Titre', { exact: true }).fill('Un CV pour la saison')
  await page().getByLabel('Nature').selectOption('workshop')
  await page().getByLabel('Jour', { exact: true }).fill('19/3')
  await page().getByLabel('Début').fill('14:00')
  await press(page(), 'Créer l’événement')
  await page().getByRole('heading', { level: 1, name: 'Un CV pour la saison' }).waitFor()
  await until('the head has it', async () => (await status(page())).startsWith('Tout est reçu'), 30_000)
  const path = new URL(page().url()).pathname.slice(1)

  await press(page(), 'Changer')
  await page().getByLabel('Titre', { exact: true }).fill('Un CV pour l’été')
  await kept(page(), 1)
  await tablet.kill()

  const line = await served.line()
  const other = await served.tablet()
  await other.open(served.url(line), { clock: '2026-03-12T11:00' })
  await enrolTablet(other.page(), await served.code('staff', 'cas'))
  await section(other.page(), 'Agenda')
  await other.page().getByRole('link', { name: /Un CV/ }).click()
  await press(other.page(), 'Changer')
  await other.page().getByLabel('Titre', { exact: true }).fill('Un CV en alpage')
  await other.page().getByLabel('Début').fill('15:30')
  await press(other.page(), 'Enregistrer')
  await other.page().getByRole('heading', { level: 1, name: 'Un CV en alpage' }).waitFor()
  await until('the head has the change', async () => (await status(other.page())).startsWith('Tout est reçu'), 30_000)

  await tablet.killAndReopen(desk.url + path)
  await tablet.setClock('2026-03-12T12:00')
  await page().reload()
  await page().getByRole('heading', { level: 1, name: 'Un CV en alpage' }).waitFor()
  await page().locator('.slip:not(.slate)').getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => main(page())).toMatch(/aujourd’hui à 10:05\..*Depuis, cette fiche a été modifiée ailleurs/)
  await expect.poll(() => page().getByLabel('Titre', { exact: true }).inputValue()).toBe('Un CV pour l’été')
  await expect.poll(() => page().getByLabel('Début').inputValue()).toBe('14:00') // as it was when this was begun
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'changed')
  await press(page(), 'Enregistrer')
  await expect.poll(() => main(page())).toMatch(/2 versions/)
  const seen = await main(page())
  expect(seen).toContain('15:30') // was not touched here: what the other wrote stands
  expect(seen).toMatch(/Un CV en alpage.*Un CV pour l’été|Un CV pour l’été.*Un CV en alpage/)
  await kept(page(), 0)
  expect([...tablet.errors, ...other.errors]).toEqual([])
}, 240_000)

test('V14 the device is full: the form goes on, nothing is said while one types, saving says it', async () => {
  const desk = await enrolledTablet({ at: AT, before: page => roomOf(page, ROOM) })
  const { tablet, line, page } = desk
  await tablet.offline(line)
  await section(page(), 'Agenda')
  await page().getByRole('link', { name: 'Créer' }).click()
  await page().getByLabel('Titre', { exact: true }).fill('Salon')
  await kept(page(), 1)
  await fill(page())
  await page()
    .getByLabel('Titre', { exact: true })
    .fill(`Salon des métiers ${'x'.repeat(60)}`)
  await page().getByLabel('Nature').selectOption('workshop')
  await page().getByLabel('Jour', { exact: true }).fill('19/3')
  await page().getByLabel('Début').fill('14:00')
  await page().waitForTimeout(1200) // two writings were tried
  expect(await held(page(), 'event/new')).toMatchObject({ title: 'Salon' }) // the disk did say no
  expect(await page().locator('section.alert').count()).toBe(0)
  await expect.poll(() => page().getByLabel('Début').inputValue()).toBe('14:00')
  await press(page(), 'Créer l’événement')
  await expect.poll(() => page().locator('section.alert').innerText()).toContain('n’a plus de place')
  expect(await page().getByLabel('Titre', { exact: true }).inputValue()).toMatch(/^Salon des métiers/)

  await empty(page())
  await roomOf(page(), null)
  await page().getByLabel('Titre', { exact: true }).fill('Salon des métiers')
  await press(page(), 'Créer l’événement')
  await page().getByRole('heading', { level: 1, name: 'Salon des métiers' }).waitFor()
  await kept(page(), 0)
  expect(tablet.errors).toEqual([])
}, 240_000)

/** A coordinator's device on the network's page, where two zones stand. */
const coordination = async (): Promise<Desk> => {
  const served = await serve()
  served.setClock(AT)
  const zone = (name: string, order: number) => ({ kind: 'create' as const, noun: 'zone', fields: { name, population: 4100, order } })
  await served.writeDirectory([...HAUT_VALLON, zone('Hautes Terres', 1), zone('Lac d’Aure', 2)])
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 800 })
  const url = served.url(line)
  await tablet.open(url, { clock: AT })
  await enrolTablet(tablet.page(), await served.code('coordinator', null))
  const page = () => tablet.page()
  await page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await later(page(), 'Réseau')
  await page().getByText('Hautes Terres', { exact: true }).waitFor()
  return { served, line, tablet, page, url }
}
const later = async (page: Page, name: string): Promise<void> => {
  await press(page, 'Plus')
  await page.getByRole('link', { name, exact: true }).click()
}
/** What was typed last lies on the disk too. */
const lies = (page: Page, form: string, part: RegExp): Promise<void> =>
  until(`${form} is on the device`, async () =>
    part.test(JSON.stringify((await rowsOf(page, 'drafts')).find(d => String(d['form']).startsWith(form))?.['typed'])),
  )
const closed = (page: Page): Promise<void> => page.locator('main form').waitFor({ state: 'detached' })

test('V14 S2 a new zone, another zone’s number and a new centre half typed, the battery, no line: each waits on the network’s page', async () => {
  const desk = await coordination()
  const { tablet, page } = desk
  await press(page(), 'Ajouter une zone')
  await page().getByLabel('Nom', { exact: true }).fill('Plateau des Foins')
  await page().getByLabel('Habitants').fill('38')
  await lies(page(), 'network/zone/new-zone', /Foins.*"38"/)
  await tablet.setClock('2026-03-12T10:15')
  await page().reload()
  await press(page(), 'Modifier : Lac d’Aure')
  await page().getByLabel('Habitants').fill('52')
  await until('both are on the device', async () => /"52"/.test(JSON.stringify(await rowsOf(page(), 'drafts'))))
  await tablet.setClock('2026-03-12T10:20')
  await page().reload()
  await press(page(), 'Ajouter un centre')
  await page().getByLabel('Nom du centre').fill('Point Emploi de Reyssac')
  await page().getByRole('radio', { name: 'En projet' }).check()
  await page().getByRole('checkbox', { name: 'mardi' }).uncheck()
  await lies(page(), 'network/new-centre', /Reyssac.*planned.*\[1,3,4,5\]/)
  await kept(page(), 3)

  await killed(desk, 'network', '2026-03-12T12:20')
  const slip = (what: string) => page().locator('.slip:not(.slate)').filter({ hasText: what })
  await expect.poll(() => page().locator('.slip:not(.slate)').count()).toBe(2)
  expect(await words(slip('Ajouter une zone'))).toMatch(/une saisie commencée il y a 2 h vous attend\. Déjà écrit : Plateau des Foins/)
  expect(await words(slip('Modifier « Lac d’Aure »'))).not.toContain('Déjà écrit')
  expect(await main(page())).toContain('Encore 1 brouillon')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'network')

  // by keyboard: the form is opened where it stands, and its own slip goes
  await slip('Ajouter une zone').getByRole('button', { name: 'Reprendre' }).press('Enter')
  await expect.poll(() => focused(page())).toBe('Ajouter une zone')
  await expect.poll(() => page().getByLabel('Nom', { exact: true }).inputValue()).toBe('Plateau des Foins')
  expect(await page().getByLabel('Habitants').inputValue()).toBe('38')
  expect(await main(page())).toContain('Repris de ce que vous aviez commencé aujourd’hui à 10:05.')
  await expect.poll(() => slip('Ajouter une zone').count()).toBe(0)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'zone')
  await page().getByLabel('Habitants').fill('3800')
  await press(page(), 'Enregistrer')
  await closed(page())
  await kept(page(), 2)
  await page().getByText('Plateau des Foins', { exact: true }).waitFor()

  await slip('Modifier « Lac d’Aure »').getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => page().getByLabel('Habitants').inputValue()).toBe('52')
  expect(await page().getByLabel('Nom', { exact: true }).inputValue()).toBe('Lac d’Aure')
  await press(page(), 'Renoncer')
  await closed(page())
  await kept(page(), 1)

  // one looks at another form in between: this one waits again
  await slip('Ajouter un centre').getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => page().getByLabel('Nom du centre').inputValue()).toBe('Point Emploi de Reyssac')
  await expect.poll(() => slip('Ajouter un centre').count()).toBe(0)
  await press(page(), 'Modifier le nom')
  await slip('Ajouter un centre').getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => page().getByLabel('Nom du centre').inputValue()).toBe('Point Emploi de Reyssac')
  expect(await page().getByRole('radio', { name: 'En projet' }).isChecked()).toBe(true)
  const days = page().getByRole('checkbox', { name: /^(lun|mar|mer|jeu|ven|sam|dim)/ })
  expect(await Promise.all((await days.all()).map(d => d.isChecked()))).toEqual([true, false, true, true, true, false, false])
  await page().locator('main form').getByRole('button', { name: 'Ajouter un centre' }).click()
  await page().getByRole('heading', { level: 1, name: 'Point Emploi de Reyssac' }).waitFor()
  await kept(page(), 0)
  await later(page(), 'Réseau')
  await page().getByText('Hautes Terres', { exact: true }).waitFor()
  expect(await page().locator('.slip:not(.slate)').count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V13 V14 half a centre and half a value of a list, the battery, no line: each waits on its own page; what is kept is said against what was seen', async () => {
  const desk = await coordination()
  const { tablet, page } = desk
  await page()
    .getByRole('link', { name: /Castelroc/ })
    .click()
  await press(page(), 'Modifier')
  const service = () => page().getByRole('group', { name: 'Services' }).getByRole('combobox').first()
  await page().getByLabel('Surface').fill('12')
  await page().getByLabel('État', { exact: true }).selectOption('dormant')
  await service().selectOption('referral')
  await lies(page(), 'centre/', /dormant.*"12".*referral/)
  const path = new URL(page().url()).pathname.slice(1)

  await killed(desk, path, '2026-03-12T12:20')
  const slip = () => page().locator('.slip:not(.slate)')
  await expect.poll(() => words(slip())).toContain('Modifier : une saisie commencée il y a 2 h vous attend.')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'centre-slip')
  await slip().getByRole('button', { name: 'Reprendre' }).press('Enter')
  await expect.poll(() => page().getByLabel('Surface').inputValue()).toBe('12')
  expect(await focused(page())).toBe('Modifier')
  expect(await page().getByLabel('État', { exact: true }).inputValue()).toBe('dormant')
  expect(await service().inputValue()).toBe('referral')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'centre')
  const before = (await rowsOf(page(), 'log')).length
  await page().getByLabel('Surface').fill('120')
  await press(page(), 'Enregistrer')
  await closed(page())
  expect((await rowsOf(page(), 'log')).length).toBe(before + 3) // the three that were touched
  await expect.poll(() => main(page())).toContain('120 m²')
  await kept(page(), 0)
  expect(await slip().count()).toBe(0)

  await later(page(), 'Listes')
  await page()
    .getByRole('link', { name: /Situations/ })
    .click()
  await press(page(), 'Modifier « Intérim, CDD »')
  await page().getByLabel('Mot affiché').fill('Contrats co')
  await page().getByLabel('Dernier jour').fill('2027-12-31')
  await lies(page(), 'list/network/situation/', /Contrats co.*2027-12-31/)
  await killed(desk, 'lists/situation', '2026-03-12T14:50')
  await expect
    .poll(() => words(slip()))
    .toMatch(/Modifier « Intérim, CDD » : une saisie commencée il y a 2 h vous attend\. Déjà écrit : Contrats co/)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'list')
  await slip().getByRole('button', { name: 'Reprendre' }).press('Enter')
  await expect.poll(() => page().getByLabel('Mot affiché').inputValue()).toBe('Contrats co')
  expect(await page().getByLabel('Dernier jour').inputValue()).toBe('2027-12-31')
  expect(await slip().count()).toBe(0)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'value')
  await page().getByLabel('Mot affiché').fill('Contrats courts')
  await press(page(), 'Enregistrer')
  await closed(page())
  await page().getByText('Contrats courts').waitFor()
  await kept(page(), 0)
  expect(await slip().count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V14 SU2 half a new network, the battery: its page opens with it; the link is not kept', async () => {
  const served = await serve()
  served.setClock(AT)
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 800 })
  const page = () => tablet.page()
  await tablet.open(served.url(line), { clock: AT })
  await press(page(), /Créer un réseau/)
  const link = await served.coordinatorToken()
  await page().getByLabel('Lien du relais').fill(link)
  await page().getByLabel('Nom du réseau').fill('Haut-Vallon')
  await page().getByLabel('Nom du siège').fill('Valbru')
  await page().getByRole('checkbox', { name: 'mardi' }).first().uncheck()
  await lies(page(), 'setup', /Valbru.*\[1,3,4,5\]/)
  expect(JSON.stringify(await rowsOf(page(), 'drafts'))).not.toContain(link)

  await tablet.killAndReopen(served.url(line))
  await tablet.setClock('2026-03-12T12:20')
  await page().reload()
  await press(page(), /Créer un réseau/)
  await expect.poll(() => main(page())).toContain('Repris de ce que vous aviez commencé aujourd’hui à 10:05.')
  await expect.poll(() => page().getByLabel('Nom du siège').inputValue()).toBe('Valbru')
  expect(await page().getByLabel('Nom du réseau').inputValue()).toBe('Haut-Vallon')
  expect(await page().getByRole('checkbox', { name: 'mardi' }).first().isChecked()).toBe(false)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'setup')
  await page().getByLabel('Lien du relais').fill(link)
  await page().getByLabel('Nom du siège').fill('Valbrune')
  await press(page(), 'Créer le réseau')
  await page().getByRole('complementary', { name: 'État des envois' }).waitFor()
  await kept(page(), 0)
  expect(tablet.errors).toEqual([])
}, 240_000)
