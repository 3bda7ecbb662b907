// The public agenda at the kiosk, in a real browser against a real relay: what stands there, cancelled, old, empty; in six languages, at every sight.
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rowsOf } from '../failures/enrolled.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { TestLine } from '../line.ts'
import type { Circle } from '../../src/domain/document-name.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { eventFields, type EventStated } from '../../src/domain/event-record.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import type { WallTime } from '../../src/domain/wall-time.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow, tooSmall } from './inspect.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2026-03-10T09:00'
const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
/** For whoever wants to look: SHOTS=folder. The phone, the desk, and the tall screen on a wall. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: width === 360 })
  }
}

type Held = Omit<Partial<EventStated>, 'when'> & { readonly start: string; readonly end?: string; readonly zone?: string }
const held = (title: string, { start, end, zone, ...more }: Held): Draft => ({
  kind: 'create',
  noun: 'event',
  fields: eventFields({
    titles: { main: title, by: {} },
    language: 'fr',
    type: 'workshop',
    when: { start: start as WallTime, end: (end ?? null) as WallTime | null, zone: zone ?? 'Europe/Paris' },
    place: null,
    audience: null,
    summary: null,
    ...more,
  }),
})
const said = { by: 'counsellor', day: '2026-03-09' }

const kiosk = async (
  before: (
    served: Served,
    write: (centre: string, circle: Circle, drafts: readonly Draft[]) => ReturnType<Served['write']>,
  ) => Promise<void>,
): Promise<{ readonly served: Served; readonly tablet: Tablet; readonly page: Page; readonly line: TestLine }> => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  await before(served, (centre, circle, drafts) => served.write(calendarDocument(centre as CentreCode, '2026', circle), drafts, said))
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 800 })
  await tablet.open(served.url(line), { clock: NOW })
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByText('vous êtes ici').first().waitFor()
  return { served, tablet, page, line }
}
/** Moves both clocks and lets the page see it. */
const passTo = async (served: Served, tablet: Tablet, at: string): Promise<void> => {
  served.setClock(at)
  await tablet.setClock(at)
  await tablet.page().evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

test('E01 E02 E10 E18 J32 what is open to all stands at the kiosk with when and where, cancelled ones until they would have begun; nothing of a narrower circle; it is as it was after a minute', async () => {
  const { served, tablet, page, line } = await kiosk(async (_, write) => {
    for (const circle of ['own', 'network', 'associated'] as const)
      for (const centre of ['cas', 'irg']) await write(centre, circle, [held(`Secret ${circle}`, { start: '2026-03-11T10:00' })])
    await write('cas', 'public', [
      held('Un CV pour la saison d’été', { start: '2026-03-10T15:30', end: '2026-03-10T17:00' }),
      held('Il est passé', { start: '2026-03-09T10:00' }),
      ...[20, 21, 22, 23].map(d => held(`Atelier du ${d}`, { start: `2026-03-${d}T14:00` })),
    ])
    await write('the', 'public', [
      held('Portes ouvertes', {
        start: '2026-03-12T09:00',
        end: '2026-03-14T12:00',
        place: 'Salle des fêtes',
        titles: { main: 'Portes ouvertes', by: { es: 'Puertas abiertas' } },
      }),
    ])
    const [id] = await write('irg', 'public', [
      held('Les métiers de la voie d’eau', { start: '2026-03-12T14:00', end: '2026-03-12T18:00' }),
    ])
    await write('irg', 'public', [{ kind: 'cancel', target: id!, reason: 'strike' }])
  })
  const agenda = page.getByRole('region', { name: 'Ce qui vient, ouvert à tous' })
  const items = async (): Promise<string[]> => (await agenda.getByRole('listitem').allInnerTexts()).map(x => x.replace(/\s+/g, ' ').trim())
  await expect.poll(async () => (await items()).length).toBe(6)
  expect((await items()).slice(0, 3)).toEqual([
    'Un CV pour la saison d’été Mardi 10 mars, de 15:30 à 17:00 aujourd’hui Castelroc vous êtes ici',
    'Portes ouvertes Jeudi 12 mars, 9:00, jusqu’à samedi 14 mars, 12:00 Bois-Thénac (provisoire) · Salle des fêtes',
    'Les métiers de la voie d’eau Jeudi 12 mars, de 14:00 à 18:00 Pont-d’Irgne Annulé (grève)',
  ])
  expect(await words(page)).toMatch(/Dernières nouvelles reçues aujourd’hui à 9:0\d\./)
  expect(await words(page)).not.toMatch(/Secret|Il est passé/)
  expect(
    [...new Set((await rowsOf(page, 'log')).map(l => l['doc']))].filter(d => /calendar/.test(String(d)) && !String(d).endsWith('/public')),
  ).toEqual([])
  expect(await page.locator('nav, header, .status, [role="complementary"], main a').count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'kiosk-agenda')
  // a tall screen on a wall: nothing leaves it, and what is read is large
  await page.setViewportSize({ width: 1080, height: 1920 })
  expect([...(await outsideTheWindow(page)), ...(await tooSmall(page))]).toEqual([])
  const size = (): Promise<number> =>
    agenda
      .locator('h3')
      .first()
      .evaluate(e => parseFloat(getComputedStyle(e).fontSize))
  expect(await size()).toBeGreaterThan(26)
  await page.setViewportSize({ width: 1280, height: 800 })

  // six languages, the owner's own words where there are some
  for (const l of LANGUAGES) {
    await page.locator(`label.tick:has([lang="${l}"]), label.tick[lang="${l}"]`).first().click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${l}`))
    expect(await wrongAtAnySight(page), l).toEqual([])
  }
  await page.getByText('Español', { exact: true }).click()
  await expect.poll(() => words(page)).toContain('Puertas abiertas')
  expect(await page.locator('h3:has-text("Un CV")').getAttribute('lang')).toBe('fr')

  // more is asked for; after a minute nothing of that is left
  const kept = async (): Promise<unknown> => ({
    local: await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.length, location.href]),
    ),
    facts: (await rowsOf(page, 'facts')).map(f => f['k']).sort(),
    drafts: await rowsOf(page, 'drafts'),
    outbox: await rowsOf(page, 'outbox'),
  })
  const before = await kept()
  await page.clock.install()
  await page.mouse.move(5, 5)
  await page.getByRole('button', { name: 'Mostrar 1 más' }).click()
  await expect.poll(async () => await page.locator('main h3').count()).toBe(7)
  await page.clock.fastForward(46_000)
  await page.clock.fastForward(16_000)
  await expect.poll(async () => (await items()).length).toBe(6)
  expect(await kept()).toEqual(before)
  expect(tablet.errors).toEqual([])

  // 12 March, 13:59: it still says that it is cancelled; a minute later it is gone, and what goes on is there
  served.setClock('2026-03-12T13:59')
  await tablet.setClock('2026-03-12T13:59')
  await tablet.killAndReopen(served.url(line))
  await expect.poll(() => words(tablet.page())).toMatch(/Portes ouvertes .*Les métiers de la voie d’eau .*Annulé \(grève\)/)
  expect(await words(tablet.page())).not.toContain('Un CV')
  await passTo(served, tablet, '2026-03-12T14:00')
  await expect.poll(() => words(tablet.page())).not.toContain('Les métiers de la voie d’eau')
  expect(await words(tablet.page())).toContain('Portes ouvertes')
  expect(tablet.errors).toEqual([])
}, 180_000)

test('E02 E14 without a line the kiosk shows what it has and how old it is; a kiosk that heard nothing of events says so', async () => {
  const { served, tablet, page, line } = await kiosk(async (_, write) => {
    await write('cas', 'public', [held('Le club', { start: '2026-03-20T14:00' })])
  })
  await page.getByRole('heading', { level: 3, name: 'Le club' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await tablet.offline(line)
  await tablet.setClock('2026-03-11T08:00')
  await tablet.killAndReopen(served.url(line), { offline: true })
  await expect.poll(() => words(tablet.page()), { timeout: 30_000 }).toMatch(/Le club .*Dernières nouvelles reçues hier à 9:0\d\./)
  expect(await words(tablet.page())).not.toContain('renseignez-vous')
  await tablet.setClock('2026-03-13T12:00')
  await tablet.killAndReopen(served.url(line), { offline: true })
  await expect
    .poll(() => words(tablet.page()), { timeout: 30_000 })
    .toMatch(
      /Le club .*Dernières nouvelles reçues mardi 10 mars à 9:0\d\. Cette borne n’a rien reçu depuis 3 jours : renseignez-vous avant/,
    )
  expect(await wrongAtAnySight(tablet.page())).toEqual([])
  await shoot(tablet.page(), 'kiosk-old')
  await tablet.setClock('2026-03-21T12:00')
  await tablet.killAndReopen(served.url(line), { offline: true })
  await expect.poll(() => words(tablet.page()), { timeout: 30_000 }).toContain('Rien n’est annoncé pour le moment.')
  expect(await wrongAtAnySight(tablet.page())).toEqual([])
  await shoot(tablet.page(), 'kiosk-empty')
  expect(tablet.errors).toEqual([])
}, 120_000)
