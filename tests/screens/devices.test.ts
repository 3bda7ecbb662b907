// Devices and centres as a coordinator sees them, in a real browser against a real relay.
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeKeyPair, publicHalf, sign } from '../../src/device/key-pair.ts'
import type { DeviceId, Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { newStructs } from '../relay/relay-under-test.ts'
import { until } from '../until.ts'
import type { RelayOptions } from '../../sync-server/relay.ts'
import { createOperation } from '../../sync-server/operation.ts'
import type { HeadState } from '../../src/wire/questions.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { TestLine } from '../line.ts'
import { shoot } from './shoot.ts'
import { complaint, coordinatorLink, HAUT_VALLON, looksRight } from './network-screens.ts'

type Opened = { readonly served: Served; readonly line: TestLine; readonly page: Page; readonly errors: readonly string[] }

const linkTablet = async (page: Page, code: string): Promise<string> =>
  page.evaluate(async typed => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const key = await crypto.subtle.exportKey('jwk', pair.publicKey)
    return (await fetch('/enrol', { method: 'POST', body: JSON.stringify({ code: typed, key, label: '' }) })).text()
  }, code)

/** A coordinator of the whole network at its screen of devices; one tablet at Castelroc is there already. */
const open = async (options: Partial<RelayOptions> = {}, worker: 'with' | 'without' = 'without'): Promise<Opened> => {
  const served = await serve(options)
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await linkTablet(page, await served.code('staff', 'cas'))
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByRole('heading', { name: '2 appareils' }).waitFor()
  return { served, line, page, errors: tablet.errors }
}
/** Centres are added where they are listed; from here one link leads there. */
const toNetwork = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Les centres du réseau' }).click()
  await page.getByRole('heading', { name: 'Haut-Vallon', level: 1 }).waitFor()
}
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('DV1 every device with its centre and its work, by centre; the one that is looked at cannot be removed from here', async () => {
  const { page, errors } = await open()
  await expect
    .poll(() => page.locator('tbody').getByRole('rowheader').allInnerTexts())
    .toEqual([
      expect.stringMatching(/Tablette du comptoir\s+Noter des passages/),
      expect.stringMatching(/Poste de coordination\s+Coordonner le réseau/),
    ])
  expect(await row(page, 'Tablette du comptoir').innerText()).toContain('Castelroc')
  expect(await row(page, 'Poste de coordination').innerText()).toMatch(/Réseau entier[^]*cet appareil-ci/)
  expect(await row(page, 'Poste de coordination').getByRole('button').count()).toBe(0)
  await looksRight(page, 'devices')
  expect(errors).toEqual([])
})

test('DV2 a code for a centre, a role and a place: what is missing is said, the code can be spelled, photographed and cancelled', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accueillir un appareil' })
  await dialog.getByRole('button', { name: 'Faire un code' }).click()
  await expect.poll(() => complaint(page)).toMatch(/Choisissez un centre/)
  await looksRight(page, 'new code')
  // the whole network is for coordinating, not for noting visits
  expect(await dialog.getByRole('option').allInnerTexts()).toEqual(['Choisir un centre', 'Castelroc', 'Saint-Orvin', 'Valbrune'])
  await dialog.getByLabel('Pour quel centre').selectOption('orv')
  await dialog.getByRole('button', { name: 'Faire un code' }).click()
  await expect.poll(() => complaint(page)).toMatch(/nom d’un lieu/)
  await dialog.getByLabel('Nom de l’appareil').fill('Téléphone de l’antenne')
  await dialog.getByRole('button', { name: 'Faire un code' }).click()

  await page.getByRole('heading', { name: 'Code pour Saint-Orvin' }).waitFor()
  const shown = await page.locator('.code [aria-hidden]').innerText()
  expect(shown).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  expect(await focused(page)).toContain([...shown.replace(' ', ',')].join(' '))
  for (const letter of shown.replace(/[\d ]/g, ''))
    expect(await page.locator('.spelling').innerText()).toMatch(new RegExp(`${letter} \\p{L}{2,}`, 'u'))
  expect(await page.getByRole('img', { name: /Carré à photographier/ }).count()).toBe(1)
  await looksRight(page, 'given code')

  // one looks elsewhere while telephoning, and it is still there
  await page.getByRole('link', { name: 'Centres' }).first().click()
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByRole('button', { name: 'Annuler ce code' }).click()
  await page.getByRole('heading', { name: 'Code pour Saint-Orvin' }).waitFor({ state: 'detached' })
  expect(await linkTablet(page, shown)).toContain('code-unknown')
})

test('DV2 a code that was put away stays listed, can be shown again, and cancelled then', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Pour quel centre').selectOption('cas')
  await page.getByLabel('Nom de l’appareil').fill('Borne')
  await page.getByRole('button', { name: 'Faire un code' }).click()
  const shown = await page.locator('.code [aria-hidden]').innerText()
  await page.getByRole('button', { name: 'Ranger ce code' }).click()
  await page.getByRole('heading', { name: 'Code pour Castelroc' }).waitFor({ state: 'detached' })
  await looksRight(page, 'codes put away')
  // another for the same centre and the same work: their names tell them apart
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Pour quel centre').selectOption('cas')
  await page.getByLabel('Nom de l’appareil').fill('Comptoir du fond')
  await page.getByRole('button', { name: 'Faire un code' }).click()
  await page.getByText(/^Pour\s: Comptoir du fond$/).waitFor()
  await page.getByRole('button', { name: 'Ranger ce code' }).click()
  const given = page.locator('section', { has: page.getByRole('heading', { name: 'Codes donnés' }) })
  await expect.poll(() => given.getByRole('listitem').locator('b').allInnerTexts()).toEqual(['Comptoir du fond', 'Borne'])
  await page.getByRole('button', { name: 'Montrer le code pour Castelroc, Comptoir du fond' }).click()
  await page.getByRole('button', { name: 'Annuler ce code' }).click()
  await page.getByRole('heading', { name: 'Code pour Castelroc' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Montrer le code pour Castelroc, Borne' }).click()
  await expect.poll(() => page.locator('.code [aria-hidden]').innerText()).toBe(shown)
  await page.getByRole('button', { name: 'Annuler ce code' }).click()
  await page.getByRole('heading', { name: 'Code pour Castelroc' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('heading', { name: 'Codes donnés' }).count()).toBe(0)
  expect(await linkTablet(page, shown)).toContain('code-unknown')
})

test('DV2 C17 a code that was used goes by itself from the screen of whoever gave it, which says what came of it, and no code of the same words with it', async () => {
  const { page, errors } = await open()
  const make = async (): Promise<string> => {
    await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
    await page.getByLabel('Pour quel centre').selectOption('orv')
    await page.getByLabel('Nom de l’appareil').fill('Téléphone de l’antenne')
    await page.getByRole('button', { name: 'Faire un code' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    return (await page.locator('.code [aria-hidden]').innerText()).replace(' ', '')
  }
  const [first, second] = [await make(), await make()]
  expect(await linkTablet(page, first)).toContain('"ok":true')
  const said = page.getByText('Le code pour Saint-Orvin a servi : « Téléphone de l’antenne » est relié.')
  await expect.poll(() => said.count(), { timeout: 15_000 }).toBe(2) // on the screen, and aloud
  await page.getByRole('heading', { name: '3 appareils' }).waitFor()
  // the other waits still, under the same words
  expect((await page.locator('.code [aria-hidden]').innerText()).replace(' ', '')).toBe(second)
  expect(await page.getByRole('heading', { name: 'Codes donnés' }).count()).toBe(0)
  await looksRight(page, 'a code that was used')
  await shoot(page, 'code-used')
  await page.getByRole('button', { name: 'J’ai lu' }).click()
  await expect.poll(() => page.locator('main').getByText('a servi').count()).toBe(0)
  // used while one looks elsewhere: the screen knows when one comes back
  await page.getByRole('link', { name: 'Centres' }).first().click()
  expect(await linkTablet(page, second)).toContain('"ok":true')
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.locator('main').getByText('a servi').waitFor()
  expect(await page.locator('.code').count()).toBe(0)
  expect(errors).toEqual([])
}, 60_000)

test('B13 a centre whose name is one word of 79 letters breaks neither its table at 1280 nor the bar at 360', async () => {
  const { page } = await open()
  const long = 'Xy'.repeat(39) + 'z'
  await toNetwork(page)
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  for (const name of ['castelroc', long]) {
    await page.getByLabel('Nom du centre').fill(name)
    await page.getByRole('button', { name: 'Ajouter un centre' }).click()
    if (name !== long) await expect.poll(() => complaint(page)).toMatch(/porte déjà ce nom/)
  }
  await page.getByRole('heading', { name: long, level: 1 }).waitFor()
  await looksRight(page, 'a centre of a long name')
  await page.getByRole('link', { name: 'Centres' }).first().click()
  await page.getByRole('rowheader', { name: new RegExp(long) }).waitFor()
  const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const table = page.getByRole('table').first()
  const beyond = (): Promise<number> =>
    table.evaluate(e => e.getBoundingClientRect().right - (e.closest('section')?.getBoundingClientRect().right ?? 0))
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await overflow(), `${width}`).toBeLessThanOrEqual(0)
    expect(await beyond(), `${width}`).toBeLessThanOrEqual(1)
  }
  const other = page.getByRole('rowheader', { name: /Valbrune/ })
  await page.setViewportSize({ width: 1280, height: 800 })
  expect((await other.boundingBox())?.height).toBeLessThan(70) // its own words are not broken for the sake of the long one
  // the bar of a device that lies there
  await page.locator('.where b').evaluate((e, name) => (e.textContent = name), long)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect((await page.locator('.bar').boundingBox())?.height).toBeLessThan(80)
})

test('B13 the last line of a name in the bar keeps the tails of its letters', async () => {
  const { page } = await open()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const short = await page.locator('.where').evaluate(where => {
      const b = where.querySelector('b')!
      b.textContent = 'Réseau des Gorges'
      const style = getComputedStyle(b)
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down, actualBoundingBoxDescent: tail } = pen.measureText('gjpqy')
      // under the line on which the letters stand: what is cut off begins there
      return tail - (down + (parseFloat(style.lineHeight) - up - down) / 2 + parseFloat(style.paddingBlockEnd))
    })
    expect(short, `${width}`).toBeLessThanOrEqual(0)
  }
})

test('DV2 the square holds the link with the code, light around it as cameras need', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Pour quel centre').selectOption('cas')
  await page.getByLabel('Nom de l’appareil').fill('Borne')
  await page.getByRole('button', { name: 'Faire un code' }).click()
  const shown = (await page.locator('.code [aria-hidden]').innerText()).replace(' ', '')
  const { encode } = await import('uqr')
  const { data, size } = encode(`${new URL(page.url()).origin}/#code=${shown}`, { ecc: 'M', border: 0 })
  const dark = await page.evaluate(n => {
    const path = document.querySelector<SVGPathElement>('svg.qr path')
    if (!path) return []
    return Array.from({ length: n }, (_, y) => Array.from({ length: n }, (__, x) => path.isPointInFill(new DOMPoint(x + 4.5, y + 4.5))))
  }, size)
  expect(dark).toEqual(data)
  expect(await page.locator('svg.qr').getAttribute('viewBox')).toBe(`0 0 ${size + 8} ${size + 8}`)
})

test('DV3 S088 removing asks first, with the focus on keeping; Escape keeps, and what is removed says so', async () => {
  const { page } = await open()
  const remove = row(page, 'Tablette du comptoir').getByRole('button', { name: 'Retirer Tablette du comptoir' })
  await remove.click()
  await expect.poll(() => focused(page)).toBe('Garder')
  await looksRight(page, 'remove')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Retirer…')
  await remove.click()
  await expect.poll(() => focused(page)).toBe('Garder')
  await page.keyboard.press('Enter') // on what has the focus: nothing is removed
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '2 appareils' }).waitFor()
  await remove.click()
  await page.getByRole('button', { name: 'Retirer l’appareil' }).click()
  await row(page, 'Tablette du comptoir').getByText('retiré', { exact: true }).waitFor()
  await page.getByRole('heading', { name: '1 appareil, 1 retiré' }).waitFor() // two rows stand below
  await expect.poll(() => focused(page)).toBe('retiré') // what had the focus is gone: what stands for it has it
})

test('DV3 C11 before a device that another code has replaced is removed, it is said that what it had not sent is awaited and never comes', async () => {
  const { served, line, page } = await open()
  const { origin, href } = new URL(served.url(line))
  const enrolled = async (request: object): Promise<DeviceId> => {
    const answer = await fetch(`${href}enrol`, { method: 'POST', body: JSON.stringify({ label: '', ...request }) })
    return ((await answer.json()) as { device: DeviceId }).device
  }
  const pair = await makeKeyPair()
  const former = await enrolled({ code: await served.code('staff', 'orv'), key: await publicHalf(pair) })
  const { nonce } = (await (await fetch(`${href}nonce`)).json()) as { nonce: string }
  const signature = Buffer.from(await sign(pair, bytesOf(nonce as Key), origin, former)).toString('base64url')
  const next = { code: await served.code('kiosk', 'orv'), key: await publicHalf(await makeKeyPair()) }
  await enrolled({ ...next, former: { device: former, nonce, signature } })
  await page.reload()
  await page.getByRole('heading', { name: '4 appareils' }).waitFor()
  const replaced = page.getByRole('row').filter({ hasText: 'Un autre code l’a remplacé' })
  await replaced.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.innerText()).toMatch(/Ce qu’il n’avait pas envoyé n’est pas arrivé/)
  await looksRight(page, 'removing one that is awaited')
  await page.keyboard.press('Escape')
  await page.getByRole('row').filter({ hasText: 'Castelroc' }).getByRole('button').click()
  expect(await dialog.innerText()).not.toMatch(/pas arrivé/)
})

test('DV4 without a line one sentence stands for the list, nothing is promised, and the list comes when the head answers', async () => {
  const { served, line, page } = await open({}, 'with')
  await page.evaluate(() => navigator.serviceWorker.ready)
  line.cut()
  await page.goto(`${served.url(line)}devices`)
  await page.locator('main').getByText('La liste se demande au siège').waitFor()
  await looksRight(page, 'no line')
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Pour quel centre').selectOption('cas')
  await page.getByLabel('Nom de l’appareil').fill('Borne')
  await page.getByRole('button', { name: 'Faire un code' }).click()
  await page.getByRole('alert').getByText('Pas de code').waitFor()
  expect(await page.getByLabel('Nom de l’appareil').inputValue()).toBe('Borne')
  await page.getByRole('button', { name: 'Renoncer' }).click()
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await until('the list', async () => {
    const again = page.locator('main').getByRole('button', { name: 'Réessayer' })
    await page.evaluate(() => dispatchEvent(new Event('online')))
    if ((await again.count()) > 0) await again.click({ timeout: 1000 }).catch(() => undefined) // it may go while it is being pressed
    return (await page.getByRole('heading', { name: '2 appareils' }).count()) > 0
  })
})

test('DV5 a centre is added with its hours; a device can then be welcomed there, and another coordinator hears of it', async () => {
  const { served, line, page, errors } = await open()
  expect(await page.getByRole('button', { name: 'Ajouter un centre' }).count()).toBe(0)
  await toNetwork(page)
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.getByRole('heading', { name: 'Ajouter un centre' }).waitFor()
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await expect.poll(() => complaint(page)).toMatch(/Donnez un nom à ce centre/)
  await looksRight(page, 'add a centre')
  await page.getByLabel('Nom du centre').fill('La Navette')
  await page.getByRole('radio', { name: 'Permanence itinérante' }).check()
  await page.getByRole('group', { name: 'Après-midi' }).getByLabel('De').fill('')
  await page.getByRole('group', { name: 'Après-midi' }).getByLabel('À').fill('')
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  // its page, which says what comes next
  await page.getByRole('heading', { name: 'La Navette', level: 1 }).waitFor()
  await expect
    .poll(() => page.locator('main').innerText())
    .toMatch(/permanence itinérante[^]*Un appareil de ce centre se relie par un code/)
  await looksRight(page, 'a centre that was added')
  await shoot(page, 'centre-added')
  await page.getByRole('main').getByRole('link', { name: 'Appareils' }).click()
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await expect.poll(() => page.getByRole('option', { name: 'La Navette' }).count()).toBe(1)

  const second = await served.tablet({ worker: 'without' })
  await second.open(await coordinatorLink(served, line))
  await second
    .page()
    .getByRole('button', { name: /Le réseau existe déjà/ })
    .click()
  await second.page().getByText('La Navette').first().waitFor()
  expect(errors).toEqual([])
}, 120_000)

test('DV6 in a demonstration no code is given: the other side is opened by a link', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Essayer la démonstration/ }).click()
  await page.getByRole('button', { name: /Côté coordination/ }).click()
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByText('Il n’y a pas de code à donner.').waitFor()
  expect(await page.getByRole('button', { name: 'Accueillir un appareil' }).count()).toBe(0)
  // the relay has let it go: a sentence and a way on, not "no network"
  await page.routeWebSocket(/\/mux$/, socket => socket.close({ code: 4404 }))
  await page.reload()
  await page.getByText('Cette démonstration n’existe plus sur le relais').waitFor()
  const before = await page.evaluate(() => sessionStorage.getItem('relais-demo'))
  await page.getByRole('button', { name: 'Ouvrir une nouvelle démonstration' }).click()
  await until(
    'another space',
    async () => (await page.evaluate(() => sessionStorage.getItem('relais-demo')).catch(() => before)) !== before,
  )
})

test('S052 a centre that is only planned is added and told with its mention, on the screen and aloud', async () => {
  const { page } = await open()
  await toNetwork(page)
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.getByLabel('Nom du centre').fill('Elvane')
  await page.getByRole('radio', { name: 'en projet' }).check()
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.locator('main').getByText('Elvane (en projet)').waitFor()
  await expect.poll(async () => (await page.getByRole('status').allInnerTexts()).join(' ')).toContain('Elvane (en projet) est ajouté.')
})

test('DV3 C12 what a removed device has left at the head stands beside it, with how much and when, and that its centre decides', async () => {
  const { served, line, page } = await open()
  const { origin, href } = new URL(served.url(line))
  const pair = await makeKeyPair()
  const request = { code: await served.code('staff', 'cas'), key: await publicHalf(pair), label: '' }
  const answer = await fetch(`${href}enrol`, { method: 'POST', body: JSON.stringify(request) })
  const { device } = (await answer.json()) as { device: DeviceId }
  await served.removeDevices() // the desk too: it is linked again below
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/mux`)
  socket.binaryType = 'arraybuffer'
  const frames: Frame[] = []
  socket.onmessage = e => frames.push(readFrame(new Uint8Array(e.data as ArrayBuffer)))
  await until('the relay speaks', () => frames.length > 0)
  const { nonce } = frames[0] as Extract<Frame, { is: 'nonce' }>
  const say = (f: Frame): void => socket.send(writeFrame(f) as Uint8Array<ArrayBuffer>)
  say({ is: 'proof', device: bytesOf(device), signature: await sign(pair, nonce, origin, device) })
  const structs = newStructs(7, 0, 4)
  say({ is: 'piece', doc: 'centre/cas/visits/2027-03', n: 1, at: 0, deflated: deflateRawSync(writePiece(structs)) })
  await until('it is set apart', () => frames.some(f => f.is === 'refused' && f.reason === 'quarantine'))
  socket.close()

  const again = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await page.close()
  await again.open(await coordinatorLink(served, line))
  const desk = again.page()
  await desk.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await desk.getByRole('link', { name: 'Appareils' }).first().click()
  await desk.getByText(/^4 saisies mises à part, arrivées le \p{L}+ \d+.*\s;\s?son centre décide$/u).waitFor({ timeout: 20_000 })
  await looksRight(desk, 'set apart')
})

test('W4 DV7 how the head keeps what it is given: the last backup, room, nothing damaged; what is wrong stands above it and above the centres, in plain words', async () => {
  const seconds = (): number => Math.floor(Date.now() / 1000)
  const room = { size: 40e9, floor: 64 * 1024 * 1024 }
  let head: HeadState = {
    ...{ since: seconds() - 90 * 86_400, backup: { at: seconds() - 6 * 3600 }, nightly: true },
    ...{ disk: { ...room, free: 12.34e9 }, damaged: 0, refused: 0, refusedAt: null },
  }
  const { page, errors } = await open({ operation: { ...createOperation({ data: null }), state: async () => head } }, 'with')
  const sheet = page.locator('section', { has: page.getByRole('heading', { name: 'Ce que le siège garde' }) })
  await expect
    .poll(() => sheet.innerText())
    .toMatch(/Dernière sauvegarde\s+[^]*relue et entière\s+Place sur le disque\s+12,3.Go libres sur 40.Go\s+Relecture\s+Rien d’abîmé/)
  expect(await page.locator('main .slip').count()).toBe(0)
  await looksRight(page, 'the head, well')
  await shoot(page, 'head-well')
  head = {
    ...head,
    backup: { at: seconds() - 3 * 86_400 - 60 },
    disk: { ...room, free: 20e6 },
    damaged: 2,
    refused: 5,
    refusedAt: seconds() - 60,
  }
  await page.reload()
  await page.getByText('Le disque du siège est plein').waitFor()
  await page.getByText('2 lignes du siège ne se relisent plus.').waitFor()
  await page.getByText(/La dernière sauvegarde du siège a 3 jours/).waitFor()
  await expect.poll(() => sheet.innerText()).toMatch(/20.Mo libres[^]*2 lignes abîmées[^]*5 envois, le dernier/)
  await looksRight(page, 'the head, unwell')
  await shoot(page, 'head-unwell')
  await page.getByRole('link', { name: 'Centres' }).first().click()
  await page.getByText('Le disque du siège est plein').waitFor()
  expect(await page.getByText('2 lignes du siège').count()).toBe(0) // one word here, the rest where it leads
  await looksRight(page, 'the centres, with a notice of the head')
  await shoot(page, 'head-centres')
  await page.locator('.slip', { hasText: 'Le disque du siège' }).getByRole('link', { name: 'Voir l’état du siège' }).click()
  await sheet.waitFor()
  expect(errors).toEqual([])
}, 120_000)
