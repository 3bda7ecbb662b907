// Reporting a problem: shown in full, saved as shown, and free of contents: unusual words are put wherever a word can be, and looked for.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { enrolledTablet, rowsOf } from '../failures/enrolled.ts'
import { noteOnce, status, toSending } from '../journeys/counter.ts'
import { ROW_TABLES } from '../../src/store/tables.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const SECRET = 'Zorglub-Quimperlé'

/** Every table gets a row whose every word is unusual, and so do the facts a person or a network has a part in. */
const sow = (page: Page, tables: readonly string[]): Promise<number> =>
  page.evaluate(
    ({ tables, word }) =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onsuccess = () => {
          const db = opening.result
          const rows: Record<string, object> = {
            log: {
              doc: `centre/zzq/visits/2025-10`,
              key: word,
              target: word,
              client: 1,
              clock: 0,
              raw: ['create', 1, '', word, [word, word], [], [], word],
              got: 1,
            },
            outbox: { doc: 'centre/zzq/visits/2025-10', client: 1, clock: 0, key: word, target: word, since: 1 },
            refused: { doc: `note/${word}`, key: word, target: word, reason: 'forbidden', at: 1 },
            places: { doc: `centre/${word}/visits/2025-10`, have: 1, want: 2, dropped: 0, client: 1, clock: 1 },
            aside: { doc: `centre/${word}/desk/staff`, key: word, target: word, why: 'newer' },
            facts: { k: 'habits', v: [{ purposes: [word], duration: '0-5', ticked: [`theme ${word}`] }] },
            drafts: { id: word, noun: 'visit', centre: 'cas', day: '2025-10-09', started: 1, touched: 1, entry: { purposes: [word] } },
          }
          const all = [...Object.keys(rows), ...tables]
          const tx = db.transaction(all, 'readwrite')
          for (const name of all)
            tx.objectStore(name).put(
              rows[name] ?? {
                doc: 'network/directory',
                id: `${word} ${name}`,
                centre: word,
                day: word,
                clock: word,
                uid: word,
                work: word,
                lastDay: word,
                moved: word,
                names: { fr: word },
                titles: { fr: word },
                title: word,
                text: word,
                address: word,
                phone: word,
              },
            )
          tx.oncomplete = () => {
            db.close()
            done(all.length)
          }
          tx.onabort = () => failed(new Error(String(tx.error)))
        }
      }),
    { tables: [...tables], word: SECRET },
  )

test('C7 V1 the report of a problem holds states and numbers, nothing of any record, nor the device’s id, centre or network; what is saved is what was shown', async () => {
  const { tablet, page, line } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 2)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await tablet.offline(line)
  expect(await sow(page(), ROW_TABLES)).toBe(7 + ROW_TABLES.length)
  // a fault whose message and name quote what somebody typed, from code of ours and from nowhere
  await page().evaluate(word => {
    const quoting = new TypeError(`cannot read ${word} at ${location.origin}/assets/${word}.js:1:2`)
    const named = Object.assign(new Error('x'), { name: word })
    dispatchEvent(new ErrorEvent('error', { error: quoting }))
    dispatchEvent(new ErrorEvent('error', { error: named }))
    dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: { word } }))
  }, SECRET)

  await toSending(page())
  await page().getByRole('link', { name: 'Signaler un problème' }).click()
  const shown = page().getByRole('region', { name: 'Contenu du fichier' })
  await expect.poll(() => shown.innerText()).toContain('"form": "relais-report"')
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Enregistrer ce fichier' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('relais-report-2025-10-09.json')
  const saved = await readFile(await file.path(), 'utf8')
  expect(saved.trim()).toBe((await shown.innerText()).trim())

  const session = (await rowsOf(page(), 'facts')).find(f => f['k'] === 'session')?.['v'] as { device: string }
  expect(session.device).toMatch(/^[\w-]{22}$/)
  for (const word of [SECRET, 'Zorglub', 'Quimperl', 'Castelroc', '"cas"', 'zzq', session.device, 'Haut-Vallon', 'counsellor'])
    expect(saved, word).not.toContain(word)
  const report = JSON.parse(saved) as { faults: { name: string }[] }
  expect(report).toMatchObject({
    role: 'staff',
    keeping: 'open',
    app: { version: expect.any(String) as string },
    waiting: { statements: 1, byKind: { visits: 1 } },
    refused: { forbidden: 1 },
    tables: { visits: expect.any(Number) as number, log: expect.any(Number) as number },
    places: { visits: { documents: expect.any(Number) as number } },
  })
  // the newest first: before ours stand those of questions that met what was sown
  expect(report.faults.map(f => f.name).slice(-3)).toEqual(['Unknown', 'Unknown', 'TypeError'])
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'truth-report')
}, 60_000)

test('C7 a screen that breaks can be reported from where it broke: the fault is in the report by its kind and place, without its message', async () => {
  const { page } = await enrolledTablet()
  await noteOnce(page(), 'Information rapide', 1)
  // only the ledger writes kilobytes: it alone breaks
  await page().evaluate(word => {
    const Own = Intl.NumberFormat
    Intl.NumberFormat = function (...of: ConstructorParameters<typeof Own>) {
      if (of[1]?.minimumFractionDigits === 1) throw new RangeError(`no ${word}`)
      return new Own(...of)
    } as unknown as typeof Own
  }, SECRET)
  await page().getByRole('complementary', { name: 'État des envois' }).getByRole('link').click()
  await page().getByText('Cet écran s’est arrêté').waitFor()
  await page().getByRole('link', { name: 'Signaler' }).click()
  const shown = page().getByRole('region', { name: 'Contenu du fichier' })
  await expect.poll(() => shown.innerText()).toContain('"form": "relais-report"')
  const { faults } = JSON.parse(await shown.innerText()) as { faults: { name: string; where: string[] }[] }
  expect(faults[0]?.name).toBe('RangeError')
  expect(faults[0]?.where.join(' ')).toMatch(/^assets\/[\w-]+\.js:\d+:\d+/)
  expect(JSON.stringify(faults)).not.toContain('Zorglub')
  expect(await wrongAtAnySight(page())).toEqual([])
}, 60_000)
