// The database is taken away under the app: it says so over the full width, takes nothing it cannot keep, and hands out what is unsent.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { closedCopy, statementsIn } from './closed-copy.ts'
import { alerted, enrolledTablet, entry } from './enrolled.ts'

/** Another tab of the same origin, opened while there is a line; the app is not in it. */
const otherTab = async (page: Page, url: string): Promise<Page> => {
  const other = await page.context().newPage()
  await other.goto(`${url}manifest.webmanifest`)
  await page.bringToFront()
  return other
}
/** What a newer app in another tab does: raises the version of the database and lets go of it again. */
const raiseVersion = async (other: Page): Promise<void> => {
  await other.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('relais', 900)
        opening.onsuccess = () => {
          opening.result.close()
          done()
        }
        opening.onerror = () => failed(new Error('it does not open'))
        opening.onblocked = () => failed(new Error('the app does not let go'))
      }),
  )
  await other.close()
}
const unsentCopy = async (page: Page): Promise<number> => statementsIn(await closedCopy(page, 'Copier ce qui n’est pas envoyé'))
/** As when the backing store of the browser is broken: whoever opens a database is told no. */
const BROKEN = `
  globalThis.ownOpen = IDBFactory.prototype.open
  IDBFactory.prototype.open = () => { throw new DOMException('the backing store does not open', 'UnknownError') }
`
const neverOpens = (page: Page): Promise<void> => page.evaluate(BROKEN)
const opensAgain = (page: Page): Promise<void> => page.evaluate('IDBFactory.prototype.open = globalThis.ownOpen; undefined')
/** All that the page says aloud from here on. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const said: string[] = []
    ;(globalThis as typeof globalThis & { said?: string[] }).said = said
    const live = document.querySelector('[role=status]')!
    new MutationObserver(() => said.push(live.textContent)).observe(live, { subtree: true, childList: true, characterData: true })
  })
const saidSince = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as typeof globalThis & { said?: string[] }).said ?? [])

/** Every entry is hatched, and a tap on it is answered, not counted. */
const takesNothing = async (page: Page): Promise<void> => {
  for (const word of ['Information rapide', 'Entretien', 'Libre-service', 'Groupe'] as const) {
    await expect.poll(() => entry(page, word).getAttribute('aria-disabled')).toBe('true')
    await listen(page)
    await entry(page, word).press('Enter') // hatched, and still to be pressed
    await expect.poll(async () => (await saidSince(page)).join(' ')).toContain('le cahier est fermé')
  }
  expect(new URL(page.url()).pathname).toBe('/')
}

test('V14 closed by a newer app in another tab: alert over the full width, entries hatched and answering, the unsent handed out; reopened, it goes on', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  const other = await otherTab(page(), url)
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 2)
  await noteOnce(page(), 'Libre-service', 1)
  await raiseVersion(other)

  await expect.poll(() => alerted(page()).innerText()).toMatch(/Le cahier s’est fermé/)
  expect((await alerted(page()).boundingBox())?.width).toBe(page().viewportSize()?.width)
  await takesNothing(page())
  expect(await status(page())).toMatch(/^Le cahier est fermé/)
  expect(await unsentCopy(page())).toBe(3)
  await page().getByRole('button', { name: 'Rouvrir le cahier' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await noteOnce(page(), 'Libre-service', 1)
  expect(tablet.errors).toEqual([])
})

test('V14 closed by force while an interview is open: the form stays full, saving says that it is not kept, and works once it is open again', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  const other = await otherTab(page(), url)
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()
  await neverOpens(page())
  await page().context().setOffline(false)
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await raiseVersion(other)
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Le cahier s’est fermé/)
  expect(await page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  expect(await page().getByRole('radio', { name: '5 à 15' }).isChecked()).toBe(true)
  expect(
    await page()
      .getByText(/Pas encore enregistré/)
      .count(),
  ).toBe(1)
  await page().getByRole('button', { name: 'Rouvrir le cahier' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(1)

  await opensAgain(page())
  await page().getByRole('button', { name: 'Rouvrir le cahier' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await entry(page(), 'Entretien').waitFor()
  await expect.poll(() => entry(page(), 'Entretien').innerText()).toMatch(/\b1\b/)
  await expect.poll(() => status(page())).toMatch(/à envoyer|Tout est reçu/)
  expect(tablet.errors).toEqual([])
})

test('V14 the browser erases everything of the app while it is open: nothing more is taken as if nothing had happened', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  const cdp = await page().context().newCDPSession(page())
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page().url()).origin, storageTypes: 'indexeddb' })
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Le (cahier s’est fermé|navigateur a effacé le cahier)/)
  await takesNothing(page())
  // opened again it is a new device, and says so: it asks for a code
  await page().getByRole('button', { name: 'Rouvrir le cahier' }).click()
  await page()
    .getByText(/J’ai un code/)
    .first()
    .waitFor()
  expect(tablet.errors).toEqual([])
})

test('V14 the browser erases everything while an interview is open: it is not said to be saved already, and what was filled in stays', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()
  const cdp = await page().context().newCDPSession(page())
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(page().url()).origin, storageTypes: 'indexeddb' })
  for (let i = 0; i < 2; i++) {
    await page().getByRole('button', { name: 'Enregistrer' }).click()
    await page()
      .getByText(/Pas encore enregistré/)
      .first()
      .waitFor()
    expect(await page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
    expect(await page().getByRole('radio', { name: '5 à 15' }).isChecked()).toBe(true)
  }
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Le (cahier s’est fermé|navigateur a effacé le cahier)/)
  expect(tablet.errors).toEqual([])
})

test('V14 a database that does not open at start: the page says so and what to do, and opens when it can', async () => {
  const { page, url } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  const broken = await page().context().newPage()
  const errors: string[] = []
  broken.on('pageerror', e => errors.push(e.message))
  await broken.addInitScript(`if (!sessionStorage.getItem('mended')) {${BROKEN}}`)
  await broken.goto(url)
  await expect.poll(() => alerted(broken).innerText()).toMatch(/Le cahier s’est fermé/)
  await broken.evaluate(() => sessionStorage.setItem('mended', 'yes'))
  await broken.getByRole('button', { name: 'Rouvrir le cahier' }).click()
  await expect.poll(() => entry(broken, 'Information rapide').innerText()).toMatch(/\b1\b/)
  expect(errors).toEqual([])
})
