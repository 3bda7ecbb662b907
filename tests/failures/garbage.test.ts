// Garbage in every field: each answers with a clear sentence or a clean value, nothing breaks, nothing of it is ever run.
import { expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { serve } from '../journeys/world-under-test.ts'
import { complaint, coordinatorLink } from '../screens/network-screens.ts'
import { status } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

const HTML = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>'
const TEXTS = [
  '🙂👩‍👩‍👧‍👦🇫🇷',
  'x'.repeat(10_000),
  HTML,
  '‮‭⁦evil⁩',
  '\u0000\u0001\u0007\uFFFD\uFEFF',
  'e\u0301'.repeat(40),
  "'; drop table log; --",
  '${globalThis.ran=1}{{7*7}}',
  '../../../etc/passwd',
  '\ud83d', // half an emoji
  'null',
  '-1',
]
const NUMBERS = [
  '-5',
  '0',
  '99999999999999999999',
  '1e308',
  '-1e400',
  '2.5',
  '1,5',
  '',
  '  ',
  '--',
  'NaN',
  'e',
  '٣',
  '007',
  '9'.repeat(400),
]

const ran = (page: Page): Promise<boolean> => page.evaluate(() => 'ran' in globalThis)
/** As pasted: the value of a field at once, whatever its type would let through from a keyboard. */
const paste = async (page: Page, field: ReturnType<Page['locator']>, text: string): Promise<void> => {
  await field.focus()
  await field.evaluate((el: HTMLInputElement, value) => {
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    own?.set?.call(el, value)
    el.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: value }))
  }, text)
}

test('FP2 garbage pasted as a code: a sentence under the field each time, nothing sent, what was pasted stays', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  const page = tablet.page()
  let asked = 0
  await page.route('**/enrol', route => {
    asked++
    return route.continue()
  })
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  const field = page.getByLabel('Votre code')
  for (const text of [...TEXTS, ...NUMBERS]) {
    await paste(page, field, text)
    await page.getByRole('button', { name: 'Relier cet appareil' }).click()
    await expect.poll(() => complaint(page)).toMatch(/huit caractères/)
  }
  expect(asked).toBe(0)
  for (const hash of ['#code=' + encodeURIComponent(HTML), '#code=%', '#coordinator=' + 'x'.repeat(5_000), '#code=' + '🙂'.repeat(300)]) {
    await page.goto('about:blank')
    await page.goto(served.url(line) + hash)
    await page.locator('main h1').first().waitFor()
    expect(new URL(page.url()).hash).toBe('')
  }
  expect(await ran(page)).toBe(false)
  expect(asked).toBe(0)
  expect(tablet.errors).toEqual([])
})

test('SU2 garbage pasted into the set-up: a sentence, or a name of at most 80 characters shown as it was written and never run', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 900 })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  const network = page.getByLabel('Nom du réseau')
  const head = page.getByLabel('Nom du siège')
  const create = page.getByRole('button', { name: 'Créer le réseau' })
  await head.fill('Valbrune')
  for (const text of ['', '   ', '\u0000', '\u200b\u200b', '\ufeff', '‮', 'x'.repeat(10_000), 'é'.repeat(81)]) {
    await paste(page, network, text)
    await create.click()
    await expect.poll(() => complaint(page), { message: JSON.stringify(text.slice(0, 20)) }).toMatch(/Donnez un nom|80 caractères/)
  }
  await paste(page, network, `${HTML.slice(0, 30)} ‮Réseau`)
  for (const bad of ['', '99:99', 'midi', '-1:00', '1e9']) {
    await paste(page, page.getByRole('group', { name: 'Matin' }).getByLabel('À'), bad)
    if ((await page.getByRole('group', { name: 'Matin' }).getByLabel('À').inputValue()) !== '') continue
    await create.click()
    await expect.poll(() => complaint(page)).toMatch(/La fin doit venir après le début/)
  }
  await page.getByRole('group', { name: 'Matin' }).getByLabel('À').fill('12:00')
  await paste(page, head, `${HTML.slice(0, 40)}🙂`)
  await create.click()
  await page.getByRole('complementary', { name: 'État des envois' }).waitFor()
  await expect.poll(() => page.locator('body').innerText()).toContain('<img src=x onerror=')
  expect(await page.locator('img').count()).toBe(0)
  expect(await ran(page)).toBe(false)
  // and the head took it: what it would refuse is not written in the first place
  await until('it is received', async () => (await status(page)).startsWith('Tout est reçu'))
  const [centre] = await rowsOf(page, 'centres')
  expect(centre?.['code']).toMatch(/^[a-z0-9-]{1,32}$/)
  expect(tablet.errors).toEqual([])
})

test('V16 garbage typed into the numbers of a group and an interview stays, is told, and never gets into the book', async () => {
  const { tablet, line, page } = await enrolledTablet()
  await tablet.offline(line)
  await entry(page(), 'Groupe').click()
  await page().getByText('Classe', { exact: true }).click()
  const size = page().getByRole('spinbutton', { name: 'Combien de personnes ?' })
  const with_ = page().getByRole('spinbutton', { name: 'Accompagnants' })
  const save = (): Locator => page().getByRole('button', { name: 'Enregistrer' })
  expect(await size.inputValue()).toBe('') // nobody has counted yet
  await save().click()
  await page()
    .getByText(/^De 1 à 500 personnes/)
    .waitFor()
  await until('the number is asked for', () => size.evaluate(e => e === document.activeElement))
  for (const [field, least, most] of [
    [size, 1, Number(await size.getAttribute('aria-valuemax'))],
    [with_, 0, Number(await with_.getAttribute('aria-valuemax'))],
  ] as const)
    for (const text of [...NUMBERS, ...TEXTS]) {
      await paste(page(), field, text)
      const before = await field.inputValue()
      await field.blur()
      const value = await field.inputValue()
      if (before.trim() === '') continue // nothing was typed
      const whole = /^\d+$/.test(text.trim())
      expect(whole ? Number(value) : value, text.slice(0, 20)).toBe(whole ? Number(text) : before) // not changed behind one's back
      const fits = whole && Number(text) >= least && Number(text) <= most
      await expect.poll(() => field.getAttribute('aria-invalid'), { message: text.slice(0, 20) }).toBe(fits ? null : 'true')
    }
  await size.fill('600')
  await with_.fill('')
  await save().click()
  await until('the wrong number has the focus', () => size.evaluate(e => e === document.activeElement))
  expect([await size.inputValue(), (await rowsOf(page(), 'groups')).length]).toEqual(['600', 0])
  // Save without leaving the field: the number that is on screen is the one that is kept
  await size.fill('17')
  await page().keyboard.press('Control+Enter')
  await entry(page(), 'Groupe').waitFor()
  const [group] = await rowsOf(page(), 'groups')
  expect(group).toMatchObject({ size: 17 })

  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  const party = (): Locator => page().getByLabel('Personnes présentes', { exact: true })
  for (const text of NUMBERS) {
    await paste(page(), party(), text)
    await party().blur()
  }
  // half a number waits in the draft as what it is, and is asked for again after a kill
  await party().fill('3,5')
  await page().getByText('Brouillon gardé ici').waitFor()
  const at = page().url()
  await until('it is in the draft', async () =>
    (await rowsOf(page(), 'drafts')).some(d => Number.isNaN((d['entry'] as { party: number }).party)),
  )
  await tablet.killAndReopen(at, { offline: true })
  await save().click()
  await until('the number has the focus', () => party().evaluate(e => e === document.activeElement))
  expect(await rowsOf(page(), 'visits')).toEqual([])
  await party().fill('12')
  await save().click()
  await until('the wrong number has the focus', () => party().evaluate(e => e === document.activeElement))
  await page()
    .getByText(/^De 1 à 9 personnes/)
    .first()
    .waitFor()
  expect(await rowsOf(page(), 'visits')).toEqual([])
  await party().fill('7')
  await save().click()
  await entry(page(), 'Entretien').waitFor()
  expect((await rowsOf(page(), 'visits'))[0]).toMatchObject({ party: 7 })
  expect(await ran(page())).toBe(false)
  expect(tablet.errors).toEqual([])
})

test('V16 a draft that somebody has filled with garbage opens as far as it can be read, and is saved clean', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  await tablet.offline(line)
  const bad: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    { purposes: 'P1', party: Number.NaN, duration: 9, situations: { length: 3 }, next: [[]] },
    { purposes: ['P1', 'P1', 'P9', 3, '<b>'], party: '1e9', duration: '5-15', situations: ['king'], next: null },
  ]
  for (const [i, garbage] of bad.entries()) {
    const id = `AAAAAAAAAAAAAAAAAAAAA${'AQgw'[i % 4] ?? 'A'}`
    await page().evaluate(
      ([key, e]) =>
        new Promise<void>(done => {
          const opening = indexedDB.open('relais')
          opening.onsuccess = () => {
            const tx = opening.result.transaction('drafts', 'readwrite')
            tx.objectStore('drafts').put({
              id: key,
              noun: 'visit',
              centre: 'cas',
              day: '2025-10-09',
              started: Date.now(),
              touched: Date.now(),
              entry: e,
            })
            tx.oncomplete = () => {
              opening.result.close()
              done()
            }
          }
        }),
      [id, garbage] as const,
    )
    await page().goto(url)
    await page().getByText('Un entretien commencé').first().waitFor()
    await page().goto(`${url}interview/${id}`)
    await page().getByRole('heading', { name: 'Entretien' }).waitFor()
    await page().getByText('5 à 15', { exact: true }).click()
    for (const box of await page().getByRole('checkbox', { checked: true }).all()) await box.uncheck()
    if (Number.isNaN((garbage as { party?: unknown } | null)?.party))
      await page().getByLabel('Personnes présentes', { exact: true }).fill('1') // a person typed that
    await page().getByRole('checkbox', { name: 'Changer sa vie' }).check()
    await page().getByRole('button', { name: 'Enregistrer' }).click()
    await entry(page(), 'Entretien').waitFor()
  }
  const visits = await rowsOf(page(), 'visits')
  expect(visits).toHaveLength(bad.length)
  for (const v of visits) {
    expect(v).toMatchObject({ duration: '5-15' })
    expect(v['purposes']).toContain('P4')
    expect((v['purposes'] as string[]).every(p => /^P[0-5]$/.test(p))).toBe(true)
    expect(Number.isInteger(v['party'])).toBe(true)
  }
  expect(tablet.errors).toEqual([])
})
