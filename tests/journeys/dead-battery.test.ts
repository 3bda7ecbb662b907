// T3 as it is played: a battery dies, a week is noted under dates of 2020 in five sittings; the centre says which days they were. And a day that was said at once.
import { expect, test } from 'vitest'
import { visitFields, emptyVisit } from '../../src/domain/visit.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { parseWeek, periodFields } from '../../src/domain/opening-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { stored } from '../bench/stored.ts'
import { enrolledTablet } from '../failures/enrolled.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { shoot } from '../screens/shoot.ts'
import { never } from '../never.ts'
import { until } from '../until.ts'
import { noteOnce, status } from './counter.ts'

const DOC = 'centre/cas/visits/2026-01'
const note = (from: string, counts: readonly number[]): Draft[] =>
  counts.flatMap((n, i) =>
    Array.from({ length: n }, (_, k): Draft => ({
      kind: 'create',
      noun: 'visit',
      fields: visitFields(emptyVisit('quick'), addDays(from as Day, i), 9 + k),
    })),
  )

test('T3 V7 C06 thirty-one entries under 2020 in five sittings lie between the good days around them, are confirmed in one press: eighty-nine, none in 2020', async () => {
  const { served, tablet, line, page, url } = await enrolledTablet({ at: '2026-01-09T12:00' })
  // another device of the centre noted most of the good days; this one an entry at the end of each of the two weeks
  const said = { by: 'counsellor', day: '2026-01-09' }
  await served.write(DOC, [...note('2026-01-05', [6, 4, 7, 5, 5]), ...note('2026-01-19', [5, 6, 7, 4, 7])], said)
  await noteOnce(page(), 'Information rapide', 1)
  await tablet.offline(line)
  for (const [i, n] of [7, 5, 8, 6, 5].entries()) {
    await tablet.setClock(`${addDays('2020-01-01' as Day, i)}T09:00`)
    await tablet.killAndReopen(url, { offline: true })
    await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
    await noteOnce(page(), 'Information rapide', n)
  }
  expect((await stored(page(), 'visits')).filter(v => v['clock'] === 'unset')).toHaveLength(31)
  served.setClock('2026-01-23T18:00')
  await tablet.setClock('2026-01-23T18:00')
  await tablet.killAndReopen(url, { offline: true })
  await noteOnce(page(), 'Information rapide', 1)
  await page().getByText('31 saisies dont la date est à confirmer').waitFor()
  await page().getByRole('link', { name: 'Dates à confirmer' }).click()
  await page().getByText('7 saisies').waitFor()
  const days = page().getByLabel('Quel jour était-ce ?')
  const proposed = ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16']
  expect(await days.evaluateAll(all => all.map(e => (e as HTMLInputElement).value))).toEqual(proposed)
  await days.nth(1).fill('2026-02-13')
  await page().getByRole('button', { name: 'Confirmer ces jours' }).click()
  const refused = page().getByText('Choisissez un jour, pas après aujourd’hui ni il y a plus d’un an.')
  await refused.waitFor()
  await days.nth(1).fill('1926-01-13') // a slip of the year
  await page().getByRole('button', { name: 'Confirmer ces jours' }).click()
  await refused.waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'dates')
  // a line that was several days is split by count, and put together again
  await page().getByRole('button', { name: 'Plusieurs jours ?' }).nth(2).click()
  await page().getByRole('spinbutton', { name: 'Combien le premier jour' }).fill('8')
  await page().getByRole('button', { name: 'Séparer', exact: true }).click()
  await page().getByText('Un nombre de 1 à 7.').first().waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'dates-split')
  await page().getByRole('spinbutton', { name: 'Combien le premier jour' }).fill('3')
  await page().getByRole('button', { name: 'Séparer', exact: true }).click()
  await until('there are six lines', async () => (await days.count()) === 6)
  await shoot(page(), 'dates-six')
  await page().getByRole('button', { name: 'Remettre avec la ligne d’avant' }).click()
  await until('there are five again', async () => (await days.count()) === 5)
  // one day that nobody knows does not hold the others up; and it can all be taken back
  await days.nth(1).fill('')
  await page().getByRole('button', { name: 'Confirmer ces jours' }).click()
  await until('one goes on waiting', async () => (await days.count()) === 1)
  await page().getByText('1 ligne attend encore son jour.').first().waitFor()
  await page().getByRole('button', { name: 'Annuler' }).click()
  await until('all wait again', async () => (await days.count()) === 5)
  expect((await stored(page(), 'visits')).filter(v => v['clock'] === 'unset')).toHaveLength(31)
  await days.nth(1).fill('2026-01-13')
  await page().getByRole('button', { name: 'Confirmer ces jours' }).click()
  await page().getByText('Aucune date à confirmer').waitFor()

  await tablet.online()
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await page().reload()
  await expect.poll(() => status(page()), { timeout: 30_000 }).toMatch(/^Tout est reçu/)
  const byDay = async (): Promise<Record<string, number>> => {
    const each: Record<string, number> = {}
    for (const v of await stored(page(), 'visits')) each[String(v['day'])] = (each[String(v['day'])] ?? 0) + 1
    return each
  }
  await until('all are here', async () => (await stored(page(), 'visits')).length === 89)
  const counts = [6, 4, 7, 5, 6, 7, 5, 8, 6, 5, 5, 6, 7, 4, 8]
  const open = [0, 1, 2].flatMap(week => [0, 1, 2, 3, 4].map(i => addDays('2026-01-05' as Day, week * 7 + i)))
  expect(await byDay()).toEqual(Object.fromEntries(open.map((d, i) => [d, counts[i]])))
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V7 J1 asked at the start which day it is, a person says so: what is noted then is of that day and needs no confirming, until the battery dies again', async () => {
  const { served, tablet, line, page, url } = await enrolledTablet({ at: '2026-01-09T12:00' })
  // it is a bus, which stands on one square all day
  const week = parseWeek([1, 2, 3, 4, 5].map(d => [d, '08:00', '20:00']))
  const fields = periodFields({ from: '2025-09-01' as Day, to: null, week, stop: { place: 'Foirail', zone: null } })
  await served.write('centre/cas/desk/public', [{ kind: 'create', noun: 'stop', fields }], { by: 'counsellor', day: '2026-01-08' })
  await page().reload()
  await page().getByText('Foirail').waitFor()
  await noteOnce(page(), 'Information rapide', 1)
  await tablet.offline(line)
  await tablet.setClock('2020-01-01T09:00')
  await tablet.killAndReopen(url, { offline: true })
  await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  await never('until when it is open', () =>
    page()
      .getByText(/Ouvre à|Ouvert jusqu|Fermé/)
      .count(),
  ) // of which day, and what time is it?
  // a day that nobody knows is not closed
  await page().getByRole('link', { name: 'Clore la journée' }).click()
  await page().getByText('Cet appareil ne sait pas quel jour on est.').waitFor()
  expect(await page().getByRole('button', { name: 'lore la journée' }).count()).toBe(0)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'close-doubtful')
  await page().locator('main').getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await page().getByRole('button', { name: 'Dire quel jour on est' }).click()
  const field = page().getByLabel('Nous sommes le')
  const yes = page().getByRole('button', { name: 'C’est bien ce jour' })
  expect(await field.inputValue()).toBe('')
  await yes.click()
  await page().getByText('Choisissez d’abord le jour.').waitFor()
  await field.fill('2062-01-12')
  await yes.click()
  await page().getByText('plus d’un an après la dernière date sûre').waitFor()
  expect(await field.inputValue()).toBe('2062-01-12')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'which-day')
  await field.fill('2019-12-01')
  await page().getByRole('button', { name: 'C’est bien ce jour' }).click()
  await page().getByText('cette version n’existait pas avant').waitFor()
  await page().getByText('Lundi 12 janvier').click() // the opening days after the last sure date are one tap each
  expect(await field.inputValue()).toBe('2026-01-12')
  await yes.click()
  await page().getByRole('heading', { name: 'Lundi 12 janvier' }).waitFor()
  await noteOnce(page(), 'Information rapide', 1)
  // where the bus stands nobody knows by such an hour (S065)
  expect(await page().getByText('Foirail').count()).toBe(0)
  expect((await stored(page(), 'visits')).map(v => v['besides'] !== undefined).sort()).toEqual([false, true])
  // what is caught up is of the day that was said, as is what is half filled in (J10)
  await page().getByRole('link', { name: 'Rattraper des passages' }).click()
  await page().getByRole('button', { name: 'Un de plus, Libre-service' }).click()
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await page().getByRole('heading', { name: 'Lundi 12 janvier' }).waitFor()
  await page()
    .getByRole('button', { name: /^Entretien/ })
    .click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await until('the draft is kept', async () => (await stored(page(), 'drafts')).length === 1)
  // loaded anew it goes on with that day, without being asked
  await tablet.setClock('2020-01-01T09:02')
  await page().reload()
  await page().getByRole('heading', { name: 'Entretien' }).waitFor()
  await page().getByText('Plus tard').click()
  await page().getByRole('heading', { name: 'Lundi 12 janvier' }).waitFor()
  // opened an hour later by a clock that may have begun anew, it asks: one tap where it is the same day
  await tablet.kill() // before the clock moves: an open page would go on with it
  await tablet.open(url, { offline: true, clock: '2020-01-01T10:00' })
  await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'asked-again')
  await page().getByRole('button', { name: 'C’est toujours lundi 12 janvier' }).click()
  await page().getByRole('heading', { name: 'Lundi 12 janvier' }).waitFor()
  await tablet.kill()
  await tablet.open(url, { offline: true, clock: '2020-01-02T09:00' }) // it ran on over night, or it did not
  await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  expect(await page().getByRole('button', { name: 'C’est toujours' }).count()).toBe(0)
  await page().getByRole('button', { name: 'Dire quel jour on est' }).click()
  await page().getByText('Mardi 13 janvier').click()
  expect(await page().getByRole('dialog').getByRole('radio').count()).toBe(4) // that of the day before, and what follows
  await page().getByRole('button', { name: 'C’est bien ce jour' }).click()
  await page().getByRole('heading', { name: 'Mardi 13 janvier' }).waitFor()
  await page().getByRole('button', { name: 'Reprendre' }).click()
  await page().getByRole('group', { name: 'De quel jour est cet entretien' }).getByText('Lundi 12 janvier').waitFor()
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await page().getByRole('heading', { name: 'Mardi 13 janvier' }).waitFor()
  await noteOnce(page(), 'Libre-service', 1)
  await tablet.setClock('2020-01-01T00:10') // dead once more
  await tablet.killAndReopen(url, { offline: true })
  await page().getByRole('heading', { name: 'Jour à confirmer' }).waitFor()
  expect((await stored(page(), 'visits')).map(v => `${String(v['day'])} ${String(v['clock'])}`).sort()).toEqual([
    '2026-01-09 ok',
    ...Array.from({ length: 3 }, () => '2026-01-12 confirmed'),
    '2026-01-13 confirmed',
  ])
  // what is counted now waits for its day too (I08)
  await page().getByRole('link', { name: 'Compteurs' }).click()
  for (const n of [1, 2]) {
    await page().getByRole('button', { name: 'Un de plus, Entrées' }).click()
    await until('it is counted', async () => (await stored(page(), 'tallies')).length === n)
  }
  await page().locator('main').getByRole('link', { name: 'Aujourd’hui' }).click()
  await page().getByRole('button', { name: 'Dire quel jour on est' }).click()
  await page().getByText('Mercredi 14 janvier').click()
  await page().getByRole('button', { name: 'C’est bien ce jour' }).click()
  await page().getByText('2 saisies dont la date est à confirmer').waitFor()
  await page().getByRole('link', { name: 'Dates à confirmer' }).click()
  await page().getByText('(dont 2 aux compteurs)').waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'dates-counted')
  await page().getByLabel('Quel jour était-ce ?').fill('2026-01-14')
  await page().getByRole('button', { name: 'Confirmer ces jours' }).click()
  await page().getByText('Aucune date à confirmer').waitFor()
  expect((await stored(page(), 'tallies')).map(x => `${String(x['day'])} ${String(x['clock'])}`)).toEqual(
    Array.from({ length: 2 }, () => '2026-01-14 confirmed'),
  )
  const docs = new Set((await stored(page(), 'visits')).map(v => v['doc']))
  expect([...docs]).toEqual([DOC])
  expect(tablet.errors).toEqual([])
}, 120_000)
