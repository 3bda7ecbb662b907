// The page for browsers that cannot run the app: shown when something essential is missing or the address is not protected, and only then.
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../chromium.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'

const read = (file: string): string => readFileSync(new URL(`../../public/${file}`, import.meta.url), 'utf8')
const script = read('old-browser.js')
const pageScript = read('old-browser-page.js')
const index = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
const SAFE = 'http://127.0.0.1:9/'
const UNSAFE = 'http://relais.example/'

let browser: Browser
beforeAll(async () => {
  const { executablePath, args, env } = await findChromium()
  browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) })
})
afterAll(() => browser?.close())

/** The real page with the real script; the app's own module is left out. `before` runs first, as a browser that lacks something. */
const open = async (address: string, before = ''): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await page.route('**/*', route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: index })
    if (pathname === '/old-browser.js') return route.fulfill({ contentType: 'text/javascript', body: script })
    if (pathname === '/old-browser-page.js') return route.fulfill({ contentType: 'text/javascript', body: pageScript })
    return route.fulfill({ status: 404, body: '' })
  })
  if (before) await page.addInitScript(before)
  await page.goto(address)
  return page
}
const why = (page: Page): Promise<unknown> => page.evaluate(() => ('relaisCannotRun' in window ? window.relaisCannotRun : null))

test('OB1 a browser that has everything is let through, and the page stays as it is', async () => {
  const page = await open(SAFE)
  expect(await why(page)).toBeNull()
  expect(await page.locator('#app').count()).toBe(1)
  await page.context().close()
})

const LACKS = {
  IndexedDB: "Object.defineProperty(window, 'indexedDB', { value: undefined })",
  'Web Locks': "Object.defineProperty(navigator, 'locks', { value: undefined })",
  CompressionStream: 'delete window.CompressionStream',
  structuredClone: 'delete window.structuredClone',
  popovers: 'delete HTMLElement.prototype.popover',
  'container queries': "const s = CSS.supports.bind(CSS); CSS.supports = (...a) => !String(a[0]).startsWith('container') && s(...a)",
  ':has': "const s = CSS.supports.bind(CSS); CSS.supports = (...a) => !String(a[0]).includes(':has') && s(...a)",
} as const

describe('OB2 what is missing shows the page', () => {
  test.each(Object.entries(LACKS))('OB2 without %s it names the browsers that work, in six languages', async (_, before) => {
    const page = await open(SAFE, before)
    expect(await why(page)).toBe('old')
    const said = await page.locator('#cannot-run').innerText()
    for (const name of ['Chrome 114', 'Edge 114', 'Firefox 125', 'Safari 17']) expect(said).toContain(name)
    for (const language of LANGUAGES) expect(await page.locator(`#cannot-run [lang=${language}]`).count()).toBe(1)
    expect(await page.locator('#app').count()).toBe(0)
    await page.context().close()
  })
})

test('OB3 an address without protection says so: there is no cryptography there', async () => {
  const page = await open(UNSAFE)
  expect(await why(page)).toBe('insecure')
  expect(await page.locator('#cannot-run').innerText()).toContain('https://')
  await page.context().close()
})

/** Without comments and texts. */
const plain = (code: string): string => code.replace(/'[^'\n]*'/g, "''").replace(/\/\/.*$/gm, '')

test('OB4 the script itself is written for browsers that are twenty years old', () => {
  for (const code of [script, pageScript].map(plain)) {
    expect(code).not.toMatch(/\b(let|const|class|async|await)\b|=>|`|\.\.\.|\?\?|\?\./)
    expect(code).not.toMatch(/,\s*[\])}]/)
  }
})
