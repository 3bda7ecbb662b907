import { killRelay } from './kill-relay.ts' // first: it brings the database in memory
import { expect, test } from 'vitest'
import { rng, seedOf } from '../random.ts'
import { enrolledTablet } from './enrolled.ts'
import { killBrowser } from './kill-browser.ts'

const seed = seedOf()

test(`L1 S2 the relay killed five times while a device notes and sends: acknowledged and lost = 0, and everything arrives once (seed ${seed})`, async () => {
  const k = await killRelay(5, rng(seed))
  expect(k).toMatchObject({ lost: 0, twice: 0, missing: 0 })
  expect(k.acknowledged).toBeGreaterThanOrEqual(15)
  expect(k.midway).toBeGreaterThan(0)
})

test(`P1 S2 the browser killed three times while a counsellor taps: kept and lost = 0, no row without its statement (seed ${seed})`, async () => {
  const { tablet, line, url } = await enrolledTablet()
  line.cut()
  const k = await killBrowser(tablet, url, 3, rng(seed))
  expect(k).toMatchObject({ lost: 0, orphans: 0 })
  expect(k.kept).toBeGreaterThanOrEqual(k.said)
  expect(k.said).toBeGreaterThan(0)
}, 120_000)
