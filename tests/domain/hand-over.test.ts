// C05: what reception and counsellor declared of one half-day, and what the centre says of it.
import { expect, test } from 'vitest'
import { totals } from '../../src/domain/day-totals.ts'
import type { Day, Slot } from '../../src/domain/day.ts'
import { handOverCheck, handOvers, pairsOf } from '../../src/domain/handed-over.ts'
import { countedElsewhere } from '../../src/domain/counted-elsewhere.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { emptyVisit, type HandedOver, type Visit } from '../../src/domain/visit.ts'

let made = 0
const visit = (handOver: HandedOver | null, more: Partial<Visit> = {}): Visit => ({
  ...emptyVisit(handOver === 'from-reception' ? 'interview' : 'quick'),
  id: `k${String(++made).padStart(21, '0')}` as Key,
  doc: 'centre/orv/visits/2025-10',
  centre: 'orv' as CentreCode,
  day: '2025-10-09' as Day,
  slot: 10 as Slot,
  seq: made,
  clock: 'ok',
  handOver,
  sameAs: null,
  estimated: false,
  voided: null,
  conflicts: [],
  ...more,
})
const some = (n: number, handOver: HandedOver | null, more: Partial<Visit> = {}): Visit[] =>
  Array.from({ length: n }, () => visit(handOver, more))
const counted = (visits: readonly Visit[]) => {
  const { visits: people, services, present } = totals(visits, [], [])
  return [people, services, present]
}

test('C05 T2 twelve visits with three handed over on both sides count twelve until the centre says they are the same people, then nine, and twelve services', () => {
  const raw = [...some(4, null), ...some(3, 'to-counsellor'), ...some(2, null), ...some(3, 'from-reception')]
  expect(counted(raw)).toEqual([12, 12, 12])
  const [told, ...more] = handOvers(raw)
  expect(more).toEqual([])
  expect(handOverCheck(told!)).toBe('same')
  const pairs = new Map(pairsOf(told!).map(p => [p.part.id, p.of.id]))
  const settled = raw.map(v => ({ ...v, sameAs: pairs.get(v.id) ?? null }))
  expect(counted(settled)).toEqual([9, 12, 9])
  expect(handOverCheck(handOvers(settled)[0]!)).toBeNull()
})

test('C05 three sent on and two received: it is asked, nothing is paired by guess; a half-day, a day and a centre stand for themselves', () => {
  const differ = [...some(3, 'to-counsellor'), ...some(2, 'from-reception')]
  expect(handOverCheck(handOvers(differ)[0]!)).toBe('differ')
  expect(pairsOf(handOvers(differ)[0]!)).toEqual([])
  expect(handOverCheck(handOvers(some(1, 'to-counsellor'))[0]!)).toBe('differ')
  const apart = [
    visit('to-counsellor'),
    visit('from-reception', { slot: 15 as Slot }),
    visit('from-reception', { day: '2025-10-10' as Day }),
    visit('from-reception', { centre: 'cas' as CentreCode }),
  ]
  expect(handOvers(apart).map(handOverCheck)).toEqual(['differ', 'differ', 'differ', 'differ'])
})

test('C05 at ten to twelve and at ten past, in a morning that ends at half past: one half-day; where an afternoon follows, two', () => {
  const across = [visit('to-counsellor', { slot: 11 as Slot }), visit('from-reception', { slot: 12 as Slot })]
  const morning = () => [{ from: 540, to: 750 }]
  expect(handOvers(across, morning).map(handOverCheck)).toEqual(['same'])
  expect(handOvers(across, () => [{ from: 540, to: 1050 }]).map(handOverCheck)).toEqual(['differ', 'differ'])
})

test('C05 V7 of whom nobody knows the hour stands where somebody is missing: as many of both in the morning, though a wrong clock said 15; else where its clock put it', () => {
  const lost = { slot: 15 as Slot, wholeDay: true as const }
  expect(handOvers([visit('from-reception', lost), visit('to-counsellor')]).map(h => [h.half, handOverCheck(h)])).toEqual([['am', 'same']])
  expect(handOvers([visit('to-counsellor', lost), visit('from-reception')]).map(h => [h.half, handOverCheck(h)])).toEqual([['am', 'same']])
  expect(handOvers([visit('from-reception', lost)]).map(h => [h.half, handOverCheck(h)])).toEqual([['pm', 'differ']])
  const both = [visit('from-reception', lost), visit('to-counsellor'), visit('to-counsellor', { slot: 16 as Slot })]
  expect(handOvers(both).map(h => [h.half, handOverCheck(h)])).toEqual([['am', 'differ'], ['pm', 'same']]) // prettier-ignore
})

test('V3 J5 J8 two who were handed over are two, whoever of reception and the counsellor said so; taken back, it says nothing', () => {
  const given = visit('to-counsellor')
  const mother = visit('from-reception', { sameAs: given.id, party: 2 })
  expect(counted([given, mother])).toEqual([1, 2, 2])
  expect(counted([{ ...given, party: 3 }, mother])).toEqual([1, 2, 3])
  expect(counted([given, mother, visit(null, { sameAs: given.id, party: 4 }), visit(null)])).toEqual([2, 4, 5])
  expect(counted([given, { ...mother, voided: 'twice' }])).toEqual([1, 1, 1])
})

test('C05 a part counts again once the visit it was a part of is taken back; what names itself, a part or a stranger is no part', () => {
  const [given, received] = [visit('to-counsellor'), visit('from-reception')]
  const part = { ...received, sameAs: given.id }
  expect(counted([given, part])).toEqual([1, 2, 1])
  expect(counted([{ ...given, voided: 'twice' }, part])).toEqual([1, 1, 1])
  expect(countedElsewhere([{ ...given, sameAs: given.id }])).toEqual(new Set())
  expect(countedElsewhere([{ ...given, sameAs: received.id }, part])).toEqual(new Set()) // each of the other: both count
  expect(countedElsewhere([part])).toEqual(new Set())
  expect(countedElsewhere([{ ...given, centre: 'cas' as CentreCode }, part])).toEqual(new Set())
})
