import { expect, test } from 'vitest'
import { byDay, firstDays, stillToCome } from '../../src/domain/agenda.ts'
import { addDays, type Day } from '../../src/domain/day.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { shared, type CalendarEvent, type Shared, type When } from '../../src/domain/event.ts'
import { eventFields, eventFrom } from '../../src/domain/event-record.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { instantOf, wallTime } from '../../src/domain/wall-time.ts'
import { rng, seedOf } from '../random.ts'
import { at, keyOf, made, permutations, shuffled } from './say.ts'

const IRG = 'irg' as CentreCode
const DOC = calendarDocument(IRG, '2026', 'public')
const DAY = '2026-03-12' as Day
const event = (n: number, when: Partial<When> = {}): Shared => {
  const fields = eventFields({
    titles: { main: `E${n}`, by: {} },
    language: null,
    type: 'workshop',
    when: { start: wallTime(DAY, 840), end: null, zone: 'Europe/Paris', ...when },
    place: null,
    audience: null,
    summary: null,
  })
  const record = fold(DOC, keyOf(n), [made(keyOf(n), 'event', fields, at(1), DOC)])
  return shared([eventFrom(record!, IRG) as CalendarEvent])[0]! // what was just made
}
const told = (days: ReturnType<typeof byDay>): string[] =>
  days.map(d => `${d.day.slice(8)}: ${d.lines.map(l => `${l.first ? '' : '…'}${l.shared.event.titles.main}`).join(' ')}`)
const any = (): boolean => true

test('E01 by day, in the order of the hours, what goes on before what begins, whatever the order it is given in', () => {
  const list = [
    event(1),
    event(2, { start: wallTime(DAY, 600) }),
    event(3, { start: wallTime(addDays(DAY, -1), 540), end: wallTime(DAY, 1020) }),
    event(4, { start: wallTime(addDays(DAY, 1), 540) }),
  ]
  for (const order of permutations(list)) expect(told(byDay(order, any))).toEqual(['11: E3', '12: …E3 E2 E1', '13: E4'])
  expect(told(byDay(list, day => day >= DAY))).toEqual(['12: …E3 E2 E1', '13: E4'])
})
test('E15 on the day the clocks change the order is that of the wall', () => {
  const change = '2026-03-29' as Day
  const list = [
    event(1, { start: wallTime(change, 840) }),
    event(2, { start: wallTime(change, 90) }),
    event(3, { start: wallTime(change, 180) }),
  ]
  expect(told(byDay(list, any))).toEqual(['29: E2 E3 E1'])
})
test('the first days are whole days, as many as hold so many lines, and always one', () => {
  const days = byDay(
    Array.from({ length: 9 }, (_, i) => event(i, { start: wallTime(addDays(DAY, Math.floor(i / 3)), 600 + i) })),
    any,
  )
  expect(days.map(d => d.lines.length)).toEqual([3, 3, 3])
  expect([1, 3, 4, 7, 99].map(n => firstDays(days, n).length)).toEqual([1, 1, 2, 3, 3])
  expect(firstDays([], 5)).toEqual([])
})
const seed = seedOf()
test(`E01 no event is lost or doubled, a thousand of them in any order (seed ${seed})`, () => {
  const r = rng(seed)
  const list = Array.from({ length: 1000 }, (_, i) =>
    event(i, { start: wallTime(addDays(DAY, Math.floor(r() * 400)), Math.floor(r() * 1300)) }),
  )
  const days = byDay(list, any)
  expect(days.flatMap(d => d.lines.filter(l => l.first))).toHaveLength(1000)
  expect(told(byDay(shuffled(list, r), any))).toEqual(told(days))
})

test('E10 what one can still come to: until it ends; what is cancelled until it would have begun; in an unknown zone it stays', () => {
  const cancelled = (s: Shared): Shared => ({ ...s, cancelled: { reason: 'strike', at: at(1), by: 'counsellor' } })
  const list = [
    event(1, { start: wallTime(DAY, 840), end: wallTime(DAY, 1020) }),
    cancelled(event(2, { start: wallTime(DAY, 850), end: wallTime(DAY, 1020) })),
    event(3, { start: wallTime(DAY, 600) }),
    event(4, { start: wallTime(addDays(DAY, 1), 540), end: wallTime(addDays(DAY, 3), 720) }),
    event(5, { start: wallTime(DAY, 599), zone: 'Mars/Olympus' }),
    event(6, { start: wallTime(DAY, 840), zone: 'Atlantic/Azores' }), // two hours later than in Paris
  ]
  const moment = (day: Day, minutes: number): number => instantOf(wallTime(day, minutes), 'Europe/Paris')! // a zone every device knows
  const left = (now: number): string[] => stillToCome(list, now).map(s => s.event.titles.main)
  for (const order of permutations(list.slice(0, 4)))
    expect(stillToCome(order, moment(DAY, 0)).map(s => s.event.titles.main)).toHaveLength(4)
  expect(left(moment(DAY, 0))).toEqual(['E5', 'E3', 'E1', 'E2', 'E6', 'E4'])
  expect(left(moment(DAY, 720))).toEqual(['E5', 'E1', 'E2', 'E6', 'E4']) // nobody said when E3 ends: two hours
  expect(left(moment(DAY, 849))).toEqual(['E5', 'E1', 'E2', 'E6', 'E4'])
  expect(left(moment(DAY, 850))).toEqual(['E5', 'E1', 'E6', 'E4'])
  expect(left(moment(DAY, 1020))).toEqual(['E5', 'E6', 'E4'])
  expect(left(moment(addDays(DAY, 3), 719))).toEqual(['E5', 'E4'])
  expect(left(moment(addDays(DAY, 3), 720))).toEqual(['E5'])
})
