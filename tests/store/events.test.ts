// Events in real tables: what the agenda reads, cancellations that nobody has seen, and 200 of 200 in any order.
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import type { Circle } from '../../src/domain/document-name.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { eventFields, headsOf, whenValue, type EventStated, type Moved } from '../../src/domain/event-record.ts'
import type { Role } from '../../src/domain/access.ts'
import { setFact } from '../../src/store/facts.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { learnHeads } from '../../src/store/places.ts'
import { eventOf, eventsBefore, eventsFrom } from '../../src/store/read-events.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { rebuild } from '../../src/store/rebuild.ts'
import { receive } from '../../src/store/receive.ts'
import { rowsReady } from '../../src/store/rows.ts'
import type { Database } from '../../src/store/tables.ts'
import { markSeen, unread } from '../../src/store/unread.ts'
import { unreadCount } from '../../src/store/unread-count.ts'
import type { Struct } from '../../src/wire/append.ts'
import { shuffled } from '../domain/say.ts'
import { rng, seedOf } from '../random.ts'
import { device, diceOf, tables, write } from './device-under-test.ts'

const IRG = 'irg' as CentreCode
const TODAY = '2026-03-10' as Day
const docOf = (circle: Circle = 'public', year = '2026', centre = IRG): string => calendarDocument(centre, year, circle)
const stated = (day: Day, title = 'Un CV pour la saison', minutes = 14 * 60): EventStated => ({
  titles: { main: title, by: {} },
  language: 'fr',
  type: 'workshop',
  when: { start: wallTime(day, minutes), end: null, zone: 'Europe/Paris' },
  place: null,
  audience: null,
  summary: null,
})
const created = (day: Day, title?: string, moved?: Moved): Draft => ({
  kind: 'create',
  noun: 'event',
  fields: eventFields(stated(day, title), moved),
})

/** Statements as another device of the centre has written them. */
const author = (seed: number) => {
  const dice = diceOf(seed)
  const client = new DataView(dice.bytes(4).buffer).getUint32(0)
  let clock = 0
  return (draft: Draft, key: Key = keyFrom(dice.bytes(16))): Struct => ({
    client,
    clock: clock++,
    key,
    value: writeStatement(draft, { day: TODAY, slot: 9, clock: 'ok', seq: clock }, 'counsellor'),
  })
}
const mark = new Uint8Array(8)
/** The relay says how far the document goes. */
const told = (db: Database, doc: string, seq: number) => learnHeads(db, { seq, mark, forked: false, rights: 1, documents: [[doc, seq]] })

describe('what the agenda reads', () => {
  test('events from a day on, those that still go on among them; what is over is read apart, the latest first', async () => {
    const db = device()
    const long: Draft = {
      kind: 'create',
      noun: 'event',
      fields: eventFields({
        ...stated(addDays(TODAY, -1), 'Salon'),
        when: { start: wallTime(addDays(TODAY, -1), 540), end: wallTime(TODAY, 1020), zone: 'Europe/Paris' },
      }),
    }
    await write(
      db,
      diceOf(1),
      [created(addDays(TODAY, -9), 'A'), created(addDays(TODAY, -2), 'B'), long, created(TODAY, 'C'), created(addDays(TODAY, 30), 'D')],
      { doc: docOf() },
    )
    const titles = (list: Awaited<ReturnType<typeof eventsFrom>>): string[] => list.map(s => s.event.titles.main)
    expect(titles(await eventsFrom(db, TODAY)).sort()).toEqual(['C', 'D', 'Salon'])
    expect(titles(await eventsBefore(db, TODAY, 10))).toEqual(['B', 'A'])
    expect(titles(await eventsBefore(db, TODAY, 1))).toEqual(['B'])
  })

  test('E14 an event that went into a wider circle is one: found under its UID, with the record it left, also after a rebuild', async () => {
    const db = device()
    const dice = diceOf(2)
    const [id] = await write(db, dice, [created(addDays(TODAY, -3), 'Canal')], { doc: docOf('network', '2025') })
    const seen = headsOf((await readRecord(db, docOf('network', '2025'), id!))!.record)
    const moved: Moved = { uid: id!, former: { doc: docOf('network', '2025'), id: id! }, seen }
    await write(db, dice, [created(addDays(TODAY, 2), 'Canal', moved)], { doc: docOf('public') })
    const check = async (): Promise<void> => {
      const list = await eventsFrom(db, TODAY)
      expect(list).toHaveLength(1)
      expect(list[0]).toMatchObject({ event: { circle: 'public', uid: id }, formers: [{ id, circle: 'network' }] })
      expect(await eventsBefore(db, TODAY, 10)).toEqual([]) // the old date is not another event
      expect(await eventOf(db, id!)).toEqual(list[0])
    }
    await check()
    await rebuild(db, docOf('public'))
    await rebuild(db, docOf('network', '2025'))
    await check()
    expect(await eventOf(db, keyFrom(dice.bytes(16)))).toBe(null)
  })

  test('W2 E18 a code of another role: what the former role had received is shown by no screen, is lost to nobody, and is back with its rights', async () => {
    const db = device()
    const say = author(4)
    const enrolled = (role: Role, centre: string | null): Promise<void> =>
      setFact(db, 'session', { device: 'd' as never, role, centre: centre as CentreCode, key: null as never, at: '' })
    await enrolled('staff', 'irg')
    const circles = ['own', 'network', 'associated', 'public'] as const
    const ids = new Map<Circle, Key>()
    for (const circle of circles) {
      const [next, over] = [say(created(TODAY, circle)), say(created(addDays(TODAY, -3), circle))]
      ids.set(circle, next.key)
      await receive(db, docOf(circle), [next, over], 1, 1)
      await receive(db, docOf(circle), [say({ kind: 'cancel', target: next.key, reason: 'strike' })], 2, 2)
    }
    const seen = async (): Promise<unknown> => {
      const titles = (list: Awaited<ReturnType<typeof eventsFrom>>): string[] => list.map(s => s.event.titles.main).sort()
      const [coming, past] = [titles(await eventsFrom(db, TODAY)), titles(await eventsBefore(db, TODAY, 2))]
      const cards = await Promise.all(circles.map(async c => ((await eventOf(db, ids.get(c)!)) ? [c] : [])))
      return { coming, past: past.length, cards: cards.flat().sort(), unread: [await unreadCount(db), (await unread(db)).length] }
    }
    const all = { coming: [...circles].sort(), past: 2, cards: [...circles].sort(), unread: [4, 4] }
    expect(await seen()).toEqual(all)
    await enrolled('associated', 'aur')
    const theirs = ['associated', 'public']
    expect(await seen()).toEqual({ coming: theirs, past: 2, cards: theirs, unread: [2, 2] })
    await enrolled('staff', 'cas')
    const network = ['associated', 'network', 'public']
    expect(await seen()).toEqual({ coming: network, past: 2, cards: network, unread: [3, 3] })
    await enrolled('staff', 'irg')
    expect(await seen()).toEqual(all)
  })

  test('E01 a thousand events are read by the index of days', async () => {
    const db = device()
    const say = author(3)
    await receive(
      db,
      docOf(),
      Array.from({ length: 1000 }, (_, i) => say(created(addDays(TODAY, i % 400), `Atelier ${i}`))),
      1,
      1,
    )
    expect(await eventsFrom(db, addDays(TODAY, 200))).toHaveLength(400) // days 200 to 399, twice
  })
})

describe('E10 a cancellation that nobody here has seen', () => {
  test('is told on a device on which the event stood, until it is seen there', async () => {
    const db = device()
    const say = author(11)
    const create = say(created(TODAY))
    await told(db, docOf(), 1)
    await receive(db, docOf(), [create], 1, 1)
    expect(await unreadCount(db)).toBe(0)
    await told(db, docOf(), 2)
    await receive(db, docOf(), [say({ kind: 'cancel', target: create.key, reason: 'strike' })], 2, 2)
    expect(await unread(db)).toMatchObject([{ event: { id: create.key, cancelled: { reason: 'strike' } } }])
    // it comes once more, and what is said of it later tells nothing new
    await receive(db, docOf(), [say({ kind: 'edit', target: create.key, field: 'place', value: 'Mairie', base: [] })], 3, 3)
    await markSeen(db, [{ doc: docOf(), id: create.key }])
    await receive(db, docOf(), [say({ kind: 'cancel', target: create.key, reason: 'room' })], 4, 4)
    await rebuild(db, docOf())
    expect(await unreadCount(db)).toBe(0)
    expect((await eventOf(db, create.key))?.cancelled?.reason).toBe('strike')
  })

  test('is not told on a device to which the event comes together with its cancellation, however many pieces that takes', async () => {
    const db = device()
    const say = author(12)
    const create = say(created(TODAY))
    const other = say(created(addDays(TODAY, 1)))
    await told(db, docOf(), 3)
    await receive(db, docOf(), [create, other], 1, 1)
    await receive(db, docOf(), [say({ kind: 'cancel', target: create.key, reason: 'strike' })], 2, 2)
    await receive(db, docOf(), [say({ kind: 'edit', target: other.key, field: 'place', value: 'Mairie', base: [] })], 3, 3)
    expect(await unreadCount(db)).toBe(0)
    expect((await db.places.get(docOf()))?.fresh).toBe(undefined) // complete: from now on both have been here
    await told(db, docOf(), 4)
    await receive(db, docOf(), [say({ kind: 'cancel', target: other.key, reason: null })], 4, 4)
    expect(await unread(db)).toMatchObject([{ event: { id: other.key } }])
  })

  test('is told of an event that stood here when what was missed comes in pieces', async () => {
    const db = device()
    const say = author(13)
    const create = say(created(TODAY))
    await told(db, docOf(), 1)
    await receive(db, docOf(), [create], 1, 1)
    await told(db, docOf(), 3)
    await receive(db, docOf(), [say({ kind: 'edit', target: create.key, field: 'place', value: 'Mairie', base: [] })], 2, 2)
    await receive(db, docOf(), [say({ kind: 'cancel', target: create.key, reason: 'strike' })], 3, 3)
    expect(await unreadCount(db)).toBe(1)
  })

  test('is one event to read, in however many circles it is cancelled', async () => {
    const db = device()
    const say = author(16)
    const [narrow, other] = [say(created(TODAY)), say(created(TODAY, 'Forum'))]
    const wide = say(created(TODAY, undefined, { uid: narrow.key, former: { doc: docOf('network'), id: narrow.key }, seen: [] }))
    await receive(db, docOf('network'), [narrow, other], 1, 1)
    await receive(db, docOf(), [wide], 1, 1)
    for (const [doc, target] of [
      [docOf('network'), narrow.key],
      [docOf(), wide.key],
    ] as const)
      await receive(db, doc, [say({ kind: 'cancel', target, reason: 'strike' })], 2, 2)
    expect([await db.unread.count(), await unreadCount(db)]).toEqual([2, 1])
    await receive(db, docOf('network'), [say({ kind: 'cancel', target: other.key, reason: 'strike' })], 3, 3)
    expect(await unreadCount(db)).toBe(2)
  })

  test('is not told where it was pressed', async () => {
    const db = device()
    const dice = diceOf(14)
    const [id] = await write(db, dice, [created(TODAY)], { doc: docOf() })
    await write(db, dice, [{ kind: 'cancel', target: id!, reason: 'strike' }], { doc: docOf() })
    const own = await db.log.where('[doc+target]').equals([docOf(), id!]).toArray()
    await receive(
      db,
      docOf(),
      own.map(l => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw })),
      2,
      2,
    )
    expect(await unreadCount(db)).toBe(0)
  })

  test('belongs to the calendar it was said in: what another centre says of it is set aside', async () => {
    const db = device()
    const say = author(15)
    const create = say(created(TODAY))
    await receive(db, docOf(), [create], 1, 1)
    const theirs = docOf('public', '2026', 'cas' as CentreCode)
    await receive(db, theirs, [say({ kind: 'cancel', target: create.key, reason: 'strike' })], 1, 1)
    expect((await eventOf(db, create.key))?.cancelled).toBe(null)
    expect(await db.aside.toArray()).toMatchObject([{ doc: theirs, why: 'foreign' }])
    expect(await unreadCount(db)).toBe(0)
  })
})

const seed = seedOf()
test(`E10 T6 V11 cancelled in 200 of 200 in real tables: changed apart, random ids, any order, cut anywhere (seed ${seed})`, async () => {
  await rowsReady()
  const r = rng(seed)
  const db = device()
  let cancelled = 0
  for (let run = 0; run < 200; run++) {
    const doc = docOf('public', String(2026 + (run % 3)))
    const owner = author(seed + run)
    const tablet = author(seed + run + 50_000) // a second device of the owner, which did not know
    const create = owner(created(addDays(TODAY, run), `Atelier ${run}`))
    const id = create.key
    const structs = [
      create,
      owner({ kind: 'cancel', target: id, reason: 'strike' }),
      tablet({ kind: 'edit', target: id, field: 'summary', value: 'Trois métiers', base: [] }),
      tablet({ kind: 'edit', target: id, field: 'when', value: whenValue(stated(addDays(TODAY, run + 7)).when), base: [id] }),
      tablet({ kind: 'edit', target: id, field: 'status', value: 'published', base: [] }),
      tablet({ kind: 'withdraw', target: id, reason: null }),
    ]
    const order = shuffled(structs, r)
    const cut = Math.floor(r() * order.length)
    for (const part of [order.slice(0, cut), order.slice(cut), r() < 0.3 ? order.slice(1, 3) : []])
      if (part.length > 0) await receive(db, doc, part, run * 3 + 1, 1)
    if ((await eventOf(db, id))?.cancelled?.reason === 'strike') cancelled++
  }
  expect(cancelled).toBe(200)
  const living = await tables(db)
  for (const year of ['2026', '2027', '2028']) await rebuild(db, docOf('public', year))
  expect(await tables(db)).toEqual(living)
}, 60_000)
