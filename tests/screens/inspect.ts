// What a page of ours must hold whatever it shows: looked at from inside the browser.
import type { Locator, Page } from 'playwright-core'

/** What leaves the window sideways; what scrolls inside a region of its own may. */
export const outsideTheWindow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const out = [...document.querySelectorAll('body *')].filter(
      e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll, .more, .heard-only, .skip'),
    )
    return out.slice(0, 5).map(e => `${e.tagName} ${e.className}`)
  })

/** What one presses and is under 44 px; links inside sentences are exempt. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pressed = [...document.querySelectorAll('button, a, summary, label.tick, input, select')]
    return pressed
      .filter(e => e.getClientRects().length > 0 && !e.closest('.skip, .tick') && !e.matches('p a'))
      .concat([...document.querySelectorAll('label.tick')])
      .map(e => ({ name: `${e.tagName} ${e.className} ${(e.textContent ?? '').slice(0, 20)}`, box: e.getBoundingClientRect() }))
      .filter(x => x.box.width > 1 && (x.box.height < 43.5 || x.box.width < 43.5))
      .map(x => `${x.name} ${x.box.width.toFixed(0)} × ${x.box.height.toFixed(0)}`)
  })

/** Rules of accessibility that are broken; `of`: all of them, or those of colours alone. The page is opened to its whole height first, so that sticky bars hide nothing. */
export const violations = async (page: Page, axe: string, of: 'all' | 'colours' = 'all'): Promise<string[]> => {
  const size = page.viewportSize()
  await page.setViewportSize({ width: size?.width ?? 360, height: 5000 })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(async colours => {
    type Result = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }
    const { axe } = window as unknown as { axe: { run(at: Document, options: object): Promise<Result> } } // evaluated above
    const { violations: broken } = await axe.run(document, {
      resultTypes: ['violations'],
      preload: false, // only rules for sound and film wait for it, and there is none
      ...(colours ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}),
    })
    return broken.map(v => `${v.id}: ${v.nodes.map(n => `${n.target.join(' ')} (${n.failureSummary ?? ''})`).join('; ')}`)
  }, of === 'colours')
  if (size) await page.setViewportSize(size)
  return found
}

/** The words inside which a line breaks, other than after a hyphen of their own; `of`: elements that begin with their text. */
export const brokenWords = (of: Locator): Promise<string[]> =>
  of.evaluateAll(all =>
    all.flatMap(e => {
      const text = e.firstChild!
      return [...(text.textContent ?? '').matchAll(/[^\s-]+-?/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        return new Set([...range.getClientRects()].map(r => r.top)).size > 1 ? [word] : []
      })
    }),
  )
