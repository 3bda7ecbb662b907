// Cold fingers, a changed mind, an empty battery: two taps that are one, a language switched half way, several drafts at once.
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { TEST_DIST } from '../build.ts'
import { noteOnce, status } from '../journeys/counter.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { enrolledTablet, entry, rowsOf, visitsKept } from './enrolled.ts'
import { keeps } from './kept-texts.ts'

test('V3 two taps within 700 ms are one visit, on each of the great buttons; ten quick ones on Save are one interview', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  // both clicks in one task: no screen, however fast, can come between
  for (const word of ['Libre-service', 'Information rapide'] as const)
    await page().evaluate(
      w =>
        new Promise<void>(done => {
          const button = [...document.querySelectorAll<HTMLElement>('.entry')].find(b => b.textContent?.startsWith(w))
          const at = performance.now()
          const again = (): void => {
            button?.click()
            button?.click()
            if (performance.now() - at < 500) setTimeout(again, 60)
            else done()
          }
          setTimeout(again, 800) // after the tap before
        }),
      word,
    )
  await expect.poll(() => visitsKept(page())).toBe(3)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page()
    .getByRole('button', { name: 'Enregistrer' })
    .evaluate((b: HTMLElement) => {
      for (let i = 0; i < 10; i++) b.click()
    })
  await entry(page(), 'Entretien').waitFor()
  await entry(page(), 'Groupe').click()
  await page().getByText('Classe', { exact: true }).click()
  await page().getByRole('spinbutton').first().fill('18')
  await page().getByRole('spinbutton').first().press('Enter')
  await page()
    .getByRole('button', { name: 'Enregistrer' })
    .evaluate((b: HTMLElement) => {
      for (let i = 0; i < 10; i++) b.click()
    })
  await entry(page(), 'Groupe').waitFor()
  await expect.poll(() => status(page())).toMatch(/^5 à envoyer/)
  expect((await rowsOf(page(), 'outbox')).length).toBe(5)
  expect((await rowsOf(page(), 'visits')).map(v => v['kind']).sort()).toEqual(['interview', 'quick', 'quick', 'self-service'])
  expect((await rowsOf(page(), 'groups')).length).toBe(1)
  expect(await rowsOf(page(), 'drafts')).toEqual([])
  expect(tablet.errors).toEqual([])
})

test('V14 the language switched in mid-interview keeps every box; three drafts survive kill -9, each its own', async () => {
  const { tablet, line, page, url } = await enrolledTablet({ tablet: { width: 1280, height: 900 } })
  await keeps(page(), TEST_DIST, LANGUAGES)
  await tablet.offline(line)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Créer son activité' }).check()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('plus de 60', { exact: true }).click()
  await page().getByText('Salarié', { exact: true }).click()
  await page().getByText('Reviendra', { exact: true }).click()
  await page().getByText('Accueil', { exact: true }).click()
  await page().getByText('Téléphone', { exact: true }).click()
  /** Which boxes are ticked, by their place in the form: words change with the language. */
  const boxes = (): Promise<number[]> =>
    page().evaluate(() => [...document.querySelectorAll<HTMLInputElement>('main form input')].flatMap((box, i) => (box.checked ? [i] : [])))
  const before = await boxes()
  expect(before.length).toBe(6)
  await page().getByRole('button', { name: 'Plus', exact: true }).click()
  await page()
    .getByRole('button', { name: /Langue/ })
    .or(page().getByRole('menuitem', { name: /Langue/ }))
    .first()
    .click()
  await page().getByText('English', { exact: true }).click()
  await page().getByRole('button', { name: 'Close' }).click()
  await page().getByRole('heading', { name: 'Interview' }).waitFor()
  expect(await boxes()).toEqual(before)
  await page().getByRole('link', { name: /Later/ }).click()

  await page()
    .getByRole('button', { name: /^Interview/ })
    .click()
  await page().getByRole('heading', { name: 'Interview' }).waitFor()
  const untouched = await boxes() // how one came is ticked from the start, in a part that is not opened
  expect(untouched.length).toBe(0)
  await page().getByRole('checkbox').nth(1).check()
  await expect.poll(async () => (await rowsOf(page(), 'drafts')).length).toBe(2)
  await page().getByRole('link', { name: /Later/ }).click()
  await page()
    .getByRole('button', { name: /^Group/ })
    .click()
  await page().getByRole('spinbutton').first().fill('31')
  await page().getByRole('spinbutton').first().press('Enter')
  await expect.poll(async () => (await rowsOf(page(), 'drafts')).length).toBe(3)
  const kept = await rowsOf(page(), 'drafts')
  await tablet.killAndReopen(url, { offline: true })
  await page()
    .getByText(/1 more draft|Encore 1 brouillon/)
    .first()
    .waitFor()
  expect((await rowsOf(page(), 'drafts')).map(d => JSON.stringify(d)).sort()).toEqual(kept.map(d => JSON.stringify(d)).sort())
  const oldest = Math.min(...kept.map(d => Number(d['started'])))
  for (const draft of kept) {
    await page().goto(`${url}${draft['noun'] === 'visit' ? 'interview' : 'group'}/${String(draft['id'])}`)
    if (draft['noun'] === 'group') await expect.poll(() => page().getByRole('spinbutton').first().inputValue()).toBe('31')
    // the first draft is the oldest, all of it; the other has its one purpose
    else if (draft['started'] === oldest) await expect.poll(boxes).toEqual(before)
    else await expect.poll(boxes).toEqual([1, ...untouched])
  }
  expect(await visitsKept(page())).toBe(0)
  expect(tablet.errors).toEqual([])
})

/** Inside the page: another hand has the drafts, so that whoever reads one waits; the other lets go. */
const holdDrafts = (): Promise<void> =>
  new Promise((done, fail) => {
    const opening = indexedDB.open('relais')
    opening.onerror = fail
    opening.onsuccess = () => {
      const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts')
      const holding = globalThis as unknown as { letGo?: boolean }
      holding.letGo = false
      const again = (): void => {
        if (holding.letGo) return opening.result.close()
        store.count().onsuccess = again
      }
      again()
      done()
    }
  })
const letGo = (): void => void Object.assign(globalThis, { letGo: true })

test('V14 hands quicker than the database: what is touched before a draft is read is kept, in a new form and beside what an old one had', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  const drafts = async (): Promise<readonly unknown[]> => (await rowsOf(page(), 'drafts')).map(d => d['entry'])
  await page().evaluate(holdDrafts)
  await entry(page(), 'Groupe').click()
  await page().getByRole('spinbutton').first().waitFor()
  await page()
    .getByRole('spinbutton')
    .first()
    .evaluate((e: HTMLInputElement) => {
      e.value = '31'
      e.dispatchEvent(new Event('input', { bubbles: true }))
      Object.assign(globalThis, { letGo: true }) // it is read before the picture that shows the touch
    })
  await expect.poll(drafts).toEqual([expect.objectContaining({ kind: null, size: 31 })])

  await page()
    .getByRole('link', { name: /Plus tard/ })
    .click()
  await page()
    .getByRole('button', { name: /^Reprendre/ })
    .waitFor()
  await page().evaluate(holdDrafts)
  await page()
    .getByRole('button', { name: /^Reprendre/ })
    .click()
  await page().getByText('Classe', { exact: true }).click()
  await page().evaluate(letGo)
  await expect.poll(drafts).toEqual([expect.objectContaining({ kind: 'class', size: 31 })])
  expect(await page().getByRole('spinbutton').first().inputValue()).toBe('31')
  expect(tablet.errors).toEqual([])
})

test('V14 B12 one half-filled interview in two tabs: saved in one, the other says that what is added there is not kept, and loses none of it', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  await tablet.offline(line)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()
  const other = await page().context().newPage()
  await other.goto(page().url())
  await other.getByText('Brouillon retrouvé').waitFor()
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => visitsKept(page())).toBe(1)

  await other.getByText('Salarié', { exact: true }).click()
  await other.getByText('30 à 60', { exact: true }).click()
  await other.locator('.foot', { hasText: 'Ceci n’est pas gardé' }).waitFor()
  expect(await other.getByText('Brouillon gardé ici').isVisible()).toBe(false)
  for (let i = 0; i < 3; i++) await other.getByRole('button', { name: 'Enregistrer' }).click()
  const slip = other.getByRole('alert').filter({ hasText: 'déjà été enregistré ou jeté' })
  await slip.waitFor()
  expect(await slip.innerText()).toContain('n’est pas gardé')
  expect(await other.getByRole('radio', { name: '30 à 60' }).isChecked()).toBe(true)
  expect(await other.getByRole('checkbox', { name: 'Salarié' }).isChecked()).toBe(true)
  expect(await visitsKept(page())).toBe(1)
  // not on the way out either
  expect(await other.getByRole('link', { name: 'Plus tard' }).count()).toBe(0)
  await other.getByRole('link', { name: 'Quitter sans garder' }).waitFor()

  expect(await wrongAtAnySight(other)).toEqual([])
  await shoot(other, 'form-gone')

  await slip.getByRole('button', { name: 'Noter comme une nouvelle fiche' }).click()
  await entry(other, 'Entretien').waitFor()
  await expect.poll(() => visitsKept(page())).toBe(2)
  const kept = (await rowsOf(page(), 'visits')).map(v => [v['duration'], v['situations']])
  expect(kept).toContainEqual(['30-60', ['employee']])
  expect(await rowsOf(page(), 'drafts')).toEqual([])
  expect(url).toBe(new URL('/', other.url()).href)
  expect(tablet.errors).toEqual([])
})
