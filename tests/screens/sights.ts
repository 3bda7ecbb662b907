// The sights a screen is looked at from, in the page that is open: a phone and a desk, and the phone in the dark.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { outsideTheWindow, tooSmall, violations } from './inspect.ts'

const SIGHTS = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1280, height: 800, colorScheme: 'light' },
] as const
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Ends every change of colour that is under way: on a busy machine even the shortest takes its time. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const a of document.getAnimations()) if (a instanceof CSSTransition) a.finish()
  })

/** What is wrong with the screen as it stands, by sight; empty when nothing is. Leaves the page as it was in size. */
export const wrongAtAnySight = async (page: Page): Promise<string[]> => {
  const size = page.viewportSize()
  const wrong: string[] = []
  for (const { width, height, colorScheme } of SIGHTS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // no colour is looked at on its way to another
    await settle(page)
    const dark = colorScheme === 'dark' // the same page at the same width: only its colours can be other ones
    const found = dark
      ? await violations(page, axe, 'colours')
      : [...(await violations(page, axe)), ...(await outsideTheWindow(page)), ...(await tooSmall(page))]
    wrong.push(...found.map(w => `${width} ${colorScheme}: ${w}`))
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  if (size) await page.setViewportSize(size)
  return wrong
}
