// One journey for each role, in any browser: welcomed by code, its own home, its own work without a line, and nothing that is not its own.
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { parseStatement } from '../../src/domain/statement.ts'
import { readAppend } from '../../src/wire/append.ts'
import type { Served } from '../journeys/served.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { fillShelf, GUIDE } from '../screens/shelf.ts'
import { until } from '../until.ts'
import {
  DESK,
  documents,
  enrolled,
  enrolledAs,
  kept,
  noteInterview,
  noteOnce,
  PHONE,
  sendNow,
  serveAt,
  STATUS,
  type Device,
} from './device.ts'
import type { BrowserKind } from './driver.ts'

const AT = '2025-10-09T09:10'

/** In how many languages all texts stand on the device. Runs in the page. */
const languagesKept = async (): Promise<number> => {
  const texts = (await (await caches.open('relais-app')).keys()).map(r => /_(?:compiled|later)-text_\w\w/.exec(r.url)?.[0])
  return new Set(texts.filter(t => t !== undefined)).size / 2 // of the first screen, and of the later ones
}

/** How many statements the head has of a document, and in whose name. */
const signed = async (served: Served, doc: string): Promise<string[]> =>
  (await served.log.rows(doc, 0, 1 << 20))
    .flatMap(row => readAppend(row.bytes))
    .map(s => {
      const read = parseStatement(doc, s.key, s.value)
      return typeof read === 'string' ? read : read.by
    })
const create = async (device: Device, title: string, date: string, circle: string): Promise<void> => {
  await device.press('link', 'Agenda')
  await device.press('link', 'Créer')
  await device.fill('Titre', title)
  await device.choose('Nature', 'Atelier')
  await device.fill(/^Jour/, date)
  await device.fill(/^Début/, '14:00')
  await device.press('words', circle)
  await device.press('button', 'Créer l’événement')
  await device.meets('heading', title)
}

export const playRoles = (kind: BrowserKind): void => {
  const play = (name: string, journey: () => Promise<void>): void => {
    test.skipIf(kind.missing !== null)(`${name}, in ${kind.name}${kind.missing ? `: not played, ${kind.missing}` : ''}`, journey, 180_000)
  }
  const world = async (): Promise<Served> => {
    const served = await serveAt(AT)
    await served.writeDirectory(HAUT_VALLON)
    return served
  }
  const fine = async (...devices: readonly Device[]): Promise<void> => {
    for (const device of devices) expect(await device.errors()).toEqual([])
  }

  play(
    'RO1 V16 T4 a counsellor notes, puts on another hat, and changes the card of a document without a line; all of it is received',
    async () => {
      const served = await world()
      await fillShelf(served)
      const counter = await enrolledAs(kind, served, { role: 'staff', centre: 'cas', local: AT, size: PHONE })
      await counter.reads('header.bar', /Castelroc/)
      await noteInterview(counter, ['Trouver un emploi'], '5 à 15')
      await counter.press('button', /Conseil$/)
      expect(await counter.broken()).toEqual([])
      await counter.press('button', 'Accueil')
      await counter.reads('header.bar', /Accueil/)
      await counter.press('link', 'Fonds')
      await counter.meets('heading', '6 documents')

      counter.line.cut()
      await counter.driver.reload()
      await counter.press('link', new RegExp(`^${GUIDE}`))
      await counter.press('button', 'Modifier la fiche')
      await counter.fill('Titre', 'Guide mobilité 2025')
      await counter.press('button', 'Enregistrer')
      await counter.meets('heading', 'Guide mobilité 2025')
      await counter.press('link', 'Aujourd’hui')
      await noteOnce(counter, 'Libre-service', 1)
      await counter.reads(STATUS, /^2 à envoyer/)
      expect(await counter.broken()).toEqual([])
      await sendNow(counter)
      expect(await signed(served, 'centre/cas/visits/2025-10')).toEqual(['counsellor', 'reception'])
      await fine(counter)
    },
  )

  play('RO2 C8 a coordinator reads the centres, and renames the network without a line; the head receives it', async () => {
    const served = await world()
    const counter = await enrolledAs(kind, served, { role: 'staff', centre: 'cas', local: AT, size: PHONE })
    await noteOnce(counter, 'Information rapide', 2)
    await counter.reads(STATUS, /^Tout est reçu au siège/, 60_000)
    const desk = await enrolledAs(kind, served, { role: 'coordinator', centre: null, local: AT, size: DESK })
    const castelroc = (): Promise<string> =>
      desk.driver.run(
        () =>
          [...document.querySelectorAll('tr')].map(r => r.innerText.replace(/\s+/g, ' ').trim()).find(r => r.startsWith('Castelroc')) ?? '',
      )
    await expect.poll(castelroc).toMatch(/^Castelroc .*\b2 2 0 0 2\b/)
    expect(await desk.broken()).toEqual([])

    desk.line.cut()
    await desk.driver.reload()
    await expect.poll(castelroc).toMatch(/^Castelroc .*\b2 2 0 0 2\b/)
    await desk.press('button', 'Plus')
    await desk.press('link', 'Réseau')
    await desk.press('button', 'Modifier le nom')
    await desk.fill(/^Nom/, 'Vallées d’en haut')
    await desk.press('button', 'Enregistrer')
    await desk.reads('h1', /Vallées d’en haut/)
    await desk.reads(STATUS, /^1 à envoyer/)
    await desk.press('button', 'Plus')
    await sendNow(desk)
    expect((await signed(served, 'network/directory')).slice(HAUT_VALLON.length)).toEqual(['coordination'])
    await fine(counter, desk)
  })

  play(
    'RO3 B15 C8 a director is welcomed by the coordination, begins with the network, sees it change, reads it without a line, and changes nothing',
    async () => {
      const served = await world()
      const desk = await enrolledAs(kind, served, { role: 'coordinator', centre: null, local: AT, size: DESK })
      await desk.press('link', 'Appareils')
      await desk.press('button', 'Accueillir un appareil')
      await desk.press('words', 'Diriger : voir les chiffres')
      await desk.fill('Nom de l’appareil', 'Portable de la direction')
      await desk.press('button', 'Faire un code')
      await desk.reads('.code [aria-hidden]', /\S/)
      const code = await desk.words('.code [aria-hidden]')
      await desk.press('button', 'Ranger ce code')

      const director = await enrolled(kind, served, { local: AT, size: DESK, code })
      await director.reads('main', /^Réseau .*Haut-Vallon.*Les chiffres validés paraîtront ici dès qu’un mois sera validé/)
      await director.reads('header.bar', /Direction/)
      await director.reads(STATUS, /siège/)
      expect(await director.driver.run(() => document.querySelectorAll('button.dress').length)).toBe(0) // one hat only
      expect(await director.driver.run(() => [...document.querySelectorAll('nav ul a')].map(a => a.getAttribute('href')))).toEqual([
        '/network',
        '/sending',
      ])
      expect(await director.broken()).toEqual([])

      // what the coordination changes is there, without a press
      await desk.press('button', 'Plus')
      await desk.press('link', 'Réseau')
      await desk.press('button', 'Modifier le nom')
      await desk.fill(/^Nom/, 'Vallées d’en haut')
      await desk.press('button', 'Enregistrer')
      await director.reads('h1', /Vallées d’en haut/)

      // read, not changed, nor without a line
      director.line.cut()
      await director.driver.reload()
      await director.reads('main', /^Vallées d’en haut /)
      const changes = (): Promise<string[]> =>
        director.driver.run(() =>
          [...document.querySelectorAll('main :is(button, input, select)')].filter(b => !b.closest('.slip')).map(b => b.textContent ?? ''),
        ) // the tour is offered beside
      expect(await changes()).toEqual([])
      await director.press('link', /^Castelroc/)
      await director.meets('heading', 'Castelroc')
      expect(await changes()).toEqual([])
      expect(await director.broken()).toEqual([])
      for (const other of ['today', 'centres', 'devices', 'holdings/new', 'agenda/new', 'lists', 'interview/AAECAwQFBgcICQoLDA0ODw']) {
        await director.driver.goto(director.url + other)
        await director.reads('main', /^Cette page n’existe pas .*cet écran n’est pas pour cet appareil/)
      }
      expect(await director.broken()).toEqual([])
      await director.press('link', 'Aller au début')
      await director.reads('main', /^Vallées d’en haut /)
      expect(await documents(director)).toEqual(['network/directory'])
      expect(await kept(director, 'outbox')).toEqual([])
      await fine(desk, director)
    },
  )

  play('RO5 E10 E18 an associated centre begins with its agenda, creates without a line, and cancels', async () => {
    const served = await world()
    const phone = await enrolledAs(kind, served, { role: 'associated', centre: 'aur', local: AT, size: PHONE })
    await phone.meets('heading', 'Agenda')
    await phone.reads('header.bar', /Lac d’Aure/)
    phone.line.cut()
    await phone.driver.reload()
    await create(phone, 'Club de recherche au bord du lac', '20/10', 'Le réseau et les centres associés')
    await create(phone, 'Ménage de la salle', '21/10', 'Notre centre seulement')
    await phone.reads(STATUS, /^2 à envoyer/)
    expect(await phone.broken()).toEqual([])
    await sendNow(phone)
    for (const circle of ['own', 'associated'])
      expect(await signed(served, `centre/aur/calendar/2025/${circle}`), circle).toEqual(['events'])

    await phone.press('link', 'Agenda')
    await phone.press('link', /Club de recherche/)
    await phone.press('button', 'Annuler l’événement…')
    await phone.press('words', 'Grève')
    await phone.press('button', 'Annuler l’événement')
    await phone.reads('main', /Annulé : grève/)
    await phone.reads(STATUS, /^Tout est reçu au siège/)
    await until('the cancellation is at the head', async () => (await signed(served, 'centre/aur/calendar/2025/associated')).length === 2)
    await fine(phone)
  })

  play('RO4 J32 a kiosk says who is where in six languages, without a line too, and keeps nothing of whoever pressed', async () => {
    const served = await world()
    const kiosk = await enrolledAs(kind, served, { role: 'kiosk', centre: 'cas', local: AT, size: DESK })
    await kiosk.reads('main', /Où trouver quelqu’un aujourd’hui \?.*Castelroc vous êtes ici 9:00–17:30/)
    expect(await kiosk.driver.run(() => document.querySelectorAll('nav, header, aside').length)).toBe(0)
    expect(await kiosk.broken()).toEqual([])
    await until('every language is kept', async () => (await kiosk.driver.run(languagesKept)) === LANGUAGES.length)
    kiosk.line.cut()
    await kiosk.driver.reload()
    await kiosk.press('words', 'Español')
    await kiosk.press('button', 'Mostrar todos los lugares')
    await kiosk.reads('main', /¿Dónde hay alguien hoy\?.*Corvelle/)
    await kiosk.driver.reload()
    await kiosk.reads('main', /Où trouver quelqu’un aujourd’hui \?.*Castelroc vous êtes ici 9:00–17:30/)
    expect(await documents(kiosk)).toEqual(['network/directory'])
    expect(await kept(kiosk, 'outbox')).toEqual([])
    await fine(kiosk)
  })
}
