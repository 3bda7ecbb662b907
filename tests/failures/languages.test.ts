// Languages with no network: which ones are kept on which device, what is said of one that is not, and that a new version brings those that are.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { TEST_DIST } from '../build.ts'
import { until } from '../until.ts'
import { associatedPhone, enrolledTablet } from './enrolled.ts'
import { keeps, TEXT, textsKept, textsOf } from './kept-texts.ts'
import { deploy, otherVersion } from './other-version.ts'

const choose = async (page: Page, more: string, menu: RegExp, language: string, close: string): Promise<void> => {
  await page.getByRole('button', { name: more, exact: true }).click()
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('dialog').getByText(language, { exact: true }).click()
  if (close) await page.getByRole('dialog').getByRole('button', { name: close }).click()
}

test('PW3 a tablet of a centre keeps every language, and speaks each with no network', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  await keeps(page(), TEST_DIST, LANGUAGES)
  await tablet.offline(line)
  await page().reload()
  await choose(page(), 'Plus', /^Langue/, 'Italiano', 'Chiudi')
  await page().goto(`${url}sending`)
  await page().getByRole('heading', { name: 'Invii', level: 1 }).waitFor()
})

test('PW4 E18 an associated centre’s phone keeps what it has spoken; of another language it says so without a network, and a new version brings all that it keeps before it is offered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-languages-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [app, next] = [join(folder, 'app'), join(folder, 'next')]
  cpSync(TEST_DIST, app, { recursive: true })
  otherVersion(TEST_DIST, next, TEXT)

  const { line, page, tablet: phone, served } = await associatedPhone(app)
  await keeps(page(), app, ['fr'], 'associated')

  // no network: said, nothing else changes, and the same press works when there is one
  await phone.offline(line)
  await choose(page(), 'Plus', /^Langue/, 'Italiano', '')
  await page().getByText('« Italiano » n’est pas encore sur cet appareil').waitFor()
  expect(await page().getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
  expect(await textsKept(page())).toEqual(textsOf(app, ['fr'], 'associated'))
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await phone.online()
  await page().getByRole('dialog').getByText('Italiano', { exact: true }).click()
  await page().getByRole('dialog').getByRole('button', { name: 'Chiudi' }).click()
  await keeps(page(), app, ['fr', 'it'], 'associated')
  await phone.offline(line)
  await page().reload()
  await page().getByRole('button', { name: 'Altro', exact: true }).waitFor()

  // a new version: what is kept comes before it is offered
  deploy(next, app)
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await phone.online()
  await page().reload()
  const offer = page().getByRole('button', { name: 'Aggiorna' })
  await offer.waitFor()
  const [before, after] = [textsOf(TEST_DIST, ['fr', 'it'], 'associated'), textsOf(next, ['fr', 'it'], 'associated')]
  expect(await textsKept(page())).toEqual([...before, ...after].sort())
  await phone.offline(line)
  await offer.click()
  await until('the new version runs alone', async () => (await textsKept(page()).catch(() => [])).join() === after.join())
  await page().getByRole('button', { name: 'Altro', exact: true }).waitFor()
  await page().goto(`${served.url(line)}about`)
  await page()
    .getByRole('heading', { level: 1, name: /Relais/ })
    .waitFor()
  expect(phone.errors.filter(e => !/ERR_|Failed to load/.test(e))).toEqual([])
})

test('PW3 a worker that does not answer is no silence: it is said that the language is not here, and the one that was stays', async () => {
  const { page } = await enrolledTablet()
  await keeps(page(), TEST_DIST, LANGUAGES)
  await page().evaluate(() => {
    ServiceWorker.prototype.postMessage = () => undefined
  })
  await choose(page(), 'Plus', /^Langue/, 'Italiano', '')
  await page().getByText('« Italiano » n’est pas encore sur cet appareil').waitFor({ timeout: 20_000 })
  expect(await page().getByRole('radio', { name: 'Français' }).isChecked()).toBe(true)
})

test('PW3 the last choice is spoken, however long an earlier one takes', async () => {
  const { tablet, page } = await enrolledTablet()
  await keeps(page(), TEST_DIST, LANGUAGES)
  await page().evaluate(() => {
    const { postMessage } = ServiceWorker.prototype
    // the worker hears of Italian last
    ServiceWorker.prototype.postMessage = function (message: { speaking?: string }, ports: never) {
      setTimeout(() => postMessage.call(this, message, ports), message.speaking === 'it' ? 2000 : 0)
    }
  })
  await choose(page(), 'Plus', /^Langue/, 'Italiano', '')
  await page().getByRole('dialog').getByText('Español', { exact: true }).click()
  const spoken = (): Promise<string> => page().evaluate(() => document.documentElement.lang)
  await expect.poll(spoken).toBe('es')
  await page().waitForTimeout(3000)
  expect(await spoken()).toBe('es')
  expect(await page().evaluate(() => Object.values(localStorage))).not.toContain('it')
  expect(tablet.errors).toEqual([])
})
