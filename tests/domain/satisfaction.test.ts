import { describe, expect, test } from 'vitest'
import type { Month } from '../../src/domain/day.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import {
  byMonth,
  contentOf,
  isDue,
  kioskDocument,
  recentTaps,
  satisfactionFields,
  satisfactionFrom,
  tapCounts,
  withTapped,
  type Contents,
  type Satisfaction,
} from '../../src/domain/satisfaction.ts'
import { answersOf } from '../../src/domain/tapped-answers.ts'
import { parseDocumentName } from '../../src/domain/document-name.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, ended, keyOf, made } from './say.ts'

const CAS = 'cas' as CentreCode
const [MARCH, APRIL] = ['2026-03', '2026-04'] as Month[] as [Month, Month]
const DOC = kioskDocument(CAS, MARCH)
const none: Contents = { month: MARCH, scale: 'words', levels: {} }

describe('what is tapped at the exit', () => {
  test('S091 two taps are counts, each for itself; what the scale does not have, and one thing without the whole, is none', () => {
    const two = withTapped(withTapped(none, { whole: '4', setting: '2' }), { whole: '4' })
    expect(two.levels).toEqual({ whole: { '4': 2 }, setting: { '2': 1 } })
    expect(withTapped(none, { whole: '5' })).toBe(none)
    expect(withTapped(none, { setting: '2' })).toBe(none)
    expect(withTapped({ ...none, scale: 'faces' }, { whole: '4' }).levels).toEqual({})
  })
  test('S091 V1 it waits until there are three, or the month is over', () => {
    const of = (n: number): Contents => ({ ...none, levels: n > 0 ? { whole: { '3': n } } : {} })
    expect([0, 1, 2, 3, 4].map(n => isDue(of(n), MARCH))).toEqual([false, false, false, true, true])
    expect([0, 1, 2].map(n => isDue(of(n), APRIL))).toEqual([false, true, true])
  })
  test('S091 more than twenty taps in a minute are a child at play: they count again once it is calm', () => {
    const taps: number[] = []
    const counted: boolean[] = []
    for (let s = 0; s < 90; s += 2) {
      counted.push(tapCounts(taps, s * 1000))
      taps.push(s * 1000)
    }
    expect(counted.indexOf(false)).toBe(20)
    expect(counted.slice(20).some(Boolean)).toBe(false) // it goes on and on: what does not count is a tap too
    expect(tapCounts(taps, 88_000 + 60_000)).toBe(true)
    expect(recentTaps(taps, 88_000 + 60_000)).toEqual([])
    expect(tapCounts([99_000], 50_000)).toBe(true) // a clock that was set back
  })
  test('I28 content are the two upper levels of four, or the uppermost of three', () => {
    const levels = { whole: { '1': 1, '2': 2, '3': 4, '4': 8 }, access: { '3': 5 } }
    expect([contentOf(levels, 'words', 'whole'), answersOf(levels), contentOf(levels, 'words', 'access')]).toEqual([12, 15, 5])
    expect(contentOf({ whole: { '1': 1, '2': 2, '3': 4 } }, 'faces', 'whole')).toBe(4)
  })
})

describe('in statements', () => {
  const key = keyOf(1)
  const full: Contents = { month: MARCH, scale: 'words', levels: { whole: { '1': 1, '4': 3 }, setting: { '2': 1 } } }
  const read = (fields: Record<string, Value>): Satisfaction | null =>
    satisfactionFrom(fold(DOC, key, [made(key, 'satisfaction', fields, at(1), DOC)])!, CAS)
  test('S091 it says the month, the scale and counts, and reads back so; no day and no half-day of its own', () => {
    expect(parseDocumentName(DOC)).toEqual({ is: 'kiosk', centre: 'cas', month: '2026-03' })
    expect(Object.keys(satisfactionFields(full))).toEqual(['month', 'scale', 'levels'])
    expect(read(satisfactionFields(full))).toEqual({ id: key, doc: DOC, centre: CAS, ...full, voided: false })
  })
  test('S091 bad values fall out', () => {
    const good = ['whole', '4', 3] as const
    for (const bad of [
      null,
      'x',
      [],
      ['whole'],
      ['whole', '5', 1],
      ['whole', '4', -1],
      ['whole', '4', 1.5],
      ['smell', '4', 1],
      good,
    ] as Value[])
      expect(read({ month: MARCH, scale: 'words', levels: [good, bad] })?.levels, JSON.stringify(bad)).toEqual({ whole: { '4': 3 } })
    expect(read({ month: '2026-13', scale: 'words', levels: [good] })).toBe(null)
    expect(read({ month: MARCH, scale: 'stars', levels: [good] })).toBe(null)
    expect(read({ month: MARCH, scale: 'faces', levels: [good] })?.levels).toEqual({})
    expect(read({ month: MARCH, scale: 'words', levels: null })?.levels).toEqual({})
  })
  test('S091 by month, the newest first; two scales are never added up; the same statement counts once, one that was taken back not at all', () => {
    const row = (id: number, change: Partial<Satisfaction>): Satisfaction => ({
      ...read(satisfactionFields(full))!,
      id: keyOf(id),
      ...change,
    })
    const list = [
      row(1, {}),
      row(1, {}),
      row(2, {}),
      row(3, { scale: 'faces', levels: { whole: { '3': 5 } } }),
      row(4, { month: APRIL, levels: { whole: { '2': 1 } } }),
      row(5, { voided: true }),
    ]
    expect(byMonth(list)).toEqual([
      { month: APRIL, scale: 'words', levels: { whole: { '2': 1 } } },
      { month: MARCH, scale: 'words', levels: { whole: { '1': 2, '4': 6 }, setting: { '2': 2 } } },
      { month: MARCH, scale: 'faces', levels: { whole: { '3': 5 } } },
    ])
    const back = satisfactionFrom(
      fold(DOC, key, [made(key, 'satisfaction', satisfactionFields(full), at(1), DOC), ended(keyOf(9), key, 'void', null, at(2), DOC)])!,
      CAS,
    )!
    expect(byMonth([back])).toEqual([])
  })
})
