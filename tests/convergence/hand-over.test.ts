// T2: one person, two devices, no link. Reception and counsellor of Saint-Orvin note the same people apart; only the centre can say so.
import { expect, test } from 'vitest'
import { totals, type Totals } from '../../src/domain/day-totals.ts'
import { handOverCheck, handOvers } from '../../src/domain/handed-over.ts'
import { emptyVisit, type HandedOver, type VisitEntry } from '../../src/domain/visit.ts'
import { documents, rebuild } from '../../src/store/rebuild.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { settleHandOver, unsettleHandOver } from '../../src/visits/settle-hand-over.ts'
import { network, type Net, type Tablet } from '../replica/network-under-test.ts'
import { tables } from '../store/device-under-test.ts'

const RUNS = 20
const where: Where = { centre: 'orv' as Where['centre'], precision: 'half-day' }
const QUICK = emptyVisit('quick')
const INTERVIEW: VisitEntry = { ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' }

const note = async (tablet: Tablet, entry: VisitEntry, n: number, handOver?: HandedOver): Promise<void> => {
  for (let i = 0; i < n; i++)
    expect(await recordVisit(tablet.device, where, handOver ? { ...entry, handOver } : entry)).toMatchObject({ kept: true })
}
const counted = async (tablet: Tablet): Promise<Totals> => totals(await tablet.device.db.visits.toArray(), [], [])
const asked = async (tablet: Tablet) => handOvers(await tablet.device.db.visits.toArray())

/** Reception (A) and counsellor (B), apart all day; a coordinator at the head. `received`: how many B says came from reception. */
const apart = async (net: Net, received: number) => {
  const [a, b] = [await net.device('staff', 'orv'), await net.device('staff', 'orv')]
  const desk = await net.device('coordinator', null)
  await note(a, QUICK, 4)
  await note(a, QUICK, 3, 'to-counsellor')
  await note(b, INTERVIEW, received, 'from-reception')
  await note(b, INTERVIEW, 5 - received)
  return { a, b, desk }
}

test('T2 C05 twelve until the centre says in one tap that they are the same people, then nine visits and twelve services, everywhere, in 20 of 20 runs', async () => {
  for (let run = 0; run < RUNS; run++) {
    const net = await network()
    const { a, b, desk } = await apart(net, 3)
    const all = run % 2 === 0 ? [a, b] : [b, a]
    for (const t of [...all, ...all, desk]) await t.sync()
    for (const t of [a, b, desk]) expect(await counted(t)).toMatchObject({ visits: 12, services: 12 })
    const [told] = await asked(all[0]!)
    expect(handOverCheck(told!)).toBe('same')
    expect(await settleHandOver(all[0]!.device, where, told!)).toMatchObject({ kept: true })
    if (run % 3 === 0) await settleHandOver(all[1]!.device, where, (await asked(all[1]!))[0]!) // the other says so too, apart
    for (const t of [...all, ...all, desk]) await t.sync()
    for (const t of [a, b, desk]) {
      expect(await counted(t)).toMatchObject({ visits: 9, services: 12, byKind: { quick: 7, interview: 5 } })
      expect((await asked(t)).map(handOverCheck)).toEqual([null])
    }
    const living = await tables(desk.device.db)
    for (const doc of await documents(desk.device.db)) await rebuild(desk.device.db, doc)
    expect(await tables(desk.device.db)).toEqual(living)
  }
})

test('J7 C05 said by a slip of the finger it is taken back: they count apart again, everywhere, and are asked about once more', async () => {
  const net = await network()
  const { a, b, desk } = await apart(net, 3)
  for (const t of [a, b, a, desk]) await t.sync()
  const [told] = await asked(a)
  await settleHandOver(a.device, where, told!)
  expect(await counted(a)).toMatchObject({ visits: 9 })
  expect(await unsettleHandOver(a.device, where, told!)).toMatchObject({ kept: true })
  for (const t of [a, b, desk]) await t.sync()
  for (const t of [a, b, desk]) {
    expect(await counted(t)).toMatchObject({ visits: 12, services: 12 })
    expect((await asked(t)).map(handOverCheck)).toEqual(['same'])
  }
})

test('T2 C05 with two received for three sent on it is asked; nobody pairs them, and the coordinator alone cannot', async () => {
  const net = await network()
  const { a, b, desk } = await apart(net, 2)
  for (const t of [a, b, a, desk]) await t.sync()
  const [told] = await asked(a)
  expect([told!.given.length, told!.received.length, handOverCheck(told!)]).toEqual([3, 2, 'differ'])
  expect(await settleHandOver(a.device, where, told!)).toBeNull()
  expect(await counted(desk)).toMatchObject({ visits: 12, services: 12 })

  await note(b, INTERVIEW, 1, 'from-reception')
  for (const t of [b, desk]) await t.sync()
  await settleHandOver(desk.device, where, (await asked(desk))[0]!)
  await desk.sync()
  expect(await desk.device.db.refused.count()).toBe(3)
  for (const t of [a, b]) {
    await t.sync()
    expect(await counted(t)).toMatchObject({ visits: 13, services: 13 })
  }
})

test('T2 C01 where reception’s device never comes back five interviews stay five, and the centre is not said to be heard', async () => {
  let now = Date.now()
  const enrolled = Math.floor(now / 1000)
  const net = await network({ now: () => now })
  const { b, desk } = await apart(net, 3)
  now += 3_600_000
  await b.sync()
  await desk.sync()
  expect(await counted(desk)).toMatchObject({ visits: 5, services: 5 })
  // no further than the enrolment of the device that is missing
  for (const h of await desk.device.db.heard.toArray()) expect(h.at).toBeLessThanOrEqual(enrolled + 1)
  await b.sync()
  expect(await desk.device.db.heard.count()).toBe(1)
})
