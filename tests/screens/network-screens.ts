// A fictional network at the relay, and a look at a page by the rules every page keeps.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { centreFields, networkFields, type CentreStated } from '../../src/domain/centre-record.ts'
import { plainName } from '../../src/domain/names.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import type { Draft } from '../../src/domain/statement.ts'
import type { TestLine } from '../line.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { outsideTheWindow, tooSmall, violations } from './inspect.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SOME = DEMO_CENTRES.filter(c => ['val', 'cas', 'orv'].includes(c.code)) satisfies readonly CentreStated[]

/** Haut-Vallon with Valbrune, Castelroc and Saint-Orvin. */
export const HAUT_VALLON: readonly Draft[] = [
  {
    kind: 'create',
    noun: 'network',
    fields: networkFields({ names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }),
  },
  ...SOME.map(c => ({ kind: 'create' as const, noun: 'centre', fields: centreFields(c) })),
]

/** The relay's link, as it is printed. */
export const coordinatorLink = async (served: Served, line: TestLine): Promise<string> =>
  `${served.url(line)}#coordinator=${await served.coordinatorToken()}`

type Opened = { readonly served: Served; readonly page: Page; readonly errors: readonly string[] }

/** A coordinator's desk where the network's screen is open on Haut-Vallon. */
export const openNetwork = async (): Promise<Opened> => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Réseau' }).click()
  await page.getByRole('link', { name: /Castelroc/ }).waitFor()
  return { served, page, errors: tablet.errors }
}

/** At the width of a telephone and of a desk: nothing broken, nothing too small, nothing outside. */
export const looksRight = async (page: Page, what: string): Promise<void> => {
  const before = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect([...(await violations(page, axe)), ...(await tooSmall(page)), ...(await outsideTheWindow(page))], `${what} at ${width}`).toEqual(
      [],
    )
  }
  if (before) await page.setViewportSize(before)
}

/** What stands under the field that has the focus, told as its description, each space a plain one. */
export const complaint = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement
    const ids = field?.getAttribute('aria-invalid') === 'true' ? (field.getAttribute('aria-describedby') ?? '').split(' ') : []
    return document.getElementById(ids.find(id => id.endsWith('-wrong')) ?? '')?.textContent?.replace(/\s+/g, ' ') ?? ''
  })
