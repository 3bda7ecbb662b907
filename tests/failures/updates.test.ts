// A new version beside what goes on: half-typed forms, pages of the former version, deployments that break off or overtake each other, a line that is gone, a kiosk.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { TEST_DIST } from '../build.ts'
import { serve } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { associatedPhone, enrolledTablet, entry, MORNING, rowsOf } from './enrolled.ts'
import { deploy, otherVersion } from './other-version.ts'

const ALL = /\.(js|css)$/

/** A folder with the app to serve, and one with the next version. */
const folders = (): { readonly app: string; readonly next: string; readonly third: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-updates-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [app, next, third] = [join(folder, 'app'), join(folder, 'next'), join(folder, 'third')]
  cpSync(TEST_DIST, app, { recursive: true })
  otherVersion(TEST_DIST, next, ALL)
  otherVersion(TEST_DIST, third, ALL, 'Another2')
  return { app, next, third }
}
const isNew = async (page: Page): Promise<boolean> =>
  (
    await page
      .locator('script[type="module"]')
      .first()
      .getAttribute('src')
      .catch(() => null)
  )?.includes('Changed1') === true
const now = (page: Page) => page.getByRole('button', { name: 'Mettre à jour' })
const waits = (page: Page) => page.getByText('Une nouvelle version attend')
const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name }).first().click()
const assetsKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await (await caches.open('relais-app')).keys()).map(r => new URL(r.url).pathname).sort())
/** Without what lies beside them compressed: it is the relay's. */
const assetsOf = (app: string): string[] =>
  readdirSync(join(app, 'assets'))
    .filter(f => !f.endsWith('.br'))
    .map(f => `/assets/${f}`)
/** The browser's own memory of files does not stand in for what is kept. */
const forgetFiles = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.clearBrowserCache')
  await cdp.detach()
}
/** Opens the app anew and waits until the browser has done with a version that it looks at. */
const looked = async (page: Page): Promise<string> => {
  await page.reload()
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => undefined)
    const worker = registration.installing
    if (worker && worker.state === 'installing') await new Promise(done => worker.addEventListener('statechange', done, { once: true }))
    return worker?.state ?? 'none'
  })
}

test('PW2 S2 a form that is half typed holds a new version, also when another tab takes it; it starts once the form is left', async () => {
  const { app, next } = folders()
  const { tablet, page, url } = await enrolledTablet({ relay: { app } })
  const form = page()
  deploy(next, app)
  await form.reload()
  await now(form).waitFor()

  // the slip above the form itself: a form of a record, then one of an event
  await form.goto(`${url}holdings/new`)
  await form.getByLabel('Titre', { exact: true }).waitFor()
  await now(form).waitFor() // open, and not touched
  await form.getByLabel('Titre', { exact: true }).fill('Guide des métiers')
  await waits(form).waitFor()
  expect(await now(form).count()).toBe(0)
  await form.getByRole('button', { name: 'Renoncer', exact: true }).click()
  await now(form).waitFor()
  await form.goto(`${url}agenda/new`)
  await form.getByLabel('Titre', { exact: true }).fill('Découvrir la voie d’eau')
  await waits(form).waitFor()

  const other = await form.context().newPage()
  await other.goto(url)
  await now(other).click()
  await until('the other tab runs the new version', () => isNew(other), 20_000)
  await form.waitForTimeout(2000)
  expect([await isNew(form), await form.getByLabel('Titre', { exact: true }).inputValue()]).toEqual([false, 'Découvrir la voie d’eau'])
  await waits(form).waitFor()

  await form.getByRole('button', { name: 'Renoncer', exact: true }).click()
  await until('this one, too, when the form was left', () => isNew(form), 30_000)
  expect(tablet.errors.filter(e => !/404/.test(e))).toEqual([])
})

test('PW2 an old page that stays open over what is half filled in opens its later screens with no network after another tab took the new version; its files go when it has gone', async () => {
  const { app, next } = folders()
  const { tablet, page, url, line } = await enrolledTablet({ relay: { app }, tablet: { width: 1280, height: 800 } })
  const old = page()
  await old.goto(`${url}agenda/new`)
  await old.getByLabel('Titre', { exact: true }).fill('Découvrir la voie d’eau')
  deploy(next, app)
  const other = await old.context().newPage()
  await other.goto(url)
  await now(other).click()
  await until('the other tab runs the new version', () => isNew(other), 20_000)
  expect(await isNew(old)).toBe(false)

  // from one form to the next: there is always something half filled in
  await forgetFiles(old)
  await tablet.offline(line)
  await old.getByRole('button', { name: 'Renoncer', exact: true }).click()
  await section(old, 'Aujourd’hui')
  await entry(old, 'Entretien').click()
  await old.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await until('the draft is kept', async () => (await rowsOf(old, 'drafts')).some(d => d['noun'] === 'visit'))
  await old.getByRole('link', { name: /Plus tard/ }).click()
  await section(old, 'Fonds')
  await old.getByRole('heading', { level: 1, name: 'Fonds' }).waitFor()
  await old.waitForTimeout(14_000)
  expect(await isNew(old)).toBe(false)

  await old.close()
  await other.reload()
  await until('only the new version is kept', async () => {
    const kept = await assetsKept(other)
    return (
      assetsOf(next).every(f => kept.includes(f) || f.endsWith('old-browser-page.js')) && !assetsOf(TEST_DIST).some(f => kept.includes(f))
    )
  })
  await section(other, 'Agenda')
  await other.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
})

test('PW1 PW2 a deployment that lacks a file, or whose page is of yet another version, takes nothing over: the old version stays and opens with no network; what is whole is offered', async () => {
  const { app, next, third } = folders()
  const { tablet, page, url, line } = await enrolledTablet({ relay: { app } })
  const opensOffline = async (): Promise<void> => {
    await forgetFiles(page())
    await tablet.offline(line)
    await tablet.killAndReopen(url, { offline: true })
    await tablet.setClock(MORNING)
    await entry(page(), 'Entretien').waitFor()
    expect([await isNew(page()), await now(page()).count()]).toEqual([false, 0])
    line.set({ delay: 0, up: Infinity, down: Infinity })
    await tablet.online()
  }
  // Each in an order in which there is no whole version to be had at any moment: the browser tries again by itself.
  // the worker of one version, the page of yet another; the files of both are there
  for (const from of [third, next]) cpSync(join(from, 'assets'), join(app, 'assets'), { recursive: true })
  for (const [from, file] of [
    [third, 'index.html'],
    [next, 'sw.js'],
  ] as const)
    cpSync(join(from, file), join(app, file))
  expect(await looked(page())).toBe('redundant')
  await opensOffline()

  // the page that fits, and one file that is not there
  rmSync(
    join(
      app,
      'assets',
      readdirSync(join(next, 'assets')).find(f => f.startsWith('holdings'))!,
    ),
  )
  cpSync(join(next, 'index.html'), join(app, 'index.html'))
  expect(await looked(page())).toBe('redundant')
  await opensOffline()

  deploy(next, app)
  await page().reload()
  await now(page()).click()
  await until('the new version runs', () => isNew(page()), 20_000)
})

test('PW1 a file that the browser lost is put back by the next start with a line', async () => {
  const { tablet, page, url, line } = await enrolledTablet()
  const lost = assetsOf(TEST_DIST).find(f => f.includes('/holdings'))!
  await page().evaluate(async f => (await caches.open('relais-app')).delete(f), lost)
  expect(await assetsKept(page())).not.toContain(lost)
  await page().reload()
  await until('it is back', async () => (await assetsKept(page())).includes(lost))
  await forgetFiles(page())
  await tablet.offline(line)
  await page().goto(`${url}holdings`)
  await page().getByRole('heading', { level: 1, name: 'Fonds' }).waitFor()

  // and by whoever asks for it
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await tablet.online()
  await page().evaluate(async f => (await caches.open('relais-app')).delete(f), lost)
  await page().evaluate(f => fetch(f), lost)
  await until('it is back', async () => (await assetsKept(page())).includes(lost))
})

test('PW4 E18 accepted with no network and a language chosen meanwhile: it says that it is not complete, and the same press works when there is one', async () => {
  const { app, next } = folders()
  const { line, page, tablet: phone } = await associatedPhone(app)
  deploy(next, app)
  await page().reload()
  await now(page()).waitFor()

  await phone.offline(line)
  await page().getByRole('button', { name: 'Plus', exact: true }).click()
  await page()
    .getByRole('button', { name: /^Langue/ })
    .click()
  await page().getByRole('dialog').getByText('Italiano', { exact: true }).click()
  await page().getByText('« Italiano » n’est pas encore sur cet appareil').waitFor()
  await page().getByRole('dialog').getByRole('button', { name: 'Fermer' }).click()
  await now(page()).click()
  await page().getByRole('alert').filter({ hasText: 'La nouvelle version n’est pas encore complète sur cet appareil' }).waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  expect(await isNew(page())).toBe(false)

  line.set({ delay: 0, up: Infinity, down: Infinity })
  await phone.online()
  await now(page()).click()
  await until('the new version runs', () => isNew(page()), 20_000)
})

test('PW2 J32 a kiosk, where nobody is asked, takes the new version in a quiet moment and not before', async () => {
  const { app, next } = folders()
  const served = await serve({ app })
  served.setClock(MORNING)
  await served.writeDirectory(HAUT_VALLON)
  const kiosk = await served.tablet({ width: 1280, height: 800 })
  await kiosk.open(served.url(await served.line()))
  await kiosk.setClock(MORNING)
  const page = kiosk.page()
  await page.reload()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByText('vous êtes ici').first().waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  deploy(next, app)
  await page.reload()
  await page.getByText('vous êtes ici').first().waitFor()
  await until('it waits', () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null))
  await page.clock.install()
  await page.mouse.click(5, 5)
  await page.clock.fastForward(46_000)
  await page.getByText('Toujours là').waitFor()
  expect(await isNew(page)).toBe(false)
  await page.clock.fastForward(16_000)
  await until('the new version runs', () => isNew(page), 20_000)
  await page.getByRole('heading', { name: 'Où trouver quelqu’un aujourd’hui' }).waitFor() // by the machine's own clock, on whatever day
  expect(kiosk.errors.filter(e => !/404/.test(e))).toEqual([])
})
