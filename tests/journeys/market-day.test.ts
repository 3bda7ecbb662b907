import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { centreFields, networkFields, type CentreStated } from '../../src/domain/centre-record.ts'
import { plainName } from '../../src/domain/names.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { stored } from '../bench/stored.ts'
import { EDGE } from '../line.ts'
import { atTheHead, countsOf, MARKET_DAY } from './at-the-head.ts'
import { enrolTablet, noteInterview, noteOnce, status } from './counter.ts'
import { until } from '../until.ts'
import { serve } from './world-under-test.ts'

/** T1 plays in the fictional Haut-Vallon; its directory is written straight into the relay, as a coordinator's device would. */
const DIRECTORY_OF = DEMO_CENTRES.filter(c => ['val', 'cas', 'orv'].includes(c.code)) satisfies readonly CentreStated[]

/** The strokes for each purpose, as the page gives them back: word and number. */
const tallied = async (day: Locator): Promise<Record<string, number>> => {
  const lines = await day.getByRole('listitem').allInnerTexts()
  return Object.fromEntries(lines.map(l => [l.replace(/[\s\d]+$/, ''), Number(/\d+$/.exec(l.trim())?.[0])]).filter(([, n]) => n !== 0))
}

/** A row of the coordinator's table as it is read: by the heading of each column. */
const cellsOf = (page: Page, centre: string): Promise<Record<string, string>> =>
  page.getByRole('row', { name: new RegExp(centre) }).evaluate(row => {
    const said = (e: Element | undefined): string => ((e as HTMLElement | undefined)?.innerText ?? '').replace(/\s+/g, ' ').trim() // a page's elements
    const headings = [...(row.closest('table')?.querySelectorAll('thead th') ?? [])]
    const cells = [...row.children]
    return Object.fromEntries(headings.map((h, i) => [said(h), said(cells[i])]))
  })

test('T1 market day, alone: offline from 8:30 to 17:40, killed with a half-filled interview, sixty seconds of EDGE, the totals as written on both sides', async () => {
  const served = await serve()
  const line = await served.line()
  served.setClock('2025-10-09T08:20')
  await served.writeDirectory([
    {
      kind: 'create',
      noun: 'network',
      fields: networkFields({ names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: true }),
    },
    ...DIRECTORY_OF.map(c => ({ kind: 'create' as const, noun: 'centre', fields: centreFields(c) })),
  ])
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: '2025-10-09T08:20' })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => tablet.page().getByText('Castelroc').first().isVisible())
  await tablet.page().evaluate(() => navigator.serviceWorker.ready)

  await tablet.offline(line)
  await tablet.setClock('2025-10-09T08:30')
  await tablet.page().reload()
  const page = (): Page => tablet.page()
  await noteOnce(page(), 'Information rapide', 3)
  await tablet.setClock('2025-10-09T09:10')
  await noteInterview(page(), ['Trouver un emploi'], '5 à 15')
  await noteOnce(page(), 'Libre-service', 2)
  await noteOnce(page(), 'Information rapide', 1)
  await page().getByRole('region', { name: 'Dernière saisie' }).getByRole('button', { name: 'Annuler' }).click() // one undone
  await tablet.setClock('2025-10-09T10:05')
  await noteInterview(page(), ['Choisir son orientation'], '15 à 30', { present: 2 })
  await noteOnce(page(), 'Information rapide', 2)
  await noteInterview(page(), ['Créer son activité'], '30 à 60')

  // 11:07: the battery is out while an interview is half filled in
  await tablet.setClock('2025-10-09T11:07')
  await page()
    .getByRole('button', { name: /^Entretien/ })
    .click()
  await page().getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await until('the draft is kept', async () => (await stored(page(), 'drafts')).length === 1)
  await tablet.killAndReopen(served.url(line), { offline: true })
  await page().getByText('Un entretien commencé').waitFor()
  await page().getByRole('button', { name: 'Reprendre' }).click()
  await expect.poll(() => page().getByRole('checkbox', { name: 'Trouver une formation' }).isChecked()).toBe(true)
  await page().getByText('15 à 30', { exact: true }).click()
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await page()
    .getByRole('button', { name: /^Information rapide/ })
    .waitFor()

  await tablet.setClock('2025-10-09T14:00')
  await page()
    .getByRole('button', { name: /^Groupe/ })
    .click()
  await page().getByText('Classe', { exact: true }).click()
  await page().getByRole('spinbutton', { name: 'Combien de personnes ?' }).fill('24')
  await page().getByRole('spinbutton', { name: 'Accompagnants' }).fill('2')
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await tablet.setClock('2025-10-09T15:20')
  await noteInterview(page(), ['Changer sa vie professionnelle', 'Trouver une formation'], '30 à 60')
  await noteInterview(page(), ['Trouver un emploi'], '5 à 15') // the second P1
  await noteInterview(page(), ['Trouver un emploi'], '5 à 15') // one too many: voided below, with a reason
  await page().getByRole('region', { name: 'Dernière saisie' }).hover()
  await tablet.setClock('2025-10-09T15:40')
  await noteOnce(page(), 'Libre-service', 2)
  await page()
    .getByRole('button', { name: /^Corriger ou annuler\s: entretien de 15 h/i })
    .first()
    .click()
  await page().getByText('Notée deux fois').click()
  await page().getByRole('button', { name: 'Annuler la saisie' }).click()
  await tablet.setClock('2025-10-09T17:10')
  await noteOnce(page(), 'Information rapide', 4)

  const day = page().getByRole('region', { name: 'Depuis ce matin' })
  await expect.poll(() => day.innerText()).toContain('19 passages')
  expect(await day.innerText()).toMatch(/20 personnes présentes/)
  expect(await day.innerText()).toMatch(/1 groupe, 24 personnes/)
  expect(await tallied(day)).toEqual({
    'Trouver un emploi': 2,
    'Choisir son orientation': 1,
    'Trouver une formation': 2,
    'Changer sa vie professionnelle': 1,
    'Créer son activité': 1,
  })
  const noted = async (word: string): Promise<string> =>
    page()
      .getByRole('button', { name: new RegExp(`^${word}`) })
      .first()
      .innerText()
  for (const [word, n] of [
    ['Information rapide', 9],
    ['Entretien', 6],
    ['Libre-service', 4],
    ['Groupe', 1],
  ] as const)
    expect(await noted(word), word).toMatch(new RegExp(`\\b${n}\\b`))
  expect(await status(page())).toMatch(/^22 à envoyer/) // 19, two of them taken back besides and still told, one group

  // 17:41: a line for sixty seconds
  line.forget()
  await tablet.setClock('2025-10-09T17:41')
  served.setClock('2025-10-09T17:41')
  line.set(EDGE)
  await tablet.online()
  await until('all is received by the head', async () => (await status(page())).startsWith('Tout est reçu au siège'), 60_000)
  expect(await status(page())).toMatch(/17:4[12]/)
  expect(line.counted.up).toBeLessThanOrEqual(10_000)
  line.cut()

  const head = await atTheHead(served)
  expect(countsOf(head)).toEqual(MARKET_DAY)

  const wire = await served.line()
  const desk = await served.tablet({ width: 1280, height: 800 })
  served.setClock('2025-10-09T17:45')
  await desk.open(served.url(wire), { clock: '2025-10-09T17:45' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  const row = desk.page().getByRole('row', { name: /Castelroc/ })
  await row.waitFor()
  await expect.poll(async () => (await cellsOf(desk.page(), 'Castelroc'))['Passages']).toBe('19')
  const cells = await cellsOf(desk.page(), 'Castelroc')
  expect(cells).toMatchObject({
    'Information rapide': '9',
    Entretien: '6',
    'Libre-service': '4',
    Présents: '20',
    Groupes: '1 24 pers.',
    Réserves: '0 à confirmer 2 annulés',
  })
  expect(cells['Demi-journées']).toMatch(/\bComplet$/)
  expect(tablet.errors).toEqual([])
  expect(desk.errors).toEqual([])
}, 240_000)
