// Killed in the middle of a record of its own log, Chromium deletes the database two openings later; unless a new log was begun between.
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type TestContext } from 'vitest'
import { noteOnce } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, visitsKept, type Desk } from './enrolled.ts'

/** The head of a whole record of 536 bytes, as a kill leaves it that falls between the head and the rest. */
const HEAD = Uint8Array.from([0x7e, 0x80, 0x70, 0x87, 0x18, 0x02, 0x01])

/** The logs of the profile's databases; none where the browser keeps them otherwise. */
const logs = (profile: string): string[] => {
  const folder = join(profile, 'Default', 'IndexedDB')
  return readdirSync(folder)
    .filter(f => f.endsWith('.leveldb'))
    .flatMap(f =>
      readdirSync(join(folder, f))
        .filter(name => /^\d+\.log$/.test(name))
        .map(name => join(folder, f, name)),
    )
}

/** One visit is noted, and the kill cuts a record. Gives the log that was cut. */
const cutRecord = async ({ tablet, line, page }: Desk, { skip }: TestContext): Promise<string> => {
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  await tablet.kill()
  const log = logs(tablet.profile).at(-1)
  if (log === undefined) skip('this browser does not keep its databases in LevelDB')
  appendFileSync(log!, HEAD)
  return log!
}

test('P1 S2 a kill in the middle of a record of the browser’s log costs nothing, at the next opening or at the one after', async context => {
  const desk = await enrolledTablet()
  const { tablet, page, url } = desk
  const log = await cutRecord(desk, context)
  await tablet.killAndReopen(url, { offline: true })
  await noteOnce(page(), 'Information rapide', 2)
  await until('a new log was begun', () => !logs(tablet.profile).includes(log))
  await noteOnce(page(), 'Libre-service', 1)

  await tablet.killAndReopen(url, { offline: true })
  await entry(page(), 'Groupe').waitFor()
  expect(await visitsKept(page())).toBe(4)
  expect(tablet.errors).toEqual([])
}, 60_000)

test('P1 S2 such a record is deadly where no new log is begun: once this browser reads over it, the cure can go', async context => {
  const desk = await enrolledTablet()
  const { tablet, page, url } = desk
  await cutRecord(desk, context)
  const uncured = (): Promise<void> =>
    tablet.killAndReopen(url, {
      offline: true,
      before: async p => void (await p.addInitScript(`IDBFactory.prototype.deleteDatabase = () => ({})`)),
    })
  await uncured()
  await noteOnce(page(), 'Information rapide', 1)
  await uncured()
  await page()
    .getByText(/J’ai un code/)
    .first()
    .waitFor()
}, 60_000)
