// A device in some browser, enrolled at the relay under test: what each of its journeys begins with, and its words at the counter.
import { onTestFinished } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { WIRE, type TestLine } from '../line.ts'
import { until } from '../until.ts'
import type { BrowserKind, Json, Size } from './driver.ts'
import { handOn, type Hand } from './hand.ts'
import { servedToTest } from './served-to-test.ts'

export const PHONE: Size = { width: 450, height: 800 } // WebKit's window becomes no narrower
export const DESK: Size = { width: 1280, height: 900 }

/** The relay with the app that any browser can test, at this time of the place. */
export const serveAt = async (local: string): Promise<Served> => {
  const { app, remove } = servedToTest()
  onTestFinished(remove)
  const served = await serve({ app })
  served.setClock(local)
  return served
}

export type Device = Hand & { readonly line: TestLine; readonly url: string }

/** A device that has entered the code it was given, and can do without the line from now on. */
export const enrolled = async (
  kind: BrowserKind,
  served: Served,
  { local, size, code }: { readonly local: string; readonly size: Size; readonly code: string },
): Promise<Device> => {
  const line = await served.line()
  const driver = await kind.open(size)
  onTestFinished(() => driver.close())
  const hand = handOn(driver)
  const url = served.url(line)
  await hand.open(url, local)
  await hand.press('button', /J’ai un code/)
  await hand.fill('Votre code', code)
  await hand.press('button', 'Relier cet appareil')
  await until('it is enrolled', async () => !(await hand.sees('button', 'Relier cet appareil')))
  await driver.run(async () => {
    await navigator.serviceWorker.ready
  })
  return { ...hand, line, url }
}
export const enrolledAs = async (
  kind: BrowserKind,
  served: Served,
  who: { readonly role: Role; readonly centre: string | null; readonly local: string; readonly size: Size },
): Promise<Device> => enrolled(kind, served, { ...who, code: (await served.code(who.role, who.centre)).toLowerCase() })

export const STATUS = 'aside.status'

/** The line is there again, and nobody waits for the next try. */
export const sendNow = async (device: Device, speed = WIRE): Promise<void> => {
  device.line.set(speed)
  await device.press('link', /à envoyer/) // the line that is on every screen
  await device.press('button', 'Envoyer maintenant')
  await device.reads(STATUS, /^Tout est reçu au siège/, 60_000)
}

/** What the corner of a great button says; null before it says anything. */
const count = async (device: Device, entry: string): Promise<number | null> => {
  const corner = await device.driver.run(
    word => /\d+/.exec([...document.querySelectorAll('button')].find(b => b.innerText.startsWith(word))?.innerText ?? '')?.[0] ?? null,
    entry,
  )
  return corner === null ? null : Number(corner)
}

/** Presses one of the great buttons `n` times, each time until the corner gives the count back: it is committed then. */
export const noteOnce = async (device: Device, entry: 'Information rapide' | 'Libre-service', n: number): Promise<void> => {
  for (let i = 0; i < n; i++) {
    await until(`${entry} is counted`, async () => (await count(device, entry)) !== null)
    const before = Number(await count(device, entry))
    // two presses within 700 ms count once, so a press that came too early is made again
    let pressed = -Infinity
    await until(`${entry} is one more`, async () => {
      const now = await count(device, entry)
      if (now === before && performance.now() - pressed > 750) {
        await device.press('button', new RegExp(`^${entry}`))
        pressed = performance.now()
      }
      return now === before + 1
    })
  }
}

/** Purposes in their order, a duration, Save. */
export const noteInterview = async (
  device: Device,
  purposes: readonly string[],
  duration: string,
  more: { readonly present?: number } = {},
): Promise<void> => {
  await device.press('button', /^Entretien/)
  for (const p of purposes) await device.press('checkbox', p)
  await device.press('words', duration)
  if (more.present) {
    await device.fill('Personnes présentes', String(more.present))
  }
  await device.press('button', 'Enregistrer')
  await device.meets('button', /^Entretien/)
}

/** What lies in one table of this device's database, past the app. */
export const kept = async (device: Device, table: string): Promise<readonly { readonly [field: string]: Json }[]> =>
  device.driver.run(
    name =>
      new Promise<{ [field: string]: Json }[]>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onerror = () => failed(new Error('the database does not open'))
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll()
          all.onerror = () => failed(new Error(`${name} cannot be read`))
          all.onsuccess = () => {
            opening.result.close()
            done(all.result as { [field: string]: Json }[]) // Dexie stores plain objects
          }
        }
      }),
    table,
  )

/** The documents that any statement of this device's log is of. */
export const documents = async (device: Device): Promise<string[]> =>
  [...new Set((await kept(device, 'log')).map(row => String(row['doc'])))].sort()
