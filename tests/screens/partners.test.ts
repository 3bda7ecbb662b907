// Partners in a real browser against a real relay: found by three letters on a phone, described, checked again, on duty here, and what visits tell of people
// who were sent around.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow, tooSmall } from './inspect.ts'
import { complaint } from './network-screens.ts'
import { fillPartners } from './partner-book.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

/** A Tuesday. */
const AT = '2026-03-10T09:10'
const DAY = '2026-03-10'
type Size = { readonly width: number; readonly height: number }
const PHONE: Size = { width: 360, height: 740 }
/** The bar of sections at the foot. Pixels. */
const BAR = 62

const open = async (
  role: Role,
  centre: string | null,
  {
    size = { width: 1280, height: 800 },
    before = served => fillPartners(served, DAY),
  }: { readonly size?: Size; readonly before?: (served: Served) => Promise<void> } = {},
) => {
  const served = await serve()
  served.setClock(AT)
  await served.writeDirectory(HAUT_VALLON)
  await before(served)
  const tablet = await served.tablet({ ...size, worker: 'without' })
  const url = served.url(await served.line())
  await tablet.open(url, { clock: AT })
  await enrolTablet(tablet.page(), await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  return { served, tablet, page: tablet.page(), url }
}
const toPartners = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Partenaires', exact: true }).click()
}
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))
const titles = (page: Page): Promise<string[]> => page.locator('.hits .title').allInnerTexts()
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Chercher un partenaire' })
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Enregistrer' }).click()
const all = (page: Page, n = 118): Promise<void> => page.getByRole('heading', { name: `${n} partenaires` }).waitFor()

test('S229 S129 J12 one of 118 is found by three letters on a phone: by its name, its short one, its former name, its type; checked again in one tap; back at its line', async () => {
  const { page, tablet } = await open('staff', 'cas', { size: PHONE })
  await toPartners(page)
  await all(page)
  await shoot(page, 'partners-list')
  expect(await wrongAtAnySight(page)).toEqual([])
  // three letters: what begins so comes first, and is on the screen
  for (const [typed, name] of [
    ['bou', 'Boutique de gestion du Haut-Vallon'],
    ['bgv', 'Boutique de gestion du Haut-Vallon'],
    ['vae', 'Point VAE de Valbrune'],
    ['ROU', 'Roues libres'],
    ['rec', 'La Recyclerie du Roc'],
  ] as const) {
    await search(page).fill(typed)
    const line = page.locator('.hits a', { hasText: name })
    await line.waitFor()
    const box = await line.boundingBox()
    expect(box !== null && box.y + 40 < PHONE.height - BAR, typed).toBe(true)
    await until('it is narrowed', async () => (await titles(page)).length < 12)
  }
  await expect.poll(() => page.getByRole('status').first().innerText(), { timeout: 3000 }).toMatch(/partenaires?/)
  // by the name it bore, and by the word of its type
  await search(page).fill('age val')
  await expect.poll(async () => (await titles(page))[0]).toBe('Espace emploi de Valbrune')
  await search(page).fill('enseignement')
  await expect
    .poll(() => titles(page))
    .toEqual(['Campus en ligne des Vallées', 'Cours par correspondance des Cimes', 'Études à distance du Haut-Vallon'])
  await search(page).fill('xylo')
  await page.getByText('Personne sous').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await search(page).fill('')

  // to be checked again, the longest ago first; one tap
  const due = page.getByRole('checkbox', { name: /^À revérifier \(\d+\)$/ })
  const n = Number(/\d+/.exec((await due.getAttribute('aria-label')) ?? (await words(page.locator('label.tick', { has: due }))))?.[0])
  await due.check()
  await page.getByRole('heading', { name: `${n} partenaires` }).waitFor()
  expect(n).toBeGreaterThan(3)
  await page.locator('.hits a').first().click()
  const card = page.getByRole('article')
  await card.waitFor()
  expect(await words(card)).toMatch(/Vérifié le .*À revérifier/)
  await shoot(page, 'partners-due')
  expect(await wrongAtAnySight(page)).toEqual([])
  await card.getByRole('button', { name: 'C’est toujours juste' }).click()
  await expect.poll(() => words(card)).toContain('Vérifié aujourd’hui.')
  await page.getByRole('link', { name: 'Revenir à la liste' }).click()
  await page.getByRole('heading', { name: `${n - 1} partenaires` }).waitFor()
  await page.getByRole('checkbox', { name: /^À revérifier/ }).uncheck()
  // purposes and types in the row, themes and living areas below
  await page.getByRole('checkbox', { name: /^Créer/ }).check()
  await page.locator('summary', { hasText: 'Par thème' }).click()
  await page.getByLabel('Thème').selectOption({ index: 1 })
  await until('it is narrowed', async () => (await titles(page)).length < 7)
  expect(await wrongAtAnySight(page)).toEqual([])
  expect(tablet.errors).toEqual([])
}, 240_000)

test('S037 S129 V13 a card: names with their days, how the house is reached, duty here and elsewhere, two versions to decide, withdrawn and back', async () => {
  const { page, tablet } = await open('staff', 'cas')
  await toPartners(page)
  await all(page)
  await search(page).fill('esp emp')
  await page.locator('.hits a').first().click()
  const card = page.getByRole('article')
  await card.getByRole('heading', { name: 'Espace emploi de Valbrune' }).waitFor()
  expect(await words(card)).toMatch(
    /^Service de l’emploi · AEV · permanente Espace emploi de Valbrune Jusqu’au 31 décembre 2025 : Agence de l’emploi de Valbrune Offres, aides et suivi .*Trouver un emploi Trouver une formation .*Vérifié le /,
  )
  expect(await words(card)).toMatch(
    /Standard 04 65 71 \d\d \d\d Boîte électronique de la maison contact@agence-de-l-emploi-de-valbrune.example Page web agence-de-l-emploi/,
  )
  // Thursdays every second week here; the head's Monday is called off
  expect(await words(card)).toMatch(
    /Permanences jeudi 1\d mars, 13:30–17:00, Castelroc ici Trouver un emploi .*vendredi 1\d mars, 9:30–12:00, Saint-Orvin .*lundi 23 mars, 9:00–12:00, Valbrune/,
  )
  await shoot(page, 'partners-card')
  expect(await wrongAtAnySight(page)).toEqual([])

  // renamed from a day on: a second one, with its day
  await card.getByRole('button', { name: 'Modifier' }).click()
  await page.locator('summary', { hasText: 'Il change de nom' }).click()
  await page.getByLabel('Nouveau nom').fill('Maison de l’emploi')
  await save(page)
  await expect.poll(() => complaint(page)).toMatch(/^Il faut les deux/)
  await shoot(page, 'partners-form')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('textbox', { name: 'À partir du' }).fill('2027-01-01')
  await save(page)
  await expect.poll(() => words(card)).toContain('Maison de l’emploi, à partir du 1er janvier 2027')
  await page.locator('summary', { hasText: /^Historique$/ }).click()
  await expect
    .poll(() => words(page.locator('.history')))
    .toMatch(/^Nom à partir du 1er janvier 2027 : Maison de l’emploi Castelroc, Conseil/)
  // it is taken back again
  await card.getByRole('button', { name: 'Modifier' }).click()
  await page.locator('summary', { hasText: 'Il change de nom' }).click()
  await page.getByRole('checkbox', { name: /Maison de l’emploi/ }).check()
  await save(page)
  await expect.poll(() => words(card)).not.toContain('Maison de l’emploi')

  // two centres wrote one field apart
  await page.getByRole('link', { name: 'Revenir à la liste' }).click()
  await search(page).fill('')
  await page.getByRole('checkbox', { name: /^À départager/ }).check()
  await page.locator('.hits a').first().click()
  await page.getByRole('heading', { name: /^Quoi, pour qui : 2 versions/ }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('radio', { name: /Prendre/ }).check()
  await page.getByRole('button', { name: 'Décider' }).click()
  await until('it is decided', async () => (await page.getByRole('button', { name: 'Décider' }).count()) === 0)

  await page.getByRole('button', { name: 'Retirer de l’annuaire' }).click()
  await page.getByRole('button', { name: 'Remettre dans l’annuaire' }).click()
  await page.getByRole('button', { name: 'Retirer de l’annuaire' }).waitFor()
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V16 C25 a partner is added with two inputs; what is of somebody is asked about and nothing typed is lost; one that bears the name is shown', async () => {
  const { page, tablet } = await open('staff', 'cas', { size: PHONE, before: async () => {} })
  await toPartners(page)
  await page.getByRole('heading', { name: 'Pas encore de partenaire' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('link', { name: 'Ajouter un partenaire' }).click()
  await save(page)
  await expect.poll(() => complaint(page)).toBe('Écrivez un nom.')
  expect(await page.locator('.wrong').allInnerTexts()).toContain('Choisissez un type.')
  await shoot(page, 'partners-new')
  expect(await wrongAtAnySight(page)).toEqual([])
  const before = (await rowsOf(page, 'log')).length
  await page.getByLabel('Nom', { exact: true }).fill('Mme Martin, menuisière')
  await page.getByLabel('Type').selectOption({ label: 'Entreprise' })
  await save(page)
  await expect.poll(() => complaint(page)).toMatch(/semble désigner une personne/)
  await page.getByLabel('Nom', { exact: true }).fill('Menuiserie du Pont')
  await page.locator('summary', { hasText: 'Comment joindre' }).click()
  for (const [label, typed, good] of [
    ['Standard', 'Jeanne 06 12 34 56 78', '04 65 71 00 00'],
    ['Boîte électronique de la maison', 'jeanne.roux@exemple.fr', 'contact.pont@exemple.fr'],
    ['Page web', 'sur leur page', 'menuiserie-du-pont.example'],
  ] as const) {
    const field = page.getByLabel(label)
    await field.fill(typed)
    await save(page)
    await until(`${label} is asked about`, async () => (await field.getAttribute('aria-invalid')) === 'true')
    expect(await field.inputValue()).toBe(typed)
    await field.fill(good)
  }
  expect((await rowsOf(page, 'log')).length).toBe(before)
  await page.getByLabel('À qui s’adresser').fill('Écrire à Mme Martin')
  await save(page)
  await expect.poll(() => complaint(page)).toMatch(/semble désigner une personne/)
  await page.getByLabel('À qui s’adresser').fill('Accueil, atelier du bas')
  await save(page)
  await page.getByRole('heading', { name: 'Menuiserie du Pont' }).waitFor()
  expect(await words(page.getByRole('article'))).toMatch(
    /Entreprise · dans l’annuaire seulement .*Vérifié aujourd’hui\. .*À qui s’adresser Accueil, atelier du bas Standard 04 65 71 00 00/,
  )
  expect([...new Set((await rowsOf(page, 'log')).map(l => l['doc']))].filter(d => d !== 'network/directory')).toEqual([COMMONS_PUBLIC])

  // quickly: two inputs, and the one that bears the name is told
  await page.getByRole('link', { name: 'Revenir à la liste' }).click()
  await page.getByRole('link', { name: 'Ajouter un partenaire' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('menuiserie du pont')
  await page.getByText('Un partenaire porte ou a porté ce nom : Menuiserie du Pont.').waitFor()
  // the telephone rings: what was typed waits
  await until('it is on the device', async () => JSON.stringify(await rowsOf(page, 'drafts')).includes('menuiserie du pont'))
  await page.goto(new URL('/partners', page.url()).href)
  await page.getByText('une saisie commencée').waitFor()
  await page
    .getByRole('button', { name: /^Reprendre/ })
    .first()
    .click()
  await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('menuiserie du pont')
  await page.getByLabel('Nom', { exact: true }).fill('Garage du Pont')
  await page.getByLabel('Type').selectOption({ label: 'Entreprise' })
  await page.getByLabel('Type').press('Enter')
  await save(page)
  await page.getByRole('heading', { name: 'Garage du Pont' }).waitFor()
  expect(tablet.errors).toEqual([])
}, 240_000)

test('S185 S022 S108 who does what here: today’s duty in a sentence, purpose by purpose with whom to point to; a duty is planned, a day called off and on, withdrawn and back', async () => {
  const { page, tablet, served } = await open('staff', 'cas')
  await toPartners(page)
  await all(page)
  await page.getByRole('link', { name: 'Qui fait quoi ici' }).click()
  await page.getByRole('heading', { name: 'Qui fait quoi ici', level: 1 }).waitFor()
  const say = (): Promise<string> => words(page.locator('p.say'))
  await expect
    .poll(say)
    .toMatch(/^De permanence en ce moment : Espace jeunes de Valbrune jusqu’à 12:00\.$|^Personne de permanence en ce moment\. Ensuite : /)
  await shoot(page, 'partners-here')
  expect(await wrongAtAnySight(page)).toEqual([])
  const purpose = (name: string): Locator => page.getByRole('region', { name })
  expect(await words(purpose('Créer son activité'))).toMatch(
    /Boutique de gestion du Haut-Vallon Permanence : jeudi 12 mars, 9:00–12:00 Vers qui orienter, par ordre alphabétique : .*Boutique de gestion/,
  )
  // the purpose's partners stand by the alphabet
  const links = await purpose('Créer son activité').locator('.links a').allInnerTexts()
  expect(links.filter(l => !/autre/.test(l))).toEqual(links.filter(l => !/autre/.test(l)).toSorted((a, b) => a.localeCompare(b, 'fr')))

  // planned: three letters, a day of the week; the hours stand there
  await page.getByRole('button', { name: 'Prévoir une permanence' }).click()
  await save(page)
  await expect.poll(() => complaint(page)).toBe('Choisissez un partenaire.')
  await page.getByLabel('Partenaire', { exact: true }).fill('cha met')
  await page.getByRole('radio', { name: 'Chambre des métiers du Haut-Vallon' }).check()
  await save(page)
  await page.getByText('Choisissez un jour de la semaine.').waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).toBe('radio')
  await page.getByRole('radio', { name: 'mercredi' }).check()
  await page.getByRole('checkbox', { name: 'Créer son activité' }).check()
  await shoot(page, 'duty-form')
  expect(await wrongAtAnySight(page)).toEqual([])
  await save(page)
  const ahead = page.getByRole('region', { name: 'Les deux semaines qui viennent' })
  await expect.poll(() => words(ahead)).toMatch(/Mercredi 11 mars 9:00 Chambre des métiers du Haut-Vallon 9:00–12:30 · Créer son activité/)

  // one day called off, and on again
  await ahead.getByRole('button', { name: 'Pas ce jour-là : Chambre des métiers du Haut-Vallon, mercredi 11 mars' }).click()
  await expect.poll(() => words(ahead)).toMatch(/Chambre des métiers du Haut-Vallon [^M]*n’aura pas lieu/)
  await expect
    .poll(() => words(purpose('Créer son activité')))
    .toContain('Chambre des métiers du Haut-Vallon Permanence : mercredi 18 mars')
  await shoot(page, 'duty-off')
  expect(await wrongAtAnySight(page)).toEqual([])
  await ahead.getByRole('button', { name: /^Remettre : Chambre des métiers/ }).click()
  await expect
    .poll(() => words(purpose('Créer son activité')))
    .toContain('Chambre des métiers du Haut-Vallon Permanence : mercredi 11 mars')

  // changed: on one day only; then withdrawn, and back
  const planned = page.getByRole('region', { name: 'Toutes les permanences d’ici' })
  await planned.getByRole('button', { name: 'Modifier la permanence : Chambre des métiers du Haut-Vallon' }).click()
  await page.getByRole('radio', { name: 'Un seul jour' }).check()
  await page.getByLabel('Jour', { exact: true }).fill('2026-03-20')
  await save(page)
  await expect.poll(() => words(ahead)).toMatch(/Vendredi 20 mars 9:00 Chambre des métiers/)
  await planned.getByRole('button', { name: 'Modifier la permanence : Chambre des métiers du Haut-Vallon' }).click()
  await page.getByRole('button', { name: 'Retirer cette permanence' }).click()
  await expect.poll(() => words(ahead)).not.toContain('Chambre des métiers')
  await page.locator('summary', { hasText: '1 permanence retirée' }).click()
  await page.getByRole('button', { name: 'Remettre la permanence : Chambre des métiers du Haut-Vallon' }).click()
  await expect.poll(() => words(ahead)).toContain('Chambre des métiers')
  await until('it is at the head', async () => (await rowsOf(page, 'outbox')).length === 0)
  expect((await served.log.changed(0)).map(([doc]) => doc)).toContain('centre/cas/desk/public')

  // from the card of a partner, whose it is then
  await page.getByRole('link', { name: 'Annuaire' }).click()
  await search(page).fill('rou lib')
  await page.locator('.hits a').first().click()
  await page.getByRole('button', { name: 'Prévoir une permanence' }).click()
  await page.getByRole('radio', { name: 'vendredi' }).check()
  await save(page)
  await expect.poll(() => words(page.getByRole('article'))).toMatch(/Permanences vendredi 13 mars, 9:00–12:30, Castelroc ici/)
  expect(tablet.errors).toEqual([])
}, 240_000)

/** Interviews of Castelroc, as they were told. */
const told = (...list: readonly (Partial<Told> & { readonly next?: readonly string[] })[]): Draft[] =>
  list.map(({ next = [], ...besides }) => ({
    kind: 'create',
    noun: 'visit',
    fields: visitFields(
      { ...emptyVisit('interview'), purposes: ['P1'], duration: '5-15', next, besides: toldFields({ ...NOTHING_TOLD, ...besides }) },
      '2026-03-05' as Day,
      10,
    ),
  }))

test('S232 S106 S171 C18 less bounced around: one sentence and a plain table by type, in alphabetical order, with what each number counts; nothing where nothing was said', async () => {
  const { page, tablet } = await open('staff', 'cas', {
    before: async served => {
      await fillPartners(served, DAY)
      await served.write(
        visitsDocument('cas' as CentreCode, '2026-03' as never),
        told(
          { alreadySeen: ['employment-service', 'social-service'], referrals: [['business-creation', 2, null, null]] },
          { alreadySeen: ['employment-service'], sentBack: true, next: ['unanswered'] },
          { sentBack: false, sentBy: 'youth-service' },
          {
            referrals: [
              ['business-creation', 1, null, null],
              ['chamber', null, null, null],
            ],
            sentBy: 'employment-service',
          },
          { next: ['unanswered'] },
          {},
        ),
        { by: 'counsellor', day: '2026-03-05', slot: 10 },
      )
    },
  })
  await toPartners(page)
  await page.getByRole('link', { name: 'De l’un à l’autre' }).click()
  await expect
    .poll(() => words(page.locator('p.say')))
    .toBe(
      'Ballottés (deux services déjà vus, ou renvoyés de l’un à l’autre) : 2 sur 3 passages où on l’a demandé, dont 1 renvoyé. Restés sans réponse : 2, dont 1 qui venaient déjà d’ailleurs, des impasses.',
    )
  const rows = async (): Promise<string[]> =>
    (await page.getByRole('table').getByRole('row').allInnerTexts()).slice(1).map(r => r.replace(/\s+/g, ' ').trim())
  expect(await rows()).toEqual([
    'Chambre consulaire 1 0 0 0',
    'Création d’entreprise 2 0 0 0',
    'Service aux jeunes 0 1 0 0',
    'Service de l’emploi 0 1 2 1',
    'Service social 0 0 1 0',
  ])
  await page.locator('summary', { hasText: 'Ce que ces nombres comptent' }).click()
  expect(await main(page)).toMatch(/Ces nombres restent au centre/)
  await shoot(page, 'partners-bounced')
  expect(await wrongAtAnySight(page)).toEqual([])
  expect(tablet.errors).toEqual([])
}, 180_000)

test('B15 S108 a director reads partners and who does what at a centre, and writes nothing; the kiosk says who has duty, in six languages; an associated centre has neither', async () => {
  const { page, tablet } = await open('director', null)
  await toPartners(page)
  await all(page)
  expect(await page.getByRole('link', { name: 'Ajouter un partenaire' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'De l’un à l’autre' }).count()).toBe(0)
  await page.locator('.hits a').first().click()
  await page.getByRole('article').waitFor()
  for (const act of ['Modifier', 'C’est toujours juste', 'Prévoir une permanence', 'Retirer de l’annuaire'])
    expect(await page.getByRole('button', { name: act }).count(), act).toBe(0)
  await page.getByRole('link', { name: 'Qui fait quoi ici' }).click()
  await page.getByLabel('Centre').selectOption({ label: 'Castelroc' })
  await page.getByRole('heading', { name: 'Qui fait quoi : Castelroc' }).waitFor()
  expect(await page.getByRole('button', { name: /Prévoir|Pas ce jour-là|Modifier/ }).count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  for (const address of ['/partners/new', '/partners/bounced']) {
    await page.goto(new URL(address, page.url()).href)
    await all(page)
    expect(await page.getByLabel('Nom', { exact: true }).count()).toBe(0)
  }
  expect(tablet.errors).toEqual([])
}, 180_000)

test('S108 J32 the kiosk says who has duty where it stands, today and next, with the purposes, in six languages', async () => {
  const served = await serve()
  served.setClock(AT)
  await served.writeDirectory(HAUT_VALLON)
  await fillPartners(served, DAY)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(served.url(await served.line()), { clock: AT })
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code('kiosk', 'val'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  const duties = page.getByRole('region', { name: 'Qui vous reçoit ici' })
  await expect
    .poll(() => words(duties))
    .toMatch(/^Qui vous reçoit ici Boutique de gestion du Haut-Vallon Aujourd’hui jusqu’à 12:00 en ce moment Créer son activité/)
  expect(await duties.getByRole('listitem').count()).toBe(4)
  expect(await page.locator('main a').count()).toBe(0)
  await shoot(page, 'kiosk-duty')
  for (const l of LANGUAGES) {
    await page.locator(`label.tick:has([lang="${l}"]), label.tick[lang="${l}"]`).first().click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${l}`))
    expect(await wrongAtAnySight(page), l).toEqual([])
  }
  expect(tablet.errors).toEqual([])
}, 180_000)

test('E17 in six languages at 320 pixels nothing is cut and nothing is too small: the list, a card, its form, who does what here, what visits tell', async () => {
  const { page, tablet, url } = await open('staff', 'val')
  await toPartners(page)
  await all(page)
  const [key] = (await rowsOf(page, 'partners')).flatMap(p => (JSON.stringify(p).includes('AEV') ? [p['id'] as Key] : []))
  for (const l of LANGUAGES) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(new URL('/partners', url).href)
    await page.locator('.hits a').first().waitFor()
    await page.locator('button[popovertarget="more"]').first().click()
    await page.locator('[role="menuitem"], .menu button, .menu a').filter({ hasText: /:/ }).first().click()
    await page.getByRole('dialog').locator(`label.tick:has([lang="${l}"]), label.tick[lang="${l}"]`).first().click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${l}`))
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 320, height: 640 })
    for (const address of ['/partners', `/partners/${key}`, '/partners/new', '/partners/here', '/partners/bounced']) {
      await page.goto(new URL(address, url).href)
      await until(
        `${address} is there`,
        async () =>
          (await page.locator('main [aria-busy="true"]').count()) === 0 && (await page.locator('main .sheet, main form').count()) > 0,
      )
      expect([...(await outsideTheWindow(page)), ...(await tooSmall(page))], `${l} ${address}`).toEqual([])
    }
  }
  expect(tablet.errors).toEqual([])
}, 300_000)
