// Somebody who has a keyboard and nothing else: what the focus comes to, what that is called, and whether it is seen there.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Further than any of our screens is long. */
const FAR = 150

/** Milliseconds in which a toast that comes up may lie over something: it grows once, and then there is room for it. */
const A_GLANCE = 250

type Stop = { readonly name: string; readonly wrong: string | null }

/** Inside the page, and with nothing from around it: where the focus is. Null when it is nowhere, that is on the body. */
export const lookAtFocus = (): Stop | null => {
  const e = document.activeElement
  if (!(e instanceof HTMLElement) || e === document.body) return null
  const of = (ids: string | null): string =>
    (ids ?? '')
      .split(' ')
      .map(id => document.getElementById(id)?.textContent ?? '')
      .join(' ')
  const label = 'labels' in e ? (e as HTMLInputElement).labels?.[0] : undefined // fields have it, and no other element
  const said = e.getAttribute('aria-label') ?? (of(e.getAttribute('aria-labelledby')) || (label?.textContent ?? e.textContent ?? ''))
  const name = e.id === 'main' ? 'main' : said.replace(/\s+/g, ' ').trim()
  if (e.id === 'main' || e.tagName === 'DIALOG') return { name, wrong: null } // whole parts of the page: they take the focus and are no stop
  if (name === '') return { name, wrong: `${e.outerHTML.slice(0, 80)} has no name` }
  const shape = label?.matches('.tick') ? label : e
  const ring = getComputedStyle(shape)
  const own = !e.matches(':focus') // the button that a field of a date has inside it: its ring is the browser's
  if (!own && (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2)) return { name, wrong: `no ring around “${name}”` }
  const { left, top, width, height } = shape.getBoundingClientRect()
  const parts = [0.1, 0.5, 0.9]
  const seen = parts.some(x =>
    parts.some(y => {
      const hit = document.elementFromPoint(left + width * x, top + height * y)
      return hit !== null && (shape.contains(hit) || (hit.tagName === 'LABEL' && hit.contains(shape)))
    }),
  )
  return { name, wrong: seen ? null : `“${name}” has the focus and is not seen` }
}

export const byKeyboard = (page: Page) => {
  const wrong = new Set<string>()
  const look = async (): Promise<string> => {
    let stop = await page.evaluate(lookAtFocus)
    if (stop?.wrong) {
      await new Promise(still => setTimeout(still, A_GLANCE))
      stop = await page.evaluate(lookAtFocus)
    }
    if (stop?.wrong) wrong.add(stop.wrong)
    return stop?.name ?? ''
  }
  /** Tab, or another key, until what has the focus bears this name. */
  const to = async (name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    const passed: string[] = []
    for (let i = 0; i < FAR; i++) {
      const here = await look()
      if (name.test(here)) return
      passed.push(here)
      await page.keyboard.press(key)
    }
    throw new Error(`no way to ${String(name)} by keyboard, past ${[...new Set(passed)].join(' | ')}`)
  }
  return {
    to,
    press: async (name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
      await to(name)
      await page.keyboard.press(key)
    },
    key: (...keys: string[]): Promise<void> => keys.reduce((before, k) => before.then(() => page.keyboard.press(k)), Promise.resolve()),
    type: (text: string): Promise<void> => page.keyboard.type(text),
    look,
    /** Once it is done the focus is somewhere, and whatever had it on the way was named and seen. */
    settled: async (what: string, at = /./): Promise<void> => {
      await expect.poll(look, { message: `the focus after: ${what}`, timeout: 3000 }).toMatch(at)
      expect([...wrong], what).toEqual([])
    },
  }
}
