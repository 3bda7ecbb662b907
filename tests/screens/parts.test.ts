// The parts in a real browser, under the app's own security policy: rules of accessibility, sizes, and what keyboard and time do to them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../chromium.ts'
import { drawIcons, PUBLIC } from './draw-icons.ts'
import { buildGallery, serveGallery } from './gallery/serve.ts'
import { outsideTheWindow, tooSmall, violations } from './inspect.ts'
import { inflateSync } from 'node:zlib'

const PAGES = ['frame', 'form', 'touch', 'paper', 'table', 'alert', 'bare'] as const
const SIGHTS = [
  { name: '360 light', width: 360, height: 740, dark: false, text: 100 },
  { name: '1280 dark', width: 1280, height: 800, dark: true, text: 100 },
  { name: '320 light', width: 320, height: 640, dark: false, text: 100 },
  { name: '360 with text at 200 %', width: 360, height: 740, dark: false, text: 200 },
] as const
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let gallery: Awaited<ReturnType<typeof serveGallery>>
const complaints: string[] = []

beforeAll(async () => {
  await buildGallery()
  gallery = await serveGallery()
  const { executablePath, args, env } = await findChromium()
  browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) })
})
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

const open = async (page: (typeof PAGES)[number], sight: (typeof SIGHTS)[number] = SIGHTS[0], language = 'fr-FR'): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: sight.width, height: sight.height },
    colorScheme: sight.dark ? 'dark' : 'light',
    locale: language,
  })
  const p = await context.newPage()
  p.on('console', m => {
    if (m.type() === 'error') complaints.push(`${page}: ${m.text()}`)
  })
  p.on('pageerror', e => complaints.push(`${page}: ${e.message}`))
  await p.clock.install()
  if (sight.text !== 100) {
    const cdp = await context.newCDPSession(p)
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: (16 * sight.text) / 100 } }) // as in the browser's own settings
  }
  await p.goto(`${gallery.url}?page=${page}`)
  await p.locator('main h1').first().waitFor()
  return p
}
const close = (p: Page): Promise<void> => p.context().close()
const focused = (p: Page): Promise<string> =>
  p.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '')

describe.each(SIGHTS)('at $name', sight => {
  test.each(PAGES)('UI1 no rule of accessibility is broken, nothing leaves the window, everything one presses is 44 px: %s', async page => {
    const p = await open(page, sight)
    if (page === 'frame') await p.locator('.entry').first().click()
    expect(await outsideTheWindow(p)).toEqual([])
    expect(await tooSmall(p)).toEqual([])
    expect(await violations(p, axe)).toEqual([])
    await close(p)
  })
})

test('UI1 the other languages fit a narrow screen too', async () => {
  for (const language of ['pt-PT', 'it-IT', 'en-GB']) {
    const p = await open('form', SIGHTS[2], language)
    expect(await p.locator('html').getAttribute('lang')).toBe(language.slice(0, 2))
    expect(await outsideTheWindow(p)).toEqual([])
    await close(p)
  }
})

test('UI1 what is too small, too wide or badly named would be noticed', async () => {
  const p = await open('bare')
  await p.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button class="tiny"></button><div class="broad">x</div>')
    const tiny = document.querySelector<HTMLElement>('.tiny')
    const broad = document.querySelector<HTMLElement>('.broad')
    if (tiny) tiny.style.height = '20px'
    if (broad) broad.style.width = '2000px'
  })
  expect(await tooSmall(p)).toHaveLength(1)
  expect(await outsideTheWindow(p)).not.toEqual([])
  expect(await violations(p, axe)).not.toEqual([])
  await close(p)
})

describe('ticks', () => {
  // the first is the main one: it stays whatever is ticked later
  test('UI2 ranked boxes carry their rank; the fourth replaces the third', async () => {
    const p = await open('form')
    const box = (name: string) => p.getByRole('checkbox', { name })
    await box('Trouver une formation').check()
    await box('Trouver un emploi').check()
    await box('Créer son activité').check()
    expect(await box('Trouver un emploi').getAttribute('data-rank')).toBe('2')
    await box('Autre chose').check()
    expect(await box('Créer son activité').isChecked()).toBe(false)
    expect(await box('Trouver une formation').getAttribute('data-rank')).toBe('1')
    expect(await box('Autre chose').getAttribute('data-rank')).toBe('3')
    await box('Trouver un emploi').uncheck()
    expect(await box('Autre chose').getAttribute('data-rank')).toBe('2')
    await close(p)
  })

  test('UI2 rounds are one stop of the keyboard with arrows inside; squares are one stop each', async () => {
    const p = await open('form')
    await p.getByRole('checkbox', { name: 'Autre chose' }).focus()
    await p.keyboard.press('Space')
    expect(await p.getByRole('checkbox', { name: 'Autre chose' }).isChecked()).toBe(true)
    await p.keyboard.press('Tab')
    await p.keyboard.press('Space')
    await p.keyboard.press('ArrowRight')
    expect(await p.getByRole('radio', { name: '5 à 15' }).isChecked()).toBe(true)
    await p.keyboard.press('Tab')
    await p.keyboard.press('Space')
    expect(await p.getByRole('checkbox', { name: 'Demandeur d’emploi' }).isChecked()).toBe(true)
    await close(p)
  })

  test('UI2 what keeps a form from being saved is said with the group', async () => {
    const p = await open('form')
    await p.getByRole('button', { name: 'Enregistrer' }).click()
    const group = p.getByRole('group', { name: /^Pôle/ })
    expect(await group.getAttribute('aria-describedby')).not.toBeNull()
    expect(await group.textContent()).toContain('Choisissez au moins un pôle')
    await close(p)
  })

  test('UI2 the rest of a list opens in place', async () => {
    const p = await open('form')
    expect(await p.getByRole('checkbox', { name: 'Ne sait pas' }).count()).toBe(0)
    await p.getByRole('button', { name: 'Autres…' }).click()
    expect(await p.getByRole('checkbox', { name: 'Ne sait pas' }).count()).toBe(1)
    await close(p)
  })
})

test('UI3 a stepper counts by its buttons and by typing, leaves what was typed and says when it is out of bounds, and says the value once at rest', async () => {
  const p = await open('form')
  const number = p.getByRole('spinbutton', { name: 'Personnes présentes' })
  const more = p.getByRole('button', { name: /^Un de plus/ })
  const less = p.getByRole('button', { name: /^Un de moins/ })
  await less.click({ force: true }) // it says that it is off, and answers with nothing
  expect(await number.inputValue()).toBe('1')
  await more.click()
  await more.click()
  expect(await number.inputValue()).toBe('3')
  expect(await p.getByRole('status').textContent()).toBe('')
  await p.clock.runFor(1000)
  expect(await p.getByRole('status').textContent()).toBe('Personnes présentes, 3')
  await number.fill('40')
  await number.press('Tab')
  expect(await number.inputValue()).toBe('40')
  expect(await number.getAttribute('aria-invalid')).toBe('true')
  expect(await more.getAttribute('aria-disabled')).toBe('true')
  const sentence = 'De 1 à 9 personnes\u202f; au-delà, c’est un groupe.'
  expect((await p.getByText(sentence).allTextContents()).length).toBe(2) // under the field, and aloud
  await less.click() // a button brings it back
  expect(await number.inputValue()).toBe('9')
  expect(await number.getAttribute('aria-invalid')).toBe(null)
  for (const garbage of ['3,5', '-2', '1e1', 'neuf']) {
    await number.fill(garbage)
    await number.press('Enter')
    expect([await number.inputValue(), await number.getAttribute('aria-invalid')]).toEqual([garbage, 'true'])
  }
  // the arrows go from what stands in the field, taken or not
  for (const [before, typed, key, after] of [
    ['6', '5', 'ArrowUp', '6'],
    ['2', '3', 'ArrowDown', '2'],
    ['9', '40', 'ArrowDown', '9'],
    ['2', '', 'ArrowUp', '1'],
  ] as const) {
    await number.fill(before)
    await number.press('Enter')
    await number.fill(typed)
    await number.press(key)
    expect([await number.inputValue(), await number.getAttribute('aria-valuenow')], `${before} ${typed} ${key}`).toEqual([after, after])
  }
  await close(p)
})

describe('toast', () => {
  test('UI4 what was noted is announced once, and can be undone by keyboard', async () => {
    const p = await open('frame')
    await p.getByRole('button', { name: /^Information rapide/ }).click()
    const toast = p.getByRole('region', { name: 'Dernière saisie' })
    await toast.waitFor()
    expect(await p.getByRole('status').textContent()).toBe('Information rapide\u00a0: c’est noté, gardé ici. Vous pouvez annuler.')
    await toast.getByRole('button', { name: 'Annuler' }).focus()
    await p.keyboard.press('Enter')
    await toast.waitFor({ state: 'detached' })
    expect(await p.locator('.entry .count').first().textContent()).toContain('6')
    await close(p)
  })

  test('UI4 a sentence that follows at once does not take the place of the one before; later it does', async () => {
    const p = await open('frame')
    const said = (): Promise<string[]> => p.getByRole('status').locator('p').allTextContents()
    const press = (): Promise<void> => p.getByRole('button', { name: /^Information rapide/ }).click()
    await press()
    await press()
    expect(await said()).toEqual(Array(2).fill('Information rapide\u00a0: c’est noté, gardé ici. Vous pouvez annuler.'))
    // four seconds: the 62 characters of the first are said, and no sentence has cut it short before
    await p.clock.runFor(3000)
    await press()
    expect((await said()).length).toBe(3)
    await p.clock.runFor(4000)
    await press()
    expect((await said()).length).toBe(1)
    await close(p)
  })

  test('UI4 it leaves after its time, and not while it is focused or pointed at', async () => {
    const p = await open('frame')
    const toast = p.getByRole('region', { name: 'Dernière saisie' })
    await p.getByRole('button', { name: /^Information rapide/ }).click()
    await toast.getByRole('button', { name: 'Annuler' }).focus()
    await p.clock.runFor(60_000)
    expect(await toast.count()).toBe(1)
    await p.getByRole('button', { name: /^Libre-service/ }).focus()
    await p.clock.runFor(11_000)
    await toast.waitFor({ state: 'detached' })
    await p.getByRole('button', { name: /^Information rapide/ }).click()
    await toast.hover()
    await p.clock.runFor(60_000)
    expect(await toast.count()).toBe(1)
    await close(p)
  })

  test('UI4 a new one takes the place of the old, with its whole time', async () => {
    const p = await open('frame')
    const entry = p.getByRole('button', { name: /^Information rapide/ })
    await entry.click()
    await p.clock.runFor(8000)
    await entry.click()
    await p.clock.runFor(5000)
    expect(await p.locator('.toast').count()).toBe(1)
    await close(p)
  })

  test('UI4 the entries move neither when its words appear nor when its choices do, and the words are first', async () => {
    const p = await open('frame')
    const at = (): Promise<string> => p.locator('.entries').evaluate(e => JSON.stringify(e.getBoundingClientRect()))
    const before = await at()
    await p.getByRole('button', { name: /^Information rapide/ }).click()
    await p.locator('.toast').waitFor()
    expect(await p.locator('.toast .more').count()).toBe(0)
    expect(await at()).toBe(before)
    await p.clock.runFor(200)
    await p.locator('.toast .more').waitFor()
    expect(await at()).toBe(before)
    await close(p)
  })
})

test('UI5 a dialog holds the focus, Escape gives up, and the focus returns to what opened it', async () => {
  const p = await open('touch')
  const opener = p.getByRole('button', { name: 'Retirer…' })
  await opener.click()
  const dialog = p.getByRole('dialog', { name: /Retirer/ })
  await dialog.waitFor()
  for (let i = 0; i < 6; i++) await p.keyboard.press('Tab')
  expect(await dialog.evaluate(d => d.contains(document.activeElement) || document.activeElement === document.body)).toBe(true)
  await p.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => focused(p)).toBe('Retirer…')
  await close(p)
})

describe('menu', () => {
  test('UI6 it opens under its button by keyboard, takes the focus, and Escape gives it back', async () => {
    const p = await open('frame')
    await p.getByRole('button', { name: 'Plus', exact: true }).focus()
    await p.keyboard.press('Enter')
    await expect.poll(() => focused(p)).toBe('Envois')
    await p.keyboard.press('Escape')
    await expect.poll(() => focused(p)).toBe('Plus')
    await close(p)
  })

  test('UI6 wherever its button stands, it stays within the window', async () => {
    for (const sight of SIGHTS) {
      const p = await open('frame', sight)
      await p.getByRole('button', { name: 'Plus', exact: true }).click()
      const within = async (): Promise<boolean> => {
        const box = await p.locator('#more').boundingBox()
        return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= sight.width && box.y + box.height <= sight.height
      }
      await expect.poll(within).toBe(true)
      await close(p)
    }
  })

  test('UI6 the language changes in place: nothing that was entered moves, the page says which language it is', async () => {
    const p = await open('form', SIGHTS[1])
    await p.getByRole('checkbox', { name: 'Trouver une formation' }).check()
    await p.getByRole('button', { name: 'Plus', exact: true }).click()
    await p.getByRole('button', { name: /^Langue/ }).click()
    await p.getByRole('radio', { name: 'English' }).check()
    await p.getByRole('heading', { name: 'Interview', includeHidden: true }).waitFor({ state: 'attached' })
    await p.keyboard.press('Escape')
    expect(await p.locator('html').getAttribute('lang')).toBe('en')
    expect(await p.locator('input[data-rank="1"]').count()).toBe(1)
    await p.reload()
    await p.getByRole('heading', { name: 'Interview' }).waitFor()
    await close(p)
  })

  test('UI6 light or dark is chosen, and kept', async () => {
    const p = await open('frame')
    await p.getByRole('button', { name: 'Plus', exact: true }).click()
    await p.getByRole('button', { name: 'Clair ou sombre' }).click()
    await p.getByRole('radio', { name: 'Sombre' }).check()
    const ground = (): Promise<string> => p.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(await ground()).toBe('rgb(14, 20, 17)')
    await p.reload()
    await p.locator('main h1').first().waitFor()
    expect(await ground()).toBe('rgb(14, 20, 17)')
    await close(p)
  })
})

test('UI7 the veil covers everything, Escape uncovers it', async () => {
  const p = await open('frame')
  await p.getByRole('button', { name: 'Cacher' }).click()
  const veil = p.getByRole('dialog', { name: /caché/ })
  await veil.waitFor()
  const covered = await p.evaluate(() => document.elementFromPoint(innerWidth / 2, 300)?.closest('.veil') !== null)
  expect(covered).toBe(true)
  await p.keyboard.press('Escape')
  await veil.waitFor({ state: 'hidden' })
  await expect.poll(() => focused(p)).toBe('Cacher')
  await close(p)
})

describe('frame', () => {
  test('UI8 the keyboard goes skip link, bar, status line, sections, main', async () => {
    const p = await open('frame', SIGHTS[1])
    const seen: string[] = []
    for (let i = 0; i < 10; i++) {
      await p.keyboard.press('Tab')
      seen.push(await focused(p))
    }
    expect(seen[0]).toBe('Aller au contenu')
    const place = (words: string): number => seen.findIndex(s => s.startsWith(words))
    expect(place('Cacher')).toBeGreaterThan(0)
    expect(place('3 à envoyer')).toBeGreaterThan(place('Cacher'))
    expect(place('Centres')).toBeGreaterThan(place('3 à envoyer'))
    expect(place('Ouvert jusqu’à')).toBeGreaterThan(place('Plus'))
    await close(p)
  })

  test('UI8 after a change of screen main has the focus and the title says where one is', async () => {
    const p = await open('frame')
    await p.getByRole('link', { name: /^Centres/ }).click()
    await p.getByRole('heading', { name: 'Centres', level: 1 }).waitFor()
    await expect.poll(() => p.evaluate(() => document.activeElement?.id)).toBe('main')
    await expect.poll(() => p.title()).toBe('Table')
    await close(p)
  })

  test('UI8 a form takes the place of the bar of sections on a phone, not of the rail', async () => {
    const phone = await open('form')
    expect(await phone.getByRole('navigation').isVisible()).toBe(false)
    await close(phone)
    const wide = await open('form', SIGHTS[1])
    expect(await wide.getByRole('navigation').isVisible()).toBe(true)
    await close(wide)
  })

  test('UI8 purposes and durations stand above the fold of a phone', async () => {
    const p = await open('form')
    const last = await p.getByRole('radio', { name: 'plus de 60' }).boundingBox()
    const foot = await p.locator('.foot').boundingBox()
    expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThan(foot?.y ?? 0)
    await close(p)
  })
})

test('UI9 in forced colours every part keeps an edge, and motion stops when asked', async () => {
  const p = await open('touch')
  await p.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const edgeless = await p.evaluate(
    () =>
      [...document.querySelectorAll('.btn.main, .btn.stop, .tick, .entry')].filter(e => getComputedStyle(e).borderTopWidth === '0px')
        .length,
  )
  expect(edgeless).toBe(0)
  await close(p)
})

test('UI10 the icons lie in public as they are drawn', () => {
  const pixels = (png: Buffer): Buffer => inflateSync(png.subarray(41, png.length - 16)) // between the head and the tail of our own files
  for (const [name, drawn] of drawIcons()) {
    const lying = readFileSync(PUBLIC + name)
    if (name.endsWith('.svg')) expect(lying.toString()).toBe(drawn.toString())
    else expect(pixels(lying).equals(pixels(drawn))).toBe(true)
  }
})

test('UI11 the security policy forbade nothing and no page complained', () => {
  expect(complaints).toEqual([])
})
