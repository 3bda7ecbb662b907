// A counsellor's working day, tap by tap, in a real browser without a line and with a slow processor: how long each press takes to be on the screen, and each
// entry to be noted. The hand is the machine's, which does not think; what is measured is what the app adds to it.
import type { Locator, Page } from 'playwright-core'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import { crowding } from './calm.ts'
import type { Bench, Measured } from './measured.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'
import { stored } from './stored.ts'

/** How long a press is left alone with the page. Milliseconds. */
const ALONE = 600
/** `pressed`, `typed`: when; `long`: from when to when a task held the page. Milliseconds since the page began. */
type Watched = typeof globalThis & {
  pressed: number[]
  typed: number[]
  slow: Map<number, number>
  long: (readonly [from: number, to: number])[]
}
/** Below this the browser tells nothing of an event. Milliseconds. */
const TOLD_FROM = 16

/** Runs in the page before anything of ours. */
const watch = (): void => {
  const w = globalThis as Watched
  w.pressed = []
  w.typed = []
  w.slow = new Map()
  w.long = []
  addEventListener('pointerdown', e => w.pressed.push(e.timeStamp), { capture: true })
  addEventListener('keydown', e => w.typed.push(e.timeStamp), { capture: true })
  new PerformanceObserver(list => {
    for (const e of list.getEntries() as PerformanceEventTiming[]) {
      const id = e.interactionId ?? 0
      if (id > 0) w.slow.set(id, Math.max(w.slow.get(id) ?? 0, e.duration))
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) w.long.push([e.startTime, e.startTime + e.duration])
  }).observe({ type: 'longtask', buffered: true })
}

/** A second tap within 700 ms is the same tap. */
const BETWEEN = 750

type Hand = { readonly press: (at: Locator) => Promise<void>; readonly type: (at: Locator, text: string) => Promise<void> }
/** Presses as soon as a thing is there. Looking for it and at it takes the page's time too, so only entries are timed by this hand. */
const quickHand: Hand = { press: at => at.click(), type: (at, text) => at.pressSequentially(text, { delay: 80 }) }
/** Looks where a thing is, then presses from outside the page and leaves the page alone: what it does then is its own. */
const lightHand = (page: Page): Hand => {
  const press = async (at: Locator): Promise<void> => {
    await at.hover() // brings it to where nothing lies over it
    const box = (await at.boundingBox())! // it is in view
    await page.waitForTimeout(200)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(ALONE)
  }
  return {
    press,
    type: async (at, text) => {
      await press(at)
      await page.keyboard.type(text, { delay: ALONE })
      await page.waitForTimeout(ALONE)
    },
  }
}

/** A tablet of Castelroc without a line, at its day's page, with a slow processor. */
const slowTablet = async (atEnd: (close: () => Promise<void>) => void, app: string): Promise<Tablet> => {
  const served = await openServed(atEnd, { app })
  served.setClock('2025-10-09T09:00')
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  const url = served.url(line)
  await tablet.open(url, { clock: '2025-10-09T09:00' })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => tablet.page().getByText('Castelroc').first().isVisible())
  await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  line.cut()
  await tablet.killAndReopen(url, {
    offline: true,
    before: async page => {
      await page.addInitScript(watch)
      await (await slowProcessor(page)).set(SLOWED)
    },
  })
  return tablet
}

/** The day, by this hand: how long each entry took from its first press until its row was there, by kind. Milliseconds. */
const playDay = async (page: Page, hand: Hand): Promise<Readonly<Record<string, readonly number[]>>> => {
  const entry = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
  const press = (role: 'button' | 'checkbox', name: string): Promise<void> => hand.press(page.getByRole(role, { name, exact: true }))
  const word = (text: string): Promise<void> => hand.press(page.getByText(text, { exact: true }).first())
  const home = (): Promise<void> => entry('Information rapide').waitFor()

  const times: Record<string, number[]> = {}
  let noted = 0
  const timed = async (what: string, n: number, act: () => Promise<void>): Promise<void> => {
    await page.waitForTimeout(BETWEEN)
    const from = performance.now()
    await act()
    noted += n
    await until(`${noted} are kept`, async () => (await stored(page, 'visits')).length + (await stored(page, 'groups')).length === noted)
    ;(times[what] ??= []).push(performance.now() - from)
  }
  const quick = (purpose?: string): Promise<void> =>
    timed('quick', 1, async () => {
      await hand.press(entry('Information rapide'))
      if (purpose) await hand.press(page.locator('.toast').getByRole('button', { name: purpose }))
    })
  const interview = (purpose: string, minutes: string, more: readonly string[] = []): Promise<void> =>
    timed('interview', 1, async () => {
      await hand.press(entry('Entretien'))
      await press('checkbox', purpose)
      await word(minutes)
      for (const m of more) await word(m)
      await press('button', 'Enregistrer')
      await home()
    })
  await home()
  const purposes = ['Trouver un emploi', 'Choisir son orientation', 'Trouver une formation', 'Créer son activité']
  for (let i = 0; i < 12; i++) {
    await quick(i % 3 === 0 ? purposes[i % 4] : undefined)
    await interview(purposes[i % 4]!, i % 2 ? '5 à 15' : '15 à 30', i % 2 ? ['Salarié', 'Reviendra'] : [])
    if (i % 2) await timed('self-service', 1, () => hand.press(entry('Libre-service')))
  }
  await timed('group', 1, async () => {
    await hand.press(entry('Groupe'))
    await word('Classe')
    await press('button', '25 personnes')
    await press('button', 'Un de moins, Combien de personnes ?')
    await press('button', 'Enregistrer')
    await home()
  })
  // the one number of the counter that may be typed
  await timed('group', 1, async () => {
    await hand.press(entry('Groupe'))
    await word('Classe')
    await hand.type(page.getByRole('spinbutton', { name: 'Combien de personnes ?' }), '24')
    await press('button', 'Enregistrer')
    await home()
  })
  await timed('catch-up of ten', 10, async () => {
    await hand.press(page.getByRole('link', { name: 'Rattraper des passages' }))
    for (let i = 0; i < 6; i++) await press('button', 'Un de plus, Information rapide')
    for (let i = 0; i < 4; i++) await press('button', 'Un de plus, Emploi')
    await press('button', 'Enregistrer')
    await home()
  })
  return times
}

export const workingDay = (app: string): Bench => ({
  name: 'day',
  run: async atEnd => {
    const quick = await slowTablet(atEnd, app)
    const times = await playDay(quick.page(), quickHand)
    await quick.close()
    const light = await slowTablet(atEnd, app)
    const crowd = crowding()
    await playDay(light.page(), lightHand(light.page()))
    const { presses, slow, pressed, typed } = await light.page().evaluate(alone => {
      const w = globalThis as Watched
      const after = (when: readonly number[]): number[] =>
        w.long.flatMap(([from, to]) => (when.some(at => to > at && from < at + alone) ? [to - from] : []))
      return { presses: w.pressed.length + w.typed.length, slow: [...w.slow.values()], pressed: after(w.pressed), typed: after(w.typed) }
    }, ALONE)
    for (const { errors } of [quick, light]) if (errors.length > 0) throw new Error(`the page had errors: ${errors.join('; ')}`)
    const others = crowd()
    if (others > 0.1) console.log(`day: others had ${Math.round(others * 100)}% of the processors while it was measured`)
    // what the browser did not tell of took less than it tells from
    const paints = [...slow, ...Array.from({ length: Math.max(0, presses - slow.length) }, () => TOLD_FROM)]
    const each = (what: string): Measured => ({
      what: `a day's ${what}, by the machine's hand`,
      unit: 'ms',
      values: times[what] ?? [],
      by: 'median',
      limit: null,
    })
    return [
      {
        what: `a working day, ${presses} presses and keys: from each to what it changed on the screen`,
        unit: 'ms',
        values: paints,
        by: 'p95',
        limit: 100,
      },
      {
        what: 'a working day: the tasks that held the page for more than 50 ms after a key; the longest',
        unit: 'ms',
        values: typed.length > 0 ? typed : [0], // the browser tells of none below 50
        by: 'most',
        limit: 50,
      },
      { what: '… and after a press: another screen drawn, mostly', unit: 'ms', values: pressed, by: 'median', limit: null },
      each('quick'),
      each('interview'),
      each('self-service'),
      each('group'),
      { ...each('catch-up of ten'), what: 'J10 ten visits caught up, from the page of the day to all ten kept', by: 'most', limit: 30_000 },
    ]
  },
})
