// C05 as the coordination sees it: what reception and counsellor declared and the centre has not settled, and days that two devices hold alike.
import { expect, test } from 'vitest'
import type { Day, Slot } from '../../src/domain/day.ts'
import { untoldHandOvers } from '../../src/domain/hand-over-checks.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { maybeTwins, twinDays } from '../../src/domain/twin-days.ts'
import { emptyVisit, type HandedOver, type Visit } from '../../src/domain/visit.ts'
import { rng } from '../random.ts'

let made = 0
const visit = (more: Partial<Visit> = {}): Visit => ({
  ...emptyVisit('quick'),
  id: `k${String(++made).padStart(21, '0')}` as Key,
  doc: 'centre/orv/visits/2025-10',
  centre: 'orv' as CentreCode,
  day: '2025-10-09' as Day,
  slot: 10 as Slot,
  seq: made,
  clock: 'ok',
  handOver: null,
  sameAs: null,
  estimated: false,
  voided: null,
  conflicts: [],
  ...more,
})
const some = (n: number, handOver: HandedOver | null): Visit[] => Array.from({ length: n }, () => visit({ handOver }))
const shut = () => []

test('C05 T2 three sent on and three received is told as three of both sides until the centre has said so of all; three and two as three against two', () => {
  const given = some(3, 'to-counsellor')
  const received = some(3, 'from-reception')
  const place = { day: '2025-10-09', half: 'am' }
  expect(untoldHandOvers([...some(4, null), ...given, ...received], shut)).toEqual([{ ...place, is: 'same', given: 3, received: 3 }])
  const said = (n: number): Visit[] => received.map((v, i) => (i < n ? { ...v, sameAs: given[i]!.id } : v))
  expect(untoldHandOvers([...given, ...said(2)], shut)).toEqual([{ ...place, is: 'same', given: 3, received: 3 }])
  expect(untoldHandOvers([...given, ...said(3)], shut)).toEqual([])
  expect(untoldHandOvers([...given, ...received.slice(1)], shut)).toEqual([{ ...place, is: 'differ', given: 3, received: 2 }])
  expect(untoldHandOvers(some(5, null), shut)).toEqual([])
})

/** A morning of six, of three sorts, as one device notes it. */
const morning = (): Visit[] => [
  visit({ slot: 9 as Slot }),
  visit({ slot: 9 as Slot, kind: 'interview', purposes: ['P1'] }),
  visit(),
  visit({ kind: 'interview', purposes: ['P3'] }),
  visit({ kind: 'self-service' }),
  visit({ slot: 11 as Slot }),
]
const found = (...devices: readonly (readonly Visit[])[]): readonly [Day[], number] => {
  const on = new Map(devices.flatMap((visits, n) => visits.map(v => [v.id, n] as const)))
  return [twinDays(devices.flat(), id => on.get(id)), maybeTwins(devices.flat()).length]
}

test('C05 a day that two devices hold alike, visit by visit and in order, is asked about; a third device beside them changes nothing', () => {
  expect(found(morning(), morning())).toEqual([['2025-10-09'], 12])
  expect(found(morning(), [visit({ slot: 16 as Slot })], morning())).toEqual([['2025-10-09'], 13])
  expect(twinDays([...morning(), ...morning()], () => undefined)).toEqual([])
})

test('C05 nobody is asked about what one device noted, what is short, of one sort, in another order, longer on one side, taken back, or said to be the same people', () => {
  const [a, b] = [morning(), morning()]
  const none = (...devices: readonly (readonly Visit[])[]): void => expect(found(...devices)[0]).toEqual([])
  none([...a, ...b])
  none(a.slice(1), b.slice(1))
  none(
    Array.from({ length: 9 }, () => visit()),
    Array.from({ length: 9 }, () => visit()),
  )
  none(
    a,
    b.map((v, i) => ({ ...v, seq: -i })),
  )
  none(a, [...b, visit({ slot: 17 as Slot })])
  none(
    a,
    b.map(v => ({ ...v, voided: 'twice' })),
  )
  none(
    a,
    b.map((v, i) => ({ ...v, sameAs: a[i]!.id })),
  )
  none(
    a,
    b.map(v => ({ ...v, day: '2025-10-10' as Day })),
  )
  none(
    a,
    b.map(v => ({ ...v, slot: 15 as Slot })),
  )
  none(
    a,
    b.map(v => ({ ...v, sheet: 's'.padStart(22, '0') as Key })),
  )
})

test('C05 two equally busy desks on four thousand mornings of six to nine are asked about on none', () => {
  const seed = 20_251_009
  const r = rng(seed)
  const one = (): Visit[] =>
    Array.from({ length: 6 + Math.floor(r() * 4) }, () => Math.floor(r() * 3))
      .sort()
      .map(n => {
        const slot = (9 + n) as Slot
        const sort = r()
        return sort < 0.55
          ? visit({ slot })
          : sort < 0.8
            ? visit({ slot, kind: 'interview', purposes: [`P${1 + Math.floor(r() * 5)}`] })
            : visit({ slot, kind: 'self-service' })
      })
  let asked = 0
  for (let i = 0; i < 4000; i++) asked += found(one(), one())[0].length
  expect(asked, `seed ${seed}`).toBe(0)
})
