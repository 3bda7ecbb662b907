// The first page in a real browser against a real relay: a code in every state, a network set up from the relay's link, a demonstration.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeKeyPair, publicHalf } from '../../src/device/key-pair.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { readAppend } from '../../src/wire/append.ts'
import { until } from '../until.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { TestLine } from '../line.ts'
import { complaint, coordinatorLink, HAUT_VALLON, looksRight } from './network-screens.ts'

type Opened = { readonly served: Served; readonly line: TestLine; readonly page: Page; readonly errors: readonly string[] }

const open = async (path = ''): Promise<Opened> => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line) + path)
  return { served, line, page: tablet.page(), errors: tablet.errors }
}
const door = (page: Page, word: RegExp): Promise<void> => page.getByRole('button', { name: word }).click()
const field = (page: Page) => page.getByLabel('Votre code')
const present = async (page: Page, typed: string): Promise<void> => {
  await field(page).fill(typed)
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
}
const linked = (page: Page): Promise<void> => page.getByRole('complementary', { name: 'État des envois' }).waitFor()
/** Waits for the sentence under the field, and sees that what was typed is still in it. */
const refusedWith = async (page: Page, typed: string, words: RegExp): Promise<void> => {
  await expect.poll(() => complaint(page), { timeout: 10_000 }).toMatch(words)
  expect(await field(page).inputValue()).toBe(typed)
}

test('FP1 the browser’s back leads from each page of the first one to its doors, not out of the app', async () => {
  const { page, errors } = await open()
  const doors = page.getByRole('button', { name: /J’ai un code/ })
  for (const word of [/J’ai un code/, /Créer un réseau/]) {
    await door(page, word)
    await doors.waitFor({ state: 'detached' })
    await page.evaluate(() => history.back())
    await doors.waitFor()
    await page.evaluate(() => history.forward())
    await doors.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Revenir' }).click()
    await doors.waitFor()
  }
  expect(errors).toEqual([])
})

test('FP1 one tap and eight characters, in lower case with a dash and a letter for a digit: the device is linked, and its centre is named', async () => {
  const { served, page, errors } = await open()
  const code = await served.code('staff', 'cas')
  await door(page, /J’ai un code/)
  // who opens the door finds the field ready
  await page.keyboard.type(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))
  await page.keyboard.press('Enter')
  await linked(page)
  await page.getByText('Castelroc').first().waitFor()
  expect(errors).toEqual([])
})

test('FP1 the link behind the square brings the code along and out of the address; nothing is sent until it is pressed', async () => {
  const { served, line, page } = await open()
  const code = await served.code('staff', 'cas')
  await page.goto('about:blank')
  let asked = 0
  await page.route('**/enrol', route => {
    asked++
    return route.continue()
  })
  await page.goto(`${served.url(line)}#code=${code}`)
  await until('the code stands in its field', async () => (await field(page).inputValue()) === `${code.slice(0, 4)} ${code.slice(4)}`)
  expect(new URL(page.url()).hash).toBe('')
  expect(asked).toBe(0)
  // loaded anew before it was used: the code is there still, in this tab alone, and in no request
  const addresses: string[] = []
  page.on('request', r => addresses.push(`${r.url()} ${r.postData() ?? ''}`))
  await page.reload()
  await until('the code stands there again', async () => (await field(page).inputValue()) === `${code.slice(0, 4)} ${code.slice(4)}`)
  expect(new URL(page.url()).hash).toBe('')
  const other = await page.context().newPage()
  await other.goto(served.url(line))
  await other.getByRole('button', { name: /J’ai un code/ }).waitFor()
  await other.close()
  expect(addresses.filter(a => a.includes(code))).toEqual([])
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await linked(page)
  expect(asked).toBe(1)
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0) // used, it is kept no longer
})

test('FP1 SU2 the relay’s link outlives a page that is loaded anew before it is used, and goes once the head says that it has served', async () => {
  const { served, line, page } = await open()
  const link = await coordinatorLink(served, line)
  await page.goto('about:blank')
  await page.goto(link)
  const create = page.getByRole('button', { name: 'Créer le réseau' })
  await create.waitFor()
  await page.reload()
  await create.waitFor()
  expect(new URL(page.url()).hash).toBe('')
  const used = await fetch(`${served.url(line)}enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: new URL(link).hash.slice('#coordinator='.length), label: '', key: await publicHalf(await makeKeyPair()) }),
  })
  expect(await used.json()).toMatchObject({ ok: true })
  await page.getByLabel('Nom du réseau').fill('Haut-Vallon')
  await page.getByLabel('Nom du siège').fill('Valbrune')
  await create.click()
  await expect.poll(() => page.evaluate(() => sessionStorage.length), { timeout: 10_000 }).toBe(0)
})

test('FP2 a code that cannot be one is not sent; what is wrong stands under the field, which has the focus and keeps what was typed', async () => {
  const { page } = await open()
  let asked = 0
  await page.route('**/enrol', route => {
    asked++
    return route.continue()
  })
  await door(page, /J’ai un code/)
  for (const typed of ['', 'K7PM', 'K7PM4XQU', 'K7PM4XQR9', '<script>', '🙂🙂🙂🙂🙂🙂🙂🙂']) {
    await present(page, typed)
    await refusedWith(page, typed, /huit caractères/)
  }
  expect(asked).toBe(0)
  await looksRight(page, 'a wrong code')
})

test('FP2 unknown, used, late and blocked: each code has its sentence', async () => {
  const { served, page } = await open()
  const used = await served.code('staff', 'cas')
  const late = await served.code('staff', 'cas')
  await page.evaluate(async code => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const key = await crypto.subtle.exportKey('jwk', pair.publicKey)
    await fetch('/enrol', { method: 'POST', body: JSON.stringify({ code, key, label: 'x' }) })
  }, used)
  await door(page, /J’ai un code/)
  await present(page, used)
  await refusedWith(page, used, /a déjà servi aujourd’hui à \d+:\d\d\./)
  const tomorrow = new Date(Date.now() + 36 * 3_600_000) // whatever the zone this text is read in
  served.setClock(tomorrow.toISOString().slice(0, 16))
  await present(page, late)
  await refusedWith(page, late, /plus d’un jour/)
  const unknown = used.startsWith('A') ? 'B0000000' : 'A0000000'
  await present(page, unknown)
  await refusedWith(page, unknown, /ne connaît pas ce code/)
  for (let i = 0; i < 5; i++) await present(page, unknown)
  await refusedWith(page, unknown, /Trop d’essais/)
})

test('FP3 no line, a page of the wifi, a busy relay, words nobody understands: the code stays, and works once the head answers', async () => {
  const { served, line, page } = await open()
  const code = await served.code('staff', 'cas')
  await door(page, /J’ai un code/)
  line.cut()
  await present(page, code)
  await refusedWith(page, code, /ne répond pas/)
  line.set({ delay: 0, up: Infinity, down: Infinity })
  const answers: readonly [body: string, status: number, words: RegExp][] = [
    ['<html>Bienvenue sur notre wifi</html>', 200, /celle du wifi/],
    ['{"ok":false,"problem":"busy"}', 429, /occupé/],
    ['{"ok":false,"problem":"malformed"}', 200, /Rechargez/],
    ['{"ok":false,"problem":"from-a-later-relay"}', 200, /Rechargez/],
    ['{"ok":true,"device":7}', 200, /celle du wifi/],
  ]
  for (const [body, status, words] of answers) {
    await page.route('**/enrol', route => route.fulfill({ status, body, contentType: 'text/html' }))
    await present(page, code)
    await refusedWith(page, code, words)
    await page.unroute('**/enrol')
  }
  await present(page, code)
  await linked(page)
})

test('FP3 offline is said before anything is sent, and goes when the network is back', async () => {
  const { page } = await open()
  await door(page, /J’ai un code/)
  await page.context().setOffline(true)
  await page.getByText('Pas de réseau pour l’instant.').waitFor()
  await looksRight(page, 'offline')
  await page.context().setOffline(false)
  await page.getByText('Pas de réseau pour l’instant.').waitFor({ state: 'detached' })
})

test('FP4 the language changes in place, in all six; what was typed stays and what is wrong is said again', async () => {
  const { page } = await open()
  await door(page, /J’ai un code/)
  await present(page, 'K7PM')
  const words: Record<string, RegExp> = {
    English: /eight characters/,
    Italiano: /otto caratteri/,
    Español: /ocho caracteres/,
    Català: /vuit caràcters/,
    Português: /oito caracteres/,
    Français: /huit caractères/,
  }
  for (const [name, said] of Object.entries(words)) {
    await page.getByRole('radio', { name, exact: true }).check()
    await expect.poll(() => page.locator('.wrong').innerText()).toMatch(said)
    expect(await page.locator('form input').inputValue()).toBe('K7PM')
  }
})

test('SU1 a network from the relay’s link: its directory reaches the head, and a code made there links a first tablet', async () => {
  const served = await serve()
  const line = await served.line()
  const head = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await head.open(await coordinatorLink(served, line))
  const page = head.page()
  await page.getByRole('heading', { name: 'Créer un réseau' }).waitFor()
  await looksRight(page, 'set-up')

  // in vain first: every field says what it lacks, the first has the focus
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await expect.poll(() => complaint(page)).toMatch(/Donnez un nom au réseau/)
  await page.getByLabel('Nom du réseau').fill('Haut-Vallon')
  await page.getByLabel('Nom du siège').fill('V'.repeat(81))
  await page.getByRole('group', { name: 'Matin' }).getByLabel('À').fill('08:00')
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await expect.poll(() => complaint(page)).toMatch(/80 caractères au plus/)
  await page.getByLabel('Nom du siège').fill('Valbrune')
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await expect.poll(() => complaint(page)).toMatch(/La fin doit venir après le début/)
  await page.getByRole('group', { name: 'Matin' }).getByLabel('À').fill('12:30')

  await page.locator('summary').click()
  await page.getByLabel('Nom du centre').fill('Castelroc')
  await looksRight(page, 'set-up with a second centre')

  // the line is cut when it is sent: all answers stay
  line.cut()
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await page.locator('main').getByText('Le réseau n’est pas créé').waitFor()
  expect(await page.getByLabel('Nom du réseau').inputValue()).toBe('Haut-Vallon')
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await linked(page)
  await page.getByText('Valbrune').first().waitFor()

  // the head receives the public: this very device records there too
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()

  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Pour quel centre').selectOption({ label: 'Castelroc' })
  await page.getByLabel('Nom de l’appareil').fill('Tablette du comptoir')
  await page.getByRole('button', { name: 'Faire un code' }).click()
  const code = (await page.locator('.code [aria-hidden]').innerText()).trim()
  expect(code).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)

  const counter = await served.tablet({ worker: 'without' })
  await counter.open(`${served.url(line)}#code=${code.replace(' ', '')}`)
  await counter.page().getByRole('button', { name: 'Relier cet appareil' }).click()
  await linked(counter.page())
  await counter.page().getByText('Castelroc').first().waitFor()
  await counter
    .page()
    .getByRole('button', { name: /^Information rapide/ })
    .waitFor()
  expect([...head.errors, ...counter.errors]).toEqual([])
})

test('SU2 without the link it is pasted, whole or its 22 characters; one that has served is refused and asked for again', async () => {
  const { served, line, page } = await open()
  const link = await coordinatorLink(served, line)
  await door(page, /Créer un réseau/)
  await page.getByLabel('Nom du réseau').fill('Haut-Vallon')
  await page.getByLabel('Nom du siège').fill('Valbrune')
  for (const typed of ['', 'K7PM4XQR', 'https://relais.example/']) {
    await page.getByLabel('Lien du relais').fill(typed)
    await page.getByRole('button', { name: 'Créer le réseau' }).click()
    await expect.poll(() => complaint(page)).toMatch(/22 lettres et chiffres/)
  }
  await page.getByLabel('Lien du relais').fill('A'.repeat(22))
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await expect.poll(() => complaint(page)).toMatch(/ne connaît pas ce lien/)
  expect(await page.getByLabel('Nom du siège').inputValue()).toBe('Valbrune')
  // a network is there already: the device is linked, nothing is written over it
  await page.getByLabel('Lien du relais').fill(link)
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await linked(page)
  await page.getByText('Haut-Vallon').first().waitFor()
})

/** Names in the relay's directory, of networks and centres. */
const described = async (served: Served): Promise<string[]> =>
  (await served.log.rows(DIRECTORY, 0, 1_000_000)).flatMap(row =>
    readAppend(row.bytes).flatMap(s => (Array.isArray(s.value) && s.value[0] === 'create' ? [String(s.value[3])] : [])),
  )

test('SU1 C4 the relay’s recovery link offers no set-up: one press links the device, under its name, and the network comes', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(`${served.url(line)}#recover=${await served.coordinatorToken()}`)
  const page = tablet.page()
  await page.getByRole('heading', { name: 'Relier cet appareil au réseau existant' }).waitFor()
  expect(await page.getByText(/Créer (le|un) réseau|Nom du réseau/).count()).toBe(0)
  await looksRight(page, 'recovery')
  await page.getByLabel('Nom de cet appareil').fill('Bureau du fond')
  await page.getByRole('button', { name: 'Relier cet appareil au réseau existant' }).click()
  await linked(page)
  await page.getByText('Haut-Vallon').first().waitFor()
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByText('Bureau du fond').first().waitFor()
  expect(await described(served)).toEqual(['network', 'centre', 'centre', 'centre'])
  expect(tablet.errors).toEqual([])
})

test('SU1 C4 who fills in a set-up where a network is there already is told so: nothing is created, and what was typed is shown', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByLabel('Nom du réseau').fill('Val-Perdu')
  await page.getByLabel('Nom du siège').fill('Perdu')
  await page.getByRole('button', { name: 'Créer le réseau' }).click()
  await page
    .getByText(/Un réseau existe déjà sur ce relais/)
    .first()
    .waitFor()
  await page.getByText(/Val-Perdu, Perdu/).waitFor()
  await looksRight(page, 'found')
  await page.getByRole('button', { name: 'Continuer dans ce réseau' }).click()
  await linked(page)
  await page.getByText('Haut-Vallon').first().waitFor()
  expect(await described(served)).toEqual(['network', 'centre', 'centre', 'centre'])
  expect(tablet.errors).toEqual([])
})

test('FP5 the doors, and a demonstration whose sides open from one page', async () => {
  const { page, errors } = await open()
  await page.getByRole('button', { name: /J’ai un code/ }).waitFor()
  await looksRight(page, 'doors')
  await door(page, /Essayer la démonstration/)
  await page.getByRole('button', { name: /Côté coordination/ }).waitFor()
  await looksRight(page, 'demonstration')
  const other = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Côté coordination, dans une autre fenêtre' }).click()
  await (await other).getByRole('link', { name: 'Appareils' }).first().waitFor()
  await page.getByRole('button', { name: /Côté conseil/ }).click()
  await page.getByText('Castelroc').first().waitFor()
  expect(errors).toEqual([])
})

test('FP5 D5 a relay that is there to show it opens the demonstration by itself, one press from either side; one may still go back', async () => {
  const served = await serve({ demo: 'first' })
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Côté coordination/ }).waitFor()
  await page.getByRole('button', { name: 'Revenir' }).click()
  await page.getByRole('button', { name: /J’ai un code/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(served.url(line)) // now by the app's own worker, which never asks the relay for the page
  await page.getByRole('button', { name: /Côté conseil/ }).click()
  await page.getByText('Castelroc').first().waitFor()
  expect(tablet.errors).toEqual([])
})

test('FP5 a relay that keeps no demonstration says so, and one goes back', async () => {
  const served = await serve({ demo: 'off' })
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line))
  await door(tablet.page(), /Essayer la démonstration/)
  await tablet.page().locator('main').getByText('Ce relais ne propose pas de démonstration.').waitFor()
  await tablet.page().getByRole('button', { name: 'Revenir' }).click()
  await tablet
    .page()
    .getByRole('button', { name: /J’ai un code/ })
    .waitFor()
})

test('FP5 R25 J32 the demonstration also opens the counter of a town and what the public sees', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line))
  const page = tablet.page()
  await door(page, /Essayer la démonstration/)
  const ways = await Promise.all(
    [/^Côté conseil, Valbrune/, /^Borne du public, Castelroc/].map(async name => {
      const way = page.getByRole('link', { name })
      await way.waitFor()
      return new URL((await way.getAttribute('href'))!, served.url(line)).href // it has one
    }),
  )
  await page.goto(ways[0]!)
  await page.getByText('Valbrune').first().waitFor()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()
  await page.goto(ways[1]!)
  await page.getByRole('heading', { name: 'Où trouver quelqu’un aujourd’hui ?' }).waitFor()
  expect(tablet.errors).toEqual([])
})
