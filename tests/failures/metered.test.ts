// A line counted by the byte: a great first copy says its size and waits for a person's word; what is noted leaves in any case.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { serve } from '../journeys/world-under-test.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'

const NOW = '2026-08-31T16:00'

const behind = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).map(d => d.name ?? '').find(n => n.endsWith('-coordinator')) ?? ''
    const db = await new Promise<IDBDatabase>(done => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => done(opening.result)
    })
    const places = await new Promise<{ have: number; want: number }[]>(done => {
      const asked = db.transaction('places').objectStore('places').getAll()
      asked.onsuccess = () => done(asked.result as { have: number; want: number }[])
    })
    db.close()
    return places.length === 0 ? -1 : places.filter(p => p.have < p.want).length
  })

test('S6 E18 on a phone’s line the year of a network waits until the coordinator wants it; a reload keeps her word', async () => {
  const served = await serve()
  served.setClock(NOW)
  const line = await served.line()
  const desk = await served.tablet({ width: 360, height: 740 })
  await desk.open(served.url(line))
  await desk.setClock(NOW)
  await desk
    .page()
    .context()
    .addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  const made = await fetch(`${served.url(line)}demo`, { method: 'POST', body: JSON.stringify({ day: NOW.slice(0, 10), minute: 960 }) })
  const { space } = (await made.json()) as { space: string }
  const page = desk.page()
  await page.goto(`${served.url(line)}?demo=${space}.coordinator`)
  const slip = page.getByText(/La première copie fait environ [12](,\d)? Mo\./)
  await slip.waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  const rests = async (): Promise<boolean> => {
    const left = await behind(page)
    await new Promise(go => setTimeout(go, 1500))
    return left > 0 && (await behind(page)) === left
  }
  await until('what the screens show is here, and the rest waits', rests, 40_000)
  await page.reload()
  await page.getByText('Les mois passés et le fonds ne sont pas tous copiés ici.').waitFor()
  await page.getByRole('button', { name: 'Tout copier maintenant' }).click()
  await until('all is here', async () => (await behind(page)) === 0, 100_000)
  await page.getByText('Les mois passés et le fonds').waitFor({ state: 'detached' })
  expect(desk.errors).toEqual([])
}, 150_000)
