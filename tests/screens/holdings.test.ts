// The holdings in a real browser: looked through, opened, described, priced, judged; at every sight, by keyboard, with input that is wrong.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Key } from '../../src/domain/ids.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { complaint } from './network-screens.ts'
import { fillShelf, GUIDE, PUBLIC, sayApart } from './shelf.ts'
import { wrongAtAnySight } from './sights.ts'

const EVENING = '2025-11-07T09:00'
/** A tablet of Castelroc that has heard what other devices wrote before. */
const open = async (more: (served: Served, guide: Key) => Promise<void> = async () => {}, worker: 'with' | 'without' = 'without') => {
  const served = await serve()
  served.setClock(EVENING)
  await served.writeDirectory(HAUT_VALLON)
  const works = await fillShelf(served)
  const guide = works[0]! // six were written
  await more(served, guide)
  const tablet = await served.tablet({ width: 1280, height: 800, worker })
  const line = await served.line()
  await tablet.open(served.url(line), { clock: EVENING })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  return { served, line, tablet, page: () => tablet.page(), guide }
}
const toHoldings = async (page: Page, n = 6): Promise<void> => {
  await page.getByRole('link', { name: 'Fonds', exact: true }).click()
  await page.getByRole('heading', { name: `${n} documents` }).waitFor()
}
const lines = (page: Page): Locator => page.locator('.hits a')
const titles = (page: Page): Promise<string[]> => page.locator('.hits .title').allInnerTexts()
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Chercher dans le fonds' })
const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '')
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Enregistrer' }).click()

test('J12 UX-I found by the beginning of every word, counted aloud, opened and left by keyboard; back at the same line', async () => {
  const { page: at, tablet } = await open()
  const page = at()
  await toHoldings(page)
  // without its article: L’œuvre under O, Les métiers under M
  expect(await titles(page)).toEqual([
    'Créer son atelier',
    GUIDE,
    'Les métiers de la montagne',
    'L’œuvre collective',
    'Se loger pendant une formation',
    'Volontariat européen, premiers pas',
  ])
  expect(await words(lines(page).nth(1))).toBe(`${GUIDE} Brochure, 2025 Trouver un emploi, Trouver une formation Ici 4.1 MOB`)
  expect(await wrongAtAnySight(page)).toEqual([])

  await expect.poll(() => search(page).evaluate(e => e === document.activeElement)).toBe(true) // on a desk the field waits
  await page.keyboard.type('MOB aid')
  expect(await titles(page)).toEqual([GUIDE])
  await expect.poll(() => page.getByRole('status').innerText(), { timeout: 3000 }).toContain('1 document')
  await search(page).fill('vif')
  expect(await titles(page)).toEqual(['Les métiers de la montagne'])
  await search(page).fill('oeuvre')
  expect(await titles(page)).toEqual(['L’œuvre collective'])
  await search(page).fill('978-2-910966-08-9')
  expect(await titles(page)).toEqual([GUIDE])
  await search(page).fill('xylophone')
  expect(await main(page)).toMatch(/Rien sous « xylophone » Nulle part dans le réseau, pas seulement ici/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await search(page).fill('')

  // facets: of one kind any, of two kinds both
  await page.getByRole('checkbox', { name: 'Orientation (2)' }).check()
  expect(await titles(page)).toEqual(['Les métiers de la montagne', 'Volontariat européen, premiers pas'])
  await page.getByRole('checkbox', { name: 'Ici (2)' }).check()
  expect(await titles(page)).toEqual(['Les métiers de la montagne'])
  await page.getByRole('checkbox', { name: /^Orientation/ }).uncheck()
  await page.getByRole('checkbox', { name: /^Ici/ }).uncheck()

  // arrows along the lines, Enter opens, back returns
  await search(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toContain('Les métiers de la montagne')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  expect(await focused(page)).toContain('Volontariat')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe(GUIDE) // the card's heading
  expect(await page.title()).toBe(`${GUIDE} · Relais`)
  await page.goBack()
  await expect.poll(() => focused(page)).toContain(GUIDE)
  expect(await search(page).isVisible()).toBe(true)

  // on a phone the card is a page of its own
  await page.setViewportSize({ width: 360, height: 740 })
  await lines(page).nth(4).click()
  await page.getByRole('heading', { name: 'Se loger pendant une formation' }).waitFor()
  expect(await lines(page).first().isVisible()).toBe(false)
  await page.getByRole('link', { name: 'Revenir à la liste' }).click()
  await expect.poll(() => focused(page)).toContain('Se loger')
  const box = await lines(page).nth(4).boundingBox()
  expect(box && box.y > 0 && box.y + box.height < 740).toBe(true)
  expect(tablet.errors).toEqual([])
}, 180_000)

test('J12 UX-I while documents are still on their way, a search that finds nothing does not speak for the whole network', async () => {
  const { page: at, tablet, served, line } = await open(undefined, 'with')
  await toHoldings(at())
  await search(at()).fill('xylophone')
  expect(await main(at())).toMatch(/Nulle part dans le réseau/)
  // the relay has said that there are more; then the line broke
  await tablet.offline(line)
  await at().evaluate(
    doc =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onerror = () => failed(new Error('it does not open'))
        opening.onsuccess = () => {
          const writing = opening.result.transaction('places', 'readwrite')
          const place = writing.objectStore('places').get(doc)
          place.onsuccess = () => writing.objectStore('places').put({ ...place.result, want: place.result.have + 5 })
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    PUBLIC,
  )
  await tablet.killAndReopen(served.url(line), { offline: true })
  await toHoldings(at())
  await search(at()).fill('xylophone')
  await expect
    .poll(() => main(at()))
    .toMatch(/Rien sous « xylophone » Tout n’est pas encore arrivé sur cet appareil : ce que vous cherchez/)
  expect(await main(at())).not.toMatch(/Nulle part dans le réseau/)
  expect(await wrongAtAnySight(at())).toEqual([])
}, 180_000)

test('T4 C15 V13 a card: where it is first, both opinions with centre, hat and date, no mean, the latest price named, both titles and a decision in three taps', async () => {
  const { page: at, tablet } = await open(sayApart)
  const page = at()
  await toHoldings(page)
  const line = page.getByRole('link', { name: /éd. 2025/ })
  await line.waitFor()
  expect(await words(line)).toMatch(/À départager Avis différents Remplacé par plus récent$/)
  await line.click() // the first tap
  await page.getByRole('heading', { name: '2 avis, ils diffèrent' }).waitFor()
  const card = await words(page.getByRole('article', { name: /éd. 2025/ }))
  expect(card).toMatch(
    /^Brochure · 2025 · Français · ISBN 2-910966-08-9 .*Ici, cote 4.1 MOB, 2 exemplaires.*Saint-Orvin : cote M 12, 1 exemplaire/,
  )
  expect(card).toMatch(
    /Partiel ?2 sur 4 .*Pont-d’Irgne, Conseil, mercredi 5 novembre, 15 h .*À recommander ?4 sur 4 .*Castelroc, Documentation, lundi 3 novembre, 10 h/,
  )
  expect(card).toContain('Pas de moyenne : chaque avis se lit.')
  expect(card).not.toMatch(/moyenne de|3 sur 4/)
  expect(card).toMatch(
    /13,90 € le plus récent mercredi 5 novembre, Pont-d’Irgne, Conseil 14,50 € lundi 3 novembre, Castelroc, Documentation Retirer 12,00 € vendredi 10 janvier, Valbrune, Coordination/,
  )
  expect(card).toMatch(
    /S’affiche Guide des aides à la mobilité – éd. 2025 Valbrune, Coordination .*Écarté Guide mobilité 2025 Pont-d’Irgne, Conseil/,
  )
  expect(await wrongAtAnySight(page)).toEqual([])

  await page.getByRole('radio', { name: 'Prendre « Guide mobilité 2025 »' }).check() // the second
  await page.getByRole('button', { name: 'Décider' }).click() // the third
  await page.getByRole('heading', { name: 'Guide mobilité 2025', level: 2 }).waitFor()
  expect(await page.getByRole('button', { name: 'Décider' }).count()).toBe(0)

  // nothing is gone: the history says all of it, and an older value is put back
  await page.locator('summary', { hasText: /^Historique$/ }).click()
  const history = page.locator('.history').last()
  await expect
    .poll(() => words(history))
    .toMatch(
      /^Titre : Guide mobilité 2025, avant : Guide des aides à la mobilité – éd. 2025 \/ Guide mobilité 2025 Castelroc, Conseil · vendredi 7 novembre, 9 h/,
    )
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: `Remettre « ${GUIDE} »` }).click()
  await page.getByRole('heading', { name: GUIDE, level: 2 }).waitFor()
  await expect.poll(() => page.getByRole('status').innerText()).toContain('Valeur remise, gardée ici.')
  expect(tablet.errors).toEqual([])
}, 180_000)

test('V9 V16 C14 a work is added with three things; what is wrong is said under its field; a wrong number is kept and flagged, a known one is shown', async () => {
  const { page: at, tablet } = await open()
  const page = at()
  await toHoldings(page)
  await page.getByRole('link', { name: 'Ajouter un document' }).click()
  await save(page)
  await expect.poll(() => complaint(page)).toBe('Écrivez le titre.')
  expect(await page.locator('.wrong').allInnerTexts()).toEqual(['Écrivez le titre.', 'Choisissez un support.', 'Cochez au moins un pôle.'])
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Titre').fill('  Partir travailler de l’autre côté du col ')
  await page.getByLabel('Support').selectOption('Livre')
  await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page.locator('summary', { hasText: 'facultatif' }).click()
  await page.getByLabel('Année').fill('29/02/2023')
  await page.getByLabel('ISBN').fill('2910966089')
  await page.getByText(`Un document porte déjà ce numéro : ${GUIDE}.`).waitFor()
  await page.getByLabel('ISBN').fill('2-910966-08-8')
  await page.getByText('Le numéro sera gardé tel quel, à vérifier.').waitFor()
  await page.getByLabel('Auteurs').fill('Hélène Vif ; Collectif du Col')
  await save(page)
  await expect.poll(() => complaint(page)).toMatch(/^« 29\/02\/2023 » n’est pas une date\./)
  expect(await page.getByLabel('Titre').inputValue()).toContain('Partir travailler')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Année').fill('03/2023')
  await page.getByLabel('Année').press('Enter')
  await page.getByRole('heading', { name: 'Partir travailler de l’autre côté du col' }).waitFor()
  expect(await main(page)).toMatch(/Livre · 03\/2023 · ISBN 2-910966-08-8 \(à vérifier\) .*Hélène Vif et Collectif du Col/)
  expect(await main(page)).toContain('Pas d’exemplaire ici.')
  // back goes to the list, not to the empty form
  await page.goBack()
  await page.getByRole('heading', { name: '7 documents' }).waitFor()

  // copies: a whole number, a mark, then another mark
  await page.getByRole('link', { name: /^Partir travailler/ }).click()
  await page.getByRole('button', { name: 'Ajouter des exemplaires' }).click()
  await page.getByLabel('Exemplaires').fill('deux')
  await page.getByLabel('Cote').fill('4.1 PAR')
  await save(page)
  await expect.poll(() => complaint(page)).toBe('Un nombre entier, de 1 à 999.')
  expect(await page.getByLabel('Exemplaires').inputValue()).toBe('deux')
  await page.getByLabel('Exemplaires').fill('2')
  await save(page)
  await page.getByText('Ici, cote 4.1 PAR, 2 exemplaires').waitFor()
  await page.getByRole('button', { name: 'Modifier : 4.1 PAR' }).click()
  await page.getByLabel('Cote').fill('4.2 PAR')
  await save(page)
  await page.getByText('Ici, cote 4.2 PAR, 2 exemplaires').waitFor()
  await page.locator('summary', { hasText: 'Historique de ces exemplaires' }).click()
  await page.getByText('4.2 PAR, avant : 4.1 PAR').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  expect(tablet.errors).toEqual([])
}, 180_000)

test('S-prices C25 a price or an opinion that is not understood is asked about, with what was; nothing typed is lost, nothing is written', async () => {
  const { page: at, guide, tablet } = await open()
  const page = at()
  await toHoldings(page)
  await page.getByRole('link', { name: new RegExp(GUIDE) }).click()
  await page.getByRole('button', { name: 'Relever un prix' }).click()
  const before = (await rowsOf(page, 'log')).length
  const amount = page.getByLabel('Prix', { exact: true })
  for (const [typed, sentence] of [
    ['', /^Écrivez le prix/],
    ['12,5O', /^« 12,5O » ne se lit pas comme un montant/],
    ['-3', /^Un prix ne descend pas sous zéro/],
    ['1e9', /^« 1e9 » ne se lit pas/],
    ['12,505', /^Deux chiffres au plus après la virgule/],
    ['150 F', /^Montant compris : 150,00. Mais « F » n’est pas une monnaie connue ici/],
  ] as const) {
    await amount.fill(typed)
    await save(page)
    await expect.poll(() => complaint(page), { message: typed }).toMatch(sentence)
    expect(await amount.inputValue()).toBe(typed)
  }
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Relevé le').fill('2025-11-08')
  await amount.fill('13,50')
  await page.getByText('Compris : 13,50 €').waitFor()
  await save(page)
  await expect.poll(() => complaint(page)).toBe('Ce jour n’est pas encore venu.')
  expect((await rowsOf(page, 'log')).length).toBe(before)
  await page.getByLabel('Relevé le').fill('2025-11-06')
  await save(page)
  await expect.poll(() => main(page)).toMatch(/13,50 € le plus récent jeudi 6 novembre, Castelroc, Conseil Retirer 12,00 €/)

  // taken back with a reason, it is read and no longer counts
  await page.getByRole('button', { name: 'Retirer 13,50 €' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByText('Choisissez une raison.').waitFor()
  await page.getByRole('radio', { name: 'Noté par erreur' }).check()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await expect.poll(() => main(page)).toMatch(/Prix relevés 12,00 € le plus récent/)
  await page.locator('summary', { hasText: 'Prix et avis d’avant' }).click()
  expect(await main(page)).toMatch(/13,50 € Retiré \(noté par erreur\) : Castelroc, Conseil, vendredi 7 novembre, 9 h\./)

  // an opinion that speaks of somebody
  await page.getByRole('button', { name: 'Donner un avis' }).click()
  await save(page)
  await page.getByText('Choisissez une des quatre mentions.').waitFor()
  await page.getByRole('radio', { name: 'Utile' }).check()
  for (const [typed, sentence] of [
    ['Mme Roux l’a trouvé clair', /^« Mme Roux » semble désigner une personne/],
    ['Appeler le 06 12 34 56 78', /^« 06 12 34 56 78 » ressemble à un numéro pour joindre quelqu’un/],
    ['jeanne.roux@exemple.fr', /ressemble à un courriel/],
    ['FR76 3000 6000 0112 3456 7890 189', /ressemble à un numéro bancaire/],
    ['é'.repeat(281), /^Trop long de 1 : 280 caractères au plus/],
  ] as const) {
    await page.getByLabel('Points forts').fill(typed)
    await save(page)
    await expect.poll(() => complaint(page)).toMatch(sentence)
    expect(await page.getByLabel('Points forts').inputValue()).toBe(typed)
  }
  expect((await rowsOf(page, 'opinions')).length).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Points forts').fill('Clair')

  // the browser says no: the form stays open and full
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    Object.assign(globalThis, { heal: () => Object.assign(IDBObjectStore.prototype, { add }) })
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await save(page)
  await page.getByText('Pas noté : l’appareil n’a pas pu écrire. Réessayez.').waitFor()
  expect(await page.getByLabel('Points forts').inputValue()).toBe('Clair')
  expect(await page.getByRole('radio', { name: 'Utile' }).isChecked()).toBe(true)
  await page.evaluate(() => (globalThis as unknown as { heal(): void }).heal()) // put there above
  await save(page)
  await page.getByRole('heading', { name: '1 avis' }).waitFor()
  expect((await rowsOf(page, 'opinions')).map(o => [o['work'], o['rating'], o['strengths'], o['centre']])).toEqual([
    [guide, 3, 'Clair', 'cas'],
  ])

  // a newer one of the same centre takes its place; the older is history
  await page.getByRole('button', { name: 'Donner un avis' }).click()
  await page.getByRole('radio', { name: 'À éviter' }).check()
  await save(page)
  await page.getByRole('heading', { name: '1 avis' }).waitFor()
  await page.locator('summary', { hasText: 'Prix et avis d’avant' }).click()
  await expect.poll(() => main(page)).toMatch(/1 avis À éviter .*Utile Clair Remplacé par un avis plus récent du même centre\./)
  expect(tablet.errors).toEqual([])
}, 180_000)

test('C12 §7.4 withdrawn with a reason it stays readable and comes back; corrected elsewhere meanwhile, both are said and a person decides', async () => {
  const { page: at, served, guide, tablet } = await open()
  const page = at()
  await toHoldings(page)
  await page.getByRole('link', { name: new RegExp(GUIDE) }).click()
  await page.getByRole('button', { name: 'Retirer du fonds' }).click()
  await page.getByRole('radio', { name: 'Dépassé' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByText(/Retiré du fonds \(dépassé\)\s: Castelroc, Conseil, vendredi 7 novembre, 9\sh\./).waitFor()
  await page.getByRole('button', { name: 'Modifier la fiche' }).click({ force: true }) // it answers why not
  await expect.poll(() => page.getByRole('status').innerText()).toContain('Remettez-le d’abord en service.')
  await expect.poll(async () => (await titles(page)).at(-1)).toBe(GUIDE) // at the end of the list
  await page.getByRole('button', { name: 'Remettre en service' }).click()
  await page.getByRole('button', { name: 'Retirer du fonds' }).waitFor()

  // withdrawn here; Pont-d’Irgne, who has not heard, corrects the title
  await page.getByRole('button', { name: 'Retirer du fonds' }).click()
  await page.getByRole('radio', { name: 'Dépassé' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByText(/Retiré du fonds/).waitFor()
  const base: readonly Key[] = [guide]
  await served.write(PUBLIC, [{ kind: 'edit', target: guide, field: 'title', value: 'Guide corrigé', base }], {
    by: 'counsellor@irg',
    day: '2025-11-06',
  })
  await page.reload() // what came is asked for anew
  await page.getByRole('heading', { name: 'Guide corrigé' }).waitFor()
  await until('C12 is said', async () => (await main(page)).includes('sans savoir qu’il était retiré. Rien n’est perdu'))
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirmer le retrait' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Confirmer le retrait' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Remettre en service' }).click()
  await page.getByRole('button', { name: 'Retirer du fonds' }).waitFor()
  expect(tablet.errors).toEqual([])
}, 180_000)
