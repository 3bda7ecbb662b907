// What breaks first where a page is narrow, large, close up, or painted in the colours of the system: looked at from inside the browser.
import type { Page } from 'playwright-core'
import { iconPaths } from '../../src/ui/icon-paths.ts'
import { lookAtFocus } from './by-keyboard.ts'

/** Opens everything that folds, again and again, until nothing more comes. */
export const unfold = async (page: Page): Promise<void> => {
  for (let more = true; more;)
    more = await page.evaluate(async () => {
      const folded = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
      for (const d of folded) d.open = true
      await new Promise(done => requestAnimationFrame(() => setTimeout(done))) // a fold tells that it was opened, and is filled then
      return folded.length > 0
    })
}

/** Words of headings and of what one presses that are cut, written over an edge, or outside the window. */
export const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>()
    const top = document.querySelector('dialog[open], :popover-open') ?? document
    for (const e of top.querySelectorAll<HTMLElement>('button, a, summary, label, legend, h1, h2, h3')) {
      if (e.closest('.heard-only, .skip') || e.getClientRects().length === 0) continue
      const box = getComputedStyle(e).display.startsWith('inline') && e.tagName === 'A' ? null : e.getBoundingClientRect()
      const words = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
      for (let n = words.nextNode(); n; n = words.nextNode()) {
        const parent = n.parentElement
        if (!parent || parent.closest('.heard-only, option') || n.textContent?.trim() === '') continue
        const range = document.createRange()
        range.selectNodeContents(n)
        const slack = parseFloat(getComputedStyle(parent).fontSize) * 0.35 // a line is higher than its letters, or lower
        const leaves = (r: DOMRect, b: DOMRect): boolean =>
          r.left < b.left - 1 || r.right > b.right + 1 || r.top < b.top - slack || r.bottom > b.bottom + slack
        const rects = [...range.getClientRects()].filter(r => r.width > 0)
        const tell = (how: string): unknown => found.add(`${how}: ${e.tagName} ${e.className} “${(n?.textContent ?? '').slice(0, 40)}”`)
        if (box && rects.some(r => leaves(r, box))) tell('over its edge')
        for (let around: HTMLElement | null = parent; ; around = around.parentElement) {
          if (!around || around === document.body) {
            if (rects.some(r => r.right > innerWidth + 1 || r.left < -1)) tell('outside the window')
            break
          }
          const { overflowX, overflowY } = getComputedStyle(around)
          if ([overflowX, overflowY].some(o => o === 'auto' || o === 'scroll') && around.tagName !== 'DIALOG') break // one can go there
          const edge = around.getBoundingClientRect()
          if (overflowX !== 'visible' && rects.some(r => r.right > edge.right + 1 || r.left < edge.left - 1)) tell('cut')
          if ([overflowY].some(o => o === 'hidden' || o === 'clip') && rects.some(r => leaves(r, edge))) tell('cut')
        }
      }
    }
    return [...found].slice(0, 8)
  })

/** Each thing the focus can be on, with the focus on it: it has a name and a ring, and is not wholly under what stays in place. */
export const lostFocus = async (page: Page): Promise<string[]> => {
  await page.keyboard.press('Tab') // a ring is for those who use the keyboard
  return page.evaluate(`(async () => {
    const look = ${String(lookAtFocus)}
    const top = document.querySelector('dialog[open], :popover-open, .toast') ?? document
    const all = [...top.querySelectorAll('a[href], button, input, select, textarea, summary')]
    const wrongOf = e => (e.focus(), document.activeElement === e ? look()?.wrong : null)
    const wrong = new Set()
    for (const e of all.filter(e => e.getClientRects().length > 0)) {
      if (!wrongOf(e)) continue
      await new Promise(drawn => setTimeout(drawn, 100)) // what is above it was still being unfolded
      e.blur()
      const still = wrongOf(e)
      if (still) wrong.add(still)
    }
    return [...wrong].slice(0, 8)
  })()`)
}

/** In forced colours: what has no edge any more, and what says by its ground alone that it is pressed, ticked or current. */
export const groundAlone = (page: Page): Promise<string[]> =>
  page.evaluate(tick => {
    const found = new Set<string>()
    const seen = (e: Element): boolean => e.getClientRects().length > 0 && !e.closest('.heard-only, .skip')
    const named = (e: Element): string => `${e.tagName} ${e.className} “${(e.textContent ?? '').trim().slice(0, 30)}”`
    for (const e of [...document.querySelectorAll('.btn, .tick, .entry, input, select, textarea')].filter(seen))
      if (
        getComputedStyle(e).borderTopWidth === '0px' &&
        getComputedStyle(e).textDecorationLine === 'none' &&
        !e.closest('.tick, .stepper')
      )
        found.add(`no edge: ${named(e)}`)
    /** What of its look is left when the system paints every ground. */
    const look = (e: Element): string =>
      [e, ...e.querySelectorAll('*')]
        .flatMap(part => [null, '::before', '::after'].map(p => getComputedStyle(part, p)))
        .map(s =>
          [
            s.borderWidth,
            s.borderStyle,
            s.borderColor,
            s.outline,
            s.textDecoration,
            s.fontWeight,
            s.content,
            s.scale,
            s.clipPath,
            s.forcedColorAdjust === 'none' ? s.background : '',
          ].join(),
        ) // prettier-ignore
        .join()
    const differs = (e: Element, off: () => () => void): boolean => {
      const on = look(e)
      const back = off()
      const without = look(e)
      back()
      return on !== without
    }
    for (const name of ['aria-pressed', 'aria-current', 'aria-selected'])
      for (const e of [...document.querySelectorAll(`:is(a, button, input)[${name}]:not([${name}="false"])`)].filter(seen)) {
        const value = e.getAttribute(name) ?? ''
        const off = (): (() => void) => {
          e.removeAttribute(name)
          return () => e.setAttribute(name, value)
        }
        if (!e.querySelector(`path[d="${tick}"]`) && !differs(e, off)) found.add(`${name} by its ground alone: ${named(e)}`)
      }
    for (const box of document.querySelectorAll<HTMLInputElement>('input:checked')) {
      const off = (): (() => void) => {
        box.checked = false
        return () => {
          box.checked = true
        }
      }
      const label = box.closest('label')
      if (label && seen(label) && !differs(label, off)) found.add(`ticked by its ground alone: ${named(label)}`)
    }
    return [...found].slice(0, 8)
  }, iconPaths.tick ?? '')
