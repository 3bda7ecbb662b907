// What a browser can do to what it keeps: hold it, erase it, forbid it, damage it, run out of room for it. Each is noticed, said in words, and survived.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import type { Struct } from '../../src/wire/append.ts'
import { noteOnce, status, toSending } from '../journeys/counter.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { WIRE } from '../line.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { alerted, enrolledTablet, rowsOf, visitsKept } from './enrolled.ts'
import { empty, fill, ROOM, roomOf } from './room.ts'

const DOC = 'centre/cas/visits/2025-10'
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const erase = async (page: Page, storageTypes: string): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes })
}

test('V14 blocked: a window of an older version holds the database; the page says so, and opens by itself once that window is closed', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(`${served.url(line)}manifest.webmanifest`)
  const old = await tablet.page().context().newPage()
  await old.goto(`${served.url(line)}manifest.webmanifest`)
  await old.evaluate(
    () =>
      new Promise<void>(done => {
        indexedDB.open('relais', 1).onsuccess = () => done() // held, and deaf to whoever wants a newer one
      }),
  )
  const page = await tablet.page().context().newPage()
  await page.goto(served.url(line))
  await expect.poll(() => alerted(page).innerText(), { timeout: 15_000 }).toMatch(/Le cahier attend.*Fermez les autres fenêtres/s)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'truth-blocked')
  await old.close()
  await page
    .getByText(/J’ai un code/)
    .first()
    .waitFor()
  expect(await alerted(page).count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 60_000)

test('V14 erased by the browser: the first page says that it was, since when, that what was received is safe, and how much was not', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await tablet.offline(line)
  await noteOnce(page(), 'Libre-service', 2)
  await expect.poll(() => page().evaluate(() => localStorage.getItem('relais-here'))).toBe('{"day":"2025-10-09","unsent":2}')
  await erase(page(), 'indexeddb')
  await page().reload()
  await expect
    .poll(() => main(page()))
    .toMatch(
      /a effacé ce que Relais gardait ici ; il y était encore le jeudi 9 octobre.*est en sûreté.*2 fiches n’étaient pas encore reçues/,
    )
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-erased')
  // where the browser erased that, too, there is nothing to remember by
  await erase(page(), 'local_storage')
  await page().reload()
  await page()
    .getByText(/J’ai un code/)
    .first()
    .waitFor()
  expect(await main(page())).not.toContain('effacé')
  expect(tablet.errors).toEqual([])
}, 60_000)

test('V14 erased while the page is open: it is said as it is, what this tab remembers can be copied as long as it stands, and the next start knows how much was waiting', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await tablet.offline(line)
  await noteOnce(page(), 'Libre-service', 2)
  await expect.poll(() => page().evaluate(() => localStorage.getItem('relais-here'))).toBe('{"day":"2025-10-09","unsent":2}')
  await page().waitForTimeout(4000) // what waits is looked at in a quiet moment
  await page().evaluate(() => new Promise(done => (indexedDB.deleteDatabase('relais').onsuccess = done)))
  const alert = page().getByRole('alert').filter({ hasText: 'Le navigateur a effacé le cahier' })
  await alert.waitFor({ timeout: 20_000 })
  await page().waitForTimeout(7000) // nothing that is read anew takes the word back
  expect(await alert.innerText()).toContain('n’est plus que dans la mémoire de cette page')
  expect(await wrongAtAnySight(page())).toEqual([])
  const coming = page().waitForEvent('download')
  await alert.getByRole('button', { name: /^Copier/ }).click()
  const copy = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as { from: string; statements: unknown[] }
  expect([copy.from, copy.statements.length]).toEqual(['memory', 2])
  await page().reload()
  await expect.poll(() => main(page())).toMatch(/a effacé ce que Relais gardait ici.*2 fiches n’étaient pas encore reçues/)
  expect(tablet.errors.filter(e => !/DatabaseClosed/.test(e))).toEqual([])
}, 90_000)

test.each([
  ['databases forbidden', `IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError') }`],
  ['a private window that has none', `IDBFactory.prototype.open = () => { throw new DOMException('not here', 'InvalidStateError') }`],
  [
    'all storage forbidden',
    `for (const s of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, s, { get: () => { throw new DOMException('forbidden', 'SecurityError') } })`,
  ],
])(
  'V14 a browser that keeps nothing (%s): the page says so and what to do, and can be reported',
  async (_, forbid) => {
    const served = await serve()
    const line = await served.line()
    const tablet = await served.tablet()
    await tablet.open(served.url(line))
    const page = await tablet.page().context().newPage()
    await page.addInitScript(forbid)
    await page.goto(served.url(line))
    await expect.poll(() => alerted(page).innerText()).toMatch(/Ce navigateur ne garde rien.*fenêtre ordinaire/s)
    expect(await wrongAtAnySight(page)).toEqual([])
    await shoot(page, 'truth-absent')
  },
  60_000,
)

test('V14 local storage alone forbidden: the app works', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  const page = await tablet.page().context().newPage()
  await page.addInitScript(
    `Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('forbidden', 'SecurityError') } })`,
  )
  await page.goto(served.url(line))
  await page
    .getByText(/J’ai un code/)
    .first()
    .waitFor()
}, 60_000)

test('V14 closed and never to be opened again: what is unsent is handed out from the memory of this tab', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  await noteOnce(page(), 'Libre-service', 1)
  await expect
    .poll(async () => (await rowsOf(page(), 'log')).filter(l => l['got'] === null && l['sum'] !== undefined).length, { timeout: 10_000 })
    .toBe(2)
  await page().evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('the backing store does not open', 'UnknownError')
    }
  })
  await erase(page(), 'indexeddb') // closes it under the app
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Le cahier s’est fermé/)
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Copier ce qui n’est pas envoyé' }).click()
  const copy = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as { from: string; statements: unknown[] }
  expect([copy.from, copy.statements.length]).toEqual(['memory', 2])
  expect(tablet.errors).toEqual([])
}, 60_000)

/** Changes what a row of the log says, as a failing disk does. */
const damage = (page: Page, which: 'received' | 'unsent'): Promise<string> =>
  page.evaluate(
    of =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('log', 'readwrite')
          const all = tx.objectStore('log').getAll()
          let key = ''
          all.onsuccess = () => {
            const row = (all.result as { doc: string; key: string; got: number | null; raw: unknown[] }[]).find(
              l => l.doc.includes('/visits/') && (of === 'unsent') === (l.got === null),
            )!
            key = row.key
            tx.objectStore('log').put({ ...row, raw: row.raw.map((v, i) => (i === 7 ? 'counsellos' : v)) })
          }
          tx.oncomplete = () => {
            opening.result.close()
            done(key)
          }
          tx.onabort = () => failed(new Error('the row was not put'))
        }
      }),
    which,
  )
const says = async (page: Page, key: string): Promise<unknown> =>
  ((await rowsOf(page, 'log')).find(l => l['key'] === key)?.['raw'] as unknown[] | undefined)?.[7]

test('V14 damaged rows: what the head has comes back whole; what it has not is never sent, told on Sending, and in the copy', async () => {
  const { served, tablet, line, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  const received = await damage(page(), 'received')
  // the log is walked over once a day
  served.setClock('2025-10-10T10:30')
  await tablet.setClock('2025-10-10T10:30')
  await page().reload()
  await expect.poll(() => says(page(), received), { timeout: 20_000 }).toBe('counsellor')
  await toSending(page())
  await expect.poll(() => main(page())).toContain('1 saisie abîmée est revenue du siège, intacte.')

  await tablet.offline(line)
  await page().getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Aujourd’hui' }).click()
  await noteOnce(page(), 'Libre-service', 2)
  await expect
    .poll(async () => (await rowsOf(page(), 'log')).filter(l => l['got'] === null && l['sum'] !== undefined).length, { timeout: 10_000 })
    .toBe(2)
  const lost = await damage(page(), 'unsent')
  await tablet.online()
  line.set(WIRE)
  await page().reload()
  await toSending(page())
  await expect.poll(() => main(page()), { timeout: 20_000 }).toMatch(/Cette fiche s’est abîmée sur cet appareil avant d’être envoyée/)
  await expect.poll(async () => (await served.log.inventory('centre/cas/visits/2025-10')).count, { timeout: 20_000 }).toBe(2)
  expect(await says(page(), lost)).toBe(undefined)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-damaged')
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Copier ce qu’il en reste' }).click()
  const copy = JSON.parse(await readFile(await (await coming).path(), 'utf8')) as { damaged: { key: string }[] }
  expect(copy.damaged.map(d => d.key)).toEqual([lost])
  await page().getByRole('button', { name: 'C’est noté de nouveau' }).click()
  await expect.poll(() => main(page())).not.toContain('Cette fiche s’est abîmée')
  expect(tablet.errors).toEqual([])
}, 120_000)

/** Straight into the relay's log, as another tablet's uploads. */
const uploadVisits = async (served: Served, n: number): Promise<void> => {
  for (let piece = 0; piece < n / 100; piece++) {
    const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
    const structs: Struct[] = Array.from({ length: 100 }, (_, clock) => ({
      client,
      clock,
      key: keyFrom(crypto.getRandomValues(new Uint8Array(16))),
      value: writeStatement(
        { kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), '2025-10-08' as Day, 9) },
        { day: '2025-10-08' as Day, slot: 9, clock: 'ok', seq: clock + 1 },
        'counsellor',
      ),
    }))
    await served.log.write([{ doc: DOC, device: 'another', at: Math.floor(Date.now() / 1000), content: { is: 'append', structs } }])
  }
  await served.log.flush()
}

test('V14 no room for what comes: it stops and says so, what was recorded here reaches the head all the same, nothing is half written; with room it goes on', async () => {
  const { served, tablet, line, page } = await enrolledTablet({ before: p => roomOf(p, ROOM) })
  await noteOnce(page(), 'Information rapide', 1)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await tablet.offline(line)
  await noteOnce(page(), 'Libre-service', 2)
  await uploadVisits(served, 1500)
  await fill(page())
  await tablet.online()
  line.set(WIRE)
  await expect
    .poll(() => main(page()), { timeout: 30_000 })
    .toMatch(/Le navigateur a refusé d’écrire, faute de place\. Ce qui arrive du siège attend/)
  await expect.poll(async () => (await served.log.inventory(DOC)).count, { timeout: 20_000 }).toBe(1503)
  expect(await visitsKept(page())).toBe(3)
  expect((await rowsOf(page(), 'log')).filter(l => String(l['doc']).includes('/visits/')).length).toBe(3)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-no-room')

  // still none: said, and nothing is lost
  await page().getByRole('button', { name: 'J’ai fait de la place' }).click()
  await page().getByText('Toujours pas assez de place.').first().waitFor()
  await empty(page())
  await roomOf(page(), null)
  await page().getByRole('button', { name: 'J’ai fait de la place' }).click()
  await expect.poll(() => visitsKept(page()), { timeout: 30_000 }).toBe(1503)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  expect(await main(page())).not.toContain('faute de place')
  expect(tablet.errors).toEqual([])
}, 120_000)

test('V14 S270 what waits over a day where the browser may erase: a slip on every screen with the one thing to do, and the copy calms it', async () => {
  const { served, tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  served.setClock('2025-10-10T15:00')
  await tablet.setClock('2025-10-10T15:00')
  await page().reload()
  await expect.poll(() => main(page()), { timeout: 15_000 }).toMatch(/attendent depuis plus d’un jour, et ce navigateur peut effacer/)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-slip')
  const slip = page().locator('.slip')
  await slip.getByRole('link', { name: 'Copier sur clé' }).click()
  await page().getByRole('button', { name: 'Faire la copie' }).click()
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Enregistrer le fichier' }).click()
  await coming
  await toSending(page())
  await expect.poll(() => main(page())).toMatch(/Copie aujourd’hui/)
  // what would help next; this screen says it itself, without a slip
  await page().getByRole('button', { name: 'Demander de garder' }).waitFor()
  expect(await slip.count()).toBe(0)
  await page().getByText('Détail par document').click()
  await expect.poll(() => main(page())).toMatch(/Passages, octobre 2025, Castelroc rien du siège encore, 1 à envoyer/)
  await shoot(page(), 'truth-sending')
  await page().emulateMedia({ colorScheme: 'dark' })
  await shoot(page(), 'truth-sending-dark')
  await page().emulateMedia({ colorScheme: 'light' })
  await page().getByRole('button', { name: 'Plus' }).last().click()
  await page().getByRole('link', { name: 'À propos' }).click()
  await expect.poll(() => main(page())).toMatch(/Sûreté À mettre à l’abri/)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-about')
  expect(tablet.errors).toEqual([])
}, 90_000)
