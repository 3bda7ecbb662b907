// Which languages' texts stand on a device for when there is no network.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/languages.ts'
import { until } from '../until.ts'

export const TEXT = /_(compiled|later|staff)-text_(\w\w)-[\w-]{8}\.js$/
/** An associated centre's phone has no screen that says the staff's. */
type Whose = 'tablet' | 'associated'

/** Files of texts in the browser's store. */
export const textsKept = async (page: Page): Promise<string[]> => {
  const all = await page.evaluate(async () => (await (await caches.open('relais-app')).keys()).map(r => new URL(r.url).pathname))
  return all.filter(path => TEXT.test(path)).sort()
}
export const textsOf = (app: string, languages: readonly Language[], whose: Whose): string[] =>
  readdirSync(join(app, 'assets'))
    .filter(f => {
      const [, what, language] = TEXT.exec(f) ?? []
      return languages.some(l => l === language) && (whose === 'tablet' || what !== 'staff')
    })
    .map(f => `/assets/${f}`)
    .sort()
export const keeps = (page: Page, app: string, languages: readonly Language[], whose: Whose = 'tablet'): Promise<void> =>
  until(`it keeps ${languages.join(', ')}`, async () => (await textsKept(page)).join() === textsOf(app, languages, whose).join())
