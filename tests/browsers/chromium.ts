// Chromium, behind the same few verbs: so these journeys are played wherever the tests are.
import { openTablet } from '../journeys/tablet.ts'
import type { BrowserKind } from './driver.ts'

export const chromium: BrowserKind = {
  name: 'Chromium',
  missing: null,
  open: async size => {
    const tablet = await openTablet(size)
    await tablet.open('about:blank')
    return {
      goto: async url => void (await tablet.page().goto(url)),
      reload: async () => void (await tablet.page().reload()),
      run: async (what, ...given) =>
        JSON.parse(
          await tablet
            .page()
            .evaluate(`(async given => JSON.stringify((await (${String(what)})(...given)) ?? null))(${JSON.stringify(given)})`),
        ),
      pressAt: (x, y) => tablet.page().mouse.click(x, y),
      type: text => tablet.page().keyboard.type(text),
      powerCut: url => tablet.killAndReopen(url),
      close: tablet.close,
    }
  },
}
