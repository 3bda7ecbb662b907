// What is typed about hours, and what it means; as it would have been typed, and as it comes back from the disk.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import {
  exceptionFields,
  exceptionFrom,
  nounOfPeriod,
  periodFields,
  periodFrom,
  type ExceptionStated,
  type PeriodStated,
} from '../../src/domain/opening-record.ts'
import { outageFields, outageFrom } from '../../src/domain/outage.ts'
import { readHours, typedHours } from '../../src/domain/typed-hours.ts'
import type { Value } from '../../src/domain/statement.ts'
import { exceptionAgain, exceptionValues, newException, readException, typedException } from '../../src/hours/exception-typed.ts'
import { hoursCheck } from '../../src/hours/hours-check.ts'
import { describeHours } from '../../src/hours/hours-words.ts'
import { linesOf, NEW_LINE, readLines } from '../../src/hours/lines-typed.ts'
import { newOutage, outageAgain, readOutage, typedOutage } from '../../src/hours/outage-typed.ts'
import {
  elsewhere,
  linesFor,
  newPeriod,
  periodValues,
  readPeriod,
  typedAgain,
  typedOf,
  type PeriodTyped,
} from '../../src/hours/period-typed.ts'
import { hoursDrafts } from '../../src/hours/save-hours.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { at, edited, keyOf, made } from '../domain/say.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const CAS = 'cas' as CentreCode
const DESK = deskDocument(CAS)
const TODAY = '2026-03-10' as Day
const day = (x: string): Day => x as Day // the tests' own days
const record = (noun: string, fields: Record<string, Value>, ...apart: [field: string, value: Value][]): Folded =>
  fold(DESK, keyOf(1), [
    made(keyOf(1), noun, fields, at(1), DESK),
    ...apart.map(([field, value], i) => edited(keyOf(2 + i), keyOf(1), field, value, [keyOf(1)], at(2 + i), DESK)),
  ])!
const MARKET = { 1: [{ from: 540, to: 750 }], 4: [{ from: 540, to: 750 }, { from: 750, to: 1050 }] } // prettier-ignore

describe('a week in lines', () => {
  test('OH17 days that have a time in common stand in one line, and come back as the same week', () => {
    expect(linesOf(MARKET)).toEqual([
      { days: [1, 4], from: '09:00', to: '12:30' },
      { days: [4], from: '12:30', to: '17:30' },
    ])
    expect(readLines(linesOf(MARKET))).toEqual({ week: MARKET })
    expect([linesOf({}), readLines([])]).toEqual([[], { week: {} }])
  })
  test('OH17 a line without a day, or that ends before it begins, is named', () => {
    const right = { days: [1], from: '09:00', to: '12:00' }
    expect(readLines([right, { ...right, days: [] }])).toEqual({ wrong: { line: 1, is: 'days' } })
    for (const to of ['09:00', '08:00', '', '25:00']) expect(readLines([{ ...right, to }]), to).toEqual({ wrong: { line: 0, is: 'hours' } })
  })
})

describe('hours that come again', () => {
  const read = (p: Partial<PeriodStated>): PeriodStated => {
    const stated: PeriodStated = { from: day('2025-09-01'), to: null, week: MARKET, ...p }
    const row = periodFrom(record(nounOfPeriod(stated), periodFields(stated)), CAS)!
    const back = readPeriod(typedOf(row), stated.stop ? 'stop' : 'hours')
    if ('wrong' in back) throw new Error(JSON.stringify(back.wrong))
    return back.stated
  }
  test('OH17 what stands there, as it would have been typed, says the same again', () => {
    for (const p of [
      {},
      { to: day('2026-07-03'), note: 'Par la cour' },
      { pattern: {} },
      { pattern: { every: { weeks: 7, since: day('2025-09-03') }, nth: 'last', term: 'out' } },
      { stop: { place: 'Place de la halle', zone: keyOf(9) }, pattern: { nth: 2 } },
    ] as const satisfies readonly Partial<PeriodStated>[])
      expect(read(p)).toEqual({ from: '2025-09-01', to: null, week: MARKET, ...p })
    expect(read({ stop: { place: 'Halle', zone: null } })).toMatchObject({ stop: { place: 'Halle', zone: null }, pattern: {} })
  })
  test('OH17 a plain period says nothing of the patterns that stand in the fields behind it', () => {
    const typed = { ...newPeriod(TODAY), lines: linesOf(MARKET), weeks: '2', nth: '1', term: 'in' } as const
    expect(readPeriod(typed, 'hours')).toEqual({ stated: { from: TODAY, to: null, week: MARKET } })
    expect(readPeriod({ ...typed, how: 'adds' }, 'hours')).toMatchObject({
      stated: { pattern: { nth: 1, term: 'in', every: { weeks: 2 } } },
    })
  })
  test('S065 new hours that replace begin with the week that stands, those that come besides without it; what was typed stays', () => {
    const standing = linesOf(MARKET)
    const saturday = { days: [6], from: '10:00', to: '12:00' }
    expect([newPeriod(TODAY, MARKET).lines, newPeriod(TODAY, {}).lines, newPeriod(TODAY).lines]).toEqual([standing, [NEW_LINE], [NEW_LINE]])
    expect(linesFor('adds', standing, standing)).toEqual([NEW_LINE])
    expect(linesFor('replaces', [NEW_LINE], standing)).toEqual(standing)
    expect(linesFor('adds', [...standing, saturday], standing)).toEqual([saturday])
    expect(linesFor('replaces', [saturday], standing)).toEqual([...standing, saturday])
    expect(linesFor('replaces', [NEW_LINE], [])).toEqual([NEW_LINE])
  })
  test('OH17 what cannot be is told field by field', () => {
    const right = { ...newPeriod(TODAY), lines: linesOf(MARKET) }
    const wrong = (part: object, of: 'hours' | 'stop' = 'hours'): object => {
      const back = readPeriod({ ...right, ...part }, of)
      return 'wrong' in back ? back.wrong : {}
    }
    expect(wrong({ from: '' })).toMatchObject({ from: true })
    expect(wrong({ to: '2026-03-09' })).toMatchObject({ to: true })
    expect(wrong({ to: '2026-02-30' })).toMatchObject({ to: true })
    expect(wrong({ how: 'adds', weeks: '2', since: '' })).toMatchObject({ since: true })
    expect(wrong({ how: 'adds', lines: [] })).toMatchObject({ lines: 'none' })
    expect(wrong({ lines: [] })).toEqual({}) // a season in which it does not open
    expect(wrong({ place: ' ' }, 'stop')).toMatchObject({ place: 'missing' })
    expect(wrong({ place: 'x'.repeat(81) }, 'stop')).toMatchObject({ place: { is: 'long', over: 1 } })
    expect(wrong({ note: '06 12 34 56 78' })).toMatchObject({ note: { is: 'personal' } })
  })
  test('S065 a stop at which the bus is elsewhere is told at its line', () => {
    const market = periodFrom(
      record('stop', periodFields({ from: TODAY, to: null, week: { 4: [{ from: 570, to: 720 }] }, stop: { place: 'Halle', zone: null } })),
      CAS,
    )!
    const said = (...lines: PeriodTyped['lines']): object | null => {
      const typed = { ...newPeriod(TODAY), place: 'Mairie', lines }
      const read = readPeriod(typed, 'stop')
      if ('wrong' in read) throw new Error('nothing else is wrong')
      return elsewhere({ announced: {}, periods: [market], exceptions: [] }, typed, read.stated, null, TODAY)
    }
    const noon = { days: [4], from: '12:00', to: '13:00' }
    expect(said(noon, { days: [3], from: '09:00', to: '12:00' })).toBe(null)
    expect(said(noon, { days: [2, 4], from: '11:59', to: '12:00' })).toEqual({
      ...{ line: 1, is: 'elsewhere' },
      there: { day: '2026-03-12', from: 570, to: 720, stop: market },
    })
  })
  test('OH17 V14 it comes back from the disk as it was typed, and garbage as what the form began with', () => {
    const first = newPeriod(TODAY)
    const typed = {
      ...first,
      how: 'adds',
      lines: [{ days: [1, 5], from: '', to: '12' }],
      nth: 'last',
      term: 'out',
      note: 'Par la',
    } as const
    expect(typedAgain(first, structuredClone(typed))).toEqual(typed)
    for (const garbage of [null, 7, 'x', [], { how: 3, lines: 'none', term: 'summer', nth: 4 }])
      expect(typedAgain(first, garbage)).toEqual(first)
    expect(typedAgain(first, { lines: [{ days: [9, '1', 2], from: 3 }, null] }).lines).toEqual([
      { days: [2], from: '', to: '' },
      { days: [], from: '', to: '' },
    ])
  })
  test('OH17 a change says what differs and nothing else; hours that come besides instead of replacing are another record, and the old one is taken back', () => {
    const stated: PeriodStated = { from: day('2025-09-01'), to: null, week: MARKET }
    const before = record('period', periodFields(stated))
    expect(hoursDrafts('period', periodValues(stated), before)).toEqual([])
    expect(hoursDrafts('period', periodValues({ ...stated, to: day('2026-07-03') }), before)).toMatchObject([
      { kind: 'edit', field: 'to', value: '2026-07-03' },
    ])
    const besides = { ...stated, pattern: { nth: 1 } as const }
    expect(hoursDrafts('extra-hours', periodValues(besides), before)).toEqual([
      { kind: 'create', noun: 'extra-hours', fields: { from: '2025-09-01', week: periodFields(stated)['week'], nth: 1 } },
      { kind: 'withdraw', target: keyOf(1), reason: null },
    ])
    // a pattern that is no more is emptied
    const first = record('extra-hours', periodFields(besides))
    expect(hoursDrafts('extra-hours', periodValues({ ...stated, pattern: {} }), first)).toMatchObject([
      { kind: 'edit', field: 'nth', value: null },
    ])
  })
})

describe('days that differ', () => {
  test('OH17 what stands there, as it would have been typed, says the same again', () => {
    for (const e of [
      { half: null, intervals: [], reason: 'snow', redirect: 'irg' as CentreCode },
      { half: 'am', intervals: [], reason: 'other', to: day('2026-03-20') },
      { half: null, intervals: MARKET[4], reason: 'market' },
    ] as const satisfies readonly Omit<ExceptionStated, 'day'>[]) {
      const stated: ExceptionStated = { day: TODAY, ...e }
      const row = exceptionFrom(record('exception', exceptionFields(stated)), CAS)!
      expect(readException(typedException(row))).toEqual({ stated })
      expect(hoursDrafts('exception', exceptionValues(stated), record('exception', exceptionFields(stated)))).toEqual([])
    }
  })
  test('OH17 what cannot be is told; one that opens sends nobody elsewhere; the same last day is one day', () => {
    const right = newException(TODAY)
    expect(readException({ ...right, day: '' })).toMatchObject({ wrong: { day: true } })
    for (const to of ['2026-03-09', '2027-03-11', 'x']) expect(readException({ ...right, to }), to).toMatchObject({ wrong: { to: true } })
    expect(readException({ ...right, what: 'hours', first: { from: '12:00', to: '09:00' } })).toMatchObject({ wrong: { hours: true } })
    expect(readException({ ...right, what: 'hours', redirect: 'irg' })).toEqual({
      stated: { day: TODAY, half: null, intervals: [{ from: 540, to: 720 }], reason: 'other' },
    })
    expect(readException({ ...right, to: TODAY })).toEqual({ stated: { day: TODAY, half: null, intervals: [], reason: 'other' } })
    expect(exceptionAgain(right, { what: 'closed', reason: 'flood', day: 7, first: { from: '10:00' } })).toEqual({
      ...right,
      first: { from: '10:00', to: '12:00' },
    })
  })
  test('OH17 two times: none is none, the second may be empty, and never begins before the first is over', () => {
    const none = { from: '', to: '' }
    expect(readHours([none, none])).toBe(null)
    expect(readHours([{ from: '09:00', to: '12:00' }, none])).toEqual([{ from: 540, to: 720 }])
    expect(readHours([none, { from: '14:00', to: '17:00' }])).toEqual([{ from: 840, to: 1020 }])
    expect(readHours([{ from: '09:00', to: '12:00' }, { from: '11:00', to: '17:00' }])).toBe(null) // prettier-ignore
    expect(readHours([{ from: '09:00', to: '' }, none])).toBe(null)
    expect(readHours(typedHours(MARKET[4]))).toEqual(MARKET[4])
    // three stand where somebody opened in the noon break: none of them is lost by looking at them
    const three = [...MARKET[4], { from: 1080, to: 1140 }]
    expect(readHours(typedHours(three))).toEqual(three)
    expect(readHours([...typedHours(three).slice(0, 2), { from: '17:00', to: '19:00' }])).toBe(null)
  })
})

describe('outages', () => {
  test('OH17 C25 as it stands, as it is typed, as it comes back; one of tomorrow, without a kind, with a name is asked about', () => {
    const stated = { day: TODAY, half: 'pm', kind: 'power', text: 'Vent' } as const
    expect(readOutage(typedOutage(outageFrom(record('outage', outageFields(stated)), CAS)!), TODAY)).toEqual({ stated })
    const right = { ...newOutage(TODAY), kind: 'snow' } as const
    expect(readOutage(right, TODAY)).toEqual({ stated: { day: TODAY, half: null, kind: 'snow', text: null } })
    expect(readOutage({ ...right, day: '2026-03-11' }, TODAY)).toMatchObject({ wrong: { day: 'ahead' } })
    expect(readOutage({ ...right, day: '' }, TODAY)).toMatchObject({ wrong: { day: 'day' } })
    expect(readOutage(newOutage(TODAY), TODAY)).toMatchObject({ wrong: { kind: true } })
    expect(readOutage({ ...right, text: 'Mme Martin est tombée' }, TODAY)).toMatchObject({ wrong: { text: { is: 'personal' } } })
    expect(readOutage({ ...right, text: 'x'.repeat(81) }, TODAY)).toMatchObject({ wrong: { text: { is: 'long' } } })
    expect(outageAgain(newOutage(TODAY), { half: 'noon', kind: 'holiday', text: 3 })).toEqual(newOutage(TODAY))
  })
})

describe('what is put back, or chosen of two', () => {
  test('OH17 V13 must hold beside what stands there', () => {
    const period = hoursCheck(record('period', { from: '2026-03-01', to: '2026-06-30' }))
    expect([period('to', '2026-05-01'), period('to', null), period('from', '2026-02-01'), period('week', [])]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(period('to', '2026-02-01')).toMatch(/^Le dernier jour vient avant le premier/)
    expect(period('from', '2026-07-01')).toMatch(/^Le dernier jour vient avant le premier/)
    expect(period('from', 'hier')).toBe('Indiquez un jour.')
    expect(period('note', '06 12 34 56 78')).not.toBe(null)
    const exception = hoursCheck(record('exception', { day: '2026-03-10', to: '2026-03-12' }))
    expect([exception('to', null), exception('day', '2026-03-12'), exception('reason', 'snow')]).toEqual([null, null, null])
    for (const to of ['2026-03-09', '2027-06-01', 7]) expect(exception('to', to)).toMatch(/un an plus tard/)
    expect(hoursCheck(record('outage', { day: '2026-03-10' }))('day', '2026-03-11')).toBe(null)
  })
  test('OH17 each field has its words, and one that a newer app says has none', () => {
    const words = describeHours([], [])
    const all: Record<string, Value> = {
      ...{ from: '2026-03-01', to: null, week: [[4, '09:00', '12:00']], every: [2, '2026-03-02'], nth: 'last', term: 'in' },
      ...{ place: 'Halle', zone: null, note: 'Par la cour', day: '2026-03-10', half: 'am', intervals: [], reason: 'snow' },
      ...{ redirect: 'irg', kind: 'power', text: 'Vent' },
    }
    expect(Object.entries(all).map(([field, value]) => [words(field, value)?.what, words(field, value)?.text].join(' = '))).toEqual([
      'À partir du = 1er mars 2026',
      'Jusqu’au = sans fin',
      'Heures = jeudi 9:00–12:00',
      'Quelles semaines = une semaine sur 2, comme celle du 2 mars 2026',
      'Lesquels du mois = le dernier du mois',
      'Dans l’année = en période scolaire',
      'Lieu = Halle',
      'Zone = rien',
      'À savoir = Par la cour',
      'Jour = 10 mars 2026',
      'Quand dans la journée = matin',
      'Heures de ce jour = fermé',
      'Raison = neige ou route coupée',
      'Envoyer les gens à = irg',
      'Raison = panne de courant ou de chauffage',
      'En quelques mots = Vent',
    ])
    expect(words('weather', 'rain')).toBe(null)
  })
})
