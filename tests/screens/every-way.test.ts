// Every way to use a counsellor's screens: the day's journeys by keyboard alone, and all addresses narrow, large, close up, and in the colours of the system.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { stored } from '../bench/stored.ts'
import { noteOnce } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { openServed } from '../journeys/served.ts'
import { event, partner } from '../sheet/things-to-take.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { byKeyboard } from './by-keyboard.ts'
import { everySight, opens, type Address } from './every-address.ts'
import { fillShelf } from './shelf.ts'

const DAY = '2025-10-09' as Day
const BOOK = 'centre/cas/visits/2025-10'
const visit = (entry: Partial<VisitEntry> & Pick<VisitEntry, 'kind'>): Draft => ({
  kind: 'create',
  noun: 'visit',
  fields: visitFields({ ...emptyVisit(entry.kind), ...entry }, DAY, 9),
})
const INTERVIEW = visit({ kind: 'interview', purposes: ['P3'], duration: '15-30' })
const SELF_SERVICE = visit({ kind: 'self-service' })

const lines = (page: Page) => page.getByRole('region', { name: 'Notés aujourd’hui' }).getByRole('listitem')
const dialog = (page: Page) => page.getByRole('dialog')
const gone = (page: Page): Promise<void> => dialog(page).waitFor({ state: 'detached' })
const each = async (page: Page, field: string, table = 'visits'): Promise<unknown[]> => (await stored(page, table)).map(v => v[field])
const kept = (what: string, rows: () => Promise<unknown>, wanted: unknown): Promise<void> =>
  expect.poll(rows, { message: what }).toEqual(wanted)

/** The page looks at the clock. */
const clockSays = async (tablet: Tablet, at: string): Promise<void> => {
  await tablet.setClock(at)
  await tablet.page().evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

/** The counter with this noted there by others, and a keyboard. */
const desk = async (by: string, drafts: readonly Draft[] = []) => {
  const opened = await atTheCounter()
  const { page, served } = opened
  if (drafts.length > 0) {
    await served.write(BOOK, drafts, { by, day: DAY })
    await page.reload() // it was written past the line
    await lines(page)
      .nth(drafts.length - 1)
      .waitFor()
  }
  return { ...opened, keys: byKeyboard(page) }
}

test('J2 J7 2.1.1 2.4.7 by keyboard alone: a quick information, its purpose and its channel as second presses, undone in its toast and on its line', async () => {
  const { page, keys, tablet } = await desk('reception')
  await keys.press(/^Information rapide/)
  await lines(page).first().waitFor()
  await page.locator('.toast .more').waitFor() // it grows once
  await keys.settled('a quick information', /^Information rapide/)
  await keys.press(/^Trouver un emploi$/)
  await kept('its purpose', () => each(page, 'purposes'), [['P1']])
  await keys.press(/^Téléphone$/, 'Space')
  await kept('its channel', () => each(page, 'besides'), [{ channel: 'phone' }])
  await keys.settled('what is said of it besides', /^Téléphone$/)
  await keys.to(/^Annuler$/, 'Shift+Tab')
  await keys.key('Enter')
  await kept('it is undone', () => each(page, 'voided'), ['undo'])
  await page.locator('.toast').waitFor({ state: 'detached' })
  await keys.settled('it was undone in its toast')

  await keys.press(/^Libre-service/)
  await lines(page).nth(1).waitFor()
  await keys.press(/^Annuler$/) // the line comes before the toast
  await kept('both are undone', () => each(page, 'voided'), ['undo', 'undo'])
  await keys.settled('it was undone on its line')
  expect(tablet.errors).toEqual([])
})

test('J2 2.4.11 by keyboard alone: what the toast of a quick information lies over comes out from under it, and Escape puts it away', async () => {
  const { page, keys, tablet } = await desk('reception', [INTERVIEW, SELF_SERVICE, SELF_SERVICE, INTERVIEW, SELF_SERVICE])
  await keys.press(/^Information rapide/)
  await lines(page).nth(5).waitFor()
  await page.waitForFunction(() => parseFloat(getComputedStyle(document.querySelector('.toasts')!).blockSize) > 0) // there is room for it
  await keys.to(/^Corriger ou annuler : Libre-service/)
  const next = page.getByRole('button', { name: 'Corriger ou annuler : Entretien' }).first()
  await page.evaluate(([e, at]) => scrollBy(0, e!.getBoundingClientRect().top - at!.getBoundingClientRect().top), [
    await next.elementHandle(),
    await page.locator('.toast').elementHandle(),
  ] as const) // on the screen, and wholly under the toast
  await keys.key('Tab')
  await keys.settled('what was under the toast', /^Corriger ou annuler : Entretien/)
  expect(await next.evaluate(e => e === document.activeElement)).toBe(true)
  await keys.key('Escape')
  await page.locator('.toast').waitFor({ state: 'detached' })
  await keys.settled('the toast was put away', /^Corriger ou annuler : Entretien/)
  // somebody who has scrolled away from what has the focus stays there when a toast goes
  await noteOnce(page, 'Information rapide', 1)
  await page.locator('.toast .more').waitFor()
  await keys.to(/^Une autre fois$/)
  await page.mouse.wheel(0, -5000)
  await page.waitForFunction(() => scrollY === 0)
  await keys.key('Escape')
  await page.locator('.toast').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => scrollY)).toBe(0)
  expect(tablet.errors).toEqual([])
})

test('J6 J7 V2 2.1.1 by keyboard alone: one more step and its removal, the line once more, corrected, and taken back with a reason', async () => {
  const { page, keys, tablet } = await desk('counsellor', [INTERVIEW, SELF_SERVICE])
  const OF_INTERVIEW = /^Corriger ou annuler : Entretien/
  await keys.press(OF_INTERVIEW)
  await dialog(page).waitFor()
  await keys.press(/^Ajouter une étape$/)
  await page.getByRole('dialog', { name: 'Une étape de plus' }).waitFor()
  await keys.settled('the form of a step', /^Enregistrer$/)
  await keys.to(/^Trouver un emploi$/, 'Shift+Tab')
  await keys.key('Space')
  await keys.press(/^Enregistrer$/)
  await kept('the step', () => each(page, 'purposes', 'steps'), [['P1']])
  await gone(page)
  await keys.settled('a step was added', OF_INTERVIEW)

  await keys.key('Enter')
  await page.getByText('Étape 2').waitFor()
  await keys.press(/^Retirer l’étape/)
  await kept('the step is gone', async () => (await each(page, 'voided', 'steps')).map(v => v !== null), [true])
  await page.getByText('Étape 2').waitFor({ state: 'detached' })
  await keys.settled('a step was removed')
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null), 'it stays in the dialog').toBe(true)
  await keys.key('Escape')
  await gone(page)
  await keys.settled('the dialog was left', OF_INTERVIEW)

  await keys.press(/^Corriger ou annuler : Libre-service/)
  await dialog(page).waitFor()
  await keys.press(/^Recopier$/)
  await kept('the same once more', () => each(page, 'kind').then(all => all.toSorted()), ['interview', 'self-service', 'self-service'])
  await gone(page)
  await keys.settled('it was copied', /^Corriger ou annuler : Libre-service/)
  await keys.press(OF_INTERVIEW)
  await dialog(page).waitFor()
  await keys.press(/^Recopier$/)
  await page.getByRole('heading', { level: 1, name: 'Entretien' }).waitFor()
  await keys.settled('an interview to be copied')
  await until('what is copied stands there', () => page.getByRole('checkbox', { name: 'Trouver une formation' }).isChecked())
  await keys.press(/^Enregistrer$/)
  await page.getByRole('heading', { level: 1, name: /^Jeudi 9 octobre/ }).waitFor()
  await kept('two interviews', async () => (await each(page, 'kind')).filter(k => k === 'interview').length, 2)
  await keys.settled('an interview was copied')

  await keys.press(/^Corriger ou annuler : Libre-service/)
  await dialog(page).waitFor()
  await keys.press(/^Corriger$/)
  await page.getByRole('heading', { name: 'Corriger un passage' }).waitFor()
  await keys.settled('a correction is begun')
  await keys.press(/^Créer son activité$/, 'Space')
  await keys.key('Control+Enter')
  await page.getByRole('heading', { level: 1, name: /^Jeudi 9 octobre/ }).waitFor()
  await kept('it is corrected', async () => (await each(page, 'purposes')).map(String).toSorted(), ['', 'P3', 'P3', 'P5'])
  await keys.settled('it was corrected')

  await keys.press(/^Corriger ou annuler : Libre-service/)
  await dialog(page).waitFor()
  await keys.press(/^Annuler la saisie$/)
  await page.getByText('Choisissez une raison.').waitFor()
  await keys.settled('a reason lacks', /^Annuler la saisie$/)
  await keys.to(/^Notée deux fois$/, 'Shift+Tab')
  await keys.key('Space')
  await keys.press(/^Annuler la saisie$/)
  await kept('it is taken back', async () => (await each(page, 'voided')).filter(v => v !== null).length, 1)
  await gone(page)
  await keys.settled('it was taken back')
  expect(tablet.errors).toEqual([])
})

test('J9 2.1.1 by keyboard alone: a class of twenty-four, and what is told besides', async () => {
  const { page, keys, tablet } = await desk('counsellor')
  await keys.press(/^Groupe/)
  await page.getByRole('heading', { level: 1, name: 'Groupe' }).waitFor()
  await keys.settled('the form of a group')
  await keys.press(/^Enregistrer$/)
  await page.locator('[aria-invalid]').first().waitFor()
  await keys.settled('what lacks', /^Classe$/)
  await keys.key('Space')
  await keys.to(/^Combien de personnes/)
  await keys.type('23')
  await keys.key('ArrowUp')
  await keys.press(/^Découvrir un métier$/, 'Space')
  await keys.press(/^Autres…$/)
  await keys.settled('the other themes')
  await keys.press(/^Autres précisions/)
  await keys.press(/^Adultes$/, 'Space')
  await keys.press(/^Enregistrer$/)
  await lines(page).getByText('Classe, 24 personnes').waitFor()
  await kept('it is kept', () => each(page, 'besides', 'groups'), [{ level: 'adults', aims: ['discovering'] }])
  await keys.settled('a group was noted')
  expect(tablet.errors).toEqual([])
})

test('J22 RO1 2.1.1 by keyboard alone: the hat is changed, a partner counsellor signs on for a half-day, and Escape changes nothing', async () => {
  const { page, keys, tablet } = await desk('counsellor')
  const HAT = /^Castelroc /
  await keys.press(HAT)
  await dialog(page).waitFor()
  await keys.settled('the hats')
  await keys.key('Escape')
  await gone(page)
  await keys.settled('left by Escape', /^Castelroc Conseil$/)
  await keys.key('Enter')
  await dialog(page).waitFor()
  await keys.press(/^Accueil$/)
  await gone(page)
  await keys.settled('reception', /^Castelroc Accueil$/)
  await keys.key('Enter')
  await dialog(page).waitFor()
  await keys.press(/^Partenaire$/)
  await page.getByRole('dialog', { name: 'De quelle institution venez-vous ?' }).waitFor()
  await keys.settled('which institution')
  await keys.press(/^Service aux jeunes$/)
  await gone(page)
  await keys.settled('a partner counsellor', /^Castelroc Partenaire$/)
  await keys.press(/^Information rapide/)
  await until('it is signed', async () =>
    (await stored(page, 'log')).some(l => String(l['doc']).includes('/visits/') && (l['raw'] as unknown[])[7] === 'partner/youth'),
  )
  await keys.settled('it was noted under the hat')
  expect(tablet.errors).toEqual([])
})

test('J23 2.1.1 by keyboard alone: the afternoon is closed with its reason, and opened again', async () => {
  const { page, keys, tablet } = await desk('counsellor')
  await keys.press(/^Ouvert jusqu’à 17:30/)
  await dialog(page).waitFor()
  await until('as usual is ticked', () => page.getByRole('radio', { name: 'Ouvert comme d’habitude' }).isChecked())
  await keys.to(/^Ouvert comme d’habitude$/)
  await keys.key('ArrowUp', 'ArrowUp') // rounds: the arrows go among them
  await keys.settled('another state', /^Fermé cet après-midi$/)
  await keys.to(/^Autre raison$/)
  await keys.key('ArrowUp')
  await keys.press(/^Enregistrer$/)
  await gone(page)
  await page.getByRole('button', { name: /fermé cet après-midi/ }).waitFor()
  await keys.settled('an exception was said', /fermé cet après-midi/)
  expect((await stored(page, 'exceptions')).map(e => e['half'])).toEqual(['pm'])
  await keys.key('Enter')
  await dialog(page).waitFor()
  await keys.to(/^Fermé cet après-midi$/)
  await keys.key('ArrowDown', 'ArrowDown')
  await keys.press(/^Enregistrer$/)
  await gone(page)
  await page.getByRole('button', { name: /^Ouvert jusqu’à 17:30/ }).waitFor()
  await keys.settled('it is open again', /^Ouvert jusqu’à 17:30/)
  expect(tablet.errors).toEqual([])
})

test('C05 T2 J5 2.1.1 by keyboard alone: who was sent on and who was received are said to be the same people, undone, and put aside', async () => {
  const sent = visit({ kind: 'quick', handOver: 'to-counsellor' })
  const received = visit({ kind: 'interview', purposes: ['P1'], duration: '15-30', handOver: 'from-reception' })
  const { page, keys, tablet } = await desk('reception', [sent, received])
  const question = page.getByText('de l’accueil vers le conseil')
  await question.waitFor()
  await keys.press(/^Les mêmes$/)
  await question.waitFor({ state: 'detached' })
  await kept('they are one', async () => (await each(page, 'sameAs')).filter(p => p !== null).length, 1)
  await keys.settled('they are the same people')
  await keys.press(/^Annuler$/)
  await question.waitFor()
  await keys.settled('it was undone')
  await keys.press(/^Non, d’autres$/)
  await question.waitFor({ state: 'detached' })
  await keys.settled('it was put aside')
  expect(tablet.errors).toEqual([])
})

test('V7 C06 2.1.1 by keyboard alone: the day is said where the clock is doubtful, and what was noted before is given its day', async () => {
  const { page, keys, tablet, line } = await desk('counsellor', [INTERVIEW])
  await page.getByText('Tout est reçu au siège').first().waitFor()
  line.cut() // the head would say which day it is
  await clockSays(tablet, '2020-01-01T09:00')
  await page.getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  await keys.press(/^Libre-service/)
  await until('it is kept', async () => (await stored(page, 'visits')).length === 2)
  await keys.press(/^Dire quel jour on est$/)
  await dialog(page).waitFor()
  await keys.settled('which day it is')
  await keys.press(/^C’est bien ce jour$/)
  await page.getByText('Choisissez d’abord le jour.').waitFor()
  await keys.to(/^Jeudi 9 octobre$/)
  await keys.key('ArrowDown')
  await keys.settled('the day after', /^Vendredi 10 octobre$/)
  await keys.press(/^C’est bien ce jour$/)
  await gone(page)
  await page.getByRole('heading', { level: 1, name: 'Vendredi 10 octobre' }).waitFor()
  await keys.settled('the day was said')

  await keys.press(/^Dates à confirmer$/)
  await page.getByRole('heading', { level: 1, name: 'Dates à confirmer' }).waitFor()
  await keys.settled('the dates')
  const date = page.getByLabel('Quel jour était-ce ?')
  await date.waitFor()
  await keys.to(/^Quel jour était-ce/)
  await keys.type('10102025')
  await expect.poll(() => date.inputValue()).toBe('2025-10-10')
  await keys.press(/^Confirmer ces jours$/)
  await page.getByText('Aucune date à confirmer').waitFor()
  await kept(
    'it is confirmed',
    async () => (await stored(page, 'visits')).map(v => `${String(v['day'])} ${String(v['clock'])}`).toSorted(),
    ['2025-10-09 ok', '2025-10-10 confirmed'],
  )
  await keys.settled('the date was confirmed')
  await keys.press(/^Annuler$/)
  await date.waitFor()
  await keys.settled('it was undone')
  expect(tablet.errors).toEqual([])
})

test('V3 I08 J11 2.1.1 by keyboard alone: counters by one and at once, and the page of the day is closed and opened again', async () => {
  const { page, keys, tablet } = await desk('counsellor', [INTERVIEW])
  await keys.press(/^Compteurs$/)
  await page.getByRole('heading', { level: 1, name: 'Compteurs' }).waitFor()
  await keys.settled('the counters')
  await keys.press(/^Un de plus, Entrées$/)
  await keys.key('Enter')
  await until('two are counted', async () => (await stored(page, 'tallies')).length === 2)
  await keys.settled('two came in', /^Un de plus, Entrées$/)
  await keys.to(/^Un de moins, Entrées$/, 'Shift+Tab')
  await keys.key('Enter')
  await until('one is taken off', async () => (await stored(page, 'tallies')).length === 3)
  await keys.settled('one came in', /^Un de moins, Entrées$/)
  await keys.press(/^Ajouter$/)
  await page.getByText('Choisissez ce que vous comptez.').waitFor()
  await keys.settled('what lacks')
  await keys.to(/^Entrées$/)
  await keys.key('ArrowDown', 'ArrowDown')
  await keys.settled('what is counted', /^Photocopies$/)
  await keys.to(/^Combien en plus$/)
  await keys.type('34')
  await keys.press(/^Ajouter$/)
  await page.locator('.toast').getByText('34 de plus').waitFor()
  await keys.settled('thirty-four copies')
  await keys.press(/^Aujourd’hui$/)
  await lines(page).first().waitFor() // it comes after the heading, and moves what stands below it
  await keys.press(/^Clore la journée$/)
  await page.getByRole('heading', { level: 1, name: 'Clore la journée' }).waitFor()
  await keys.settled('the day at a glance')
  await keys.press(/^Clore la journée$/)
  await page.getByRole('heading', { name: 'La journée est close' }).waitFor()
  await keys.settled('the page is closed', /^Rouvrir la journée$/)
  await keys.key('Enter')
  await page.getByRole('heading', { name: 'La journée est-elle complète ?' }).waitFor()
  await kept('it was opened again', () => each(page, 'voided', 'dayEnds'), [true])
  await keys.settled('it is open again', /^Clore la journée$/)
  expect(tablet.errors).toEqual([])
})

test('J10 J4 S075 2.1.1 by keyboard alone: visits are caught up and that is undone, a draft is thrown away, a trial is begun and ended', async () => {
  const { page, keys, tablet } = await desk('counsellor')
  await keys.press(/^Entretien/)
  await page.getByRole('heading', { level: 1, name: 'Entretien' }).waitFor()
  await keys.press(/^Trouver un emploi$/, 'Space')
  await until('the draft is kept', async () => (await stored(page, 'drafts')).length === 1)
  await keys.to(/^Plus tard/, 'Shift+Tab')
  await keys.key('Enter')
  await page.getByRole('button', { name: 'Jeter' }).waitFor()
  await keys.settled('a form was left')
  await keys.press(/^Jeter$/)
  await page.getByRole('button', { name: 'Jeter' }).waitFor({ state: 'detached' })
  await kept('it is thrown away', () => stored(page, 'drafts'), [])
  await keys.settled('a draft was thrown away')

  await keys.press(/^Rattraper des passages$/)
  await page.getByRole('heading', { level: 1, name: 'Rattraper des passages' }).waitFor()
  await keys.settled('a catch-up')
  await keys.press(/^Un de plus, Information rapide$/)
  await keys.key('Enter')
  await keys.press(/^Enregistrer$/)
  await page.locator('.toast').getByText('2 passages estimés').waitFor()
  await kept('both are estimates', () => each(page, 'estimated'), [true, true])
  await keys.settled('two were caught up')
  await keys.press(/^Annuler$/)
  await kept('both are taken back', () => each(page, 'voided'), ['undo', 'undo'])
  await page.locator('.toast').waitFor({ state: 'detached' })
  await keys.settled('the catch-up was undone')

  await keys.press(/^Castelroc /)
  await dialog(page).waitFor()
  await keys.press(/^Commencer un essai$/)
  await page.getByText('Essai en cours.').waitFor()
  await keys.settled('a trial was begun')
  await keys.press(/^Finir l’essai$/)
  await page.getByText('Essai en cours.').waitFor({ state: 'detached' })
  await keys.settled('the trial was ended')
  expect(tablet.errors).toEqual([])
})

describe('every address of a counsellor', () => {
  let walked: readonly Address[] = []
  everySight(async closing => {
    const served = await openServed(closing)
    const opened = await atTheCounter({}, served)
    const { page } = opened
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
    const toast = () => page.locator('.toast')
    const noted = async () => {
      await button(/^Information rapide/).press('Enter')
      await toast().getByRole('button', { name: 'Trouver un emploi' }).press('Enter')
      await toast().locator('[aria-pressed="true"]').waitFor()
      return async (): Promise<void> => {
        await toast().getByRole('button', { name: 'Annuler' }).press('Enter')
        await toast().waitFor({ state: 'detached' })
      }
    }
    const TODAY = /^Jeudi 9 octobre .*Le prochain : Forum/
    const said = { by: 'counsellor', day: DAY }
    const sent = visit({ kind: 'quick', handOver: 'to-counsellor' })
    const group: Draft = { kind: 'create', noun: 'group', fields: groupFields({ kind: 'class', size: 24, accompanying: 2 }, DAY, 9) }
    const [interview, , , class24] = await served.write(BOOK, [INTERVIEW, SELF_SERVICE, sent, group], said)
    const [guide] = await fillShelf(served)
    const [house] = await served.write(COMMONS_PUBLIC, [partner('Point formation adultes et reconversion professionnelle')], said)
    const [fair] = await served.write(
      calendarDocument('cas' as CentreCode, '2025', 'public'),
      [event('Forum des métiers de la montagne et de l’intercommunalité', '2025-10-14', 840)],
      said,
    )
    await page.reload() // it was written past the line
    await page.getByText('1 événement à l’agenda').waitFor()
    await noteOnce(page, 'Information rapide', 1)
    const begin = async (form: RegExp, answer: () => Promise<void>, drafts: number): Promise<void> => {
      await button(form).click()
      await answer()
      await until('the draft is kept', async () => (await stored(page, 'drafts')).length === drafts)
      await page.getByRole('link', { name: /Plus tard/ }).click()
      await button(/^Reprendre/).waitFor()
    }
    await begin(/^Entretien/, () => page.getByRole('checkbox', { name: 'Trouver un emploi' }).check(), 1)
    await begin(/^Groupe/, () => button('25 personnes').click(), 2)
    // a neighbour stands in while this centre is closed in the afternoon
    await button(/^Ouvert jusqu’à/).click()
    await page.getByText('Fermé cet après-midi').click()
    await button(/^Valbrune/).click()
    await gone(page)
    // one entry of a day that nobody believes, among the others
    opened.line.cut()
    await clockSays(opened.tablet, '2020-01-01T09:00')
    await page.getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
    await page.getByRole('button', { name: /^Libre-service/ }).click()
    await until('it is kept', async () => (await stored(page, 'visits')).length === 5)
    await clockSays(opened.tablet, '2025-10-09T10:01')
    await page.getByText('1 saisie dont la date est à confirmer').waitFor()
    opened.line.set({ delay: 0, up: Infinity, down: Infinity })
    await page.getByText('Tout est reçu au siège').first().waitFor()
    const drafted = Object.fromEntries((await stored(page, 'drafts')).map(d => [String(d['noun']), String(d['id'])]))
    const addresses: readonly Address[] = [
      ['/today', TODAY],
      ['/today', TODAY, opens(page, /^Corriger ou annuler : Entretien/)],
      ['/today', TODAY, opens(page, /^Castelroc/)],
      ['/today', TODAY, opens(page, /fermé cet après-midi/)],
      ['/today', TODAY, opens(page, 'Plus')],
      ['/today', TODAY, noted],
      [`/interview/${drafted['visit']!}`, /^Entretien .*Situation/],
      [`/group/${drafted['group']!}`, /^Groupe en visite .*Autres précisions/],
      [`/visit/2025-10/${interview!}`, /^Corriger un passage .*Situation/],
      [`/group/2025-10/${class24!}`, /^Corriger un groupe .*Autres précisions/],
      ['/catch-up', /^Rattraper .*En tableau/],
      ['/catch-up/sheets', /^Reprendre d’anciennes feuilles/],
      ['/counters', /^Compteurs .*Ajouter/],
      ['/close', /^Clore la journée .*ne disent pas le même nombre/],
      ['/earlier', /^Jours d’avant .*Mercredi 8 octobre/],
      ['/dates', /^Dates à confirmer .*Confirmer ces jours/],
      ['/holdings', /^Fonds documentaire .*6 documents/],
      [`/holdings/${guide!}`, /Dans les autres centres/],
      ['/holdings/new', /Ajouter un document/],
      ['/practices', /Aucune fiche n’est encore partagée/],
      ['/practices/theme', /Le territoire n’est pas encore décrit/],
      ['/agenda', /^Agenda .*Forum/],
      ['/agenda/new', /^Nouvel événement/],
      [`/agenda/${fair!}`, /^Tout l’agenda .*Annuler l’événement/],
      ['/partners', /1 partenaire/],
      [`/partners/${house!}`, /Pas de permanence prévue/],
      ['/partners/new', /Ajouter un partenaire/],
      ['/partners/here', /Qui fait quoi ici .* Pôle|Qui fait quoi ici .*Trouver un emploi/],
      ['/figures', /^Chiffres .*Définitions/],
      ['/sheet', /^Feuille à emporter .*La feuille est vide/],
      ['/surveys', /Pas encore d’enquête/],
      ['/surveys/exit', /Ce que l’on dit en partant/],
      ['/network', /^Haut-Vallon .*Territoire/],
      ['/network/val/hours', /Horaires de Valbrune .*Jours différents/],
      ['/hours', /^Horaires .*allez plutôt ici/],
      ['/lists', /^Listes .*Tranches d’âge/],
      ['/lists/ours/purpose', /Pôles, Castelroc seulement/],
      ['/lists/ours/theme', /Thèmes, Castelroc seulement/],
      ['/sending', /^Envois .*Derniers essais/],
      ['/sending/carry', /Faire la copie/],
      ['/sending/bring', /^Apporter une copie/],
      ['/report', /relais-report/],
      ['/code', /^Présenter un nouveau code/],
      ['/leave', /Effacer Relais de cet appareil/],
      ['/handbook', /^Mode d’emploi .*Au comptoir/],
      ['/handbook/offline', /^Tout le mode d’emploi Travailler sans réseau/],
      ['/handbook/papers', /^Tout le mode d’emploi Papiers/],
      ['/about', /^À propos de Relais .*Version/],
    ]
    walked = addresses
    return { page, addresses }
  })

  test('UI1 no screen of a counsellor is missing here', () => {
    const source = readFileSync(new URL('../../src/app/screens.tsx', import.meta.url), 'utf8')
    const table = /^const SCREENS[^]*?^}/m.exec(source)?.[0] ?? ''
    const others = ['/centres', '/devices', '/apart', '/lock', '/network/*', '/hours/*', '/lists/*'] // no counsellor's, or in part
    const all = [...table.matchAll(/^ {2}'(\/[^']+)':/gm)].map(m => m[1]!)
    expect(all.length).toBeGreaterThan(30)
    const here = walked.flatMap(([a]) => [a, `/${a.split('/')[1]!}/*`])
    expect(all.filter(a => !here.includes(a) && !others.includes(a))).toEqual([])
  })
})
