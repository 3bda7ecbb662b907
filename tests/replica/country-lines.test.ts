// The lines of the country, slow and cut at any byte: a day goes up and comes down at a coordinator's, whole and once.
import { expect, onTestFinished, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { enrolNodeDevice, type NodeDevice } from '../bench/node-device.ts'
import { EDGE, GPRS, openLine, SLOW_3G, WIRE, type Speed, type TestLine } from '../line.ts'
import { rng, seedOf } from '../random.ts'
import { startTestRelay } from '../relay/relay-under-test.ts'
import { until } from '../until.ts'

const seed = seedOf()
const DOC = 'centre/cas/visits/2025-10'
const VISITS = 40

/** Connects over the line again and again, each time cut after a few more bytes than it takes to say hello, until it is left alone; resolves when `whole`. */
const throughCuts = async (
  device: NodeDevice,
  line: TestLine,
  speed: Speed,
  cuts: readonly number[],
  whole: () => Promise<boolean>,
): Promise<void> => {
  for (const bytes of cuts) {
    line.set(speed)
    line.forget()
    const connection = device.connect(line.port, () => undefined)
    let over = false
    void connection.ended.then(() => (over = true))
    await until(`${bytes} bytes went by`, async () => over || line.counted.up + line.counted.down >= bytes || whole(), 30_000)
    line.cut()
    await connection.ended
  }
  line.set(speed)
  for (let tries = 0; tries < 5 && !(await whole()); tries++) {
    // as the engine does: a line that ends is tried again
    const connection = device.connect(line.port, () => undefined)
    await Promise.race([connection.ended, until('all of it is there', whole, 60_000)])
    connection.stop()
    await connection.ended
  }
  expect(await whole()).toBe(true)
}

test.each([
  ['GPRS', GPRS],
  ['EDGE', EDGE],
  ['slow 3G', SLOW_3G],
] as const)(
  `S6 M9 a day over %s, cut four times each way: whole and once (seed ${seed})`,
  async (name, speed) => {
    const r = rng(seed + name.length)
    const cutsBetween = (least: number, most: number): number[] => [1, 2, 3, 4].map(() => least + Math.floor(r() * (most - least)))
    const t = await startTestRelay()
    onTestFinished(() => t.end())
    const line = await openLine(() => t.relay.port)
    onTestFinished(() => line.close())
    const enrol = async (role: 'staff' | 'coordinator', centre: string | null): Promise<NodeDevice> => {
      const code = await makeCode(t.registry, { role, centre: centre as CentreCode | null, label: '' }, Date.now(), RELAY_LIMITS)
      const device = await enrolNodeDevice(t.url, t.origin, code?.code ?? '', role, centre)
      onTestFinished(() => device.close())
      return device
    }
    line.set(WIRE)
    const [tablet, desk] = [await enrol('staff', 'cas'), await enrol('coordinator', null)]
    const keys: string[] = []
    for (let i = 0; i < VISITS; i++) keys.push(await tablet.note(emptyVisit('quick'), '2025-10-09' as Day, 9 + Math.floor(i / 5)))

    await throughCuts(tablet, line, speed, cutsBetween(300, 1900), async () => (await tablet.db.outbox.count()) === 0)
    expect((await t.log.inventory(DOC)).count).toBe(VISITS)
    await throughCuts(desk, line, speed, cutsBetween(500, 2500), async () => (await desk.db.visits.count()) === VISITS)
    expect((await desk.db.log.toArray()).map(l => l.key).toSorted()).toEqual(keys.toSorted())
    expect(await tablet.db.refused.count()).toBe(0)
  },
  180_000,
)
