// After a minute without a touch nothing of a visit is in view, whatever is open; one press or key brings it back as it was, and presses nothing below.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Draft } from '../../src/domain/statement.ts'
import { stored } from '../bench/stored.ts'
import { noteInterview } from '../journeys/counter.ts'
import { fillCounter } from '../sheet/things-to-take.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'
import { untouchedMinute } from './untouched-minute.ts'

const entry = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const cover = (page: Page) => page.getByRole('dialog', { name: /^Page cachée/ })
const save = (page: Page) => page.locator('main').getByRole('button', { name: 'Enregistrer' })
const visits = (page: Page) => stored(page, 'visits')

/** At how many of a hundred points of the window something else than the cover lies on top; and whether the focus lies in it. */
const seenBeside = (page: Page): Promise<readonly [points: number, focus: boolean]> =>
  page.evaluate(() => {
    const veil = document.querySelector('dialog.veil[open]')
    const points = Array.from(
      { length: 100 },
      (_, i) => [(0.05 + (i % 10) / 10) * innerWidth, (0.05 + Math.floor(i / 10) / 10) * innerHeight] as const,
    )
    return [
      points.filter(([x, y]) => !veil?.contains(document.elementFromPoint(x, y))).length,
      veil?.contains(document.activeElement) === true,
    ] as const
  })
const goesDark = async (page: Page, passes: () => Promise<void>): Promise<void> => {
  await passes()
  await cover(page).waitFor()
  expect(await seenBeside(page)).toEqual([0, true])
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.parentElement?.textContent ?? '')

test('UX discreet V14: an interview that is half ticked is covered whole, also for keys; a key saves nothing, a press on Save’s place presses nothing; focus, boxes and open parts are as they were', async () => {
  const { page, tablet } = await atTheCounter()
  const passes = await untouchedMinute(page)
  await entry(page, 'Entretien').click()
  await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await page.getByText('15 à 30', { exact: true }).click()
  await page.locator('summary', { hasText: 'Public' }).click()
  await page.getByRole('group', { name: 'Âge, en années' }).getByRole('checkbox', { name: '18 à 25', exact: true }).check()
  await page.getByRole('button', { name: 'Un de plus, Personnes présentes' }).click()
  const before = [await focused(page), await page.evaluate(() => scrollY)]
  expect(before[0]).toContain('Personnes présentes')
  const asItWas = async (what = ''): Promise<void> => {
    await cover(page).waitFor({ state: 'detached' })
    expect([await focused(page), await page.evaluate(() => scrollY)], what).toEqual(before)
    expect(await page.getByRole('checkbox', { name: 'Trouver une formation' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: '18 à 25', exact: true }).isVisible()).toBe(true)
    expect(await page.getByRole('spinbutton', { name: 'Personnes présentes' }).inputValue()).toBe('2')
    expect(await visits(page)).toEqual([])
  }

  await goesDark(page, passes)
  await page.mouse.move(20, 20)
  await page.mouse.move(200, 300) // whoever brushes past it
  expect(await seenBeside(page)).toEqual([0, true])
  await page.keyboard.press('Control+Enter') // saves, where it is not covered
  await asItWas()

  for (const key of ['Enter', 'Space', 'Escape', 'Tab', 'x']) {
    await goesDark(page, passes)
    await page.keyboard.down(key)
    await page.keyboard.down(key) // held: it comes again and again
    expect(await seenBeside(page)).toEqual([0, true])
    await page.keyboard.up(key)
    await asItWas(key)
  }

  const place = await save(page).boundingBox()
  await goesDark(page, passes)
  await page.mouse.click(place!.x + place!.width / 2, place!.y + place!.height / 2)
  await asItWas()
  await goesDark(page, passes)
  await page.mouse.move(20, 20) // a finger that slides is no press, and keys still end here
  await page.mouse.down()
  expect(await seenBeside(page)).toEqual([0, true])
  await page.keyboard.press('Control+Enter')
  await page.mouse.up()
  await asItWas()
  await goesDark(page, passes)
  await page.getByRole('button', { name: 'Montrer' }).click()
  await asItWas()
  await goesDark(page, passes) // it waits for the next minute, too
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'covered-form')
  await page.keyboard.press('x')
  await save(page).click()
  await until('it is kept', async () => (await visits(page)).length === 1)
  expect((await visits(page)).map(v => [v['party'], v['besides']])).toEqual([[2, { ageBand: '18-25' }]])
  expect(tablet.errors).toEqual([])
})

test('UX discreet: a correction, what can be done with a line, one more step and a group are covered too, and lose nothing', async () => {
  const { page, tablet } = await atTheCounter()
  const passes = await untouchedMinute(page)
  await noteInterview(page, ['Trouver une formation'], '15 à 30')
  await tablet.setClock('2025-10-09T10:30')
  const line = page.getByRole('button', { name: /^Corriger ou annuler\s: Entretien/ }).first()
  await line.click()
  await page.getByRole('dialog').getByText('Notée deux fois').click()
  await goesDark(page, passes)
  await page.keyboard.press('Escape')
  await cover(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').getByRole('radio', { name: 'Notée deux fois' }).isChecked()).toBe(true)

  await page.getByRole('button', { name: 'Ajouter une étape' }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Créer son activité' }).check()
  await goesDark(page, passes)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'covered-step')
  await page.keyboard.press('Escape')
  await cover(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').getByRole('checkbox', { name: 'Créer son activité' }).isChecked()).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await until('the step is kept', async () => (await stored(page, 'steps')).map(s => s['purposes']).join() === 'P5')

  await line.click()
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  await page.getByRole('heading', { name: 'Corriger un passage' }).waitFor()
  await page.getByText('Salarié', { exact: true }).click()
  await goesDark(page, passes)
  await page.mouse.click(180, 400)
  await cover(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('checkbox', { name: 'Salarié', exact: true }).isChecked()).toBe(true)
  await save(page).click()

  await entry(page, 'Groupe').click()
  await page.getByText('Classe', { exact: true }).click()
  await goesDark(page, passes)
  await page.mouse.click(180, 400)
  await cover(page).waitFor({ state: 'detached' })
  expect(await page.getByRole('radio', { name: 'Classe', exact: true }).isChecked()).toBe(true)
  expect(tablet.errors).toEqual([])
})

test('UX discreet: what is half filled in is out of view on Today, on a page without entries as well, and on the closing page; the four entries stay', async () => {
  const { page, tablet } = await atTheCounter()
  const passes = await untouchedMinute(page)
  await entry(page, 'Entretien').click()
  await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await until('the draft is kept', async () => (await stored(page, 'drafts')).length === 1)
  await page.getByRole('link', { name: /Plus tard/ }).click()
  const draft = page.getByText(/entretien commencé/)
  await draft.waitFor()
  await passes()
  await page.getByText('Page cachée').waitFor()
  expect(await draft.count()).toBe(0)
  expect(await page.locator('main').innerText()).not.toContain('Trouver')
  expect(await entry(page, 'Entretien').isVisible()).toBe(true)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'covered-draft')
  await page.getByRole('button', { name: 'Montrer' }).click()
  await page.getByText('Déjà coché : Trouver une formation').waitFor()

  await page.getByRole('link', { name: 'Clore la journée' }).click()
  await page.getByRole('heading', { name: 'La journée en nombres' }).waitFor()
  await goesDark(page, passes)
  await shoot(page, 'covered-close')
  await page.keyboard.press('x')
  await draft.waitFor()
  expect(tablet.errors).toEqual([])
})

test('UX discreet J13: the sheet that somebody takes away is covered whole and loses nothing; what is printed meanwhile is the sheet; who was sent around is covered too, and the figures of a day, which may be one visit', async () => {
  const { page, tablet, served } = await atTheCounter()
  await fillCounter((doc: string, drafts: readonly Draft[]) => served.write(doc, drafts, { by: 'information@cas', day: '2025-09-01' }))
  const passes = await untouchedMinute(page)
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Feuille à emporter' }).click()
  await page.getByRole('searchbox').fill('loger')
  await page.locator('.picks label', { hasText: 'Se loger pendant une formation' }).click()
  await page.locator('.take-away').getByText('Se loger').first().waitFor()
  await goesDark(page, passes)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'covered-sheet')
  await page.emulateMedia({ media: 'print' })
  expect(await cover(page).count()).toBe(0)
  expect(await page.locator('.take-away').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await page.mouse.click(180, 400)
  await cover(page).waitFor({ state: 'detached' })
  expect(await page.locator('.take-away').getByText('Se loger').first().isVisible()).toBe(true)
  expect(await page.getByRole('searchbox').inputValue()).toBe('loger')

  await page.goto(new URL('/partners/bounced', page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'De l’un à l’autre' }).waitFor()
  await goesDark(page, passes)
  await page.goto(new URL('/figures', page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
  await goesDark(page, passes)
  expect(tablet.errors).toEqual([])
})
