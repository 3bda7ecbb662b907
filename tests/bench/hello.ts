// What it costs to ask whether anything is new when nothing is: bytes both ways and round trips, for one document and for six hundred.
import { addMonths, type Month } from '../../src/domain/day.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { openLine } from '../line.ts'
import { newStructs, startTestRelay } from '../relay/relay-under-test.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { until } from '../until.ts'
import type { Bench, Measured } from './measured.ts'
import { enrolNodeDevice } from './node-device.ts'
import { openTap } from './tap.ts'

const RUNS = 7
/** Each way; enough that the machine's own time is nothing beside it. Milliseconds. */
const DELAY = 150

const hello = async (atEnd: Parameters<Bench['run']>[0], documents: number): Promise<Measured[]> => {
  const relay = await startTestRelay()
  atEnd(() => relay.end())
  for (let i = 0; i < documents; i++) {
    const doc = visitsDocument('cas' as CentreCode, addMonths('1975-01' as Month, i))
    await relay.log.write([{ doc, device: 'before', at: 1, content: { is: 'append', structs: newStructs(1, 0, 1) } }])
  }
  await relay.log.flush()
  const line = await openLine(() => relay.relay.port)
  const tap = await openTap(line.port)
  atEnd(() => line.close())
  atEnd(() => tap.close())
  const code = await makeCode(relay.registry, { role: 'staff', centre: 'cas' as CentreCode, label: '' }, Date.now(), RELAY_LIMITS)
  const device = await enrolNodeDevice(relay.url, relay.origin, code?.code ?? '', 'staff', 'cas')
  atEnd(() => device.close())

  const first = device.connect(tap.port, () => undefined)
  await until(
    'everything is here',
    async () => {
      const places = await device.db.places.toArray()
      return places.length === documents && places.every(p => p.have >= p.want)
    },
    60_000,
  )
  first.stop()
  await first.ended

  line.set({ delay: DELAY, up: Infinity, down: Infinity })
  const runs: { up: number; down: number; asked: number; trips: number }[] = []
  for (let i = 0; i < RUNS; i++) {
    tap.forget()
    let opened = 0
    let answered = 0
    const connection = device.connect(
      tap.port,
      p => (answered ||= p.answered ? performance.now() : 0),
      () => (opened = performance.now()),
    )
    await until('the relay has answered', () => answered > 0)
    const flights = tap.flights()
    const sum = (way: 'up' | 'down'): number => flights.filter(f => f.way === way).reduce((n, f) => n + f.bytes, 0)
    runs.push({
      up: sum('up'),
      down: sum('down'),
      asked: flights.filter(f => f.way === 'up').length,
      trips: (answered - opened) / (2 * DELAY),
    })
    connection.stop()
    await connection.ended
  }
  const of = documents === 1 ? '1 document' : `${documents} documents`
  return [
    {
      what: `hello, nothing new, ${of}: times the device spoke before the answer`,
      unit: 'trips',
      values: runs.map(r => r.asked),
      by: 'most',
      limit: 1,
    },
    {
      what: `hello, nothing new, ${of}: open socket to answer, in round trips`,
      unit: 'trips',
      values: runs.map(r => r.trips),
      by: 'median',
      limit: 1.2,
    },
    { what: `hello, nothing new, ${of}: up`, unit: 'B', values: runs.map(r => r.up), by: 'most', limit: 150 },
    { what: `hello, nothing new, ${of}: down`, unit: 'B', values: runs.map(r => r.down), by: 'most', limit: 60 },
  ]
}

export const helloBench: Bench = {
  name: 'hello',
  run: async atEnd => [...(await hello(atEnd, 1)), ...(await hello(atEnd, 600))],
}
