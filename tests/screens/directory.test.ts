// The directory and the reference lists as a coordinator changes them, in a real browser against a real relay.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import { addDays, monthOf, type Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { plainName } from '../../src/domain/names.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { stored } from '../bench/stored.ts'
import { serve } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { complaint, coordinatorLink, HAUT_VALLON, looksRight, openNetwork } from './network-screens.ts'
import { shoot } from './shoot.ts'

const saved = (page: Page): Promise<void> => until('it is kept', async () => (await page.locator('main form').count()) === 0)

test('S056 a territory, its zones and its centres are described; a small zone is said not to be offered', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('button', { name: 'Décrire le territoire' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toBe('Écrivez un nom.')
  await page.getByLabel('Nom', { exact: true }).fill('Le Haut-Vallon')
  await page.getByLabel('Habitants').fill('61 300')
  await page.getByLabel('Superficie en km²').fill('beaucoup')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toMatch(/plus grand que zéro/)
  await looksRight(page, 'territory form')
  await page.getByLabel('Superficie en km²').fill('2.140')
  await page.getByLabel('N’en fait pas partie').fill('la ville de Grandfort')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await expect.poll(() => page.locator('dl').first().innerText()).toMatch(/61\s300[^]*2\s140 km²[^]*la ville de Grandfort/)

  await page.getByRole('button', { name: 'Ajouter une zone' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Monts d’Ardille')
  await page.getByLabel('Habitants').fill('1 900')
  await until('it is said that it is small', () =>
    page
      .getByText(/Moins de 2\s000 habitants/)
      .first()
      .isVisible(),
  )
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  const zone = page.getByRole('listitem').filter({ hasText: 'Monts d’Ardille' })
  await expect.poll(() => zone.innerText()).toMatch(/1\s900 habitants[^]*Cette zone n’est pas proposée sur un passage/)

  // one of which nobody knows is not offered either; what stands for the outside has no number and always is
  for (const [name, outside] of [
    ['Hautes Terres', false],
    ['Ailleurs, ou non dit', true],
  ] as const) {
    await page.getByRole('button', { name: 'Ajouter une zone' }).click()
    await page.getByLabel('Nom', { exact: true }).fill(name)
    await page.locator('main form').getByText('Tant que personne ne dit combien').waitFor()
    if (outside) {
      await page.getByLabel('Habitants').fill('beaucoup')
      await page.getByText('Tient lieu d’').click()
      await page.getByLabel('Habitants').waitFor({ state: 'detached' })
    }
    await looksRight(page, 'zone form')
    await shoot(page, `zone-form-${outside}`)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await saved(page)
  }
  const line = (name: string): Promise<string> => page.getByRole('listitem').filter({ hasText: name }).innerText()
  expect(await line('Hautes Terres')).toMatch(/habitants non précisés[^]*cette zone n’est pas proposée/)
  expect(await line('Ailleurs')).toMatch(/hors des zones/)
  expect(await line('Ailleurs')).not.toMatch(/proposée/)
  await looksRight(page, 'network')
  await shoot(page, 'network')

  // two of one name could not be told apart
  await page.getByRole('button', { name: 'Ajouter une zone' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('monts d’ardille')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toMatch(/porte déjà ce nom/)
  await page.getByRole('button', { name: 'Renoncer' }).click()
  await zone.getByRole('button', { name: /Modifier/ }).click()
  await page.getByRole('button', { name: 'Retirer la zone' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer la zone' }).click()
  await until('the zone is gone', async () => !(await zone.isVisible()))
  expect(errors).toEqual([])
})

test('S067 S249 a centre is changed field by field: dates known to the year, a dated parent, 112 m² is told and not refused', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('link', { name: /Castelroc/ }).click()
  await page.getByRole('heading', { name: 'Castelroc' }).waitFor()
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByLabel('Dépend de').selectOption({ label: 'Castelroc' })
  await page.getByLabel('Ouvert depuis').fill('29/02/2014')
  await page.getByLabel('Surface en m²').fill('cent')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toMatch(/ne peut pas dépendre de lui-même/)
  await page.getByText('Ce n’est pas une date du calendrier.').waitFor()
  await looksRight(page, 'centre form')
  await shoot(page, 'centre-form')

  await page.getByLabel('Dépend de').selectOption({ label: 'Saint-Orvin' })
  await page.getByLabel('Ouvert depuis').fill('2014')
  await page.getByLabel('Surface en m²').fill('112')
  await page.getByLabel('Hébergé par').fill('Foyer rural de Castelroc')
  for (const always of ['Sorte de centre', 'État', 'Label'])
    expect(await page.getByLabel(always, { exact: true }).locator('option').allInnerTexts(), always).not.toContain('À choisir')
  await page.getByLabel('État', { exact: true }).selectOption('dormant')
  await page.getByLabel('Entretien de conseil').selectOption('full')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await page.getByRole('heading', { name: 'Castelroc (en sommeil)' }).waitFor()
  await page.getByText('Une antenne fait moins de 100 m².', { exact: false }).waitFor()
  await expect
    .poll(() => page.locator('dl').innerText())
    .toMatch(/Saint-Orvin[^]*Foyer rural de Castelroc[^]*112 m²[^]*2014[^]*Entretien de conseil\s: toujours/)

  // what, from, to, where, by which hat; an older value is put back
  await page.getByText('Historique').click()
  const history = page.locator('.history')
  await expect.poll(() => history.innerText()).toMatch(/Surface en m²\s*: 112 m², avant\s: 88 m²/)
  await looksRight(page, 'centre')
  await shoot(page, 'centre')
  await page.getByRole('button', { name: 'Remettre « ouvert »' }).click()
  await page.getByRole('heading', { name: 'Castelroc', exact: true }).waitFor()
  await expect.poll(() => history.innerText()).toMatch(/État\s*: ouvert, avant\s: en sommeil/)
  expect(errors).toEqual([])
})

test('S088 V6 a value is renamed in other languages, dated, replaced, moved up and added to a list; a retired one is named so', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Listes' }).click()
  await looksRight(page, 'lists')
  await page.getByRole('link', { name: /Situations/ }).click()
  await page.getByRole('button', { name: 'Modifier « Intérim, CDD »' }).click()
  await page.getByLabel('À partir du').fill('2026-01-01')
  await page.getByLabel('Dernier jour').fill('2025-01-01')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toMatch(/vient avant le premier/)
  await looksRight(page, 'value form')
  await page.getByLabel('À partir du').fill('')
  await page.getByLabel('Ensuite, choisir').selectOption({ label: 'Salarié' })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  const line = page.getByRole('listitem').filter({ hasText: 'Intérim, CDD' })
  await expect.poll(() => line.innerText()).toMatch(/retirée[^]*jusqu’au 1er janvier 2025 · puis\s: Salarié/)

  await page.getByRole('button', { name: 'Ajouter une valeur' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toBe('Écrivez un nom.')
  await page.getByLabel('Mot affiché').fill('Saisonnier')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  const words = (): Promise<string[]> => page.locator('.record-list b').allInnerTexts()
  await expect.poll(async () => (await words()).at(-1)).toBe('Saisonnier')
  await page.getByRole('button', { name: 'Monter « Saisonnier »' }).click()
  await until('it moved up', async () => (await words()).at(-2) === 'Saisonnier')
  await looksRight(page, 'list')
  await shoot(page, 'list')

  // nothing is added to the reference purposes
  await page.getByRole('link', { name: 'Toutes les listes' }).click()
  await page.getByRole('link', { name: /Pôles/ }).click()
  await page.getByRole('button', { name: 'Modifier « Trouver un emploi »' }).waitFor()
  expect(await page.getByRole('button', { name: 'Ajouter une valeur' }).count()).toBe(0)
  expect(errors).toEqual([])
})

test('E17 C11 the network is renamed in another language; a territory described twice apart waits for a person', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory([
    ...HAUT_VALLON,
    ...['Le Haut-Vallon', 'Haut-Vallon et Orvin'].map(name => ({ kind: 'create' as const, noun: 'territory', fields: { name } })),
  ])
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Réseau' }).click()
  await page.getByText('Le territoire a été décrit 2 fois').waitFor()
  await looksRight(page, 'two territories')
  await page.getByRole('button', { name: 'Prendre « Haut-Vallon et Orvin »' }).click()
  await until('one holds', async () => (await page.getByText('Le territoire a été décrit').count()) === 0)
  expect(await page.locator('dl').first().innerText()).toContain('Haut-Vallon et Orvin')

  await page.getByRole('button', { name: 'Modifier le nom' }).click()
  await page.getByText('Nom dans les autres langues').click()
  await page.getByLabel('Italiano').fill('Rete dei mestieri dell’Alto Vallone')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('button', { name: /Langue/ }).click()
  await page.getByText('Italiano', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Rete dei mestieri dell’Alto Vallone', level: 1 }).waitFor()
  expect(tablet.errors).toEqual([])
})

test('SU1 C11 a network described twice waits for a person; the first holds meanwhile, and the one that is taken holds then', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const fields = networkFields({ names: plainName('Val-Perdu'), country: 'MU', currency: 'MUR', timeZone: 'Indian/Mauritius', demo: false })
  await served.write(DIRECTORY, [{ kind: 'create', noun: 'network', fields }], { by: 'coordination', day: '2025-11-03' })
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(`${served.url(line)}#recover=${await served.coordinatorToken()}`)
  const page = tablet.page()
  await page.getByRole('button', { name: 'Relier cet appareil au réseau existant' }).click()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Réseau' }).click()
  await page.getByText('Le réseau a été décrit 2 fois').waitFor()
  await page.getByRole('heading', { name: 'Haut-Vallon', level: 1 }).waitFor()
  await expect.poll(() => page.getByText('France', { exact: true }).count()).toBe(1)
  await looksRight(page, 'two networks')
  await shoot(page, 'network-twice')
  await page.getByRole('button', { name: /^Prendre «\sVal-Perdu, roupie mauricienne/ }).click()
  await page.getByRole('heading', { name: 'Val-Perdu', level: 1 }).waitFor()
  await until('one holds', async () => (await page.getByText('Le réseau a été décrit').count()) === 0)
  expect(tablet.errors).toEqual([])
})

test('S069 a planned centre offers no device; when it is provisional, its devices come; how its time is noted stands on its card', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.getByLabel('Nom du centre').fill('Elvane')
  await page.getByRole('radio', { name: 'En projet' }).check({ force: true })
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.getByText('Les appareils de ce centre se relient quand il est provisoire ou ouvert.').waitFor()
  expect(await page.getByRole('main').getByRole('link', { name: 'Appareils' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByLabel('État', { exact: true }).selectOption('provisional')
  await page.getByRole('group', { name: 'Que note-t-on de l’heure' }).getByText('L’heure', { exact: true }).click()
  await looksRight(page, 'centre form')
  await shoot(page, 'centre-precision')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await page.getByText(/se relie par un code, créé sous/).waitFor()
  await expect.poll(() => page.locator('dl').innerText()).toMatch(/Précision de l’heure\s+L’heure/)
  await page.getByText('Historique').click()
  await expect.poll(() => page.locator('.history').innerText()).toMatch(/Précision de l’heure\s*: L’heure, avant\s: La demi-journée/)
  expect(errors).toEqual([])
})

test('§5.4 V13 S249 what is closed does not open again by its history; a parent of a wrong day is taken back', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('link', { name: /Castelroc/ }).click()
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByLabel('Dépend de').selectOption({ label: 'Saint-Orvin' })
  await page.getByRole('textbox', { name: 'À partir du' }).fill('2025-01-01')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await expect.poll(() => page.locator('dl').innerText()).toMatch(/Saint-Orvin/)

  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByText('Saint-Orvin, à partir du 1er janvier 2025').click()
  await looksRight(page, 'centre form with a parent')
  await shoot(page, 'centre-parent-taken-back')
  await page.getByLabel('État', { exact: true }).selectOption('closed')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await expect.poll(() => page.locator('dl').innerText()).not.toMatch(/Saint-Orvin/)

  await page.getByText('Historique').click()
  await expect
    .poll(() => page.locator('.history').innerText())
    .toMatch(/à partir du 1er janvier 2025\s*: noté par erreur, avant\s: Saint-Orvin/)
  await page.getByRole('button', { name: 'Remettre « ouvert »' }).click()
  await page.getByText('Fermer est définitif : on n’y revient pas.').waitFor()
  await looksRight(page, 'centre that stays closed')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Castelroc.*fermé/)
  await expect.poll(() => page.locator('dl').innerText()).toMatch(/fermé définitivement/)
  expect(errors).toEqual([])
})

test('C11 V6 two records about one value: what only one said holds, what both said is decided, field by field', async () => {
  const served = await serve()
  const line = await served.line()
  const value = (fields: Record<string, string>) => ({
    kind: 'create' as const,
    noun: 'value',
    fields: { list: 'situation', value: 'temporary', ...fields },
  })
  await served.writeDirectory([
    ...HAUT_VALLON,
    value({ label: 'Contrats courts', to: '2025-01-01' }),
    value({ label: 'CDD', icon: 'book' }),
  ])
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Listes' }).click()
  await page.getByRole('link', { name: /Situations/ }).click()
  const shown = page.getByRole('listitem').filter({ hasText: 'jusqu’au 1er janvier 2025' })
  await page.getByRole('heading', { name: 'Mot affiché : 2 versions' }).waitFor()
  await expect.poll(() => shown.innerText()).toMatch(/retirée[^]*À départager/)
  await looksRight(page, 'value described twice')
  await shoot(page, 'value-twice')
  await page.getByText(/(Laisser|Prendre) «\sContrats courts\s»/).click()
  await page.getByRole('button', { name: 'Décider' }).click()
  await until('it is decided', async () => (await page.getByRole('heading', { name: /2 versions/ }).count()) === 0)
  await expect.poll(() => shown.innerText()).toMatch(/^Contrats courts[^]*retirée/)
  expect(await shown.getByText('À départager').count()).toBe(0)
  expect(tablet.errors).toEqual([])
})

test('§10.1 a centre to which few come and that notes the hour: its page tells the mean of twelve weeks, until the half-day is chosen', async () => {
  const { served, page, errors } = await openNetwork()
  const today = await page.evaluate(() => new Date().toISOString().slice(0, 10) as Day)
  for (let back = 1; back <= 12; back++) {
    const on = addDays(today, -back)
    const visit = { kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), on, 10) } as const
    await served.write(`centre/orv/visits/${monthOf(on)}`, [visit, visit, visit], { by: 'counsellor@orv', day: on, seq: 100 - back })
  }
  await page.reload() // it was written past the line
  await until('the visits have come', async () => (await stored(page, 'visits')).length === 36)
  await page.getByRole('link', { name: /Saint-Orvin/ }).click()
  const note = page.getByText('la moyenne des douze dernières semaines est de 3 par jour')
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByRole('group', { name: 'Que note-t-on de l’heure' }).getByText('L’heure', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await note.waitFor()
  await looksRight(page, 'few come')
  await shoot(page, 'centre-fine-hour')
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByRole('group', { name: 'Que note-t-on de l’heure' }).getByText('La demi-journée', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await note.waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})
