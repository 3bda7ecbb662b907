// What each role's device shows, in a real browser against a real relay: hats, the director's network, the kiosk, an associated centre's devices.
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { noteOnce } from '../journeys/counter.ts'
import type { Tablet, TabletOptions } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { stored } from '../bench/stored.ts'
import { until } from '../until.ts'
import type { Role } from '../../src/domain/access.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { wrongAtAnySight } from './sights.ts'

const words = async (page: Page, where = 'main'): Promise<string> => (await page.locator(where).innerText()).replace(/\s+/g, ' ').trim()
/** For whoever wants to look: SHOTS=folder. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
}

type Desk = { readonly served: Served; readonly tablet: Tablet; readonly page: Page; readonly url: string }
const open = async (role: Role, centre: string | null, at: string, options: TabletOptions = {}): Promise<Desk> => {
  const served = await serve()
  served.setClock(at)
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without', ...options })
  const url = served.url(line)
  await tablet.open(url, { clock: at })
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code(role, centre))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  return { served, tablet, page, url }
}
const by = async (page: Page): Promise<unknown[]> => {
  const log = await stored(page, 'log')
  return log
    .filter(l => String(l['doc']).includes('/visits/'))
    .sort((a, b) => Number(a['clock']) - Number(b['clock']))
    .map(l => (l['raw'] as unknown[])[7]) // the array that travels ends with who
}

test('RO1 V16 J22 a hat is one tap in the bar; it signs what is noted, a partner counsellor’s with the institution and for one half-day', async () => {
  const { tablet, page } = await open('staff', 'cas', '2025-10-09T09:10')
  await until('Castelroc is known', () => page.getByText('Castelroc').first().isVisible())
  await noteOnce(page, 'Information rapide', 1)
  const hat = page.locator('button.dress')
  expect(await hat.innerText()).toMatch(/Castelroc\s+Conseil/)
  await hat.click()
  await page.getByRole('dialog', { name: 'Que faites-vous maintenant ?' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hats')
  await page.getByRole('button', { name: 'Accueil', exact: true }).click()
  await expect.poll(() => hat.innerText()).toMatch(/Accueil/)
  await noteOnce(page, 'Information rapide', 1)

  await hat.click() // 1
  await page.getByRole('button', { name: 'Partenaire', exact: true }).click() // 2
  await page.getByRole('dialog', { name: 'De quelle institution venez-vous ?' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'institution')
  await page.getByRole('button', { name: 'Service aux jeunes' }).click() // 3
  await expect.poll(() => hat.innerText()).toMatch(/Partenaire/)
  await noteOnce(page, 'Information rapide', 1)
  // from where, and until when: on Today and where the hat is chosen
  await page.getByText('Partenaire sur cet appareil : Service aux jeunes, jusqu’à 12:30.').waitFor()
  expect(await page.getByText('Pas de permanence de partenaire aujourd’hui').count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'today-partner')
  await hat.click()
  await page.getByRole('dialog').getByText('Partenaire sur cet appareil : Service aux jeunes, jusqu’à 12:30.').waitFor()
  await page.getByRole('button', { name: 'Renoncer' }).click()
  // a partner counsellor sees the day: no figures, no earlier days, neither by a link nor by their address
  expect(await page.getByRole('link', { name: 'Jours d’avant' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Chiffres' }).count()).toBe(0)
  for (const address of ['figures', 'earlier']) {
    await page.goto(new URL(address, page.url()).href)
    await page.getByRole('heading', { name: 'Sous cette casquette, on ne voit que le jour même' }).waitFor()
    expect(await page.locator('main').getByRole('table').count()).toBe(0)
  }
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.locator('main').getByRole('link', { name: 'Revenir' }).click()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()

  // the hat stays over a reload; when the half-day is over it asks, and nothing is said in that institution's name
  await page.reload()
  await expect.poll(() => hat.innerText()).toMatch(/Partenaire/)
  await tablet.setClock('2025-10-09T12:31')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(() => hat.innerText()).toMatch(/À choisir/)
  await page.getByText('Pas de permanence de partenaire aujourd’hui').waitFor()
  await noteOnce(page, 'Information rapide', 1)
  expect(await by(page)).toEqual(['counsellor', 'reception', 'partner/youth', 'counsellor'])
  const slip = page.getByText('Qui est là maintenant ?')
  await slip.waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Choisir la casquette' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Conseil', exact: true }).click()
  await expect.poll(() => hat.innerText()).toMatch(/Conseil/)
  await slip.waitFor({ state: 'detached' })
  expect(tablet.errors).toEqual([])
}, 90_000)

test('S075 a trial is begun where the hat is chosen; Today says so until it is ended, and nothing of it counts', async () => {
  const { tablet, page, served } = await open('staff', 'cas', '2025-10-09T09:10')
  const asked = {
    ...{ titles: { main: 'Qui vient ?', by: {} }, from: '2025-10-06', to: '2025-10-26', questions: ['gender'] },
    ...{ centres: [], modes: ['counsellor', 'paper'], target: null },
  } as unknown as SurveyStated // days as they are written
  const [survey] = await served.write(COMMONS_PUBLIC, [{ kind: 'create', noun: 'survey', fields: surveyFields(asked) }], {
    by: 'coordination@val',
    day: '2025-10-01',
  })
  await until('Castelroc is known', () => page.getByText('Castelroc').first().isVisible())
  await page.locator('button.dress').click()
  await page.getByRole('button', { name: 'Commencer un essai' }).click()
  await page.getByText('Essai en cours.').waitFor()
  const quick = page.getByRole('button', { name: /^Information rapide/ })
  await quick.click()
  await until('it stands, struck', async () => /c’était un essai/.test(await words(page)))
  expect(await quick.innerText()).toMatch(/\b0\b/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'trial')
  // what it does not take back is not done while it lasts
  const goTo = (to: string): Promise<void> =>
    page.evaluate(at => {
      history.pushState(null, '', at)
      dispatchEvent(new PopStateEvent('popstate'))
    }, to)
  for (const address of ['/catch-up/sheets', `/surveys/${survey!}/fill`, `/surveys/${survey!}/type`]) {
    await goTo(address)
    await page.getByText('Un essai est en cours, et ceci compterait pour de bon.').first().waitFor()
    expect(await page.locator('main').locator('input').count(), address).toBe(0)
    expect(await wrongAtAnySight(page), address).toEqual([])
  }
  await goTo('/today')
  await page.reload()
  await page.getByText('Essai en cours.').waitFor() // it outlives the page
  await page.locator('button.dress').click()
  await page.getByRole('button', { name: 'Accueil', exact: true }).click() // and a change of hats
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Finir l’essai' }).click()
  await until('it is over', async () => !(await page.getByText('Essai en cours.').isVisible()))
  await noteOnce(page, 'Information rapide', 1)
  expect(tablet.errors).toEqual([])
})

test('RO2 B15 the home follows the hat, and what it does not show is under More', async () => {
  const { tablet, page } = await open('coordinator', 'val', '2025-10-09T09:10', { width: 1280, height: 800 })
  const rail = page.getByRole('navigation', { name: 'Rubriques' })
  await page.getByRole('heading', { name: 'Centres', level: 1 }).waitFor()
  await page.locator('button.dress').click()
  await page.getByRole('button', { name: 'Conseil', exact: true }).click()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  expect(await rail.getByRole('link').allInnerTexts()).toEqual(['Relais', 'Aujourd’hui', 'Fonds', 'Agenda', 'Chiffres'])
  await noteOnce(page, 'Information rapide', 1)
  expect(await by(page)).toEqual(['counsellor'])
  await rail.getByRole('button', { name: 'Plus' }).click()
  await page.getByRole('link', { name: 'Appareils' }).click()
  await page.getByRole('heading', { name: 'Appareils', level: 1 }).waitFor()
  await page.locator('button.dress').click()
  await page.getByRole('button', { name: 'Direction', exact: true }).click()
  await page.getByRole('heading', { name: 'Réseau', level: 1 }).waitFor()
  await page.reload() // at once, without Centres in between
  await page.getByRole('heading', { name: 'Réseau', level: 1 }).waitFor()
  expect(tablet.errors).toEqual([])
})

test('RO3 B15 C8 a director sees the centres of the directory and when they are open, and no visit; other addresses are no screens', async () => {
  const { served, tablet, page, url } = await open('director', null, '2025-10-09T09:10', { width: 1280, height: 800 })
  await page.getByRole('link', { name: /Castelroc/ }).waitFor()
  expect(await words(page)).toMatch(/^Réseau .*Haut-Vallon/)
  expect(await words(page)).toContain('Les chiffres validés paraîtront ici dès qu’un mois sera validé.')
  expect(await words(page, 'main li:has-text("Castelroc")')).toBe(
    'Castelroc antenne, Causse de Roc, ouvert depuis mars 2010 aujourd’hui : 9:00–17:30 · Ouvert jusqu’à 17:30',
  )
  expect(await words(page, 'main li:has-text("Elvane")')).toBe('Elvane (en projet) antenne, Corvellois, ouverture prévue : septembre 2026')
  expect(await words(page, 'main li:has-text("Corvelle")')).toMatch(
    /centre associé, Corvellois, ouvert depuis 2019 Fermé aujourd’hui · ouvre samedi 11 octobre à 14:00$/,
  )
  // read, not changed
  expect(await page.getByRole('button', { name: /Modifier|Ajouter|Décrire/ }).count()).toBe(0)
  await page.getByRole('link', { name: /Castelroc/ }).click()
  await page.getByRole('heading', { name: 'Castelroc', level: 1 }).waitFor()
  expect(await page.getByRole('button', { name: /Modifier|Remettre/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Retour au réseau' }).click()
  await page.getByRole('link', { name: /Castelroc/ }).waitFor()
  expect(await page.locator('button.dress').count()).toBe(0) // one hat only
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'director')
  for (const other of ['today', 'centres', 'devices', 'interview/AAECAwQFBgcICQoLDA0ODw']) {
    await page.goto(url + other)
    await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor()
  }
  await page.goto(url)
  await page.getByRole('link', { name: /Castelroc/ }).waitFor()
  expect([...new Set((await rowsOf(page, 'log')).map(l => l['doc']))]).toEqual(['network/directory'])
  expect((await served.log.inventory('network/directory')).count).toBe(HAUT_VALLON.length)
  expect(tablet.errors).toEqual([])
}, 60_000)

test('RO4 J32 a kiosk has no frame and no status, speaks six languages, and is as it was after a minute without a trace', async () => {
  const { tablet, page } = await open('kiosk', 'cas', '2025-10-09T09:10', { width: 1280, height: 800 })
  await page.getByRole('heading', { name: 'Où trouver quelqu’un aujourd’hui ?' }).waitFor()
  await page.getByText('Castelroc').waitFor()
  expect(await page.locator('nav, header, .status, [role="complementary"]').count()).toBe(0)
  expect(await words(page)).toMatch(/Castelroc vous êtes ici 9:00–17:30/) // first, though not first in the alphabet
  expect(await words(page)).not.toMatch(/Elvane|Corvelle/) // planned; and not open on a Thursday
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'kiosk')

  const trace = async (): Promise<unknown> => ({
    page: (await page.locator('#app').innerHTML()).replace(/\s(id|for|name|aria-\w+)="[^"]*"/g, ''),
    local: await page.evaluate(() => JSON.stringify(Object.entries(localStorage))),
    tab: await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage))),
    history: await page.evaluate(() => [history.length, location.href, document.documentElement.lang, document.title]),
    // what is known of the line changes with the line
    facts: (await rowsOf(page, 'facts')).flatMap(f => (f['k'] === 'line' || f['k'] === 'traffic' ? [] : [f['k']])).sort(),
    drafts: await rowsOf(page, 'drafts'),
  })
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const before = await trace()
  // its timers are moved on, not waited for
  await page.clock.install()
  await page.mouse.move(5, 5)
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('button', { name: 'Mostrar todos los lugares' }).click()
  await expect.poll(() => words(page)).toContain('Corvelle')
  await page.clock.fastForward(44_000)
  expect(await page.getByText('¿Sigue ahí?').count()).toBe(0)
  await page.clock.fastForward(2_000)
  await page.getByRole('alert').getByText('¿Sigue ahí?').waitFor()
  await page.getByText('¿Dónde hay alguien hoy?').click() // yes
  await expect.poll(() => page.getByText('¿Sigue ahí?').count()).toBe(0)
  await page.clock.fastForward(46_000)
  await page.getByRole('alert').getByText('¿Sigue ahí?').waitFor()
  await page.clock.fastForward(16_000)
  await page.getByRole('heading', { name: 'Où trouver quelqu’un aujourd’hui ?' }).waitFor()
  await expect.poll(trace).toEqual(before)
  expect(await rowsOf(page, 'outbox')).toEqual([])
  expect(tablet.errors).toEqual([])
}, 60_000)

test('RO5 C8 the devices of an associated centre: its own alone, no centres to add; the dialog offers its role and its centre only', async () => {
  const { tablet, page } = await open('associated', 'aur', '2025-10-09T09:10')
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Plus' }).last().click()
  await page.getByRole('link', { name: 'Appareils' }).click()
  await page.getByRole('heading', { name: '1 appareil' }).waitFor()
  expect(await words(page)).not.toContain('Ajouter un centre')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'associated')
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accueillir un appareil' })
  expect(await dialog.getByRole('radio').count()).toBe(0)
  expect(await dialog.getByRole('option').allInnerTexts()).toEqual(['Choisir un centre', 'Maison des jeunes du Lac d’Aure'])
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'associated-code')
  await dialog.getByLabel('Nom de l’appareil').fill('Téléphone de la salle')
  await dialog.getByRole('button', { name: 'Faire un code' }).click()
  await page.getByRole('heading', { name: 'Code pour Maison des jeunes du Lac d’Aure' }).waitFor()
  expect([...new Set((await rowsOf(page, 'log')).map(l => l['doc']))]).toEqual(['network/directory'])
  expect(tablet.errors).toEqual([])
})

test('RO6 B15 a coordinator offers every role with the centres that fit, and says what such a device will receive', async () => {
  const { tablet, page } = await open('coordinator', null, '2025-10-09T09:10')
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accueillir un appareil' })
  const fits = async (role: string): Promise<string[]> => {
    await dialog.getByText(role, { exact: true }).click()
    return (await dialog.getByRole('option').allInnerTexts()).slice(1)
  }
  const sites = ['Les Ardillères', 'Bois-Thénac (provisoire)', 'Castelroc', 'La Navette', 'Pont-d’Irgne', 'Saint-Orvin', 'Valbrune']
  const associated = ['Maison des jeunes du Lac d’Aure', 'Médiathèque de Corvelle']
  expect(await fits('Noter des passages')).toEqual(sites)
  expect(await words(page, 'dialog[open]')).toContain('Jamais les passages d’un autre centre')
  expect(await fits('Coordonner le réseau')).toEqual(['Réseau entier', ...sites])
  expect(await fits('Diriger : voir les chiffres')).toEqual(['Réseau entier'])
  expect(await words(page, 'dialog[open]')).toContain('Jamais un passage')
  expect(await fits('Centre associé')).toEqual(associated)
  await shoot(page, 'new-code')
  expect(await wrongAtAnySight(page)).toEqual([])
  expect((await fits('Borne')).toSorted()).toEqual([...sites, ...associated].toSorted())
  expect(await words(page, 'dialog[open]')).toContain('Il ne recevra que ce qui est public')
  expect(tablet.errors).toEqual([])
}, 60_000)

test('RO8 E18 what an associated centre’s phone needs for its screen is under 250 kB with all headers, and so is all that it keeps for offline; its page asks for nothing that is another role’s', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  line.forget()
  await tablet.open(served.url(line))
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code('associated', 'aur'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor()
  const asked = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(e => ({
      name: /assets\/(.+?)-[\w-]{8}\.js$/.exec(e.name)?.[1] ?? '',
      bytes: (e as PerformanceResourceTiming).transferSize, // both kinds of entry are
    })),
  )
  const names = asked.map(a => a.name)
  expect(names).toContain('events')
  expect(names.filter(a => ['visits', 'holdings', 'coordination', 'staff', '_staff-text_fr'].includes(a))).toEqual([])
  const shown = asked.reduce((n, a) => n + a.bytes, 0)
  expect(shown).toBeGreaterThan(70_000)
  expect(shown).toBeLessThan(250_000)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForLoadState('networkidle')
  // its own screens in its own language, kept for offline by the service worker, and all headers, both ways
  const crossed = line.counted.down + line.counted.up
  expect(crossed).toBeLessThan(250_000) // the bench holds it against the same, with a month of events
  console.log(`an associated centre's phone: ${shown} bytes for its screen, ${crossed} over the line with all that it keeps for offline`)
})
