// Installed once, there for good: opens with no network on every address after one visit; a new version is offered, never forced.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { TEST_DIST } from '../build.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'
import { deploy } from './other-version.ts'

const NEW_VERSION = '99.0.1'

const folderOf = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `relais-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
/** The same app under another version, built apart: a test runner's surroundings would make another bundle. */
const buildNewVersion = (folder: string): Promise<void> =>
  new Promise((done, failed) => {
    const program = fileURLToPath(new URL('build-version.ts', import.meta.url))
    const { NODE_ENV: _, VITEST: __, ...env } = process.env
    const child = spawn(process.execPath, [program, folder, NEW_VERSION], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (d: Buffer) => (said += d.toString()))
    child.once('close', code => (code === 0 ? done() : failed(new Error(said))))
  })
/** `patience`: of each step, milliseconds; a page that is loaded anew meanwhile takes the open dialog with it. */
const version = async (page: Page, patience = 30_000): Promise<string> => {
  const within = { timeout: patience }
  await page.getByRole('button', { name: 'Plus', exact: true }).click(within)
  await page.getByRole('link', { name: 'À propos' }).click(within)
  await page.getByRole('heading', { name: 'À propos de Relais' }).waitFor(within)
  const text = await page.locator('dd').first().innerText(within)
  await page.getByRole('main').getByRole('link', { name: 'Revenir' }).click(within)
  await entry(page, 'Information rapide').waitFor(within)
  return text
}
const offer = (page: Page) => page.getByText('Une nouvelle version est prête.')

test('H4 page, worker, manifest and files come with the right headers; the icons are what the manifest says; a file that is gone is never the page', async () => {
  const served = await serve()
  const at = `http://localhost:${served.relay.port}`
  const get = async (path: string) => {
    const response = await fetch(at + path, { headers: { 'accept-encoding': 'gzip, br' } })
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      headers: response.headers,
      body: Buffer.from(await response.arrayBuffer()),
    }
  }
  const assets = readdirSync(join(TEST_DIST, 'assets'))
  const script = assets.find(f => f.endsWith('.js')) ?? ''
  const style = assets.find(f => f.endsWith('.css')) ?? ''
  for (const [path, type, cache] of [
    ['/', /^text\/html/, /^no-cache$/],
    ['/sending', /^text\/html/, /^no-cache$/],
    ['/interview/AAAAAAAAAAAAAAAAAAAAAA', /^text\/html/, /^no-cache$/],
    ['/sw.js', /^text\/javascript/, /^no-cache$/],
    ['/manifest.webmanifest', /^application\/manifest\+json/, /^no-cache$/],
    ['/icon.svg', /^image\/svg\+xml/, /^no-cache$/],
    [`/assets/${script}`, /^text\/javascript/, /immutable/],
    [`/assets/${style}`, /^text\/css/, /immutable/],
  ] as const) {
    const got = await get(path)
    expect({ path, status: got.status, type: got.type, cache: got.headers.get('cache-control') }).toEqual({
      path,
      status: 200,
      type: expect.stringMatching(type),
      cache: expect.stringMatching(cache),
    })
    const policy = got.headers.get('content-security-policy') ?? ''
    const isPart = path.startsWith('/assets/') // no page: what concerns pages is not said there
    for (const word of isPart ? [] : ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(word)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(got.headers.get('referrer-policy')).toBe(isPart ? null : 'no-referrer')
    expect(got.headers.get('access-control-allow-origin')).toBeNull()
    expect(got.headers.get('set-cookie')).toBeNull()
  }
  for (const gone of [
    '/assets/index-OLD12345.js',
    '/assets/later-OLD12345.css',
    '/workbox-00000000.js',
    '/old.js',
    '/assets/',
    '/favicon.ico',
  ]) {
    const got = await get(gone)
    expect([gone, got.status, got.type.startsWith('text/html'), got.body.includes('<div id="app">')]).toEqual([gone, 404, false, false])
  }

  const manifest = JSON.parse((await get('/manifest.webmanifest')).body.toString()) as {
    name: string
    short_name: string
    start_url: string
    scope: string
    display: string
    icons: { src: string; sizes: string; type: string; purpose?: string }[]
  }
  expect(manifest).toMatchObject({ name: 'Relais', short_name: 'Relais', start_url: '/', scope: '/', display: 'standalone' })
  expect(manifest.icons.map(i => [i.sizes, i.purpose ?? 'any'])).toEqual([
    ['192x192', 'any'],
    ['512x512', 'any'],
    ['512x512', 'maskable'],
  ])
  for (const icon of manifest.icons) {
    const { type, body } = await get(icon.src)
    expect(type).toBe(icon.type)
    expect(body.subarray(1, 4).toString()).toBe('PNG')
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`).toBe(icon.sizes)
  }
})

test('PW1 after one visit the browser would install it, and with the relay gone and the browser killed it opens on every address', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  const cdp = await page().context().newCDPSession(page())
  const { errors, data } = await cdp.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(data).toContain('"Relais"')
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(e => e.errorId).filter(e => e !== 'in-incognito')).toEqual([])
  await until('the worker controls this very page', () => page().evaluate(() => navigator.serviceWorker.controller !== null))
  await noteOnce(page(), 'Information rapide', 1)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await until('the draft is kept', async () => (await rowsOf(page(), 'drafts')).length === 1)
  const form = new URL(page().url()).pathname

  line.cut()
  await tablet.killAndReopen(`${url.slice(0, -1)}${form}`)
  await expect.poll(() => page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  for (const [path, seen] of [
    ['', 'Noté'],
    ['sending', 'Derniers essais'],
    ['about', 'À propos de Relais'],
    ['group/AAAAAAAAAAAAAAAAAAAAAA', 'Groupe en visite'],
    ['nowhere/at/all', 'Cette page n’existe pas'],
    ['sending?from=somewhere', 'Derniers essais'],
  ] as const) {
    await page().goto(url + path)
    await page().getByText(seen).first().waitFor()
  }
  await tablet.killAndReopen(`${url}sending`)
  await page().getByRole('heading', { name: 'Derniers essais' }).waitFor()
  expect(await status(page())).toMatch(/reçu|à envoyer/)
  // what the worker does not hold it does not make up
  const gone = await page().evaluate(() =>
    fetch('/assets/index-OLD12345.js').then(
      r => r.status,
      () => 'no answer',
    ),
  )
  expect(gone).toBe('no answer')
  expect(tablet.errors.filter(e => !/ERR_|Failed to load/.test(e))).toEqual([])
})

test('PW2 a new version: held while a draft is open, offered after; put off, the old one goes on with its own files; accepted, the new one runs and nothing noted is lost', async () => {
  const app = folderOf('app')
  const next = folderOf('next')
  deploy(TEST_DIST, app)
  const [{ tablet, page, url }] = await Promise.all([enrolledTablet({ relay: { app } }), buildNewVersion(next)])
  await noteOnce(page(), 'Information rapide', 1)
  const old = await version(page())
  expect(old).not.toContain(NEW_VERSION)
  const before = new Set(readdirSync(join(app, 'assets')))
  deploy(next, app)
  const replaced = [...before].filter(f => !readdirSync(join(next, 'assets')).includes(f))
  expect(replaced.length).toBeGreaterThan(0)

  // a form is open: it only says that it waits
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await until('the draft is kept', async () => (await rowsOf(page(), 'drafts')).length === 1)
  await page().reload()
  await page().getByText('Une nouvelle version attend').waitFor()
  expect(await page().getByRole('button', { name: 'Mettre à jour' }).count()).toBe(0)
  expect(await page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await offer(page()).waitFor()

  // put off: gone until the app is opened again; screens not yet loaded come from the old version's own store
  await page().getByRole('button', { name: 'Ce soir' }).click()
  await expect.poll(() => offer(page()).count()).toBe(0)
  await entry(page(), 'Groupe').click()
  await page().getByRole('heading', { name: 'Groupe en visite' }).waitFor()
  await page()
    .getByRole('link', { name: /Plus tard/ })
    .click()
  expect(await version(page())).toBe(old)
  for (const file of replaced.slice(0, 3)) {
    const answer = await fetch(`${url}assets/${file}`)
    expect([answer.status, answer.headers.get('content-type')?.startsWith('text/html')]).toEqual([404, false])
  }

  // opened again it is offered again
  await page().reload()
  await offer(page()).waitFor()
  await page().getByRole('button', { name: 'Mettre à jour' }).click()
  await until('the new version runs', async () => (await version(page(), 3_000).catch(() => '')).startsWith(NEW_VERSION), 20_000)
  await expect.poll(() => offer(page()).count()).toBe(0)
  expect((await rowsOf(page(), 'visits')).map(v => v['kind']).sort()).toEqual(['interview', 'quick'])
  // the old version's files are no page of the new one; what the browser itself still has of them is not asked
  const kept = (): Promise<string[]> =>
    page().evaluate(async () =>
      (
        await Promise.all((await caches.keys()).map(async k => (await (await caches.open(k)).keys()).map(r => new URL(r.url).pathname)))
      ).flat(),
    )
  await expect.poll(async () => (await kept()).filter(p => replaced.some(f => p.endsWith(f)))).toEqual([]) // the last old page has gone
  const gone = await page().evaluate(
    f => fetch(`/assets/${f}`, { cache: 'no-store' }).then(async r => [r.status, (await r.text()).includes('<div')]),
    replaced[0] ?? '',
  )
  expect(gone).toEqual([404, false])
  expect(tablet.errors.filter(e => !/404/.test(e))).toEqual([])
})
