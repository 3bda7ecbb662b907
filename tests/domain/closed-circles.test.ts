// Closed circles: what the network's record says, since when, and which events were shared all the same.
import { describe, expect, test } from 'vitest'
import { networkFrom } from '../../src/domain/centre-record.ts'
import {
  CLOSABLE,
  circleOfField,
  closedField,
  closedSince,
  isLeft,
  openAtMost,
  sharedThoughClosed,
} from '../../src/domain/closed-circles.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import type { Day, Slot } from '../../src/domain/day.ts'
import { CIRCLES, DIRECTORY, type Circle } from '../../src/domain/document-name.ts'
import { eventFields, eventFrom, LEFT } from '../../src/domain/event-record.ts'
import { shared, type Shared } from '../../src/domain/event.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { at, edited, ended, keyOf, made, permutations } from './say.ts'

const N = keyOf(1)
const E = keyOf(50)
const day = (d: string): Day => d as Day
const network = (...said: Statement[]) =>
  networkFrom(fold(DIRECTORY, N, [made(N, 'network', { name: 'Haut-Vallon' }, at(1), DIRECTORY), ...said])!)!
const close = (n: number, circle: 'associated' | 'public', value: Value, base: number[] = [], slot: Slot = 10, on = day('2025-10-09')) =>
  edited(keyOf(n), N, closedField(circle), value, base.map(keyOf), at(n, slot, on), DIRECTORY)

const event = (circle: Circle, on: string, slot: Slot = 10, ...more: Statement[]): Shared => {
  const doc = `centre/irg/calendar/2025/${circle}`
  const fields = eventFields({
    titles: plainName('Un CV'),
    language: 'fr',
    type: 'workshop',
    when: { start: wallTime(day('2025-12-12'), 840), end: null, zone: 'Europe/Paris' },
    place: null,
    audience: null,
    summary: null,
  })
  return shared([eventFrom(fold(doc, E, [made(E, 'event', fields, at(1, slot, day(on)), doc), ...more])!, 'irg' as CentreCode)!])[0]!
}

describe('what the network’s record says', () => {
  test('§3 each circle beyond the network is a field of its own; garbage closes nothing, null opens again', () => {
    expect(network().closed).toBe(undefined)
    expect(network(close(2, 'public', '2025-11-01')).closed).toEqual({
      public: { from: '2025-11-01', said: { day: '2025-10-09', slot: 10 } },
    })
    expect(network(close(2, 'public', '2025-11-01'), close(3, 'public', null, [2])).closed).toBe(undefined)
    for (const garbage of ['2025-02-30', 7, true, ['2025-11-01'], '']) expect(network(close(2, 'public', garbage)).closed).toBe(undefined)
    expect(Object.keys(network(close(2, 'public', '2025-11-01'), close(3, 'associated', '2025-11-01')).closed!).sort()).toEqual([
      'associated',
      'public',
    ])
    expect(['closed.public', 'closed.associated', 'closed.network', 'closed.own', 'closed.'].map(circleOfField)).toEqual([
      'public',
      'associated',
      null,
      null,
      null,
    ])
  })
  test('§7.4 V13 closed by one and to another day by another apart: an ordinary conflict, whatever comes first; each circle on its own', () => {
    const said = [close(2, 'public', '2025-11-01'), close(3, 'public', '2025-12-01'), close(4, 'associated', '2025-12-01')]
    for (const order of permutations(said)) {
      expect(network(...order).conflicts).toEqual(['closed.public'])
      expect(network(...order).closed?.public?.from).toBe('2025-12-01') // the later said is shown, nobody has decided
    }
    const opened = [close(2, 'public', '2025-11-01'), close(3, 'public', null, [2]), close(4, 'public', '2025-12-01', [2])]
    for (const order of permutations(opened)) expect(network(...order).conflicts).toEqual(['closed.public'])
    expect(network(close(2, 'public', '2025-11-01'), close(3, 'public', '2025-11-01')).conflicts).toEqual([])
  })
})

describe('since when', () => {
  const closed = network(close(2, 'associated', '2025-11-01')).closed
  test('§3 from its first day on, and not before; the centre and the network can never be closed', () => {
    expect(['2025-10-31', '2025-11-01', '2026-01-01'].map(d => closedSince(closed, 'associated', day(d)))).toEqual([
      null,
      '2025-11-01',
      '2025-11-01',
    ])
    expect(
      CIRCLES.filter(c =>
        closedSince(network(close(2, 'associated', '2020-01-01'), close(3, 'public', '2020-01-01')).closed, c, day('2025-11-01')),
      ),
    ).toEqual([...CLOSABLE])
    expect(closedSince(undefined, 'public', day('2025-11-01'))).toBe(null)
    expect([
      openAtMost(closed, 'associated', day('2025-11-01')),
      openAtMost(closed, 'associated', day('2025-10-31')),
      openAtMost(closed, 'network', day('2025-11-01')),
    ]).toEqual(['network', 'associated', 'network'])
  })
})

describe('shared though closed', () => {
  const closed = network(close(2, 'public', '2025-10-20')).closed
  test('§3 what was shared before stays without a word; what was shared from that day on is told, in that circle alone', () => {
    expect(['2025-10-19', '2025-10-20', '2025-11-03'].map(d => sharedThoughClosed(closed, event('public', d)))).toEqual([
      null,
      '2025-10-20',
      '2025-10-20',
    ])
    expect(CIRCLES.filter(c => sharedThoughClosed(closed, event(c, '2025-11-03')))).toEqual(['public'])
    expect(sharedThoughClosed(undefined, event('public', '2025-11-03'))).toBe(null)
  })
  test('§3 on the very day on which it is closed the hour decides; within one hour it is told', () => {
    const today = network(close(2, 'public', '2025-10-09', [], 11)).closed
    expect(([9, 'am', 11, 15] as const).map(slot => sharedThoughClosed(today, event('public', '2025-10-09', slot)))).toEqual([
      null,
      null,
      '2025-10-09',
      '2025-10-09',
    ])
    // closed long ago by what is shown now: the day alone
    expect(sharedThoughClosed(network(close(2, 'public', '2025-10-01', [], 11)).closed, event('public', '2025-10-09', 9))).toBe(
      '2025-10-01',
    )
  })
  test('S203 V7 an event of a device whose clock was doubtful is told, whatever day it had; whose day a person has said, by that day', () => {
    const of = (clock: ClockState, on: string): Shared => {
      const { event: known, ...rest } = event('public', on)
      return { ...rest, event: { ...known, at: { ...known.at, clock } } }
    }
    const told = (clock: ClockState, on: string): Day | null => sharedThoughClosed(closed, of(clock, on))
    expect((['unset', 'behind', 'ahead'] as const).map(clock => told(clock, '2020-01-01'))).toEqual(Array(3).fill('2025-10-20'))
    expect((['ok', 'confirmed'] as const).map(clock => told(clock, '2025-10-19'))).toEqual([null, null])
    expect(told('confirmed', '2025-10-20')).toBe('2025-10-20')
    expect(sharedThoughClosed(closed, event('network', '2020-01-01'))).toBe(null)
  })
  test('§3 V13 closed twice on one day, by two apart: the first hour is the border', () => {
    const said = [close(2, 'public', '2025-10-09', [], 9), close(3, 'public', '2025-10-09', [], 15)]
    for (const order of permutations(said)) {
      const both = network(...order).closed
      expect(both?.public?.said.slot).toBe(9)
      expect(([8, 10, 16] as const).map(slot => sharedThoughClosed(both, event('public', '2025-10-09', slot)))).toEqual([
        null,
        '2025-10-09',
        '2025-10-09',
      ])
    }
  })
  test('E10 what is cancelled needs no more words', () => {
    const doc = 'centre/irg/calendar/2025/public'
    expect(sharedThoughClosed(closed, event('public', '2025-11-03', 10, ended(keyOf(51), E, 'cancel', 'strike', at(2), doc)))).toBe(null)
  })
  test('§3 its owner leaves it, of this closing alone; that contradicts nothing and is asked of nobody', () => {
    const doc = 'centre/irg/calendar/2025/public'
    const left = event(
      'public',
      '2025-11-03',
      10,
      edited(keyOf(51), E, LEFT, '2025-10-20', [], at(2), doc),
      edited(keyOf(52), E, LEFT, '2025-10-21', [], at(2), doc),
    )
    expect(left.event.conflicts).toEqual([])
    expect(isLeft(left, day(left.event.left!))).toBe(true)
    expect(isLeft(left, day('2025-12-01'))).toBe(false)
    expect(isLeft(event('public', '2025-11-03'), day('2025-10-20'))).toBe(false)
    expect(event('public', '2025-11-03', 10, edited(keyOf(51), E, LEFT, 'yes', [], at(2), doc)).event).not.toHaveProperty('left')
  })
})
