import { describe, expect, test } from 'vitest'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { fold } from '../../src/domain/fold.ts'
import type { Value } from '../../src/domain/statement.ts'
import {
  DURATIONS,
  emptyVisit,
  MAX_PARTY,
  NEXT_STEPS,
  SITUATIONS,
  visitFields,
  visitFrom,
  visitProblems,
  VISIT_KINDS,
  type Visit,
  type VisitEntry,
} from '../../src/domain/visit.ts'
import { at, DAY, DOC, edited, ended, keyOf, made } from './say.ts'

const V = keyOf(1)
const LOCAL = keyOf(50)
const full: VisitEntry = {
  kind: 'interview',
  purposes: ['P4', LOCAL, 'P3'],
  duration: '30-60',
  party: 2,
  situations: ['employee', 'parent'],
  next: ['documents', 'comes-back'],
}
const read = (fields: Record<string, Value>, ...more: Parameters<typeof ended>[]): Visit | null => {
  const record = fold(DOC, V, [made(V, 'visit', fields, at(4)), ...more.map(m => ended(...m))])
  return record && visitFrom(record, 'cas' as never)
}
const base = { day: DAY, slot: 10, kind: 'quick' }

describe('what keeps a visit from being saved', () => {
  test('V16 quick and self-service need nothing but their kind; an interview a purpose and a duration: three at most', () => {
    expect(visitProblems(emptyVisit('quick'))).toEqual([])
    expect(visitProblems(emptyVisit('self-service'))).toEqual([])
    expect(visitProblems(emptyVisit('interview'))).toEqual(['purpose-missing', 'duration-missing'])
    expect(visitProblems({ ...emptyVisit('interview'), purposes: ['P1'], duration: '5-15' })).toEqual([])
    for (const kind of VISIT_KINDS) expect(1 + visitProblems(emptyVisit(kind)).length, kind).toBeLessThanOrEqual(3)
  })
  test('VF1 up to three purposes, and one to nine people', () => {
    const entry = (e: Partial<VisitEntry>): VisitEntry => ({ ...emptyVisit('quick'), ...e })
    expect(visitProblems(entry({ purposes: ['P1', 'P2', 'P3'] }))).toEqual([])
    expect(visitProblems(entry({ purposes: ['P1', 'P2', 'P3', 'P4'] }))).toEqual(['too-many-purposes'])
    expect(MAX_PARTY).toBe(9)
    for (const party of [1, 9]) expect(visitProblems(entry({ party }))).toEqual([])
    for (const party of [0, 10, -1, 1.5, NaN]) expect(visitProblems(entry({ party })), String(party)).toEqual(['party-size'])
  })
})

describe('what is stated of a visit', () => {
  test('VF2 what was not asked is not stated: two taps are three fields', () => {
    expect(visitFields(emptyVisit('quick'), DAY, 10)).toEqual({ day: DAY, slot: 10, kind: 'quick' })
  })
  test('VF2 everything that was said comes back, with the centre, the slot and the counter', () => {
    expect(read(visitFields(full, DAY, 'pm') as Record<string, Value>)).toEqual({
      ...full,
      id: V,
      doc: DOC,
      centre: 'cas',
      day: DAY,
      slot: 'pm',
      seq: 4,
      clock: 'ok',
      estimated: false,
      handOver: null,
      sameAs: null,
      voided: null,
      conflicts: [],
    })
    expect(read(estimatedFields(full, DAY, 'pm') as Record<string, Value>)).toMatchObject({ ...full, estimated: true })
  })
  test('VF3 “not asked” and “unknown” are different: nothing ticked is an empty list', () => {
    expect(read(base)?.situations).toEqual([])
    expect(read({ ...base, situations: ['unknown'] })?.situations).toEqual(['unknown'])
  })
  test('V2 a visit taken back is still there with its reason', () => {
    expect(read(base)?.voided).toBe(null)
    expect(read(base, [keyOf(2), V, 'void', 'twice', at(5)])?.voided).toBe('twice')
    expect(read(base, [keyOf(2), V, 'void', null, at(5)])?.voided).toBe('')
  })
  test('V13 fields that two people stated apart are named', () => {
    const record = fold(DOC, V, [
      made(V, 'visit', { ...base, party: 2 }, at(1)),
      edited(keyOf(2), V, 'party', 3, [V], at(2)),
      edited(keyOf(3), V, 'party', 4, [V], at(3)),
    ])
    expect(record && visitFrom(record, 'cas' as never)).toMatchObject({ party: 4, conflicts: ['party'] })
  })
  test('V13 who says the same twice, on one device or on two, contradicts nobody', () => {
    const said = (...values: Value[]) =>
      fold(DOC, V, [made(V, 'visit', base, at(4)), ...values.map((v, i) => edited(keyOf(2 + i), V, 'purposes', v, [V], at(5 + i)))])
    expect(visitFrom(said(['P2'], ['P2'])!, 'cas' as never)).toMatchObject({ purposes: ['P2'], conflicts: [] })
    expect(visitFrom(said(['P2'], ['P3'], ['P2'])!, 'cas' as never)).toMatchObject({ conflicts: ['purposes'] })
  })
})

describe('garbage in a statement', () => {
  test.each<[string, Record<string, Value>]>([
    ['no day', { slot: 10, kind: 'quick' }],
    ['a day that is none', { ...base, day: '2025-02-30' }],
    ['a day that is a list', { ...base, day: [DAY] }],
    ['no slot', { day: DAY, kind: 'quick' }],
    ['a slot finer than the hour', { ...base, slot: 10.5 }],
    ['no kind', { day: DAY, slot: 10 }],
    ['a kind of no list', { ...base, kind: 'appointment' }],
    ['a kind called __proto__', { ...base, kind: '__proto__' }],
  ])('VF4 is no visit: %s', (_, fields) => {
    expect(read(fields)).toBe(null)
  })

  test('VF4 in a field that is not needed it is left out, and the visit stands', () => {
    const clean = read(base)
    for (const junk of [null, true, 7, -1, 1e9, '', 'Mme X', [], [[]], [null], ['Mme X', 3, 'from Castelroc'], '0-5 '] as Value[])
      expect(
        read({ ...base, purposes: junk, duration: junk, situations: junk, next: junk, party: junk === 7 ? 70 : junk }),
        JSON.stringify(junk),
      ).toEqual(clean)
  })

  test('V1 no word that is not of a list comes through: nobody can read a text off a visit', () => {
    const text = 'Mme Xyz, 06 00 00 00 00'
    const all: Record<string, Value> = {
      ...base,
      note: text,
      purposes: ['P1', text, LOCAL],
      duration: text,
      situations: ['pupil', text],
      next: [text],
      name: text,
      party: text,
      ageBand: text,
      themes: ['cv', text],
      zone: text,
      channel: text,
      referrals: [[text, 1]],
    }
    const visit = read(all, [keyOf(2), V, 'void', text, at(5)])
    expect(visit).toMatchObject({ purposes: ['P1', LOCAL], situations: ['pupil'], next: [], voided: '', besides: { themes: ['cv'] } })
    expect(JSON.stringify(visit)).not.toContain('Xyz')
  })

  test('VF5 a purpose stated twice counts once, and no more than three are read', () => {
    expect(read({ ...base, purposes: ['P1', 'P1', 'P2'] })?.purposes).toEqual(['P1', 'P2'])
    expect(read({ ...base, purposes: ['P5', 'P4', 'P3', 'P2', 'P1'] })?.purposes).toEqual(['P5', 'P4', 'P3'])
    expect(read({ ...base, situations: ['pupil', 'pupil'], next: ['partner', 'partner'] })).toMatchObject({
      situations: ['pupil'],
      next: ['partner'],
    })
  })
})

test('VF6 the lists are closed and short, and hold nothing that says who somebody is', () => {
  expect(VISIT_KINDS).toEqual(['quick', 'interview', 'self-service'])
  expect(DURATIONS).toEqual(['0-5', '5-15', '15-30', '30-60', '60+'])
  expect(SITUATIONS).toEqual([
    'jobseeker',
    'employee',
    'pupil',
    'temporary',
    'self-employed',
    'returning',
    'retired',
    'parent',
    'professional',
    'imposed-part-time',
    'several-jobs',
    'working-student',
    'small-entrepreneur',
    'dropout',
    'unknown',
  ])
  expect(NEXT_STEPS).toEqual(['documents', 'partner', 'workshop', 'comes-back', 'unanswered'])
})

describe('old tick sheets', () => {
  test('a visit says which sheet it is of, and that its half-day is not known; what cannot be that is not said', () => {
    expect(read({ ...base, sheet: LOCAL, wholeDay: true })).toMatchObject({ sheet: LOCAL, wholeDay: true })
    for (const [sheet, wholeDay] of [[LOCAL, 'yes'], [LOCAL, 1], [LOCAL, null]]) expect(read({ ...base, sheet: sheet!, wholeDay: wholeDay! })?.wholeDay).toBe(undefined) // prettier-ignore
    for (const sheet of ['2024.xlsx', 7, [LOCAL], null]) {
      const visit = read({ ...base, sheet, wholeDay: true })
      expect([visit?.sheet, visit?.wholeDay]).toEqual([undefined, undefined])
    }
  })
  test('V2 taken back with its sheet it says so', () => {
    expect(read({ ...base, sheet: LOCAL }, [keyOf(9), V, 'void', 'sheet', at(9)])?.voided).toBe('sheet')
  })
})
