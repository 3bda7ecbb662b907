// The demonstration's November, as the coordinator reads it: on the day she would sign it, and at the end of the year.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { serve } from './world-under-test.ts'

const words = async (page: Page, what: string): Promise<string> =>
  (await page.locator(what).first().innerText()).replace(/\s+/g, ' ').trim()
const row = async (page: Page, name: string): Promise<string> =>
  (
    await page
      .getByRole('row', { name: new RegExp(name) })
      .first()
      .innerText()
  )
    .replace(/\s+/g, ' ')
    .trim()

test.each([
  ['2025-12-03T10:00', /6 attendues reçu jusqu’au 21 novembre/, /La Navette attendu depuis lundi 24 novembre\./],
  ['2026-08-31T10:00', /6 à demander reçu jusqu’au 21 novembre/, /La Navette 6 demi-journées sans rien\./],
])(
  'T10 C01 C02 V15 on %s November 2025 reads 1 301, six of seven complete, La Navette up to the 21st',
  async (at, bus, missing) => {
    const served = await serve({ demo: 'first' })
    served.setClock(at)
    const line = await served.line()
    const desk = await served.tablet({ width: 1280, height: 800 })
    await desk.open('about:blank')
    await desk.setClock(at)
    await desk.page().goto(served.url(line))
    const page = desk.page()
    await page.getByRole('button', { name: /Côté coordination/ }).click() // one press: the page opened with the demonstration

    // before all is here any month may be chosen, and it fills by itself
    const month = page.getByRole('combobox', { name: 'Mois' })
    await until('the months are known', async () => (await month.locator('option[value="2025-11"]').count()) === 1, 60_000)
    await month.selectOption('2025-11')
    await expect.poll(() => words(page, 'main tfoot'), { timeout: 60_000 }).toMatch(/6 centres complets sur 7 1 301 /)
    expect(await words(page, 'main .say')).toMatch(/^6 centres sur 7 sont complets jusqu’à dimanche 30 novembre/)
    expect(await row(page, 'La Navette')).toMatch(bus)
    expect(await words(page, 'main')).toMatch(missing)
    expect(await words(page, 'main')).toMatch(/Période : novembre 2025\. 6 centres complets sur 7\./)
    for (const [name, visits] of [
      ['Valbrune', 512],
      ['Castelroc', 241],
      ['Saint-Orvin', 198],
      ['Les Ardillères', 22],
      ['Pont-d’Irgne', 176],
      ['Bois-Thénac', 91],
      ['La Navette', 61],
    ] as const) {
      expect(await row(page, name), name).toMatch(new RegExp(` ${visits} `))
      if (name !== 'La Navette') expect(await row(page, name), name).toMatch(/Complet/)
    }
    await until('all is here', async () => (await page.getByText('arrivent encore').count()) === 0, 60_000)

    // the table stands within its card, and what unfolds under its columns
    await page.getByRole('button', { name: /^La Navette/ }).click()
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll('table.cards')].map(t => {
        const right = (e: Element): number => Math.round(e.getBoundingClientRect().right)
        return {
          table: right(t),
          card: right(t.closest('.sheet') ?? t),
          figures: [...t.querySelectorAll(':scope > thead th.figure')].map(right),
        }
      }),
    )
    expect(edges).toHaveLength(2)
    for (const e of edges) expect(e.table).toBeLessThanOrEqual(e.card)
    expect(edges[1]?.figures).toEqual(edges[0]?.figures)
    expect(await wrongAtAnySight(page)).toEqual([])

    // step by step, and back to what is near
    await page.getByRole('button', { name: 'Mois d’avant' }).click()
    await expect.poll(() => words(page, 'main')).toMatch(/Période : octobre 2025\./)
    await page.getByRole('button', { name: 'Mois d’avant' }).click()
    await expect.poll(() => words(page, 'main')).toMatch(/Période : septembre 2025\./)
    expect(await page.getByRole('button', { name: 'Mois d’avant' }).getAttribute('aria-disabled')).toBe('true') // the book begins here
    await page.getByText('Sept jours', { exact: true }).click()
    await expect.poll(() => month.inputValue()).toBe('')
    await page.getByText('Ce mois', { exact: true }).click()
    await expect.poll(() => month.inputValue()).toBe(at.slice(0, 7))
    expect(desk.errors).toEqual([])
  },
  240_000,
)
