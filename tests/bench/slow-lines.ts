// Lines of the country: a day and a fortnight sent over GPRS, three hundred changed documents fetched over a line of half a second.
import { WebSocket } from 'ws'
import type { Day } from '../../src/domain/day.ts'
import { addDays, weekday } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Progress } from '../../src/replica/connection.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { GPRS, openLine, WIRE, type Speed, type TestLine } from '../line.ts'
import { rng } from '../random.ts'
import { newStructs, startTestRelay, type RelayUnderTest } from '../relay/relay-under-test.ts'
import { until } from '../until.ts'
import { usualVisit } from './centre-log.ts'
import type { Bench, Measured } from './measured.ts'
import { enrolNodeDevice, type NodeDevice } from './node-device.ts'

/** 8 kB/s each way, 500 ms there and back. */
const HALF_SECOND: Speed = { delay: 250, up: 8_000, down: 8_000 }
const trip = (s: Speed): number => 2 * s.delay

/** What a phone's browser says in the upgrade besides what `ws` says: so many bytes go up in any case. */
const BROWSER = {
  'User-Agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  Origin: 'https://relais.example.org',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7',
  'Cache-Control': 'no-cache',
  Pragma: 'no-cache',
}
/** IPv4 and TCP headers of a segment, and how much one carries; bytes. */
const HEADERS = 40
const SEGMENT = 1_400
/** Segments besides those that carry something: SYN, its ACK, FIN, its ACK, and an ACK for every other segment that comes. */
const segments = (own: number, theirs: number): number => Math.ceil(own / SEGMENT) + 4 + Math.ceil(theirs / SEGMENT / 2) + 3

const device = async (relay: RelayUnderTest, role: 'staff' | 'coordinator', centre: string | null): Promise<NodeDevice> => {
  const code = await makeCode(relay.registry, { role, centre: centre as CentreCode | null, label: '' }, Date.now(), RELAY_LIMITS)
  return enrolNodeDevice(relay.url, relay.origin, code?.code ?? '', role, centre, url => new WebSocket(url, { headers: BROWSER }) as never)
}

type Sent = { readonly up: number; readonly took: number }

/** Notes `days` working days of forty visits without a line, then sends them over `speed`: bytes up and milliseconds, TCP's own included, TLS not. */
const send = async (relay: RelayUnderTest, line: TestLine, days: number, speed: Speed, chance: () => number): Promise<Sent> => {
  line.set(WIRE)
  const tablet = await device(relay, 'staff', 'cas')
  for (let day = '2025-09-29' as Day, n = 0; n < days; day = addDays(day, 1)) {
    if (weekday(day) > 5) continue
    n++
    for (let i = 0; i < 40; i++) await tablet.note(usualVisit(chance), day, 9 + Math.floor(i / 5))
  }
  line.set(speed)
  line.forget()
  const from = performance.now()
  const connection = tablet.connect(line.port, () => undefined)
  await until('all of it is acknowledged', async () => (await tablet.db.outbox.count()) === 0, 120_000)
  // the small proxy does not delay the SYN: its round trip is added
  const took = performance.now() - from + trip(speed)
  connection.stop()
  await connection.ended
  const { up, down } = line.counted
  await tablet.close()
  return { up: up + HEADERS * segments(up, down), took }
}

/** A coordinator who has all of 300 documents, and then each of them grows by one statement. Milliseconds over bytes ÷ rate + 3 round trips. */
const changedDocuments = async (relay: RelayUnderTest, line: TestLine): Promise<number> => {
  const docs = Array.from(
    { length: 300 },
    (_, i) =>
      `centre/c${String(i % 25).padStart(2, '0')}/visits/${2024 + Math.floor(i / 150)}-${String((Math.floor(i / 25) % 6) + 5).padStart(2, '0')}`,
  )
  const grow = async (clock: number): Promise<void> => {
    await relay.log.write(
      docs.map(doc => ({ doc, device: 'x', at: 1, content: { is: 'append' as const, structs: newStructs(1, clock, 1) } })),
    )
    await relay.log.flush()
  }
  line.set(WIRE)
  const desk = await device(relay, 'coordinator', null)
  const fetched = async (speed: Speed): Promise<number> => {
    line.set(speed)
    line.forget()
    const before = await desk.db.log.count()
    const from = performance.now()
    let last = 0
    let progress: Progress | null = null
    const connection = desk.connect(line.port, p => {
      if (p.received > (progress?.received ?? 0)) last = performance.now()
      progress = p
    })
    await until('all of it is here', async () => (await desk.db.log.count()) === before + docs.length, 120_000)
    connection.stop()
    await connection.ended
    return last - from + trip(speed)
  }
  await grow(0)
  await fetched(WIRE)
  await grow(1)
  const took = await fetched(HALF_SECOND)
  const ideal = (line.counted.down / HALF_SECOND.down) * 1000 + 3 * trip(HALF_SECOND)
  await desk.close()
  return took / ideal
}

export const slowLines: Bench = {
  name: 'slow-lines',
  run: async atEnd => {
    const chance = rng(14)
    const relay = await startTestRelay()
    atEnd(() => relay.end())
    const line = await openLine(() => relay.relay.port)
    atEnd(() => line.close())
    const day: Sent[] = []
    for (let i = 0; i < 5; i++) day.push(await send(relay, line, 1, GPRS, chance))
    const fortnight: Sent[] = []
    for (let i = 0; i < 3; i++) fortnight.push(await send(relay, line, 10, GPRS, chance))
    const changed: number[] = []
    for (let i = 0; i < 3; i++) {
      const fresh = await startTestRelay()
      const own = await openLine(() => fresh.relay.port)
      changed.push(await changedDocuments(fresh, own))
      await own.close()
      await fresh.end()
    }
    const of = (what: string, unit: Measured['unit'], values: readonly number[], limit: number): Measured => ({
      what,
      unit,
      values,
      by: 'median',
      limit,
    })
    return [
      of(
        'a day of 40 visits on GPRS: up, TCP and upgrade included',
        'B',
        day.map(s => s.up),
        3000,
      ),
      of(
        'the same: from the first SYN to received by the head',
        'ms',
        day.map(s => s.took),
        3000,
      ),
      of(
        'a fortnight of 400 visits on GPRS: up, TCP and upgrade included',
        'B',
        fortnight.map(s => s.up),
        20_000,
      ),
      of(
        'the same: from the first SYN to received by the head',
        'ms',
        fortnight.map(s => s.took),
        12_000,
      ),
      of('300 changed documents, 500 ms, 8 kB/s: times of bytes ÷ rate + 3 round trips', 'times', changed, 1.3),
    ]
  },
}
