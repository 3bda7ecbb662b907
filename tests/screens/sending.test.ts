// The ledger of sending in a real browser against the real relay: what waits, the copy of it, what was refused, what was received.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { WIRE } from '../line.ts'
import { readAppend } from '../../src/wire/append.ts'
import { stored } from '../bench/stored.ts'
import { enrolledTablet } from '../failures/enrolled.ts'
import { enrolTablet, noteOnce, status, toSending } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { serve } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const section = (page: Page, to: 'Envois' | 'Aujourd’hui'): Promise<void> =>
  to === 'Envois' ? toSending(page) : page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: to }).click()

/** As if the relay had refused what waits: it may not write there. */
const refuseAll = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const asked = <T>(r: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        r.onsuccess = () => done(r.result)
        r.onerror = () => failed(new Error('the database said no'))
      })
    const db = await asked(indexedDB.open('relais'))
    const tx = db.transaction(['outbox', 'refused'], 'readwrite')
    const rows = await asked(tx.objectStore('outbox').getAll())
    for (const { doc, key, target } of rows) tx.objectStore('refused').put({ doc, key, target, reason: 'forbidden', at: Date.now() })
    tx.objectStore('outbox').clear()
    await new Promise(done => (tx.oncomplete = done))
    db.close()
    return rows.length
  })

test('A5 what waits, the copy of it, what was refused with why, presented again and received: never synced, never a percentage', async () => {
  const served = await serve()
  served.setClock('2025-10-09T14:00')
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: '2025-10-09T14:00' })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const page = tablet.page()
  await until('Castelroc is known', () => page.getByText('Castelroc').first().isVisible())
  await page.evaluate(() => navigator.serviceWorker.ready)
  await section(page, 'Envois')
  await expect.poll(() => main(page)).toMatch(/^Envois Tout est reçu au siège\. Dernier échange/)
  await expect.poll(() => main(page)).toMatch(/Derniers essais \S+ Relié au siège depuis \d/) // the line that stands comes first
  expect(await wrongAtAnySight(page)).toEqual([])

  // pressed where nothing waits: that is answered too, beside the button and aloud
  const answer = page.locator('main').getByRole('status')
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect.poll(() => answer.innerText()).toMatch(/^Rien à envoyer, le siège a répondu à 14:\d\d\.$/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // no line: three wait, and are safe
  await tablet.offline(line)
  await section(page, 'Aujourd’hui')
  await noteOnce(page, 'Information rapide', 2)
  await noteOnce(page, 'Libre-service', 1)
  await section(page, 'Envois')
  await expect.poll(() => main(page)).toMatch(/3 fiches attendent.*Éteindre l’appareil ne les efface pas/)
  await expect.poll(() => page.getByText(/^Gardé ici, /).count()).toBe(3)
  await expect.poll(() => main(page)).toMatch(/Derniers essais .*(Ligne coupée en route|Le siège a répondu|Pas de réseau)/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // a press without a line is answered where it was made, aloud too
  await expect.poll(() => answer.innerText()).toBe('')
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect.poll(() => answer.innerText()).toMatch(/Pas de ligne avec le siège en ce moment\. Dès qu’il y en a une, .* part tout seul/)
  expect(await wrongAtAnySight(page)).toEqual([])
  // what is for the curious is closed, and three screens of a small phone hold the rest
  expect(await page.locator('main details[open]').count()).toBe(0)
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 360, height: 640 })
  await shoot(page, 'sending-no-line')
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize(size)
  expect(tall).toBeLessThan(2050)
  await page.getByText('Tous les essais, avec leurs octets').click()
  await expect.poll(() => main(page)).toMatch(/ko envoyés, .* ko reçus/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // the copy is for safe-keeping, says so, and takes nothing away
  await page.getByRole('link', { name: 'Copier sur clé' }).click()
  await page.getByRole('button', { name: 'Faire la copie' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('relais-cas-2025-10-09.relais')
  const copy = await readFile(await file.path())
  expect([copy.subarray(0, 6).toString(), copy.includes('visits')]).toEqual(['relais', false])
  await section(page, 'Envois')
  await expect.poll(() => main(page)).toContain('La copie est un fichier fermé par six mots')
  await expect.poll(() => page.getByText(/^Gardé ici, /).count()).toBe(3)

  // refused: first, in words, with what to do
  expect(await refuseAll(page)).toBe(3)
  await page.reload()
  await expect
    .poll(() => main(page))
    .toMatch(/3 fiches sont refusées\..* Refusé 3 .*Cet appareil n’a pas le droit d’écrire dans ce cahier\. Appelez la coordination/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // somebody mended it: presented again, and received
  await tablet.online()
  line.set(WIRE)
  await page.getByRole('button', { name: 'Présenter de nouveau' }).click()
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect.poll(() => main(page), { timeout: 30_000 }).toMatch(/^Envois Tout est reçu au siège\. .*Rien n’attend/)
  expect(await main(page)).not.toMatch(/synchro|%/i)
  expect(tablet.errors).toEqual([])
}, 180_000)

test('B18 a device that was removed presents a new code and loses nothing: what waited and what was set apart reach the head', async () => {
  const served = await serve()
  served.setClock('2025-10-09T14:00')
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: '2025-10-09T14:00' })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const page = tablet.page()
  await until('Castelroc is known', () => page.getByText('Castelroc').first().isVisible())
  await page.evaluate(() => navigator.serviceWorker.ready)
  await tablet.offline(line)
  await noteOnce(page, 'Information rapide', 2)
  await served.removeDevices()
  await tablet.online()
  line.set(WIRE)
  await page.reload()
  await page.getByText('Appareil retiré du réseau').first().waitFor({ timeout: 20_000 })
  await noteOnce(page, 'Libre-service', 1)
  await section(page, 'Envois')
  await expect.poll(() => main(page)).toContain('Demandez un nouveau code à la coordination')
  expect(await wrongAtAnySight(page)).toEqual([])
  // what the head has received and set apart is not called refused
  await page.getByRole('heading', { name: 'Mis à part au siège' }).waitFor({ timeout: 20_000 })
  await expect.poll(() => page.getByText('Mis à part', { exact: true }).count(), { timeout: 20_000 }).toBe(2)
  await expect.poll(() => main(page)).toMatch(/Mis à part au siège 2 .* Le siège l’a reçu et mis à part, sans le compter/)
  expect(await main(page)).not.toMatch(/Refus/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'sending-apart')
  // the same word in every place: the day, the copy, the new code
  await section(page, 'Aujourd’hui')
  await expect.poll(() => page.getByText('Mis à part', { exact: true }).count(), { timeout: 20_000 }).toBe(2)
  expect(await main(page)).not.toMatch(/Refus/)
  await section(page, 'Envois')
  await page.getByRole('link', { name: 'Copier sur clé' }).first().click()
  await page.getByText('Ce qui n’est pas encore au siège : 1 saisie, et 2 déjà mises à part là-bas').waitFor()
  await section(page, 'Envois')
  await page.getByRole('link', { name: 'Présenter un nouveau code' }).click()
  await page.getByRole('heading', { name: 'Présenter un nouveau code' }).waitFor()
  await page.getByText('Une saisie n’est pas encore au siège.').waitFor()
  await page.getByText('2 saisies sont mises à part au siège').waitFor()
  expect(await page.getByRole('button', { name: 'Envoyer maintenant' }).count()).toBe(0) // a removed device sends nothing
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Présenter le code quand même' }).click()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Votre code').fill(await served.code('staff', 'cas'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()
  await expect.poll(() => status(page), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  const rows = await served.log.rows('centre/cas/visits/2025-10', 0, 1 << 20)
  expect(rows.flatMap(r => readAppend(r.bytes)).length).toBe(3)
  expect(tablet.errors).toEqual([])

  // a link with a code, opened on a removed device, leads there by itself
  await served.removeDevices()
  await page.reload()
  await page.getByText('Appareil retiré du réseau').first().waitFor({ timeout: 20_000 })
  await page.goto(`${served.url(line)}#code=${await served.code('staff', 'cas')}`)
  await page.getByRole('heading', { name: 'Présenter un nouveau code' }).waitFor()
}, 180_000)

test('W2 C8 a tablet that presents a code of a lesser role no longer holds what that role may not read; Sending says so until it was read', async () => {
  const { served, tablet, page: shown } = await enrolledTablet({ at: '2025-10-09T14:00' })
  const page = shown()
  await noteOnce(page, 'Information rapide', 2)
  await expect.poll(() => status(page), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await served.removeDevices()
  await page.reload()
  await page.getByText('Appareil retiré du réseau').first().waitFor({ timeout: 20_000 })
  await section(page, 'Envois')
  expect(await main(page)).not.toContain('Effacé')
  await page.getByRole('link', { name: 'Présenter un nouveau code' }).click()
  await expect.poll(() => main(page)).toContain('ce code ne permet plus de lire est effacé d’ici')
  await page.getByLabel('Votre code').fill(await served.code('associated', 'aur'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor()
  await expect.poll(async () => (await stored(page, 'visits')).length).toBe(0)
  await expect.poll(async () => [...new Set((await stored(page, 'log')).map(l => l['doc']))]).toEqual(['network/directory'])
  await page.getByRole('button', { name: 'Plus' }).last().click()
  await page.getByRole('link', { name: 'Envois' }).click()
  await expect
    .poll(() => main(page))
    .toMatch(/Effacé de cet appareil aujourd’hui à 14:\d\d : ce que son nouveau code ne permet plus de lire/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'sending-erased')
  await page.getByRole('button', { name: 'J’ai lu' }).click()
  await expect.poll(() => main(page)).not.toContain('Effacé')
  await page.reload()
  await page.getByRole('heading', { name: 'Envois', level: 1 }).waitFor()
  expect(await main(page)).not.toContain('Effacé')
  expect(tablet.errors).toEqual([])
}, 120_000)

test('SL4 O6 the ledger says of a shared text what the head has of it, before and after it is changed without a line, by its title', async () => {
  const a = await enrolledTablet({ tablet: { width: 1280, height: 800 } })
  const page = a.page()
  const toList = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Plus' }).first().click()
    await page.getByRole('link', { name: 'Bonnes pratiques' }).click()
  }
  const text = page.getByLabel('Texte', { exact: true })
  await toList()
  await page.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await page.getByLabel('Titre').fill('Accueillir sans attendre')
  await text.fill('Une chaise.')
  await page.getByRole('button', { name: 'Partager avec le réseau' }).click()
  await page.getByText(/^Reçu au siège à/).waitFor({ timeout: 30_000 })
  await section(page, 'Envois')
  await page.getByText('Détail par document').click()
  await expect.poll(() => main(page)).toMatch(/Texte à plusieurs : Accueillir sans attendre reçu au siège à \d+:\d\d( |$)/)
  await expect.poll(() => main(page)).toMatch(/Répertoire du réseau tout ce que le siège en avait au dernier échange est ici( |$)/)
  expect(await wrongAtAnySight(page)).toEqual([])

  await a.tablet.offline(a.line)
  await toList()
  await page.getByRole('link', { name: 'Accueillir sans attendre' }).click()
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Un verre d’eau.')
  await page.keyboard.press('Tab')
  await page.getByText(/pas encore tout envoyé/).waitFor({ timeout: 20_000 })
  await section(page, 'Envois')
  await expect.poll(() => main(page)).toMatch(/En attente 1 .*– Accueillir sans attendre Gardé ici/)
  await page.getByText('Détail par document').click()
  await expect
    .poll(() => main(page))
    .toMatch(/Texte à plusieurs : Accueillir sans attendre ce qui précède reçu au siège à \d+:\d\d, 1 à envoyer/)
  await expect.poll(() => main(page)).toMatch(/Répertoire du réseau tout ce que le siège en avait au dernier échange est ici/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'sending-texts')
  expect(a.tablet.errors).toEqual([])
}, 120_000)
