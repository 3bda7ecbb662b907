// T4: one work, three devices apart. Castelroc and Pont-d’Irgne say what it costs and what they think, two of them rename it, the head says it is superseded.
import { onTestFinished, expect, test } from 'vitest'
import type { Device } from '../../src/device/device.ts'
import type { Role } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { Hat } from '../../src/domain/statement.ts'
import { diverge, liveOpinions, type Rating } from '../../src/domain/opinion.ts'
import { currentPrice } from '../../src/domain/price.ts'
import type { WorkStated } from '../../src/domain/work-record.ts'
import { restateWork, editWork, addWork } from '../../src/holdings/write-work.ts'
import { addHolding, editHolding, restateHolding } from '../../src/holdings/write-holding.ts'
import { giveOpinion, statePrice } from '../../src/holdings/write-said.ts'
import type { Desk } from '../../src/records/desk.ts'
import { setFact } from '../../src/store/facts.ts'
import { readRecord, type Recorded } from '../../src/store/read-record.ts'
import { saidOfWork, workById } from '../../src/store/read-works.ts'
import { documents, rebuild } from '../../src/store/rebuild.ts'
import { receive } from '../../src/store/receive.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { shuffled } from '../domain/say.ts'
import { rng, seedOf } from '../random.ts'
import { clockAt, type Moved } from '../moved-clock.ts'
import { network } from '../replica/network-under-test.ts'
import { tables } from '../store/device-under-test.ts'

const RUNS = 20
const OLD = 'Guide des aides à la mobilité'
const IRG = 'Guide mobilité 2025'
const HEAD = 'Guide des aides à la mobilité – éd. 2025'
const GUIDE: WorkStated = {
  title: OLD,
  media: 'brochure',
  purposes: ['P1'],
  language: 'fr',
  authors: [],
  publisher: null,
  year: null,
  isbn: null,
  issn: null,
}

type Hand = { readonly desk: Desk; readonly clock: Moved; readonly db: Database }
const handOf = (device: Device, clock: Moved, centre: string): Hand => ({
  desk: {
    device,
    centre: centre as CentreCode,
    minute: { value: 0 } as Desk['minute'], // nothing here follows it
    failed: why => {
      throw new Error(why)
    },
    worked: () => {},
    go: () => {},
  },
  clock,
  db: device.db,
})

const price = (h: Hand, work: Key, amount: string): Promise<boolean> =>
  statePrice(h.desk, { work, kind: 'unit', amount, currency: 'EUR', on: null })
const opinion = (h: Hand, work: Key, rating: Rating): Promise<boolean> =>
  giveOpinion(h.desk, { work, rating, strengths: null, limits: null, readership: null })
const seen = async (h: Hand, id: Key): Promise<Recorded> => {
  const work = await workById(h.db, id)
  return (await readRecord(h.db, work!.doc, id))!
}
const rename = async (h: Hand, id: Key, title: string): Promise<boolean> =>
  editWork(h.desk, (await seen(h, id)).record, { ...GUIDE, title })

/** What all agree on before they part. */
const begin = async (head: Hand): Promise<Key> => {
  head.clock.to('2025-01-10', 9)
  const id = (await addWork(head.desk, GUIDE))!
  await price(head, id, '12.00')
  return id
}
/** What the three do, each alone, in the hours of T4. */
const apart = async ([cas, irg, head]: readonly [Hand, Hand, Hand], id: Key): Promise<void> => {
  cas.clock.to('2025-11-03', 10)
  expect(await price(cas, id, '14.50')).toBe(true)
  expect(await opinion(cas, id, 4)).toBe(true)
  irg.clock.to('2025-11-05', 15)
  expect(await price(irg, id, '13.90')).toBe(true)
  expect(await opinion(irg, id, 2)).toBe(true)
  expect(await rename(irg, id, IRG)).toBe(true)
  head.clock.to('2025-11-06', 10)
  expect(await rename(head, id, HEAD)).toBe(true)
  expect(await restateWork(head.desk, (await seen(head, id)).record, 'state', 'superseded')).toBe(true)
}

const expectAsWritten = async (h: Hand, id: Key): Promise<void> => {
  const { prices, opinions } = await saidOfWork(h.db, id)
  expect(prices.map(p => [p.amount, p.currency, p.on, p.centre, p.withdrawn]).sort()).toEqual([
    ['12.00', 'EUR', '2025-01-10', 'val', null],
    ['13.90', 'EUR', '2025-11-05', 'irg', null],
    ['14.50', 'EUR', '2025-11-03', 'cas', null],
  ])
  expect(currentPrice(prices)).toMatchObject({ amount: '13.90', centre: 'irg' })
  const live = liveOpinions(opinions)
  expect(live.map(o => [o.rating, o.centre, o.on, o.by])).toEqual([
    [2, 'irg', '2025-11-05', 'information@irg'],
    [4, 'cas', '2025-11-03', 'counsellor@cas'],
  ])
  expect(diverge(live)).toBe(true)
  const work = await workById(h.db, id)
  expect(work).toMatchObject({ state: { is: 'superseded' }, conflicts: ['title'], changedApart: false })
  const { record, history } = await seen(h, id)
  expect(record.heads['title']?.map(x => [x.value, x.by])).toEqual([
    [HEAD, 'coordination@val'],
    [IRG, 'information@irg'],
  ])
  expect(work?.title).toBe(HEAD)
  const titles = history.filter(l => l.field === 'title').map(l => [l.after, l.before, l.by, l.at.day])
  expect(titles).toEqual([
    [HEAD, [OLD], 'coordination@val', '2025-11-06'],
    [IRG, [OLD], 'information@irg', '2025-11-05'],
    [OLD, [], 'coordination@val', '2025-01-10'],
  ])
}
const expectDecided = async (h: Hand, id: Key): Promise<void> => {
  expect(await workById(h.db, id)).toMatchObject({ title: IRG, conflicts: [], state: { is: 'superseded' } })
  const { history } = await seen(h, id)
  expect(history.filter(l => l.field === 'title').map(l => l.after)).toEqual([IRG, HEAD, IRG, OLD]) // nothing is gone
  expect(history[0]?.before).toEqual([HEAD, IRG])
}

let names = 0
const lonely = async (r: () => number, hat: Hat, centre: string, role: Role): Promise<Hand> => {
  const db = openDatabase(`hands-${++names}-${Math.trunc(performance.now() * 1000)}`)
  onTestFinished(() => db.delete())
  await setFact(db, 'session', { device: '', role, centre, key: {}, at: '' } as never) // nobody signs here
  await setFact(db, 'hat', { hat, institution: null, on: null })
  const clock = clockAt('2025-01-10')
  const dice = { bytes: (n: number) => Uint8Array.from({ length: n }, () => Math.floor(r() * 256)) }
  return handOf({ db, clock, dice, build: '2025-01-01' as Day }, clock, centre)
}

/** Gives to one device what another holds and it does not: cut anywhere, in any order, some of it twice. */
const merge = async (from: Hand, to: Hand, r: () => number): Promise<void> => {
  const logs = await from.db.log.toArray()
  const all = shuffled([...logs, ...logs.filter(() => r() < 0.3)], r)
  const size = 1 + Math.floor(r() * 5)
  for (let i = 0; i < all.length; i += size)
    for (const [doc, part] of Map.groupBy(all.slice(i, i + size), l => l.doc))
      await receive(
        to.db,
        doc,
        part.map(l => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw })),
        i + 1,
        1_762_000_000,
      )
}

const seed = seedOf()
test.each(Array.from({ length: RUNS }, (_, i) => seed + i))(
  'T4 V13 C15 three hands on one work, ids by chance, merged in any order: nothing is missing, one title shows, a decision is the same everywhere: seed %i',
  async run => {
    const r = rng(run)
    const hands = [
      await lonely(r, 'counsellor', 'cas', 'staff'),
      await lonely(r, 'information', 'irg', 'staff'),
      await lonely(r, 'coordination', 'val', 'coordinator'),
    ] as const
    const [cas, irg, head] = hands
    const id = await begin(head)
    await merge(head, cas, r)
    await merge(head, irg, r)
    await apart(hands, id)
    const pairs = hands.flatMap(a => hands.filter(b => b !== a).map(b => [a, b] as const))
    for (const [a, b] of shuffled([...pairs, ...pairs], r)) await merge(a, b, r)
    for (const h of hands) await expectAsWritten(h, id)
    const first = await tables(head.db)
    for (const h of [cas, irg]) expect(await tables(h.db)).toEqual(first)

    // the coordinator swaps; the others hear of it
    head.clock.to('2025-11-07', 9)
    expect(await restateWork(head.desk, (await seen(head, id)).record, 'title', IRG)).toBe(true)
    for (const h of [cas, irg]) await merge(head, h, r)
    for (const h of hands) await expectDecided(h, id)
    const decided = await tables(head.db)
    for (const h of hands) {
      for (const doc of await documents(h.db)) await rebuild(h.db, doc)
      expect(await tables(h.db)).toEqual(decided)
    }
  },
)

test.each(Array.from({ length: 5 }, (_, i) => seed + i))(
  'T4 V13 two tablets of one centre give one copy two shelf marks apart: both kept, decided, the same everywhere: seed %i',
  async run => {
    const r = rng(run)
    const hands = [await lonely(r, 'counsellor', 'cas', 'staff'), await lonely(r, 'information', 'cas', 'staff')] as const
    const [a, b] = hands
    a.clock.to('2025-11-03', 9)
    const work = (await addWork(a.desk, GUIDE))!
    expect(await addHolding(a.desk, 'cas' as CentreCode, { work, copies: 2, mark: '4.1', place: null })).toBe(true)
    await merge(a, b, r)
    const copies = async (h: Hand) => (await saidOfWork(h.db, work)).holdings[0]!
    const record = async (h: Hand) => (await readRecord(h.db, (await copies(h)).doc, (await copies(h)).id))!
    const mark = async (h: Hand, to: string): Promise<boolean> =>
      editHolding(h.desk, (await record(h)).record, { copies: 2, mark: to, place: null })
    a.clock.to('2025-11-03', 10)
    await mark(a, '4.1 MOB')
    b.clock.to('2025-11-03', 11)
    await mark(b, 'M 12')
    const ways = [
      [a, b],
      [b, a],
      [a, b],
    ] as const
    for (const [from, to] of shuffled(ways, r)) await merge(from, to, r)
    for (const [from, to] of ways) await merge(from, to, r)
    for (const h of hands) {
      expect(await copies(h)).toMatchObject({ mark: 'M 12', copies: 2, conflicts: ['mark'] })
      expect((await record(h)).record.heads['mark']?.map(x => [x.value, x.by])).toEqual([
        ['M 12', 'information'],
        ['4.1 MOB', 'counsellor'],
      ])
    }
    await restateHolding(b.desk, (await record(b)).record, 'mark', '4.1 MOB')
    await merge(b, a, r)
    for (const h of hands) expect(await copies(h)).toMatchObject({ mark: '4.1 MOB', conflicts: [] })
    expect(await tables(a.db)).toEqual(await tables(b.db))
  },
)

test('T4 the same through the head: three devices that meet nowhere but there', async () => {
  const clocks = ['2025-01-10', '2025-01-10', '2025-01-10'].map(clockAt) as [Moved, Moved, Moved] // three in, three out
  const net = await network({ now: () => clocks[2].now() }) // the time of the head
  const tablets = [
    await net.device('staff', 'cas', { clock: clocks[0] }),
    await net.device('staff', 'irg', { clock: clocks[1] }),
    await net.device('coordinator', 'val', { clock: clocks[2] }),
  ] as const
  const hats = ['counsellor', 'information', 'coordination'] as const
  for (const [i, t] of tablets.entries()) await setFact(t.device.db, 'hat', { hat: hats[i]!, institution: null, on: null })
  const [cas, irg, head] = tablets.map((t, i) => handOf({ ...t.device, build: '2025-01-01' as Day }, clocks[i]!, t.session.centre!)) as [
    Hand,
    Hand,
    Hand,
  ] // as above
  const id = await begin(head)
  const meet = async (): Promise<void> => {
    for (const t of [...tablets, ...tablets]) await t.sync()
  }
  await meet()
  await apart([cas, irg, head], id)
  await meet()
  for (const h of [cas, irg, head]) await expectAsWritten(h, id)
  head.clock.to('2025-11-07', 9)
  expect(await restateWork(head.desk, (await seen(head, id)).record, 'title', IRG)).toBe(true)
  await meet()
  for (const h of [cas, irg, head]) await expectDecided(h, id)
  expect(await cas.db.refused.count()).toBe(0)
})
