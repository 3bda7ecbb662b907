// A market day's forty visits, noted without a line, over an EDGE line: bytes up with frames and proof, and how long until the relay has acknowledged.
import { WebSocket } from 'ws'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { EDGE, openLine } from '../line.ts'
import { rng } from '../random.ts'
import { startTestRelay } from '../relay/relay-under-test.ts'
import { until } from '../until.ts'
import { usualVisit } from './centre-log.ts'
import { median, type Bench } from './measured.ts'
import { enrolNodeDevice } from './node-device.ts'
import { openTap } from './tap.ts'

const RUNS = 15
const VISITS = 40

/** One round trip over this line, as websocket pings see it: the median of seven, milliseconds. */
const roundTrip = async (port: number): Promise<number> => {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/mux`, { perMessageDeflate: false })
  await new Promise(go => ws.once('message', go))
  const trips: number[] = []
  for (let i = 0; i < 7; i++) {
    const from = performance.now()
    ws.ping()
    await new Promise(go => ws.once('pong', go))
    trips.push(performance.now() - from)
  }
  ws.terminate()
  return median(trips)
}

export const fortyVisits: Bench = {
  name: 'forty-visits',
  run: async atEnd => {
    const r = rng(40) // the same days each time; only the ids differ
    const relay = await startTestRelay()
    atEnd(() => relay.end())
    const line = await openLine(() => relay.relay.port)
    const tap = await openTap(line.port)
    atEnd(() => line.close())
    atEnd(() => tap.close())
    const runs: { up: number; took: number; trip: number; bytes: number; trips: number }[] = []
    for (let i = 0; i < RUNS; i++) {
      line.set({ delay: 0, up: Infinity, down: Infinity })
      const code = await makeCode(relay.registry, { role: 'staff', centre: 'cas' as CentreCode, label: '' }, Date.now(), RELAY_LIMITS)
      const device = await enrolNodeDevice(relay.url, relay.origin, code?.code ?? '', 'staff', 'cas')
      for (let n = 0; n < VISITS; n++) await device.note(usualVisit(r), '2025-10-09' as Day, 9 + Math.floor(n / 5))

      line.set(EDGE)
      const trip = await roundTrip(line.port)
      tap.forget()
      let opened = 0
      let last = 0
      const connection = device.connect(
        tap.port,
        () => (last = performance.now()),
        () => (opened = performance.now()),
      )
      await until('all forty are acknowledged', async () => (await device.db.outbox.count()) === 0)
      const flights = tap.flights()
      const sum = (way: 'up' | 'down'): number => flights.filter(f => f.way === way).reduce((n, f) => n + f.bytes, 0)
      const bytes = (sum('up') / EDGE.up + sum('down') / EDGE.down) * 1000
      const took = last - opened
      runs.push({ up: sum('up'), took, trip, bytes, trips: (took - bytes) / trip })
      connection.stop()
      await connection.ended
      await device.close()
    }
    return [
      { what: 'forty visits: up, frames and proof included', unit: 'B', values: runs.map(x => x.up), by: 'median', limit: 1600 },
      { what: 'one round trip of this line, measured', unit: 'ms', values: runs.map(x => x.trip), by: 'median', limit: null },
      { what: 'forty visits: open socket to acknowledged and noted', unit: 'ms', values: runs.map(x => x.took), by: 'median', limit: null },
      {
        what: 'the same in round trips, less the time of its bytes',
        unit: 'trips',
        values: runs.map(x => x.trips),
        by: 'median',
        limit: 1.2,
      },
    ]
  },
}
