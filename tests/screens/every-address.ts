// All addresses of one device, looked at narrow, large, close up, and in the colours of the system.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../until.ts'
import { cutWords, groundAlone, lostFocus, unfold } from './hard-sights.ts'
import { outsideTheWindow, tooSmall } from './inspect.ts'

/** What stands there, and what is done on it: that returns how it is put away, where Escape does not. */
export type Address = readonly [address: string, words: RegExp, opened?: () => Promise<undefined | (() => Promise<void>)>]
export type Addressed = { readonly page: Page; readonly addresses: readonly Address[] }

/** Opens what lies over a page by pressing what bears this name, whatever lies over it. */
export const opens = (page: Page, name: string | RegExp) => async (): Promise<undefined> => {
  await page.getByRole('button', { name }).first().press('Enter')
  await page.locator('dialog[open], :popover-open').waitFor()
  return undefined
}

/** Inside a `describe`: the tests. `ready` is called once; what it gives `closing` is done at the end. */
export const everySight = (ready: (closing: (close: () => Promise<void>) => void) => Promise<Addressed>): void => {
  const closing: (() => Promise<void>)[] = []
  let page: Page
  let addresses: readonly Address[] = []
  beforeAll(async () => {
    ;({ page, addresses } = await ready(close => closing.unshift(close)))
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })

  const open = async ([address, words, opened]: Address): ReturnType<NonNullable<Address[2]>> => {
    await page.evaluate(to => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, address)
    const main = page.locator('main')
    const said = async (): Promise<string> => (await main.innerText()).replace(/\s+/g, ' ').trim()
    await expect.poll(said, { message: address, interval: 25, timeout: 5000 }).toMatch(words)
    await page.locator('main [aria-busy]').waitFor({ state: 'detached' })
    await unfold(page)
    return opened?.()
  }
  /** What is wrong at any address, by address. */
  const wrongAnywhere = async (...looks: readonly ((page: Page) => Promise<string[]>)[]): Promise<Record<string, readonly string[]>> => {
    const wrong: Record<string, readonly string[]> = {}
    for (const [i, line] of addresses.entries()) {
      const found: string[] = []
      try {
        const putAway = await open(line)
        for (const look of looks) found.push(...(await look(page)))
        const over = page.locator('dialog[open], :popover-open')
        if ((await over.count()) > 0) await page.keyboard.press('Escape')
        await over.waitFor({ state: 'detached' })
        await putAway?.()
      } catch (why) {
        found.push(String(why))
      }
      if (found.length > 0) wrong[`${i} ${line[0]}`] = found
    }
    return wrong
  }

  test('UI1 1.4.10 at 320 pixels nothing is outside the window, no word is cut, and everything one presses is 44 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await wrongAnywhere(outsideTheWindow, tooSmall, cutWords)).toEqual({})
  })

  test('UI1 1.4.4 with text at 200 % nothing is outside the window and no word is cut', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32 } }) // as in the browser's own settings
    try {
      await until('the text is large', () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize) >= 32))
      expect(await wrongAnywhere(outsideTheWindow, cutWords)).toEqual({})
    } finally {
      await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
    }
  })

  test('UI1 1.4.10 2.4.11 at 400 % of a desk’s window nothing is outside or cut, and what has the focus is seen', async () => {
    await page.setViewportSize({ width: 320, height: 256 })
    expect(await wrongAnywhere(outsideTheWindow, cutWords, lostFocus)).toEqual({})
  })

  test('UI9 1.4.1 2.4.7 in forced colours everything keeps an edge and its ring, and nothing is told by its ground alone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    expect(await wrongAnywhere(groundAlone, lostFocus)).toEqual({})
  })
}
