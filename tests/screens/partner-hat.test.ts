// A partner counsellor on the shared device: signed on until the half-day is over, with the purposes of the duty and no others, and with this day only (J22, §5.7).
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { dutyFields } from '../../src/domain/duty-record.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { exceptionFields } from '../../src/domain/opening-record.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { purposeFields } from '../../src/domain/purpose-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { stored } from '../bench/stored.ts'
import { keyOf } from '../domain/say.ts'
import { noteOnce } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import type { Served } from '../journeys/world-under-test.ts'
import { CAS, partner } from '../sheet/things-to-take.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { wrongAtAnySight } from './sights.ts'

const DAY = '2025-10-09' as Day
const BOOK = 'centre/cas/visits/2025-10'
const visit = (on: string, entry: Partial<VisitEntry> & Pick<VisitEntry, 'kind'>): Draft => ({
  kind: 'create',
  noun: 'visit',
  fields: visitFields({ ...emptyVisit(entry.kind), ...entry }, on as Day, 9),
})
const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
const hat = (page: Page) => page.locator('button.dress')
const dialog = (page: Page) => page.getByRole('dialog')
const clockSays = async (tablet: Tablet, at: string): Promise<void> => {
  await tablet.setClock(at)
  await tablet.page().evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}
const signOn = async (page: Page, institution: string | RegExp): Promise<void> => {
  await hat(page).click()
  await dialog(page).getByRole('button', { name: 'Partenaire', exact: true }).click()
  await dialog(page).getByRole('button', { name: institution }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await expect.poll(() => hat(page).innerText()).toMatch(/Partenaire/)
}
const wear = async (page: Page, word: string): Promise<void> => {
  await hat(page).click()
  await dialog(page).getByRole('button', { name: word, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}
const by = async (page: Page): Promise<unknown[]> =>
  (await stored(page, 'log'))
    .filter(l => String(l['doc']).includes('/visits/'))
    .sort((a, b) => Number(a['clock']) - Number(b['clock']))
    .map(l => (l['raw'] as unknown[])[7]) // the array that travels ends with who
/** What others wrote past the line is read with the page. */
const read = async (page: Page, table: string, n: number): Promise<void> => {
  await page.reload()
  await until(`${n} of ${table} are here`, async () => (await stored(page, table)).length === n)
}

test('J22 C17 without a planned duty a partner’s half-day ends with the opening: a morning until 12:30 at 12:30, also for who signs on at 12:10', async () => {
  const { page, tablet, served } = await atTheCounter()
  const hours = exceptionFields({ day: DAY, half: null, intervals: [{ from: 540, to: 750 }], reason: 'other' })
  await served.write(deskDocument(CAS), [{ kind: 'create', noun: 'exception', fields: hours }], { by: 'counsellor', day: DAY, slot: 8 })
  await read(page, 'exceptions', 1)
  await signOn(page, 'Service aux jeunes')
  await page.getByText('Partenaire sur cet appareil : Service aux jeunes, jusqu’à 12:30.').waitFor()
  await clockSays(tablet, '2025-10-09T12:10')
  await noteOnce(page, 'Information rapide', 1)
  expect(await hat(page).innerText()).toMatch(/Partenaire/)
  expect(await page.getByText('Qui est là maintenant ?').count()).toBe(0)
  await wear(page, 'Accueil')
  await signOn(page, 'Service aux jeunes')
  await page.getByText('Partenaire sur cet appareil : Service aux jeunes, jusqu’à 12:30.').waitFor()
  await clockSays(tablet, '2025-10-09T12:31')
  await expect.poll(() => hat(page).innerText()).toMatch(/À choisir/)
  await noteOnce(page, 'Information rapide', 1)
  expect(await by(page)).toEqual(['partner/youth', 'counsellor'])
  expect(tablet.errors).toEqual([])
})

/** A house for P1 to P4, with duty this morning for these. */
const withDuty = async (served: Served, page: Page, purposes: readonly string[]): Promise<void> => {
  const house = partner('Maison de l’emploi', { purposes: ['P1', 'P2', 'P3', 'P4'] })
  const [key] = await served.write(COMMONS_PUBLIC, [house], { by: 'information@val', day: '2025-09-01' })
  const fields = dutyFields({ partner: key!, purposes, when: { is: 'day', day: DAY }, hours: { from: 540, to: 720 } })
  await served.write(deskDocument(CAS), [{ kind: 'create', noun: 'duty', fields }], { by: 'counsellor', day: '2025-10-01', seq: 5 })
  await read(page, 'duties', 1)
}
const boxes = async (page: Page): Promise<(readonly [string, boolean])[]> => {
  const group = page.getByRole('group', { name: /^Pôle/ })
  await group.waitFor()
  return group
    .getByRole('checkbox')
    .evaluateAll(all =>
      all.map(e => [e.getAttribute('aria-label') ?? e.parentElement!.innerText.trim(), (e as HTMLInputElement).checked] as const),
    )
}

test('J22 I05 a duty of which no purpose is said ticks none: what the house is for otherwise nobody chose', async () => {
  const { page, tablet, served } = await atTheCounter()
  await withDuty(served, page, [])
  await signOn(page, /^Maison de l’emploi/)
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await expect.poll(() => boxes(page).then(b => b.length)).toBeGreaterThan(4)
  expect((await boxes(page)).filter(([, ticked]) => ticked)).toEqual([])
  await page.getByText('15 à 30', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('[aria-invalid]').first().waitFor() // it is asked
  expect(await stored(page, 'visits')).toEqual([])
  expect(tablet.errors).toEqual([])
})

test('J22 V5 I05 the purpose of a duty is ticked as the centre’s own that stands for it, which alone the form offers, and counts there', async () => {
  const { page, tablet, served } = await atTheCounter()
  const own = purposeFields({
    label: 'Travailler',
    short: 'Travailler',
    ref: 'P1',
    standsFor: ['P1'],
    from: '2025-01-01' as Day,
    to: null,
    order: 1,
  })
  await served.write(deskDocument(CAS), [{ kind: 'create', noun: 'purpose', fields: own }], {
    by: 'counsellor',
    day: '2025-01-01',
    seq: 50,
  })
  await withDuty(served, page, ['P1', 'P3'])
  await signOn(page, /^Maison de l’emploi/)
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await expect.poll(() => boxes(page).then(b => b.filter(([, ticked]) => ticked).length)).toBe(2)
  const shown = await boxes(page)
  expect(shown.filter(([, ticked]) => ticked).map(([word]) => word)).toEqual([
    expect.stringContaining('Travailler'),
    expect.stringContaining('formation'),
  ])
  expect(shown.filter(([word]) => /emploi/i.test(word))).toEqual([])
  await page.getByText('15 à 30', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await until('it is kept', async () => (await stored(page, 'visits')).length === 1)
  const [{ id }] = (await stored(page, 'purposes')) as [{ id: string }]
  expect((await stored(page, 'visits')).map(v => v['purposes'])).toEqual([[id, 'P3']])
  await page
    .getByRole('list', { name: /^Pôles demandés/ })
    .getByText('Travailler')
    .waitFor()
  // what another device noted under the reference counts there too
  await served.write(BOOK, [visit(DAY, { kind: 'interview', purposes: ['P1'], duration: '15-30' })], { by: 'counsellor', day: DAY })
  await read(page, 'visits', 2)
  await expect
    .poll(async () =>
      (
        await page
          .getByRole('list', { name: /^Pôles demandés/ })
          .getByRole('listitem')
          .allInnerTexts()
      ).map(x => x.replace(/\s+/g, ' ')),
    )
    .toContainEqual(expect.stringMatching(/Travailler.* 2$/))
  expect(tablet.errors).toEqual([])
})

test('§5.7 J22 under a partner’s hat no other day is listed or changed: catching up is for today, old sheets and dates say why, and who was handed over is asked of today only; at reception too', async () => {
  const { page, tablet, served } = await atTheCounter()
  const home = page.url()
  const at = (address: string): Promise<unknown> => page.goto(new URL(address, home).href)
  const sent = (on: string) => visit(on, { kind: 'quick', handOver: 'to-counsellor' })
  const received = (on: string) => visit(on, { kind: 'interview', purposes: ['P3'], duration: '15-30', handOver: 'from-reception' })
  await served.write(BOOK, [sent('2025-10-02'), received('2025-10-02')], { by: 'reception', day: '2025-10-02' })
  const strokes = Array.from({ length: 7 }, (): Draft => ({
    kind: 'create',
    noun: 'visit',
    fields: { ...estimatedFields(emptyVisit('quick'), '2024-10-08' as Day, 'am'), sheet: keyOf(77) },
  }))
  await served.write(BOOK, strokes, { by: 'counsellor', day: '2025-10-07', seq: 20 })
  await served.write(BOOK, [visit('2020-01-01', { kind: 'quick' })], { by: 'counsellor', day: '2020-01-01', seq: 40, clock: 'unset' })
  await read(page, 'visits', 10)
  // counsel sees all of it
  await page.getByText('1 passage de l’accueil vers le conseil').waitFor()
  const toDates = page.getByRole('link', { name: 'Dates à confirmer' })
  await toDates.waitFor()
  await at('/catch-up/sheets')
  await page.getByText('Octobre 2024 : 7 passages').waitFor()
  await at('/catch-up')
  await page.getByRole('radio', { name: 'Hier' }).click() // in the midst of it
  await page.getByRole('button', { name: 'Un de plus, Information rapide' }).click()
  await until('it is kept while it is counted', async () => (await stored(page, 'facts')).some(f => f['k'] === 'catchUp'))
  await at('/')

  const only = page.getByRole('heading', { name: 'Sous cette casquette, on ne voit que le jour même' })
  for (const takes of [() => signOn(page, 'Service aux jeunes'), () => wear(page, 'Accueil')]) {
    await takes()
    await noteOnce(page, 'Libre-service', 1)
    expect(await words(page)).not.toMatch(/de l’accueil vers le conseil|date/)
    await at('/close')
    await page.getByRole('button', { name: /^Clore/ }).waitFor()
    expect(await words(page)).not.toMatch(/de l’accueil vers le conseil/)
    expect(await toDates.count()).toBe(0)
    for (const address of ['/catch-up/sheets', '/dates']) {
      await at(address)
      await only.waitFor()
      expect(await words(page)).not.toMatch(/2024|2020|7 passages/)
    }
    // yesterday that somebody else has half counted is not theirs
    await at('/catch-up')
    await only.waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
    await at('/')
    await page.getByRole('button', { name: /^Libre-service/ }).waitFor()
  }
  // it was not lost for who may
  await wear(page, 'Conseil')
  await at('/catch-up')
  await page.getByText('1 passage').first().waitFor()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await until('yesterday was caught up', async () => (await stored(page, 'visits')).some(v => v['day'] === '2025-10-08'))
  await page.getByRole('button', { name: /^Libre-service/ }).waitFor()
  await signOn(page, 'Service aux jeunes')
  await page.getByRole('link', { name: 'Rattraper des passages' }).click()
  await page.getByRole('group', { name: 'Quel jour ?' }).waitFor()
  expect(await page.getByRole('group', { name: 'Quel jour ?' }).getByRole('radio').count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Reprendre d’anciennes feuilles' }).count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Un de plus, Information rapide' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await until('today was', async () => (await stored(page, 'visits')).some(v => v['day'] === DAY && v['estimated'] === true))
  // of today it is asked under this hat
  await served.write(BOOK, [sent(DAY), received(DAY)], { by: 'reception', day: DAY, seq: 60 })
  await page.reload()
  await page.getByText('1 passage de l’accueil vers le conseil, aujourd’hui').waitFor()
  expect(tablet.errors).toEqual([])
}, 90_000)
