// What a newer app wrote and what nobody can read comes from the relay: set aside, counted, kept; the rest is shown.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { writeStatement, type At, type Raw } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import type { Struct } from '../../src/wire/append.ts'
import { noteOnce, status, toSending } from '../journeys/counter.ts'
import type { Served } from '../journeys/world-under-test.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

const DOC = 'centre/cas/visits/2025-10'
const AT: At = { day: '2025-10-09' as Day, slot: 9, clock: 'ok', seq: 1 }
const at = [AT.day, AT.slot, AT.clock, 1]
const someKey = (): Key => keyFrom(crypto.getRandomValues(new Uint8Array(16)))
const visit = (): Raw =>
  writeStatement({ kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), AT.day, 9) }, AT, 'counsellor')

/** Straight into the relay's log, as another tablet's upload: the log never understands contents. */
const upload = async (served: Served, values: readonly Raw[]): Promise<void> => {
  const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const structs: Struct[] = values.map((value, clock) => ({ client, clock, key: someKey(), value }))
  await served.log.write([{ doc: DOC, device: 'another', at: Math.floor(Date.now() / 1000), content: { is: 'append', structs } }])
  await served.log.flush()
}

/** A newer app: a higher schema, a kind and a noun that this one does not know. */
const NEWER: readonly Raw[] = [
  ['create', 2, '', 'visit', ['day', '2025-10-09', 'slot', 9, 'kind', 'hologram'], [], at, 'counsellor'],
  ['merge', 1, someKey(), '', null, [], at, 'counsellor'],
  ['create', 1, '', 'hologram', ['day', '2025-10-09'], [], at, 'counsellor'],
]
const UNREADABLE: readonly Raw[] = [
  [],
  ['create', 1, '', 'visit', ['day'], [], at, 'counsellor'],
  ['create', 1, '', 'visit', ['day', '2025-02-31', 'slot', 99, 'kind', 'quick'], [], at, 'counsellor'],
  ['edit', 1, 'no key', 'party', 3, [], at, 'counsellor'],
  ['create', 1, '', 'visit', ['day', '2025-10-09', 'slot', 9, 'kind', 'quick'], [], ['2025-10-09', 9, 'ok', -4], 'counsellor'],
  ['<script>alert(1)</script>', -1, '🙂', '‮', Number.MAX_SAFE_INTEGER, 7, 8, 9],
]
/** About a record that is not there. */
const FOREIGN: readonly Raw[] = [['void', 1, someKey(), '', 'undo', [], at, 'counsellor']]

test('N6 a newer app’s statements and unreadable rows are set aside and counted on Sending; the visits between them are shown, and recording goes on', async () => {
  const { served, tablet, line, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  await tablet.offline(line)
  // one row of good and bad by turns, and rows of bad alone
  await upload(served, [visit(), ...NEWER, visit(), ...UNREADABLE, ...FOREIGN, visit()])
  await upload(served, NEWER)
  await upload(served, UNREADABLE.slice(0, 1))
  await tablet.online()
  line.set({ delay: 0, up: Infinity, down: Infinity })
  await page().reload()
  await expect.poll(() => entry(page(), 'Information rapide').innerText(), { timeout: 20_000 }).toMatch(/\b4\b/)

  const aside = await rowsOf(page(), 'aside')
  const by = (why: string): number => aside.filter(a => a['why'] === why).length
  expect({ newer: by('newer'), unreadable: by('unreadable'), foreign: by('foreign') }).toEqual({
    newer: 2 * NEWER.length,
    unreadable: UNREADABLE.length + 1,
    foreign: FOREIGN.length,
  })
  expect((await rowsOf(page(), 'log')).filter(l => l['doc'] === DOC).length).toBe(1 + 3 + 2 * NEWER.length + UNREADABLE.length + 1 + 1) // kept, all of it

  await toSending(page())
  await page().getByRole('heading', { name: 'Mis de côté' }).waitFor()
  const said = (await page().locator('main').innerText()).replace(/\s+/g, ' ')
  expect(said).toContain('6 fiches viennent d’une version plus récente')
  expect(said).toContain('7 fiches sont illisibles ici')
  expect(said).not.toContain('<script>')

  await page().getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Aujourd’hui' }).click()
  await noteOnce(page(), 'Libre-service', 1)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  expect(tablet.errors).toEqual([])
})

test('N6 an unreadable row on the device itself disturbs neither Today nor what is sent', async () => {
  const { served, tablet, page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 2)
  await page().evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['log', 'drafts', 'outbox'], 'readwrite')
          const doc = 'centre/cas/visits/2025-10'
          tx.objectStore('log').put({ doc, key: 'broken', target: 'broken', client: 5, clock: 0, raw: [{}, null], got: null })
          tx.objectStore('drafts').put({ id: 'broken', noun: 'visit', centre: 'cas', day: 'never', started: 'x', touched: null, entry: 7 })
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
          tx.onabort = () => failed(new Error('the rows were not put'))
        }
      }),
  )
  await page().reload()
  await noteOnce(page(), 'Libre-service', 1)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  expect((await served.log.inventory(DOC)).count).toBe(3)
  expect(tablet.errors).toEqual([])
})
