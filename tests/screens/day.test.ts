// The counsellor's day beyond the first tap: a second word in the toast, one more step, the same once more, correcting, catching up, counters, closing.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { calendarDocument, deskDocument } from '../../src/domain/documents-of.ts'
import { dutyFields } from '../../src/domain/duty-record.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { noteInterview, noteOnce } from '../journeys/counter.ts'
import { stored } from '../bench/stored.ts'
import { event, partner } from '../sheet/things-to-take.ts'
import { never } from '../never.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { brokenWords } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'
import { taps } from './taps.ts'
import { untouchedMinute } from './untouched-minute.ts'

const lines = (page: Page) => page.getByRole('region', { name: 'Notés aujourd’hui' }).getByRole('listitem')
const entry = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer' })
/** The page comes to the front: it looks at the clock then. */
const looked = (page: Page): Promise<boolean> => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
const rows = (page: Page, table: string) => stored(page, table)
const right = async (page: Page, what: string): Promise<void> => expect(await wrongAtAnySight(page), what).toEqual([])
/** What can be done with a line: behind its dots, or its *Annuler* where the ten seconds are over. */
const open = async (page: Page, line: RegExp): Promise<void> => {
  await page.getByRole('button', { name: line }).first().click()
  await page.getByRole('dialog').waitFor()
}

test('J1 what is ahead stands on the page: who has duty today, how many events within a week and which is next; nobody, and nothing, are said too', async () => {
  const { page, served } = await atTheCounter()
  const ahead = page.getByRole('region', { name: 'Aujourd’hui et cette semaine, ici' })
  await ahead.getByText('Pas de permanence de partenaire aujourd’hui.').waitFor()
  await ahead.getByText('Rien à l’agenda dans les sept jours.').waitFor()
  await right(page, 'a day with nothing ahead')
  const said = { by: 'information@cas', day: '2025-09-01' }
  const [house] = await served.write(COMMONS_PUBLIC, [partner('Point formation adultes')], said)
  const when = { is: 'weekly', weekday: 4, every: 1, from: '2025-09-04' as Day, to: null } as const
  const fields = dutyFields({ partner: house!, purposes: [], when, hours: { from: 540, to: 720 } })
  await served.write(deskDocument('cas' as CentreCode), [{ kind: 'create', noun: 'duty', fields }], said)
  const agenda = calendarDocument('cas' as CentreCode, '2025', 'public')
  const events = [event('Atelier CV', '2025-10-14', 840), event('Forum', '2025-10-16', 540), event('Saison', '2025-10-10', 600)]
  await served.write(agenda, events, said)
  await page.reload() // what was written there before is heard with the next greeting
  await ahead.getByText('Permanence : Point formation adultes, aujourd’hui jusqu’à 12:00.').waitFor()
  await ahead.getByText('2 événements à l’agenda dans les sept jours.').waitFor()
  await ahead.getByText(/^Le prochain\s: Saison, /).waitFor()
  await right(page, 'a day with something ahead')
  await shoot(page, 'ahead')
})

test('CT10 J7 ten seconds after it was noted a line offers to correct or to take back, and no more takes back at once', async () => {
  const { page } = await atTheCounter()
  await noteOnce(page, 'Information rapide', 1)
  const line = lines(page).first()
  await line.getByRole('button', { name: 'Annuler' }).waitFor()
  await line.getByRole('button', { name: /^Corriger ou annuler/ }).waitFor({ timeout: 12_000 })
  expect(await line.getByRole('button', { name: 'Annuler', exact: true }).count()).toBe(0)
  await open(page, /^Corriger ou annuler/)
  await page.getByRole('dialog').getByRole('button', { name: 'Corriger', exact: true }).waitFor()
})

test('S2 from the third draft on the others are shown by a press, each named by its hour', async () => {
  const { page } = await atTheCounter()
  for (const purpose of ['Trouver un emploi', 'Choisir son orientation', 'Créer son activité']) {
    await entry(page, 'Entretien').click()
    await page.getByRole('checkbox', { name: purpose }).check()
    await page.getByText('Brouillon gardé ici').or(page.getByText('Choisissez la durée')).first().waitFor()
    await page.getByRole('link', { name: /Plus tard/ }).click()
  }
  await page.getByText('commencé à 10:', { exact: false }).first().waitFor()
  expect(await page.getByRole('button', { name: 'Reprendre' }).count()).toBe(2)
  await page.getByRole('button', { name: 'Encore 1 brouillon' }).click()
  await page.getByRole('button', { name: 'Reprendre' }).nth(2).click()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Créer son activité' }).isChecked()).toBe(true)
})

test('J2 S131 a quick entry is one tap, its purpose a second one, a phone call another; J5 reception sends on with one tap more', async () => {
  const { page, tablet } = await atTheCounter()
  expect(
    await taps(page, async () => {
      await entry(page, 'Information rapide').click()
      await page.locator('.toast').getByRole('button', { name: 'Trouver un emploi' }).click()
      await until('it is kept', async () => (await rows(page, 'visits'))[0]?.['purposes']?.toString() === 'P1')
    }),
  ).toBe(2)
  expect(await page.locator('.toast').getByRole('button', { name: 'Vers le conseil' }).count()).toBe(0) // who counsels sends nobody on
  await page.locator('.toast').getByRole('button', { name: 'Téléphone' }).click()
  await until('the channel is kept', async () => JSON.stringify((await rows(page, 'visits'))[0]?.['besides']) === '{"channel":"phone"}')
  await right(page, 'a toast with all it offers')
  await shoot(page, 'toast')

  await page
    .getByRole('button', { name: /Conseil/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accueil' }).click()
  await expect.poll(() => page.locator('button.dress').innerText()).toMatch(/Accueil/) // a press before it is worn is counsel's
  await tablet.setClock('2025-10-09T10:05')
  expect(
    await taps(page, async () => {
      await entry(page, 'Information rapide').click()
      await page.locator('.toast').getByRole('button', { name: 'Vers le conseil' }).click()
      await until('it is handed over', async () => (await rows(page, 'visits')).some(v => v['handOver'] === 'to-counsellor'))
    }),
  ).toBe(2)
  expect(tablet.errors).toEqual([])
})

test('J3 J4 J8 four taps, three with what is usual here; seven with a situation and a next step; mother and daughter in five', async () => {
  const { page } = await atTheCounter()
  const minimal = async (): Promise<void> => {
    await entry(page, 'Entretien').click()
    await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
    await page.getByText('15 à 30', { exact: true }).click()
    await save(page).click()
    await entry(page, 'Entretien').waitFor()
  }
  expect(await taps(page, minimal)).toBe(4)
  for (let i = 0; i < 2; i++) await minimal()
  await until('three are kept', async () => (await rows(page, 'visits')).length === 3)
  expect(
    await taps(page, async () => {
      await entry(page, 'Entretien').click()
      await page.getByRole('group', { name: 'Souvent ici' }).getByRole('button').first().click()
      await save(page).click()
      await entry(page, 'Entretien').waitFor()
    }),
  ).toBe(3)
  expect(
    await taps(page, async () => {
      await entry(page, 'Entretien').click()
      await page.getByRole('group', { name: 'Souvent ici' }).getByRole('button').first().click()
      await page.getByText('Salarié', { exact: true }).click()
      await page.getByText('Reviendra', { exact: true }).click()
      await page.getByText('Envoyé par l’accueil').click()
      await save(page).click()
      await entry(page, 'Entretien').waitFor()
    }),
  ).toBeLessThanOrEqual(7)
  expect(
    await taps(page, async () => {
      await entry(page, 'Entretien').click()
      await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
      await page.getByText('15 à 30', { exact: true }).click()
      await page.getByRole('button', { name: 'Un de plus, Personnes présentes' }).click()
      await save(page).click()
      await entry(page, 'Entretien').waitFor()
    }),
  ).toBe(5)
  expect((await rows(page, 'visits')).filter(v => v['party'] === 2)).toHaveLength(1)
  await entry(page, 'Entretien').click()
  await page.getByRole('group', { name: 'Souvent ici' }).waitFor()
  await right(page, 'an interview with what is usual')
  await shoot(page, 'interview-usual')
  const all = await rows(page, 'visits')
  expect(all.every(v => JSON.stringify([v['purposes'], v['duration']]) === '[["P3"],"15-30"]')).toBe(true)
  expect(all.filter(v => v['handOver'] === 'from-reception')).toHaveLength(1)
})

test('J6 J7 V2 V3 one more step is three taps and counts as a service; a line is copied in two or three, corrected in place, taken back in three', async () => {
  const { page, tablet } = await atTheCounter()
  await noteInterview(page, ['Trouver une formation'], '15 à 30')
  await tablet.setClock('2025-10-09T10:30')
  await noteOnce(page, 'Libre-service', 1)
  await tablet.setClock('2025-10-09T10:31')
  await lines(page).nth(1).waitFor()
  expect(
    await taps(page, async () => {
      await open(page, /^Corriger ou annuler\s: Entretien/)
      await page.getByRole('button', { name: 'Ajouter une étape' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
      await until('the step is kept', async () => (await rows(page, 'steps')).length === 1)
    }),
  ).toBe(3)
  await open(page, /^Corriger ou annuler\s: Entretien/)
  await page.getByText('Étape 2').waitFor()
  await right(page, 'what can be done with a line')
  await shoot(page, 'line')
  await page.getByRole('button', { name: 'Recopier' }).click()
  await page.getByRole('heading', { name: 'Entretien' }).waitFor()
  await never('what was copied is called a draft', () => page.getByText('Brouillon retrouvé').count())
  await save(page).click()
  await entry(page, 'Entretien').waitFor()
  expect((await rows(page, 'visits')).map(v => v['kind']).sort()).toEqual(['interview', 'interview', 'self-service'])

  await tablet.setClock('2025-10-09T10:40')
  await open(page, /^Corriger ou annuler\s: Libre-service/)
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  await page.getByRole('heading', { name: 'Corriger un passage' }).waitFor()
  // nothing is wanted of it, and the page says so; of an interview a purpose and a duration are
  await page.getByText('Rien n’est obligatoire ici.').waitFor()
  await page.getByText('aucun ou jusqu’à trois, dans l’ordre').waitFor()
  await page.getByRole('radio', { name: 'Entretien', exact: true }).check()
  await page.getByText('Un pôle et une durée suffisent.').waitFor()
  await page.getByRole('radio', { name: 'Libre-service', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Créer son activité' }).check()
  await page.getByText('Accueil', { exact: true }).click()
  await page.getByText('Messagerie', { exact: true }).click()
  await right(page, 'a correction')
  await save(page).click()
  await entry(page, 'Entretien').waitFor()
  const corrected = (await rows(page, 'visits')).find(v => v['kind'] === 'self-service')
  expect([corrected?.['purposes'], corrected?.['besides']]).toEqual([['P5'], { channel: 'chat' }])
  const log = await rows(page, 'log')
  expect(log.filter(l => l['target'] === corrected?.['id'])).toHaveLength(3) // what was said first stays

  expect(
    await taps(page, async () => {
      await open(page, /^Corriger ou annuler\s: Libre-service/)
      await page.getByRole('dialog').getByText('Notée deux fois').click()
      await page.getByRole('button', { name: 'Annuler la saisie' }).click()
      await lines(page).getByText('annulé : notée deux fois').waitFor()
    }),
  ).toBe(3)
  expect(tablet.errors).toEqual([])
})

test('J9 a class of twenty-four in six taps, with what it came for; the rest of what can be said of a group', async () => {
  const { page } = await atTheCounter()
  expect(
    await taps(page, async () => {
      await entry(page, 'Groupe').click()
      await page.getByText('Classe', { exact: true }).click()
      await page.getByRole('button', { name: '25 personnes' }).click()
      await page.getByRole('button', { name: 'Un de moins, Combien de personnes ?' }).click()
      await page.getByText('Découvrir un métier', { exact: true }).click()
      await save(page).click()
      await lines(page).getByText('Classe, 24 personnes').waitFor()
    }),
  ).toBe(6)
  await entry(page, 'Groupe').click()
  await page.getByText('Délégation', { exact: true }).click()
  await page.getByRole('button', { name: '10 personnes' }).click()
  await page.locator('summary', { hasText: 'Autres précisions' }).click()
  await page.getByLabel('Pays de la délégation').selectOption('IT')
  await page.getByText('Adultes', { exact: true }).click()
  await page.getByText('30 à 60', { exact: true }).click()
  await right(page, 'a group with all that can be said')
  await shoot(page, 'group')
  await save(page).click()
  await lines(page).getByText('Délégation, 10 personnes').waitFor()
  expect((await rows(page, 'groups')).map(g => g['besides'])).toContainEqual({ country: 'IT', level: 'adults', length: '30-60' })
})

test('J10 C09 ten visits caught up in one go, by thumb and by keyboard; kept while they are typed, marked as estimated, taken back in one tap', async () => {
  const { page, tablet } = await atTheCounter()
  await page.getByRole('link', { name: 'Rattraper des passages' }).click()
  await page.getByRole('heading', { name: 'Rattraper des passages' }).waitFor()
  for (let i = 0; i < 5; i++) await page.getByRole('button', { name: 'Un de plus, Information rapide' }).click()
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Un de plus, Emploi' }).click()
  await until('the last press is kept', async () => JSON.stringify(await rows(page, 'facts')).includes('"interview P1":2'))
  await never('something comes above what one presses', () => page.getByText('Ces nombres vous attendaient').count())
  await page.reload()
  await page.getByText('Ces nombres vous attendaient').waitFor() // and only then: nothing moves while one counts
  await page.locator('summary', { hasText: 'En tableau' }).click()
  await page.getByRole('textbox', { name: 'Trouver un emploi, Entretien' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('+')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('2')
  await page.getByText('10 passages').waitFor()
  const broken = await brokenWords(page.locator('.counts th'))
  expect(broken.filter(word => word.length < 12)).toEqual([]) // a longer one may be hyphenated
  expect(await page.locator('.scroll:has(.counts)').evaluate(e => e.scrollWidth - e.clientWidth)).toBe(0)
  await right(page, 'a catch-up')
  await shoot(page, 'catch-up')
  await save(page).click()
  await page.locator('.toast').getByText('10 passages estimés').waitFor()
  await right(page, 'caught up')
  const all = await rows(page, 'visits')
  expect([all.length, all.every(v => v['estimated'] === true && v['slot'] === 'am')]).toEqual([10, true])
  expect(
    all
      .filter(v => v['kind'] === 'interview')
      .map(v => String(v['purposes']))
      .sort(),
  ).toEqual(['P1', 'P1', 'P2'])
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click()
  await until('all are taken back', async () => (await rows(page, 'visits')).every(v => v['voided'] === 'undo'))

  await page.getByRole('link', { name: 'Rattraper des passages' }).click()
  await save(page).click()
  await page.getByRole('alert').getByText('ajoutez-en au moins un').waitFor()
  await page.getByText('Autre jour', { exact: true }).click()
  await page.getByLabel('Autre jour').last().fill('2025-10-12')
  await page.getByRole('button', { name: 'Un de plus, Information rapide' }).click()
  await save(page).click()
  await page.getByText('Choisissez un jour passé').waitFor()
  await until('the focus is on the day', () => page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'date'))
  await page.getByLabel('Autre jour').last().fill('2025-10-07')
  if (!(await page.getByRole('textbox', { name: 'Trouver un emploi, Entretien' }).isVisible()))
    await page.locator('summary', { hasText: 'En tableau' }).click()
  await page.getByRole('textbox', { name: 'Trouver un emploi, Entretien' }).fill('abc')
  await save(page).click()
  await page.getByRole('alert').getByText('passages').waitFor()
  expect(await page.getByRole('textbox', { name: 'Trouver un emploi, Entretien' }).inputValue()).toBe('abc')
  expect(await page.locator('.counts [aria-invalid]').count()).toBe(1)
  await right(page, 'a catch-up that cannot be')
  await shoot(page, 'catch-up-wrong')
  expect(tablet.errors).toEqual([])
})

test('J10 V2 a day that is over is read again: what was caught up for it today can be taken back with a reason, what was noted on it can not; a day that cannot be is said', async () => {
  const { page, tablet } = await atTheCounter()
  await noteOnce(page, 'Information rapide', 1)
  await tablet.setClock('2025-10-10T09:30')
  await looked(page)
  await page.getByRole('heading', { name: 'Vendredi 10 octobre' }).waitFor()
  await page.getByRole('link', { name: 'Rattraper des passages' }).click()
  await page.getByText('Hier', { exact: true }).click()
  await page.getByRole('button', { name: 'Un de plus, Emploi' }).click()
  await save(page).click()
  await page.locator('.toast').getByText('1 passage estimé').waitFor()
  await page.getByRole('link', { name: 'Jours d’avant' }).click()
  const day = (name: RegExp) => page.getByRole('region', { name })
  const thursday = day(/^Jeudi 9 octobre/)
  await thursday.getByText('estimé').waitFor()
  expect(await thursday.getByRole('listitem').count()).toBe(2)
  await thursday.getByText('Information rapide : 1 · Entretien : 1'.replaceAll(' :', '\u00a0:'), { exact: false }).waitFor()
  await right(page, 'an earlier day')
  await shoot(page, 'earlier')
  // what the day itself noted has no way to be taken back any more
  expect(await thursday.getByRole('button').count()).toBe(1)
  await thursday.getByRole('button', { name: /^Annuler\s: Entretien/ }).click()
  await page.getByRole('button', { name: 'Annuler la saisie' }).click()
  await page.getByText('Choisissez une raison.').waitFor()
  await page.getByText('Notée deux fois').click()
  await right(page, 'reasons on an earlier day')
  await page.getByRole('button', { name: 'Annuler la saisie' }).click()
  await thursday.getByText('annulé : notée deux fois').waitFor()
  expect(await thursday.getByRole('button').count()).toBe(0)
  expect((await rows(page, 'visits')).map(v => v['voided'] ?? null).sort()).toEqual(['twice', null].sort())

  await page.getByRole('button', { name: 'Le jour d’avant' }).click()
  await day(/^Mercredi 8 octobre/)
    .getByText('Rien n’a été noté pour ce jour-là')
    .waitFor()
  await right(page, 'an earlier day without a line')
  await page.getByLabel('Quel jour ?').fill('2025-10-10') // today is on its own page
  await page.getByText('Choisissez un jour passé').waitFor()
  await page.getByLabel('Quel jour ?').fill('2025-10-09')
  await thursday.waitFor()
  const passes = await untouchedMinute(page)
  await thursday.waitFor()
  await passes()
  await page.getByRole('dialog', { name: /^Page cachée/ }).waitFor()
  expect(tablet.errors).toEqual([])
}, 90_000)

test('J10 a day that is over is read as it went, the earliest first, whichever device noted what', async () => {
  const { page, served } = await atTheCounter()
  const slots = [16, 'pm', 9, 'am', 11] as const
  await served.write(
    'centre/cas/visits/2025-10',
    slots.map(slot => ({ kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), '2025-10-08' as Day, slot) })),
    { by: 'counsellor', day: '2025-10-08' },
  )
  await page.reload()
  await page.getByRole('link', { name: 'Jours d’avant' }).click()
  const lines = page.getByRole('region', { name: /^Mercredi 8 octobre/ }).getByRole('listitem')
  await until('all are here', async () => (await lines.count()) === 5)
  const hours = (await lines.allInnerTexts()).map(line => /^(matin|après-midi|\d+)/.exec(line)?.[1])
  expect(hours).toEqual(['matin', '9', '11', 'après-midi', '16'])
})

test('V3 I08 J11 counters never add to visits; the page of the day is closed in two taps, says what is there, and can be opened again', async () => {
  const { page, tablet, line } = await atTheCounter({ worker: 'with' })
  await tablet.offline(line)
  await noteInterview(page, ['Trouver une formation'], '15 à 30')
  await page.getByRole('link', { name: 'Compteurs' }).click()
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Un de plus, Entrées' }).click()
  await page.getByRole('button', { name: 'Un de moins, Entrées' }).click()
  await until('two are counted', async () => (await rows(page, 'tallies')).length === 4)
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByText('Choisissez ce que vous comptez.').waitFor()
  await page.getByText('Photocopies', { exact: true }).last().click()
  const many = page.getByLabel('Combien en plus', { exact: true })
  await many.fill('1000')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByText('Un nombre entier, de 1 à 999.').first().waitFor()
  expect(await many.inputValue()).toBe('1000') // what was typed stays
  await right(page, 'counters')
  for (const n of ['43', '34']) {
    await many.fill(n)
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.locator('.toast').getByText(`Photocopies : ${n} de plus.`).waitFor()
    if (n === '43') await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click() // it was 34
    if (n === '43') await page.locator('.toast').waitFor({ state: 'detached' })
  }
  await page.getByRole('listitem').filter({ hasText: 'Photocopies' }).getByText('34', { exact: true }).waitFor()
  await shoot(page, 'counters')
  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  expect(
    await taps(page, async () => {
      await page.getByRole('link', { name: 'Clore la journée' }).click()
      await page.getByRole('button', { name: 'Clore la journée' }).click()
      await page.getByRole('heading', { name: 'La journée est close' }).waitFor()
    }),
  ).toBe(2)
  await right(page, 'a closed day')
  await shoot(page, 'closed')
  const dl = await page.locator('dl.figures').innerText()
  expect(dl.replace(/\s+/g, ' ')).toMatch(/Entretien 1 .*Entrées 2 .*Photocopies 34/)
  await page.getByText('1 passage').first().waitFor()
  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await page.locator('main').getByText('Journée close').waitFor()
  await right(page, 'Today after it was closed')
  await page.getByRole('link', { name: 'Clore la journée' }).click()
  await page.getByRole('button', { name: 'Rouvrir la journée' }).click()
  await page.getByRole('button', { name: 'Clore la journée' }).waitFor()
  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await page.getByRole('link', { name: 'Clore la journée' }).waitFor()
  await expect.poll(() => page.locator('main').getByText('Journée close').count()).toBe(0)
  expect((await rows(page, 'dayEnds')).map(e => e['voided'])).toEqual([true])
  expect(tablet.errors).toEqual([])
})

test('UX discreet: after a minute without a touch nothing of the day is in view, the four entries stay; one press shows the page again', async () => {
  const { page } = await atTheCounter()
  const passes = await untouchedMinute(page)
  await noteInterview(page, ['Trouver une formation'], '15 à 30')
  await lines(page).first().waitFor()
  await page.locator('.toast').hover() // it stays as long as it is pointed at
  await passes()
  await page.getByText('Page cachée').waitFor()
  expect(await page.locator('.toast').count()).toBe(0)
  expect(await lines(page).count()).toBe(0)
  await right(page, 'covered')
  await noteOnce(page, 'Information rapide', 1)
  await page.getByRole('button', { name: 'Montrer' }).click()
  await lines(page).nth(1).waitFor()
})

test('"Venu avec" stays in view while something is ticked there, also when the party is one again', async () => {
  const { page } = await atTheCounter()
  await entry(page, 'Entretien').click()
  await page.locator('summary', { hasText: 'Public' }).click()
  await page.getByRole('button', { name: 'Un de plus, Personnes présentes' }).click()
  await page.getByRole('group', { name: 'Venu avec' }).getByText('Parent').click()
  await page.getByRole('button', { name: 'Un de moins, Personnes présentes' }).click()
  await page.getByRole('group', { name: 'Venu avec' }).getByText('Parent').click()
  await page.getByRole('group', { name: 'Venu avec' }).waitFor({ state: 'detached' })
})

test('V8 bad input: last year’s tick sheets with wrong days are read row by row, noted as estimates, and the same file again adds nothing', async () => {
  const { page, tablet, line } = await atTheCounter({ worker: 'with' })
  await tablet.offline(line)
  await page.getByRole('link', { name: 'Rattraper des passages' }).click()
  await page.getByRole('link', { name: 'Reprendre d’anciennes feuilles' }).click()
  const give = (name: string, text: string): Promise<void> =>
    page.getByLabel('Fichier (Excel ou CSV)').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
  await give('vide.csv', '')
  await page.getByRole('alert').getByText('Ce fichier est vide').waitFor()
  await give('image.csv', 'a;b\n1;2')
  await page.getByRole('alert').getByText('il manque : Jour, Nombre').waitFor()
  await give('autre.csv', 'Date;Genre;Quoi;Nombre\n08/10/2024;Entretien;Emploi;5')
  await page.getByText('Colonnes non lues : Genre, Quoi.').waitFor()
  await page.getByText('tout sera noté comme information rapide').waitFor()
  await page.getByText('tout sera noté sans pôle').waitFor()
  await page.getByText('Information rapide : 5').waitFor()
  expect(await page.getByText('leurs nombres s’ajoutent').count()).toBe(0)
  await right(page, 'old sheets with columns that were not known')
  await give('double.csv', 'Date;Nombre\n08/10/2024;5\n09/10/2024;2\n08/10/2024;5')
  await page.getByText('1 ligne dit le même jour, le même type et le même pôle qu’une ligne plus haut').waitFor()
  await right(page, 'old sheets with a row that stands twice')
  await shoot(page, 'sheets-columns')
  const rowsOfSheet = [
    'Jour;Demi-journée;Type;Pôle;Nombre',
    '31/02/2025;matin;Entretien;P1;2',
    '12/11/2025;matin;Entretien;P1;2',
    '08/10/2024;matin;Information rapide;;4',
    '08/10/2024;après-midi;Entretien;Formation;3',
  ]
  // the browser cannot read what is there: it says so, and the same file is looked through again
  await page.evaluate(() => {
    const { openCursor } = IDBIndex.prototype
    Object.assign(globalThis, { heal: () => Object.assign(IDBIndex.prototype, { openCursor }) })
    IDBIndex.prototype.openCursor = () => {
      throw new DOMException('gone', 'UnknownError')
    }
  })
  await give('2024.csv', rowsOfSheet.join('\r\n'))
  await page.getByRole('alert').getByText('n’a pas pu lire ce qui est déjà noté').waitFor()
  await right(page, 'a sheet that could not be looked through')
  await shoot(page, 'sheets-unlooked')
  await page.evaluate(() => (globalThis as unknown as { heal(): void }).heal()) // put there above
  await page.locator('main').getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('7 passages sur 1 jour').waitFor()
  await page.getByText('Entretien : 3').waitFor()
  expect(await page.getByText('non lue').count()).toBe(0)
  await page.getByText('2 lignes laissées de côté').waitFor()
  await page.getByText('Ligne 2, « 31/02/2025 »').waitFor()
  await right(page, 'old sheets that were understood')
  await shoot(page, 'sheets')
  await page.getByRole('button', { name: 'Noter 7 passages estimés' }).click()
  await page.getByText('7 passages estimés, gardés ici').first().waitFor()
  await give('2024 (copie).csv', rowsOfSheet.toReversed().slice(0, 3).concat(rowsOfSheet[0]!).toReversed().join('\n'))
  await page.getByText('7 étaient déjà là').waitFor()
  await page.getByText('Rien à ajouter').waitFor()
  const all = await rows(page, 'visits')
  expect([all.length, new Set(all.map(v => v['day'])), all.every(v => v['estimated'] === true)]).toEqual([7, new Set(['2024-10-08']), true])
  expect((await rows(page, 'outbox')).length).toBe(7)
  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  expect(await lines(page).count()).toBe(0)
  expect(tablet.errors).toEqual([])
})

test('T5 a wrong sheet is taken back whole days later, and the mended one taken in; days of a second desk are added only where somebody says so', async () => {
  const { page, tablet, line } = await atTheCounter({ worker: 'with' })
  await tablet.offline(line)
  const open = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Rattraper des passages' }).click()
    await page.getByRole('link', { name: 'Reprendre d’anciennes feuilles' }).click()
    await page.getByLabel('Fichier (Excel ou CSV)').waitFor()
  }
  const give = (...rowsOfSheet: string[]): Promise<void> =>
    page.getByLabel('Fichier (Excel ou CSV)').setInputFiles({
      ...{ name: 'Cahier de Madame Durand.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(['Jour;Type;Nombre', ...rowsOfSheet].join('\n'), 'utf8'),
    })
  const standing = async (): Promise<number> => (await rows(page, 'visits')).filter(v => v['voided'] === null).length
  await open()
  await give('08/10/2024;Information rapide;40', '05/11/2024;Entretien;12')
  await page.getByText(/^52 passages sans demi-journée/).waitFor()
  await page.getByRole('button', { name: 'Noter 52 passages estimés' }).click()
  await page.getByText('Octobre 2024 – novembre 2024 : 52 passages').waitFor()
  expect(await standing()).toBe(52)

  // ten days later, on a page that was loaded anew
  await tablet.setClock('2025-10-20T10:00')
  await page.reload()
  await page.getByText('Octobre 2024 – novembre 2024 : 52 passages').waitFor()
  await page.getByText('Reprise le jeudi 9 octobre').waitFor()
  expect(await page.locator('main').innerText()).not.toContain('Durand')
  expect(JSON.stringify(await rows(page, 'log'))).not.toContain('Durand')
  await right(page, 'a sheet that was taken in')
  await shoot(page, 'sheets-taken')
  await page.getByRole('button', { name: /^Annuler la reprise, Octobre 2024/ }).click()
  await right(page, 'the question before it is taken back')
  await shoot(page, 'sheets-back')
  await page.getByRole('dialog').getByRole('button', { name: 'Renoncer' }).click()
  expect(await standing()).toBe(52)
  await page.getByRole('button', { name: /^Annuler la reprise, Octobre 2024/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler la reprise' }).click()
  await until('all of it is taken back', async () => (await standing()) === 0)
  expect(new Set((await rows(page, 'visits')).map(v => v['voided']))).toEqual(new Set(['sheet']))
  await page.getByText('Feuilles reprises dans ce centre').waitFor({ state: 'detached' })

  // the mended one
  await give('08/10/2024;Information rapide;4', '05/11/2024;Entretien;12')
  await page.getByRole('button', { name: 'Noter 16 passages estimés' }).click()
  await until('the mended one is here', async () => (await standing()) === 16)

  // the second desk: one day it shares with the first, one of its own
  await give('08/10/2024;Information rapide;3', '05/11/2024;Entretien;2', '06/11/2024;Information rapide;5')
  await page.getByRole('group', { name: '2 jours ont déjà des passages' }).waitFor()
  await page.getByRole('button', { name: 'Noter 5 passages estimés' }).waitFor()
  await page.getByText('Choisir jour par jour').click()
  await page.getByText('8 octobre : 4 déjà là, 3 dans ce fichier').click()
  await right(page, 'days that are noted already')
  await shoot(page, 'sheets-shared')
  await page.getByRole('button', { name: 'Noter 8 passages estimés' }).click()
  await until('they are added', async () => (await standing()) === 24)
  await until('both are listed', async () => (await page.getByRole('button', { name: /^Annuler la reprise/ }).count()) === 2)
  expect(await page.getByText('1 jour est aussi dans une autre reprise : 8 octobre').count()).toBe(2)
  await right(page, 'two sheets that share a day')
  await shoot(page, 'sheets-two')
  expect(tablet.errors).toEqual([])
})

test('V14 J6 what was thrown away half filled comes back by its toast, and a step that was one too many goes by its own', async () => {
  const { page, tablet } = await atTheCounter()
  await noteInterview(page, ['Trouver une formation'], '15 à 30')
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await until('the draft is kept', async () => (await rows(page, 'drafts')).length === 1)
  await page.getByRole('link', { name: 'Plus tard' }).click()
  await page.getByRole('button', { name: 'Jeter' }).click()
  await until('it is gone', async () => (await rows(page, 'drafts')).length === 0)
  await page.locator('.toast').getByText('Brouillon jeté').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  await page.getByRole('link', { name: 'Plus tard' }).click()

  await open(page, /^Corriger ou annuler\s: Entretien/)
  await page.getByRole('button', { name: 'Ajouter une étape' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('.toast').getByText('Étape ajoutée').waitFor()
  await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click()
  await until('the step is taken back', async () => (await rows(page, 'steps')).every(s => s['voided'] !== null))
  expect((await rows(page, 'steps')).length).toBe(1)
  expect(tablet.errors).toEqual([])
})

test('C05 T2 who was sent on a moment ago is not missing yet: that the numbers differ is told when the half-day is over, or on the page that is closed', async () => {
  const { page, tablet, served } = await atTheCounter()
  const sent = { ...emptyVisit('quick'), handOver: 'to-counsellor' as const }
  await served.write('centre/cas/visits/2025-10', [{ kind: 'create', noun: 'visit', fields: visitFields(sent, '2025-10-09' as Day, 9) }], {
    by: 'reception',
    day: '2025-10-09',
  })
  await page.reload()
  await lines(page).first().waitFor()
  const differ = page.getByText('ne disent pas le même nombre')
  await page.getByRole('link', { name: 'Clore la journée' }).click()
  await differ.waitFor()
  expect(await page.getByText('1 envoyé, 0 reçu.').count()).toBe(1)
  await page.goBack()
  await lines(page).first().waitFor()
  await page.waitForTimeout(300)
  expect(await differ.count()).toBe(0)
  await tablet.setClock('2025-10-09T17:31')
  await looked(page)
  await differ.waitFor()
  expect(tablet.errors).toEqual([])
})

test('V7 bad input: a form that stayed open overnight asks of which day it is, the day it was begun first; so does one that was found again', async () => {
  const { page, tablet } = await atTheCounter()
  const begin = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Entretien/ }).click()
    await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
    await page.getByText('5 à 15', { exact: true }).click()
    await until('the draft is kept', async () => (await rows(page, 'drafts')).length === 1)
  }
  const question = page.getByRole('group', { name: 'De quel jour est cet entretien' })
  await begin()
  expect(await question.count()).toBe(0)
  await tablet.setClock('2025-10-10T09:10')
  await looked(page)
  await question.waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await save(page).click()
  await until('it is kept', async () => (await rows(page, 'visits')).length === 1)
  expect((await rows(page, 'visits')).map(v => [v['day'], v['slot']])).toEqual([['2025-10-09', 10]])

  await entry(page, 'Entretien').waitFor()
  await begin()
  await tablet.setClock('2025-10-13T09:10')
  await page.reload()
  await question.waitFor()
  await question.getByText('Aujourd’hui').click()
  await save(page).click()
  await until('both are kept', async () => (await rows(page, 'visits')).length === 2)
  expect((await rows(page, 'visits')).map(v => v['day']).toSorted()).toEqual(['2025-10-09', '2025-10-13'])
  expect(tablet.errors).toEqual([])
})
