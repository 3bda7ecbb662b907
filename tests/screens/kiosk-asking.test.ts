// What a kiosk asks, in a real browser: the question at the exit, and a survey; by finger and by keyboard, in six languages, and nothing of it is left but counts.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import { rowsOf } from '../failures/enrolled.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2026-03-10T10:00'
const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()

const kiosk = async (
  before: (served: Served) => Promise<unknown> = async () => {},
): Promise<{ readonly tablet: Tablet; readonly page: Page }> => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  await before(served)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(served.url(await served.line()), { clock: NOW })
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByText('vous êtes ici').first().waitFor()
  return { tablet, page }
}
/** All that lies in the browser and could tell of somebody, but for what goes up and down the line. */
type Left = {
  readonly local: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly drafts: readonly unknown[]
  readonly said: readonly unknown[]
}
const left = async (page: Page): Promise<Left> => ({
  // how much is still to be sent changes with the line, whoever has answered
  local: await page.evaluate(() =>
    JSON.stringify([Object.entries({ ...localStorage, 'relais-here': '' }), Object.entries(sessionStorage), location.href]),
  ),
  facts: Object.fromEntries((await rowsOf(page, 'facts')).filter(f => /sheets|exit/.test(String(f['k']))).map(f => [f['k'], f['v']])),
  drafts: await rowsOf(page, 'drafts'),
  said: (await rowsOf(page, 'log')).filter(l => String(l['doc']).includes('/kiosk/')).map(l => (l['raw'] as unknown[])[4]),
})
const toSetup = async (page: Page, shows: string): Promise<void> => {
  await page.goto(new URL('/opinion', page.url()).href)
  await page.getByRole('heading', { level: 1, name: /que montre cette borne/ }).waitFor()
  await page.getByText(shows).click()
  await page.getByRole('button', { name: 'Montrer' }).click()
}
const targets = (page: Page): Promise<number[]> =>
  page.locator('.level').evaluateAll(list => list.map(e => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width)))
const asked = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'Tout s’est-il bien passé ?' }).waitFor()
const thanked = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'Merci !' }).waitFor()

test('S091 S094 J32 V1 the team puts a kiosk at the exit; a tap says how it went, a second ends it, takes it back or answers one thing more; three are stated together; after ten seconds it is as it was', async () => {
  const { tablet, page } = await kiosk()
  await page.goto(new URL('/opinion', page.url()).href)
  await page.getByRole('heading', { level: 1, name: /que montre cette borne/ }).waitFor()
  expect(await words(page)).toMatch(/Pour le changer : localhost:\d+\/opinion/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'exit-setup')
  await page.getByText('À la sortie : quatre réponses').click()
  await page.getByRole('button', { name: 'Montrer' }).click()
  await asked(page)
  expect(new URL(page.url()).pathname).toBe('/')
  await page.reload() // it stays what it is
  await asked(page)
  await page.clock.install({ time: new Date(`${NOW}:00`) })
  const html = (): Promise<string> => page.locator('main').innerHTML()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'exit-words')
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(Math.min(...(await targets(page)))).toBeGreaterThanOrEqual(80)
  }
  const before = { html: await html(), ...(await left(page)) }
  expect(before.facts).toEqual({ exit: 'words' })

  // the same answer twice in one moment is one
  await page.getByRole('button', { name: 'Plutôt oui' }).dblclick()
  await thanked(page)
  expect(await page.locator('main h2').count()).toBe(1)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'exit-further')
  expect((await left(page)).facts, 'nothing lies there before it is counted').toEqual({ exit: 'words' })
  // taken back
  await page.clock.fastForward(800)
  await page.getByRole('button', { name: 'Reprendre ma réponse' }).click()
  await asked(page)
  expect(await left(page)).toEqual({ local: before.local, facts: before.facts, drafts: [], said: [] })

  // by keyboard, and one thing more
  await page.clock.fastForward(800)
  await page.getByRole('button', { name: 'Tout à fait' }).focus()
  await page.keyboard.press('Enter')
  await thanked(page)
  await page.clock.fastForward(800)
  await page.getByRole('button', { name: 'Plutôt non' }).press('Enter')
  await expect.poll(() => page.locator('main h2').count()).toBe(0)
  await page.clock.fastForward(800)
  await page.getByRole('button', { name: 'C’est fini' }).press('Enter')
  await asked(page)
  const facts = async (): Promise<Record<string, { levels: Record<string, unknown> }>> => (await left(page)).facts as never
  await expect.poll(async () => (await facts())['exitAnswers']?.levels['whole']).toEqual({ '4': 1 })
  expect(Object.keys((await facts())['exitAnswers']!.levels)).toHaveLength(2)

  // who goes away has answered; the language goes back with it
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '¿Ha ido todo bien?' }).waitFor()
  await page.clock.fastForward(1000)
  await page.getByRole('button', { name: 'Nada' }).click()
  await page.getByRole('heading', { level: 1, name: '¡Gracias!' }).waitFor()
  await page.clock.fastForward(10_500)
  await asked(page)
  await expect.poll(async () => (await facts())['exitAnswers']?.levels['whole']).toEqual({ '1': 1, '4': 1 })
  await page.clock.fastForward(1000)
  await page.getByRole('button', { name: 'Tout à fait' }).click()
  await thanked(page)
  await page.clock.fastForward(1000)
  await page.getByRole('button', { name: 'C’est fini' }).click()
  await expect.poll(async () => (await left(page)).said.length).toBe(1)
  const [said] = (await left(page)).said
  const known = [await page.evaluate(() => Date.now()), (await rowsOf(page, 'facts')).filter(f => f['k'] === 'clocks')]
  expect(said, `by a clock of ${JSON.stringify(known)}`).toEqual([
    'month',
    '2026-03',
    'scale',
    'words',
    'levels',
    [
      ['whole', '1', 1],
      ['whole', '4', 2],
      [expect.any(String), '2', 1],
    ],
  ])
  await asked(page)
  const after = await left(page)
  expect({ ...after, said: [] }).toEqual({ local: before.local, facts: { exit: 'words' }, drafts: [], said: [] })
  await expect.poll(html).toBe(before.html)
  expect(tablet.errors).toEqual([])
}, 180_000)

test('S091 in six languages, three faces too; more than twenty in a minute count no more, and it is said', async () => {
  const { tablet, page } = await kiosk()
  await toSetup(page, 'À la sortie : trois visages')
  await asked(page)
  await shoot(page, 'exit-faces')
  for (const l of LANGUAGES) {
    await page.locator(`label.tick:has([lang="${l}"])`).first().click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(l)
    expect(await wrongAtAnySight(page), l).toEqual([])
    expect(Math.min(...(await targets(page))), l).toBeGreaterThanOrEqual(80)
  }
  await page.locator('label.tick:has([lang="fr"])').first().click()
  await page.clock.install({ time: new Date(`${NOW}:00`) })
  for (let n = 0; n < 20; n++) {
    await page.clock.fastForward(800)
    await page.getByRole('button', { name: 'Oui' }).click()
    await thanked(page)
    await page.clock.fastForward(800)
    await page.getByRole('button', { name: 'C’est fini' }).click()
    await asked(page)
  }
  await page.clock.fastForward(800)
  await page.getByRole('button', { name: 'Oui' }).click()
  await expect.poll(() => words(page)).toContain('Beaucoup de réponses d’un coup : plus aucune ne s’ajoute, le temps d’une minute calme.')
  await asked(page)
  expect(await wrongAtAnySight(page)).toEqual([])
  const counted = async (): Promise<number> => {
    const { facts, said } = await left(page)
    const whole = (levels: unknown): number =>
      (levels as [string, string, number][]).filter(([aspect]) => aspect === 'whole').reduce((n, [, , more]) => n + more, 0)
    const waits = (facts as Record<string, { levels: { whole?: Record<string, number> } }>)['exitAnswers']?.levels.whole ?? {}
    return (said as unknown[][]).reduce((n, s) => n + whole(s[5]), 0) + Object.values(waits).reduce((a, b) => a + b, 0)
  }
  await expect.poll(counted).toBe(20)
  await page.clock.fastForward(61_000)
  await page.getByRole('button', { name: 'Non' }).click()
  await thanked(page)
  await page.clock.fastForward(11_000)
  await expect.poll(counted).toBe(21)
  // and back to what it was
  await toSetup(page, 'Où trouver quelqu’un, et l’agenda')
  await expect.poll(() => words(page)).toContain('Où trouver')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('R15 R25 J32 V1 a survey that takes answers at the kiosk is offered there; a sheet is handed in or cleared; whoever goes away leaves nothing', async () => {
  const stated = {
    titles: { main: 'Qui vient nous voir ?', by: { es: '¿Quién viene a vernos?' } },
    from: '2026-03-02',
    to: '2026-03-29',
    questions: ['gender', 'heard', 'access'],
    centres: [],
    modes: ['kiosk'],
    target: null,
  } as unknown as SurveyStated // days as they are written
  const { tablet, page } = await kiosk(served =>
    served.write(
      COMMONS_PUBLIC,
      [stated, { ...stated, titles: { main: 'Au comptoir seulement', by: {} }, modes: ['counsellor'] } as SurveyStated].map(s => ({
        kind: 'create' as const,
        noun: 'survey',
        fields: surveyFields(s),
      })),
      { by: 'coordination@val', day: '2026-02-20' },
    ),
  )
  await page.getByRole('heading', { name: 'Une enquête en ce moment' }).waitFor()
  expect(await words(page)).toContain('Qui vient nous voir ? 3 questions, sans rien dire de qui vous êtes. Répondre')
  expect(await words(page)).not.toContain('Au comptoir')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'kiosk-offer')
  const before = await left(page)
  const begin = (): Promise<void> => page.getByRole('button', { name: /^Répondre/ }).click()
  await begin()
  await page.getByRole('heading', { level: 1, name: /Répondre est libre/ }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'kiosk-sheet')
  await page.getByRole('button', { name: 'J’ai fini' }).click()
  await expect.poll(() => words(page)).toContain('Rien n’est coché')
  // cleared, and begun anew: nothing is ticked
  await page.getByText('Une femme', { exact: true }).click()
  await page.getByRole('button', { name: 'Tout effacer' }).click()
  await begin()
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  expect(await left(page)).toEqual(before)
  // gone away half-way
  await page.clock.install({ time: new Date(`${NOW}:00`) })
  await page.mouse.move(5, 5)
  await page.getByText('Un homme', { exact: true }).click()
  await page.clock.fastForward(46_000)
  await expect.poll(() => words(page)).toContain('Toujours là')
  await page.clock.fastForward(16_000)
  await page.getByText('vous êtes ici').first().waitFor()
  expect(await left(page)).toEqual(before)
  // handed in, in another language
  await page.getByText('Español', { exact: true }).click()
  await page.getByRole('button', { name: /^Responder/ }).click()
  await page.getByText('Una mujer', { exact: true }).click()
  await page.getByText('Prensa, radio', { exact: true }).click()
  await page.getByRole('button', { name: 'He terminado' }).click()
  await page.getByRole('heading', { level: 1, name: /Gracias/ }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  const waiting = async (): Promise<unknown> =>
    ((await left(page)).facts as { sheets?: { counts: unknown; sheets: number }[] }).sheets?.map(s => [s.sheets, s.counts])
  expect(await waiting()).toEqual([[1, { gender: { woman: 1 }, heard: { press: 1 } }]])
  await page.clock.fastForward(10_500)
  await expect.poll(() => words(page)).toContain('Où trouver')
  expect(await page.locator('body').innerHTML()).not.toMatch(/Una mujer|Une femme/)
  expect(tablet.errors).toEqual([])
}, 180_000)
