// A centre's own figures in a real browser: a tablet with fifteen months of its book.
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enrolTablet } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { writtenMonths } from '../figures/written-months.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2025-11-20T15:00'
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))

const atFigures = async () => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  for (const { doc, drafts } of writtenMonths(1, 'cas', '2024-08-26', '2025-11-20', 9))
    await served.write(doc, drafts, { by: 'counsellor', day: `${doc.slice(-7)}-28` })
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock(NOW)
  await tablet.page().reload()
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const page = tablet.page()
  await page.getByRole('link', { name: 'Chiffres' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
  await expect.poll(() => main(page), { timeout: 60_000 }).toMatch(/Un an plus tôt, aux mêmes dates/)
  return { served, line, tablet, page }
}

describe('Chiffres', () => {
  test('S263 V15 looked at', { timeout: 120_000 }, async () => {
    const { page } = await atFigures()
    await shoot(page, 'figures-month')
    console.log(await main(page))
    await page.getByText('Année scolaire', { exact: true }).click()
    await shoot(page, 'figures-school')
    await page.getByText('Semaine', { exact: true }).click()
    await shoot(page, 'figures-week')
    expect(await wrongAtAnySight(page)).toEqual([])
  })
})
