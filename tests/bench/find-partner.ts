// One of 150 partners by three letters on a telephone (S229): from the third key to the line on the screen, with a slow processor and no line.
import type { Page } from 'playwright-core'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { fillPartners } from '../screens/partner-book.ts'
import { until } from '../until.ts'
import { inCalm } from './calm.ts'
import type { Bench } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'
import { stored } from './stored.ts'

const TODAY = '2026-03-10'
const RUNS = 7
/** S229 gives three seconds to who types three letters; two of them are the hand's. Milliseconds. */
const LIMIT = 1000
const WANTED = { letters: 'roc', name: 'La Recyclerie du Roc' } as const
const MORE = Array.from({ length: 32 }, (_, i) => `Auberge numéro ${i + 1}`)

/** Types the letters as a hand would, each once the one before is drawn; from the last to the line on the screen, milliseconds, in the page. */
const found = (page: Page): Promise<number> =>
  page.evaluate(({ letters, name }) => {
    const field = document.querySelector<HTMLInputElement>('#find-partner')
    if (!field) throw new Error('no field')
    const type = (text: string): void => {
      field.value = text
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    const drawn = (): Promise<void> => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
    const isThere = (): boolean =>
      [...document.querySelectorAll('.hits a')].slice(0, 8).some(a => a.textContent.includes(name)) &&
      document.querySelectorAll('.hits a').length < 30
    return (async () => {
      type('')
      await drawn()
      for (let i = 1; i < letters.length; i++) {
        type(letters.slice(0, i))
        await drawn()
      }
      const from = performance.now()
      type(letters)
      while (!isThere()) await drawn()
      await drawn()
      return performance.now() - from
    })()
  }, WANTED)

export const findPartner = (dist: string): Bench => ({
  name: 'partners',
  run: async atEnd => {
    const served = await openServed(atEnd, { app: dist })
    served.setClock(`${TODAY}T09:10`)
    await served.writeDirectory(HAUT_VALLON)
    await fillPartners(served, TODAY)
    const plain = {
      short: null,
      offer: null,
      reception: null,
      line: null,
      letterbox: null,
      web: null,
      zones: [],
      themes: [],
      adaptations: [],
    }
    await served.write(
      COMMONS_PUBLIC,
      MORE.map(name => ({
        kind: 'create',
        noun: 'partner',
        fields: partnerFields(
          { ...plain, names: [{ from: null, name }], type: 'company', engagement: 'listed', purposes: ['P1'] },
          TODAY as Day,
        ),
      })),
      { by: 'information@val', day: TODAY },
    )
    const line = await served.line()
    const tablet = await served.tablet({ width: 360, height: 740 })
    await tablet.open(served.url(line))
    await tablet.setClock(`${TODAY}T09:10`)
    await tablet.page().reload()
    await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
    const page = tablet.page()
    await until('150 partners are here', async () => (await stored(page, 'partners')).length === 150)
    await page.getByRole('button', { name: 'Plus' }).first().click()
    await page.getByRole('link', { name: 'Partenaires', exact: true }).click()
    await page.getByRole('heading', { name: '150 partenaires' }).waitFor()
    line.cut()
    await (await slowProcessor(page)).set(SLOWED)
    const runs = await inCalm(
      'partners',
      RUNS,
      () => Promise.resolve(),
      () => found(page),
    )
    return [
      {
        what: 'one of 150 partners: from the third letter to its line on a telephone’s screen, slowed',
        unit: 'ms',
        values: runs,
        by: 'median',
        limit: LIMIT,
      },
    ]
  },
})
