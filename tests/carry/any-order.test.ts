// Sticks made at any moment, carried by anybody, in any order, more than once, while the tablets now and then have a line themselves.
import { expect, test } from 'vitest'
import { emptyVisit } from '../../src/domain/visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'
import { rng } from '../random.ts'
import { bring, fates, nothingWaits, stickOf, visitsOf, type Stick } from './stick.ts'

const RUNS = 6
const STEPS = 24
const CAS: Where = { centre: 'cas' as Where['centre'], precision: 'hour' }
const seed = Math.floor(Math.random() * 2 ** 31)

const handOver = async (carrier: Tablet): Promise<void> => {
  const line = carrier.online()
  await expect.poll(() => carrier.device.db.carried.where('fate').equals('waiting').count()).toBe(0)
  line.stop()
  await line.ended
}

test(`S273 V8 ${RUNS} worlds of sticks and lines in any order: everything once at the head, every table equal, nothing left to send (seed ${seed})`, async () => {
  for (let run = 0; run < RUNS; run++) {
    const chance = rng(seed + run)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
    const net = await network()
    const tablets = await Promise.all([1, 2, 3].map(() => net.device('staff', 'cas')))
    const carriers = await Promise.all([
      net.device('coordinator', null),
      net.device('staff', 'orv'),
      net.device('director', null),
      net.device('staff', 'cas'),
    ])
    const sticks: Stick[] = []
    let noted = 0
    for (let step = 0; step < STEPS; step++) {
      const [tablet, carrier] = [pick(tablets), pick(carriers)]
      const what = chance()
      if (what < 0.35) {
        for (let n = Math.ceil(chance() * 5); n > 0; n--, noted++)
          expect(await recordVisit(tablet.device, CAS, emptyVisit('quick'))).toMatchObject({ kept: true })
      } else if (what < 0.6) {
        const holds = (await tablet.device.db.outbox.count()) > 0
        if (holds || (await tablet.device.db.log.count()) > 0)
          sticks.push(await stickOf(tablet.device, net.origin(), holds ? 'unsent' : 'centre'))
      } else if (what < 0.8 && sticks.length > 0) {
        await bring(pick([...carriers, ...tablets]).device, net.origin(), pick(sticks))
      } else if (what < 0.9) {
        await handOver(carrier)
      } else await tablet.sync()
    }
    // a carrier that is itself without a line hands on what it carries
    for (const c of carriers)
      if ((await c.device.db.carried.where('fate').equals('waiting').count()) > 0)
        await bring(pick(carriers).device, net.origin(), await stickOf(c.device, net.origin()))
    for (const d of [...carriers, ...tablets]) await handOver(d)
    for (const t of tablets) await t.sync()
    for (const d of [...tablets, ...carriers]) await d.sync()
    const reader = await net.device('coordinator', null)
    await reader.sync()
    const there = await visitsOf(reader.device)
    expect(there, `run ${run}`).toHaveLength(noted)
    for (const d of [...tablets, carriers[0]!, carriers[3]!]) {
      expect(await visitsOf(d.device), `run ${run}`).toEqual(there)
      await nothingWaits(d.device)
    }
    for (const d of [...carriers, ...tablets])
      expect(
        Object.keys(await fates(d.device)).filter(f => f !== 'kept'),
        `run ${run}`,
      ).toEqual([])
    for (const d of [carriers[1]!, carriers[2]!]) expect(await d.device.db.visits.count()).toBe(0)
  }
}, 120_000)
