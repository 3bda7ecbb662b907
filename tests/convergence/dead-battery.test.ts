// T3: Bois-Thénac, nineteen days without a line. A battery dies, a week is noted under dates of 2020; a second phone runs two days ahead.
import { expect, test } from 'vitest'
import { weekday, type Day } from '../../src/domain/day.ts'
import { totals } from '../../src/domain/day-totals.ts'
import { proposedDays, sittings } from '../../src/domain/doubtful-days.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { parseStatement } from '../../src/domain/statement.ts'
import { addDays } from '../../src/domain/day.ts'
import { dropFact, fact } from '../../src/store/facts.ts'
import { entriesAround } from '../../src/store/read-sittings.ts'
import { confirmDays } from '../../src/visits/confirm-days.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { clockAt, type Moved } from '../moved-clock.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'

const RUNS = 20
const where: Where = { centre: 'thn' as Where['centre'], precision: 'hour' }
const isOpen = (d: Day): boolean => weekday(d) <= 5

const noted = async (tablet: Tablet, clock: Moved, day: string, n: number): Promise<void> => {
  for (let i = 0; i < n; i++) {
    clock.to(day, 9 + i)
    expect(await recordVisit(tablet.device, where, emptyVisit('quick'))).toMatchObject({ kept: true })
  }
}
const days = async (t: Tablet): Promise<Map<string, number>> => {
  const out = new Map<string, number>()
  for (const v of await t.device.db.visits.toArray()) out.set(v.day, (out.get(v.day) ?? 0) + 1)
  return out
}

test('T3 V7 C06 eighty-nine visits from 5 to 23 January, none in 2020, seven on the 21st, raw days kept, in 20 of 20 runs', async () => {
  for (let run = 0; run < RUNS; run++) {
    const head = clockAt('2026-01-02')
    const net = await network({ now: () => head.now() })
    const [clock, ahead] = [clockAt('2026-01-02'), clockAt('2026-01-02')]
    const tablet = await net.device('staff', 'thn', { clock })
    const phone = await net.device('staff', 'thn', { clock: ahead })
    const desk = await net.device('coordinator', null, { clock: head })
    for (const t of [tablet, phone]) await t.sync()

    for (const [i, n] of [6, 4, 7, 5, 6].entries()) await noted(tablet, clock, addDays('2026-01-05' as Day, i), n)
    for (const [i, n] of [7, 5, 8, 6, 5].entries()) await noted(tablet, clock, addDays('2020-01-01' as Day, i), n)
    for (const [i, n] of [5, 6, 4, 4, 8].entries()) await noted(tablet, clock, addDays('2026-01-19' as Day, i), n)
    await noted(phone, ahead, '2026-01-23', 3) // it is the 21st

    head.to('2026-01-23', 18)
    clock.to('2026-01-23', 18)
    ahead.to('2026-01-25', 18)
    const order = run % 2 === 0 ? [tablet, phone] : [phone, tablet]
    for (const t of [...order, desk]) await t.sync()
    expect(totals(await desk.device.db.visits.toArray(), [], [])).toMatchObject({ visits: 89, toConfirm: 31 })

    await tablet.sync()
    const found = sittings(await entriesAround(tablet.device.db, where.centre))
    const proposed = proposedDays(found, isOpen)
    expect(found.map((s, i) => [s.entries.length, proposed[i]])).toEqual([
      [7, '2026-01-12'],
      [5, '2026-01-13'],
      [8, '2026-01-14'],
      [6, '2026-01-15'],
      [5, '2026-01-16'],
    ])
    await confirmDays(
      tablet.device,
      where,
      found.flatMap((s, i) => s.entries.map(({ doc, id }) => ({ doc, id, day: proposed[i]! }))),
    )

    // the three are not in the future any more: only the phone's own clock tells
    const told = await fact(phone.device.db, 'daysAhead')
    expect([told?.days, told?.entries.length]).toEqual([2, 3])
    await confirmDays(
      phone.device,
      where,
      told!.entries.map(([doc, id]) => ({ doc, id, day: addDays('2026-01-23' as Day, -told!.days) })),
    )
    await dropFact(phone.device.db, 'daysAhead')

    for (const t of [...order, ...order, desk]) await t.sync()
    for (const t of [tablet, phone, desk]) {
      const all = await t.device.db.visits.toArray()
      expect(totals(all, [], [])).toMatchObject({ visits: 89, toConfirm: 0 })
      const each = await days(t)
      expect([...each.keys()].filter(d => d < '2026-01-05' || d > '2026-01-23')).toEqual([])
      expect([each.get('2026-01-21'), each.get('2026-01-14'), each.get('2026-01-23')]).toEqual([7, 8, 8])
    }
    const raw = (await desk.device.db.log.toArray()).flatMap(l => {
      const s = parseStatement(l.doc, l.key, l.raw)
      return typeof s === 'object' && s.kind === 'create' && s.at.day < '2021-01-01' ? [s] : []
    })
    expect(raw).toHaveLength(31)
  }
})
