// The agenda in a real browser against the real relay: creating, what is typed badly, changing, cancelling, deciding, a wider circle; by keyboard, at every sight.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { valueFields } from '../../src/domain/list-record.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { WIRE, type TestLine } from '../line.ts'
import { stored } from '../bench/stored.ts'
import { enrolTablet } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { complaint } from './network-screens.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2026-03-10T09:00'
const SHOTS = process.env['RELAIS_SHOTS']

const opened = async (
  served: Served,
  role: 'staff' | 'associated' | 'coordinator',
  centre: string | null,
  name: string,
): Promise<{ readonly tablet: Tablet; readonly line: TestLine }> => {
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line), { clock: NOW })
  await enrolTablet(tablet.page(), await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  await until(`${name} is known`, () => tablet.page().getByText(name).first().isVisible())
  return { tablet, line }
}
const village = async (): Promise<Served> => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  return served
}
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const toAgenda = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Agenda' }).click()
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
}
const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return
  const size = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png` })
  }
  if (size) await page.setViewportSize(size)
}
const create = async (page: Page, e: { title: string; date: string; from: string; to?: string; circle?: string }): Promise<void> => {
  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByLabel('Titre', { exact: true }).fill(e.title)
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill(e.date)
  await page.getByLabel('Début').fill(e.from)
  if (e.to) await page.getByLabel('Fin, facultatif').fill(e.to)
  if (e.circle) await page.getByText(e.circle, { exact: true }).click()
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: e.title }).waitFor()
}

test('S019 E02 V16 bad input is told where it stands, what was typed stays; the card says when, whose and how fresh; cancelled stays, struck', async () => {
  const served = await village()
  const { tablet } = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  const page = tablet.page()
  await toAgenda(page)
  await expect.poll(() => main(page)).toContain('Rien à l’agenda pour le moment')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-empty')

  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nouvel événement' }).waitFor()
  const save = page.getByRole('button', { name: 'Créer l’événement' })
  await save.click()
  await expect.poll(() => complaint(page)).toBe('Donnez un titre.')
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(4) // title, kind, and a start of two fields: three things
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Titre', { exact: true }).fill('Découvrir les métiers de la voie d’eau')
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill('31 novembre')
  await page.getByLabel('Début').fill('14h')
  await page.getByLabel('Fin, facultatif').fill('13:30')
  await save.click()
  await expect.poll(() => complaint(page)).toBe('Ce jour n’existe pas au calendrier.')
  await page.getByLabel('Jour', { exact: true }).fill('demain')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Ce jour ne se lit pas/)
  await page.getByLabel('Jour', { exact: true }).fill('12 mars')
  await expect.poll(() => main(page)).toContain('Jeudi 12 mars, 14:00')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Il finirait avant de commencer/)
  await shoot(page, 'agenda-form')
  expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Découvrir les métiers de la voie d’eau')
  await page.getByLabel('Fin, facultatif').fill('16h30')
  await page.locator('summary', { hasText: 'Lieu, public' }).click()
  await page.getByLabel('Fuseau horaire').fill('Europe/Nulle-Part')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Ce fuseau n’est pas connu/)
  await page.getByLabel('Fuseau horaire').fill('Europe/Paris')
  await page.getByLabel('Pour', { exact: true }).fill('lycéens et parents')
  await page.getByLabel('Résumé', { exact: true }).fill('Batelier, éclusier, mécanicien : trois métiers racontés par ceux qui les font.')
  await page.getByText('Tout le monde : réseau, associés, public').click()
  expect(await wrongAtAnySight(page)).toEqual([])

  // a day that is over is asked about, and does not stand in the way
  await page.getByLabel('Jour', { exact: true }).fill('9/3/2026')
  await save.click()
  await page.getByRole('dialog', { name: 'L’événement a déjà commencé' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Corriger la date' }).click()
  await page.getByLabel('Jour', { exact: true }).fill('12/3')
  await save.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Découvrir les métiers de la voie d’eau' }).waitFor()
  await expect
    .poll(() => main(page))
    .toMatch(
      /Public .*Jeudi 12 mars, de 14:00 à 16:30 Pont-d’Irgne .*Organise Pont-d’Irgne .*Tel que reçu à 9:0\d\. Seul le centre Pont-d’Irgne peut changer/,
    )
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-card')

  // the list
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/Jeudi 12 mars 14:00 Découvrir les métiers de la voie d’eau Pont-d’Irgne Public/)
  await create(page, { title: 'Forum des jobs d’été', date: 'mardi 10 mars', from: '15:30', circle: 'Notre centre seulement' })
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/Aujourd’hui, mardi 10 mars 15:30 Forum/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // cancelled: one reason, then it stands there struck, for ever
  await page.getByRole('link', { name: /voie d’eau/ }).click()
  await page.getByRole('button', { name: 'Annuler l’événement…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Annuler cet événement ?' })
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  expect(await dialog.innerText()).toContain('Choisissez une raison')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-cancel')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Annuler l’événement…')
  await page.keyboard.press('Enter')
  await dialog.getByText('Grève').click()
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect.poll(() => main(page)).toMatch(/Annulé : grève Décidé mardi 10 mars, 9 h/)
  expect(await page.getByRole('button', { name: /Changer|Annuler l’événement/ }).count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/voie d’eau Pont-d’Irgne · grève Annulé Public/)
  expect(await page.locator('li.struck b').evaluate(b => getComputedStyle(b).textDecorationLine)).toBe('line-through')
  // only some of them
  await page.locator('summary', { hasText: 'Filtrer' }).click()
  await page.getByLabel('Partagé avec').selectOption('own')
  await expect.poll(() => main(page)).not.toContain('Jeudi 12 mars')
  expect(await main(page)).toContain('Forum')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Partagé avec').selectOption('')
  await page.getByRole('button', { name: 'Ce qui est passé' }).click()
  await expect.poll(() => main(page)).toContain('Rien de passé ici')
  await page.getByRole('button', { name: 'Ce qui vient' }).click()
  expect(await page.getByText('Noté comme vu').count()).toBe(0) // it was pressed here: it is no news here
  await shoot(page, 'agenda-list')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('7.4 E05 two starts stated apart are to be confirmed until one decides; narrowing is refused; a wider circle is the same event; an older change in the former circle is kept and told', async () => {
  const served = await village()
  const [a, b] = [await opened(served, 'staff', 'irg', 'Pont-d’Irgne'), await opened(served, 'staff', 'irg', 'Pont-d’Irgne')]
  const [left, right] = [a.tablet.page(), b.tablet.page()]
  const apart = async (): Promise<void> => {
    for (const { tablet, line } of [a, b]) await tablet.offline(line)
  }
  const again = async (): Promise<void> => {
    for (const { tablet, line } of [a, b]) {
      line.set(WIRE)
      await tablet.online()
    }
  }
  const change = async (page: Page, field: 'Début' | 'Lieu', to: string): Promise<void> => {
    await page.getByRole('button', { name: 'Changer' }).click()
    if (field === 'Lieu') await page.locator('summary', { hasText: 'Lieu, public' }).click()
    await page.getByLabel(field, { exact: true }).fill(to)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('button', { name: 'Changer' }).waitFor()
  }
  await toAgenda(left)
  await create(left, { title: 'Un CV pour la saison', date: '17/3', from: '14:30' })
  await toAgenda(right)
  await right.getByRole('link', { name: /Un CV/ }).click()
  await right.getByRole('button', { name: 'Changer' }).waitFor()

  await apart()
  await change(left, 'Début', '10:00')
  await change(right, 'Début', '16:00')
  await expect.poll(() => main(left)).toContain('de 10:00')
  await expect.poll(() => main(right)).toContain('de 16:00')
  await again()
  for (const page of [left, right]) await expect.poll(() => main(page), { timeout: 30_000 }).toMatch(/Heure à confirmer|heure à confirmer/)
  expect(await main(left)).toMatch(/Quand : 2 versions .*avait sous les yeux : mardi 17 mars, de 14:30 à 16:30/)
  expect(await wrongAtAnySight(left)).toEqual([])
  await shoot(left, 'agenda-decide')
  // nobody decides by sharing it more widely
  await left.getByRole('button', { name: 'Changer' }).click()
  await left.getByText('Tout le monde : réseau, associés, public', { exact: true }).click()
  await left.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => main(left)).toContain('Deux versions attendent une décision sur la fiche.')
  expect(await wrongAtAnySight(left)).toEqual([])
  await left.getByRole('button', { name: 'Renoncer' }).click()
  await toAgenda(right)
  await expect.poll(() => main(right)).toContain('heure à confirmer')
  await left.getByRole('radio', { name: /^(Laisser|Prendre).*de 16:00/ }).check()
  await left.getByRole('button', { name: 'Décider' }).click()
  for (const page of [left, right]) await expect.poll(() => main(page), { timeout: 30_000 }).not.toContain('heure à confirmer')
  expect(await main(left)).toContain('de 16:00')

  // into a wider circle, while the other device does not know and says another place
  await right.getByRole('link', { name: /Un CV/ }).click()
  await right.getByRole('button', { name: 'Changer' }).waitFor()
  await apart()
  await left.getByRole('button', { name: 'Changer' }).click()
  await left.getByText('Notre centre seulement', { exact: true }).click()
  await left.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => main(left)).toMatch(/D’autres l’ont déjà : on ne peut pas le leur reprendre/)
  expect(await wrongAtAnySight(left)).toEqual([])
  await left.getByText('Tout le monde : réseau, associés, public', { exact: true }).click()
  await left.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => main(left)).toMatch(/Partagé avec Tout le monde/)
  await change(right, 'Lieu', 'Salle des fêtes')
  await again()
  for (const page of [left, right])
    await expect
      .poll(() => main(page), { timeout: 30_000 })
      .toMatch(/Changé dans l’ancien cercle\..*Lieu : Salle des fêtes.*Partagé avec Tout le monde/)
  expect(await wrongAtAnySight(left)).toEqual([])
  await shoot(left, 'agenda-former')
  await toAgenda(right)
  await right.getByRole('link', { name: /Un CV/ }).first().waitFor()
  expect(await right.getByRole('link', { name: /Un CV/ }).count()).toBe(1)
  await left.getByRole('button', { name: 'Reprendre : Lieu' }).click()
  await expect.poll(() => main(left)).not.toContain('Changé dans l’ancien cercle')
  await expect.poll(() => main(left)).toMatch(/de 16:00 à 18:00 Salle des fêtes/)
  await left.locator('summary', { hasText: 'Historique' }).click()
  await expect.poll(() => main(left)).toMatch(/Lieu : Salle des fêtes .*Avant, dans le cercle « Réseau »/)
  expect(await wrongAtAnySight(left)).toEqual([])
  await shoot(left, 'agenda-history')

  // cancelled on one device while the form is open on the other: the form stays, says so, and writes nothing
  await right.getByRole('link', { name: /Un CV/ }).click()
  await right.getByRole('button', { name: 'Changer' }).click()
  await right.getByLabel('Titre', { exact: true }).fill('Un CV pour l’été')
  await left.getByRole('button', { name: 'Annuler l’événement…' }).click()
  await left.getByText('Météo').click()
  await left.getByRole('dialog').getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect.poll(() => main(left)).toContain('Annulé : météo')
  await until('the other device has received it', async () => (await stored(right, 'unread')).length > 0, 30_000)
  await right.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => main(right)).toContain('Annulé entre-temps, ailleurs : rien n’a été changé')
  expect(await right.getByLabel('Titre', { exact: true }).inputValue()).toBe('Un CV pour l’été')
  await right.getByRole('button', { name: 'Renoncer' }).click()
  await expect.poll(() => main(right)).toContain('Annulé : météo')
  expect([...a.tablet.errors, ...b.tablet.errors]).toEqual([])
}, 240_000)

test('E05 another centre sees the card and finds no button; nothing to create where no centre is', async () => {
  const served = await village()
  const a = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  await toAgenda(a.tablet.page())
  await create(a.tablet.page(), { title: 'Alternance', date: '17/3', from: '14:30' })
  for (const [role, centre, place] of [
    ['staff', 'cas', 'Castelroc'],
    ['coordinator', 'val', 'Valbrune'],
    ['coordinator', null, 'Haut-Vallon'],
  ] as const) {
    const { tablet } = await opened(served, role, centre, place)
    const page = tablet.page()
    await toAgenda(page)
    await page.getByRole('link', { name: /Alternance/ }).waitFor()
    expect(await page.getByRole('link', { name: 'Créer' }).count()).toBe(centre === null ? 0 : 1)
    expect(await wrongAtAnySight(page)).toEqual([]) // a coordinator who counsels has the most sections
    await shoot(page, `agenda-rail-${role}-${centre}`)
    await page.getByRole('link', { name: /Alternance/ }).click()
    await expect.poll(() => main(page)).toContain('Seul le centre Pont-d’Irgne peut changer')
    // but for what is taken along, which changes nothing of it
    expect(await page.getByRole('main').getByRole('button').filter({ hasNotText: 'feuille' }).count()).toBe(0)
    if (centre !== null) continue
    await page.goto(new URL('/agenda/new', page.url()).href)
    await page.getByText('Cet appareil n’écrit pas d’événements').waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
    await page.goto(new URL('/agenda/AAAAAAAAAAAAAAAAAAAAAA', page.url()).href)
    await page.getByText('Cet événement n’est pas sur cet appareil').waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
  }
}, 240_000)

test('bad input: more text than one entry holds is told, and nothing typed is lost; what was cancelled is told in the language one speaks', async () => {
  const served = await village()
  const { tablet } = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  const page = tablet.page()
  await toAgenda(page)
  await page.getByRole('link', { name: 'Créer' }).click()
  const long = '語'.repeat(499)
  await page.getByLabel('Titre', { exact: true }).fill('Trop long')
  await page.getByLabel('Nature').selectOption('seminar')
  await page.getByLabel('Jour', { exact: true }).fill('12/4')
  await page.getByLabel('Début').fill('9h')
  await page.locator('summary', { hasText: 'Lieu, public' }).click()
  await page.getByLabel('Résumé', { exact: true }).fill(long)
  await page.locator('summary', { hasText: 'Dans d’autres langues' }).click()
  for (const [language, word] of [
    ['it', 'Italiano'],
    ['es', 'Español'],
  ] as const) {
    await page.getByLabel('Langue', { exact: true }).selectOption(language)
    await page.getByLabel(`Résumé (${word})`).fill(long)
  }
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await expect.poll(() => main(page)).toContain('Trop de texte pour une seule fiche')
  expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Trop long')
  expect(await page.getByLabel('Résumé (Español)').inputValue()).toBe(long)
  await page.getByLabel('Résumé (Español)').fill('Tres oficios.')
  await page.getByLabel('Titre (Español)').fill('Demasiado largo')
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trop long' }).waitFor()
  // E17: in Spanish its own words; in English, which has none, the words it was written in, and said to be French
  const speak = async (name: string): Promise<void> => {
    await page.locator('nav button[popovertarget]').click()
    await page
      .getByRole('menuitem', { name: /^(Langue|Idioma|Language)\s?:/ })
      .or(page.getByRole('button', { name: /^(Langue|Idioma|Language)\s?:/ }))
      .click()
    await page.getByRole('radio', { name }).check()
    await page.keyboard.press('Escape')
  }
  await speak('Español')
  await page.getByRole('heading', { level: 1, name: 'Demasiado largo' }).waitFor()
  await expect.poll(() => main(page)).toContain('Tres oficios.')
  await speak('English')
  await page.getByRole('heading', { level: 1, name: 'Trop long' }).waitFor()
  await expect.poll(() => main(page)).toMatch(/Network Français/)
  expect(await page.getByRole('heading', { level: 1 }).getAttribute('lang')).toBe('fr')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('E10 V16 an event that ends before it starts is told at its end, and nothing is written; a last day given, it is kept; V6 its kind, retired since, may be taken again', async () => {
  const served = await village()
  await served.writeDirectory([
    { kind: 'create', noun: 'value', fields: valueFields({ list: 'event-type', value: 'workshop', to: '2026-03-10' as Day }) },
  ])
  const { tablet } = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  const page = tablet.page()
  await toAgenda(page)
  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByLabel('Titre', { exact: true }).fill('Nuit des métiers')
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill('12 mars')
  await page.getByLabel('Début').fill('20h')
  const end = page.getByLabel('Fin, facultatif')
  const before = (await rowsOf(page, 'log')).length
  for (const typed of ['19h30', '20:00', '1h']) {
    await end.fill(typed)
    await page.getByRole('button', { name: 'Créer l’événement' }).click()
    await expect
      .poll(() => complaint(page))
      .toBe(
        typed === '20:00'
          ? 'L’heure de fin est celle du début. Corrigez-la, ou laissez-la vide.'
          : 'Il finirait avant de commencer. Corrigez l’heure, ou donnez le dernier jour plus bas.',
      )
    expect([await end.inputValue(), await end.getAttribute('aria-invalid')]).toEqual([typed, 'true'])
    expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Nuit des métiers')
    expect([(await rowsOf(page, 'log')).length, (await rowsOf(page, 'events')).length]).toEqual([before, 0])
  }
  await page.locator('summary', { hasText: 'Lieu, public' }).click()
  await page.getByLabel('Dernier jour').fill('13 mars')
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nuit des métiers' }).waitFor()
  expect(await rowsOf(page, 'events')).toHaveLength(1)

  // V6: its kind is retired the day after; another is tried, and the first may be taken again
  await tablet.setClock('2026-03-11T09:00')
  await page.reload()
  await page.getByRole('button', { name: 'Changer' }).click()
  const kind = page.getByLabel('Nature')
  const kinds = (): Promise<string[]> => kind.locator('option').evaluateAll(all => all.map(o => (o as HTMLOptionElement).value))
  const all = await kinds()
  expect(all).toContain('workshop')
  await kind.selectOption('club')
  expect(await kinds()).toEqual(all)
  await kind.selectOption('workshop')
  expect(await kind.inputValue()).toBe('workshop')
  expect(tablet.errors).toEqual([])
})
