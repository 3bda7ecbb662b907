// Calendars over a real relay, by chance: two devices of the owner, an associated centre's phone, another centre. Whatever the order, they agree;
// what was cancelled stays so on every device, and each holds exactly what its circle may hold.
import { expect, test } from 'vitest'
import { mayRead } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import { CIRCLES, type Circle } from '../../src/domain/document-name.ts'
import { isWider, shared, type CalendarEvent } from '../../src/domain/event.ts'
import type { EventStated } from '../../src/domain/event-record.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { cancelEvent } from '../../src/events/cancel-event.ts'
import { changeEvent } from '../../src/events/change-event.ts'
import { createEvent, widenEvent } from '../../src/events/create-event.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { documents, rebuild } from '../../src/store/rebuild.ts'
import { deskOf } from '../events/event-desk.ts'
import { rng, seedOf } from '../random.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'

const RUNS = Number(process.env['RELAIS_RUNS'] ?? 2)
const STEPS = 60

const pick = <T>(r: () => number, list: readonly T[]): T => list[Math.floor(r() * list.length)]! // no list here is empty
const stated = (r: () => number): EventStated => ({
  titles: { main: `Atelier ${Math.floor(r() * 1000)}`, by: {} },
  language: 'fr',
  type: 'workshop',
  when: { start: wallTime('2026-03-12' as Day, Math.floor(r() * 20_000)), end: null, zone: 'Europe/Paris' },
  place: r() < 0.3 ? 'Mairie' : null,
  audience: null,
  summary: null,
})

/** One thing done at one device to an event of its own centre, and what it cancelled. */
const act = async (t: Tablet, r: () => number, cancelled: Set<string>): Promise<void> => {
  const desk = deskOf(t)
  const centre = t.session.centre!
  const own = shared((await t.device.db.events.toArray()).filter(e => e.centre === centre))
  const what = r()
  const any = own.length > 0 ? pick(r, own) : null
  if (!any || what < 0.35) {
    await createEvent(desk, centre, pick(r, CIRCLES), stated(r))
    return
  }
  const { record } = (await readRecord(t.device.db, any.event.doc, any.event.id))!
  const wider = CIRCLES.filter((c): c is Circle => isWider(c, any.event.circle))
  if (any.cancelled) return // its card offers nothing more
  if (what < 0.55) await changeEvent(desk, any, record, stated(r))
  else if (what < 0.75 && wider.length > 0)
    await widenEvent(desk, any, record, pick(r, wider), { ...any.event, ...(r() < 0.5 && stated(r)) })
  else if (what < 0.9) {
    await cancelEvent(desk, any, 'strike')
    cancelled.add(any.event.uid)
  }
}

const calendars = async (seed: number): Promise<void> => {
  const r = rng(seed)
  const net = await network()
  const owners = [await net.device('staff', 'irg'), await net.device('staff', 'irg')]
  const phone = await net.device('associated', 'aur')
  const other = await net.device('staff', 'cas')
  const all = [...owners, phone, other]
  const cancelled = new Set<string>()
  for (let step = 0; step < STEPS; step++) {
    const t = pick(r, all)
    const what = r()
    if (what < 0.65) await act(t, r, cancelled)
    else if (what < 0.97) await t.sync()
    else await net.restart()
  }
  for (const t of [...all, ...all]) await t.sync()

  const rowsOf = async (t: Tablet): Promise<Map<string, CalendarEvent>> =>
    new Map((await t.device.db.events.toArray()).map(e => [`${e.doc} ${e.id}`, e]))
  const rows = await Promise.all(all.map(rowsOf))
  const whole = new Map(rows.flatMap(m => [...m]))
  expect(whole.size).toBeGreaterThan(5)
  for (const [i, t] of all.entries()) {
    // exactly what it may read, and the same as everybody's
    const mine = new Map([...whole].filter(([, e]) => mayRead(t.session, e.doc)))
    expect(new Map([...rows[i]!].sort()), `seed ${seed}, device ${i}`).toEqual(new Map([...mine].sort()))
    // what its own centre cancelled, in whatever circle, is cancelled on each of its devices; on nobody's it comes back
    for (const s of shared([...rows[i]!.values()]))
      if (cancelled.has(s.event.uid) && s.event.centre === t.session.centre)
        expect(s.cancelled, `seed ${seed}, ${s.event.uid}`).not.toBe(null)
    for (const doc of await documents(t.device.db)) await rebuild(t.device.db, doc)
    expect(await rowsOf(t), `seed ${seed}, device ${i}, rebuilt`).toEqual(rows[i])
  }
}

/** Seeds that once failed, kept by name. */
const FAILED: Readonly<Record<string, number>> = { 'a cancelled event went into a wider circle': 490497172 }

const first = seedOf()
test.each(Array.from({ length: RUNS }, (_, i) => first + i))(
  'E10 E18 V11 P3 four devices and their calendars agree after any order of offline and online: seed %i',
  calendars,
  120_000,
)
test.each(Object.entries(FAILED))('E10 V11 P3 the seed that failed once: %s', (_, seed) => calendars(seed), 120_000)
