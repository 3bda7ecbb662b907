// Killed in the middle of a record of its own log, Chromium deletes the database two openings later; unless a new log was begun between.
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteOnce } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, visitsKept } from './enrolled.ts'

/** The head of a whole record of 536 bytes, as a kill leaves it that falls between the head and the rest. */
const HEAD = Uint8Array.from([0x7e, 0x80, 0x70, 0x87, 0x18, 0x02, 0x01])

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

test('P1 S2 a kill in the middle of a record of the browser’s log costs nothing, at the next opening or at the one after', async () => {
  const { tablet, line, page, url } = await enrolledTablet()
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 1)
  await tablet.kill()
  const [log, ...others] = logs(tablet.profile)
  expect(others).toEqual([])
  appendFileSync(log!, HEAD)

  await tablet.killAndReopen(url, { offline: true })
  await noteOnce(page(), 'Information rapide', 2)
  await until('a new log was begun', () => !logs(tablet.profile).includes(log!))
  await noteOnce(page(), 'Libre-service', 1)

  await tablet.killAndReopen(url, { offline: true })
  await entry(page(), 'Groupe').waitFor()
  expect(await visitsKept(page())).toBe(4)
  expect(tablet.errors).toEqual([])
}, 60_000)
