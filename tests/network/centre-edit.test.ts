// What a coordinator types about a centre: read, or refused with a sentence for each field. Nothing typed is lost by it.
import { describe, expect, test } from 'vitest'
import { centreChecks } from '../../src/domain/centre-checks.ts'
import { centreFields, centreFrom, type CentreStated } from '../../src/domain/centre-record.ts'
import { SERVICE_LEVELS } from '../../src/domain/centre-lists.ts'
import type { Centre } from '../../src/domain/centre.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { plainName } from '../../src/domain/names.ts'
import { editAgain, editOf, readEdit, takeBack, type CentreEdit } from '../../src/network/directory/centre-edit.ts'
import { readPositive } from '../../src/network/directory/number-typed.ts'
import { changes } from '../../src/domain/changed.ts'
import { at, edited, keyOf, made } from '../domain/say.ts'

const TODAY = '2025-12-01' as Day
const SERVICES = ['interview', 'documentation', 'events', 'workstation']
const stated = (code: string, more: Partial<CentreStated> = {}): CentreStated => ({
  code: code as never,
  names: plainName(code),
  kind: 'outlet',
  isHead: false,
  status: 'open',
  week: {},
  precision: 'hour',
  ...more,
})
let n = 0
const centre = (code: string, more: Partial<CentreStated> = {}): { record: Folded; centre: Centre } => {
  const key = keyOf(++n)
  const record = fold(DIRECTORY, key, [made(key, 'centre', centreFields(stated(code, more)), at(1), DIRECTORY)])
  const row = record && centreFrom(record)
  if (!record || !row) throw new Error('no centre')
  return { record, centre: row }
}
const head = centre('val', { isHead: true, kind: 'site' })
const cas = centre('cas', { parents: [{ from: '2010-03-01' as Day, code: 'val' as never }], openedOn: '2010-03' as never, areaM2: 88 })
const orv = centre('orv')
const all = [head.centre, cas.centre, orv.centre]
const read = (change: Partial<CentreEdit>, of = cas) =>
  readEdit({ ...editOf(of.centre, SERVICES, TODAY), ...change }, of.centre, all, TODAY)
const wrong = (change: Partial<CentreEdit>, of = cas) => {
  const r = read(change, of)
  return 'wrong' in r ? r.wrong : null
}
const drafts = (change: Partial<CentreEdit>, of = cas) => {
  const r = read(change, of)
  if ('wrong' in r) throw new Error(JSON.stringify(r.wrong))
  return changes(of.record, r.fields)
}

describe('changing a centre', () => {
  test('§5.3 how finely time is kept can be changed, as one statement; what is untouched says nothing', () => {
    expect(drafts({})).toEqual([])
    expect(drafts({ precision: 'half-day' })).toMatchObject([{ kind: 'edit', field: 'precision', value: 'half-day' }])
  })
  test('§5.3 the announced hours can be changed where each day has the same; where they differ they stay untouched', () => {
    const week = { 1: [{ from: 540, to: 720 }], 3: [{ from: 540, to: 720 }] }
    const simple = centre('hou', { week })
    const typed = editOf(simple.centre, SERVICES, TODAY).hours
    expect(typed).toEqual({ days: [1, 3], am: { from: '09:00', to: '12:00' }, pm: { from: '', to: '' } })
    expect(drafts({ hours: { ...typed!, pm: { from: '14:00', to: '17:30' } } }, simple)).toMatchObject([
      {
        field: 'week',
        value: [
          [1, '09:00', '12:00'],
          [1, '14:00', '17:30'],
          [3, '09:00', '12:00'],
          [3, '14:00', '17:30'],
        ],
      },
    ])
    expect(wrong({ hours: { ...typed!, am: { from: '12:00', to: '09:00' } } }, simple)).toMatchObject({ hours: 'am' })
    const market = centre('mar', { week: { ...week, 4: [{ from: 540, to: 1050 }] } })
    expect(editOf(market.centre, SERVICES, TODAY).hours).toBe(null)
    expect(drafts({}, market)).toEqual([])
    expect(editOf(centre('aft', { week: { 2: [{ from: 810, to: 1020 }] } }).centre, SERVICES, TODAY).hours).toMatchObject({
      am: { from: '', to: '' },
      pm: { from: '13:30', to: '17:00' },
    })
    expect(drafts({}, centre('non'))).toEqual([]) // never open: nothing is made up
  })
  test('R47 a form that was opened and saved untouched says nothing', () => {
    for (const c of [head, cas, orv]) expect(drafts({}, c)).toEqual([])
  })
  test('R47 one statement for each field that was touched, in the sight of what stood there', () => {
    expect(drafts({ staff: '2' })).toEqual([{ kind: 'edit', target: cas.record.id, field: 'staff', value: 2, base: [] }])
    expect(drafts({ areaM2: '112', host: ' Mairie  de Castelroc ', opened: '12/03/2010' })).toEqual([
      { kind: 'edit', target: cas.record.id, field: 'host', value: 'Mairie de Castelroc', base: [] },
      { kind: 'edit', target: cas.record.id, field: 'm2', value: 112, base: [cas.record.id] },
      { kind: 'edit', target: cas.record.id, field: 'opened', value: '2010-03-12', base: [cas.record.id] },
    ])
    expect(drafts({ areaM2: '' })).toEqual([{ kind: 'edit', target: cas.record.id, field: 'm2', value: null, base: [cas.record.id] }])
  })
  test('S249 a new parent is added with its day; the months before keep the old one', () => {
    for (const [parent, value] of [
      ['orv', 'orv'],
      ['', ''],
    ] as const)
      expect(drafts({ parent, parentFrom: '2026-01-01' })).toEqual([
        { kind: 'edit', target: cas.record.id, field: 'parent.2026-01-01', value, base: [] },
      ])
  })
  test('S249 a parent noted for a wrong day is taken back, and noted again; the one before holds meanwhile', () => {
    const late = '2025-06-01' as Day
    const moved = centre('mov', {
      parents: [
        { from: '2010-03-01' as Day, code: 'val' as never },
        { from: late, code: 'orv' as never },
      ],
    })
    const typed = editOf(moved.centre, SERVICES, TODAY)
    const back = takeBack(typed, moved.centre, [late], TODAY)
    expect(back).toMatchObject({ parent: 'val', notFrom: [late] })
    expect(takeBack(back, moved.centre, [], TODAY)).toEqual(typed)
    const taken = { kind: 'edit', target: moved.record.id, field: 'parent.2025-06-01', value: null, base: [moved.record.id] }
    expect(drafts(back, moved)).toEqual([taken])
    expect(drafts({ ...back, parent: 'orv', parentFrom: '2025-07-01' }, moved)).toEqual([
      taken,
      { kind: 'edit', target: moved.record.id, field: 'parent.2025-07-01', value: 'orv', base: [] },
    ])
    // another parent from that very day takes its place
    expect(drafts({ ...back, parent: 'cas', parentFrom: late }, moved)).toEqual([{ ...taken, value: 'cas' }])
    const statements = [
      made(moved.record.id, 'centre', centreFields(stated('mov', { parents: moved.centre.parents })), at(1), DIRECTORY),
      edited(keyOf(900), moved.record.id, 'parent.2025-06-01', null, [moved.record.id], at(2), DIRECTORY),
    ]
    const after = fold(DIRECTORY, moved.record.id, statements)
    expect(after && centreFrom(after)?.parents).toEqual([{ from: '2010-03-01', code: 'val' }])
  })
  test('S057 a parent that was hung on this centre meanwhile does not come back by taking the later one away', () => {
    const moved = { ...cas.centre, parents: [...cas.centre.parents, { from: '2025-06-01' as Day, code: null }] }
    const hung = { ...head.centre, isHead: false, parents: [{ from: '2025-06-01' as Day, code: 'cas' as never }] }
    const r = readEdit({ ...editOf(moved, SERVICES, TODAY), notFrom: ['2025-06-01' as Day], parent: 'val' }, moved, [moved, hung], TODAY)
    expect(r).toMatchObject({ wrong: { parent: 'circle' } })
  })
  test('S249 V13 two who add parents apart: both stand, by their day; of one day a person decides', () => {
    const id = cas.record.id
    const apart = (one: [string, string], other: [string, string]): Centre | null => {
      const record = fold(DIRECTORY, id, [
        made(id, 'centre', centreFields(stated('cas', { parents: cas.centre.parents })), at(1), DIRECTORY),
        edited(keyOf(901), id, `parent.${one[0]}`, one[1], [], at(2), DIRECTORY),
        edited(keyOf(902), id, `parent.${other[0]}`, other[1], [], at(3), DIRECTORY),
      ])
      return record && centreFrom(record)
    }
    expect(apart(['2026-01-01', 'orv'], ['2025-01-01', 'elv'])).toMatchObject({
      parents: [
        { from: '2010-03-01', code: 'val' },
        { from: '2025-01-01', code: 'elv' },
        { from: '2026-01-01', code: 'orv' },
      ],
      conflicts: [],
    })
    expect(apart(['2026-01-01', 'orv'], ['2026-01-01', 'elv'])?.conflicts).toEqual(['parent.2026-01-01'])
  })
  test('S057 a centre with itself as parent, a circle, no day: each has its sentence', () => {
    expect(wrong({ parent: 'cas', parentFrom: TODAY })).toMatchObject({ parent: 'itself' })
    expect(wrong({ parent: 'orv', parentFrom: 'soon' })).toMatchObject({ parent: 'day' })
    expect(wrong({ parent: 'cas', parentFrom: TODAY }, head)).toMatchObject({ parent: 'head' })
  })
  test('§5.3 dates: 2014 alone is good, 29 February is one only where there is one, what opened did not open tomorrow', () => {
    expect(drafts({ opened: '2014' })).toMatchObject([{ value: '2014' }])
    expect(drafts({ opened: '29/02/2012' })).toMatchObject([{ value: '2012-02-29' }])
    expect(wrong({ opened: '29/02/2014' })).toMatchObject({ opened: 'no-date' })
    expect(wrong({ opened: '02/12/2025' })).toMatchObject({ opened: 'ahead' })
    expect(wrong({ opened: '12/2025' })).toBe(null) // this month: it may be past
    const planned = centre('elv', { status: 'planned' })
    expect(drafts({ opened: '09/2026' }, planned)).toMatchObject([{ value: '2026-09' }])
  })
  test('§5.4 a project can be given up, and keeps the date for which it was expected; it cannot have opened on it', () => {
    const planned = centre('elv', { status: 'planned', openedOn: '2026-09' as never })
    expect(drafts({ status: 'closed' }, planned)).toMatchObject([{ field: 'status', value: 'closed' }])
    for (const status of ['provisional', 'open', 'dormant'] as const) expect(wrong({ status }, planned)).toMatchObject({ opened: 'ahead' })
  })
  test('S058 a site offers the three services itself; what nobody said is not held against it', () => {
    const said = { interview: 'full', documentation: 'referral', events: 'none', workstation: 'none' } as const
    expect(wrong({ kind: 'site', services: said })).toMatchObject({ services: ['documentation', 'events'] })
    expect(wrong({ kind: 'outlet', services: said })).toBe(null)
    expect(wrong({ kind: 'site' })).toBe(null)
  })
  test('§5.3 two centres of one name could not be told apart', () => {
    const names = { ...editOf(cas.centre, SERVICES, TODAY).names, main: ' ORV ' }
    expect(wrong({ names })).toMatchObject({ names: 'taken' })
    expect(wrong({ names: { ...names, main: ' ' } })).toMatchObject({ names: 'missing' })
    expect(wrong({ names: { ...names, main: 'x'.repeat(81) } })).toMatchObject({ names: { main: { is: 'long', over: 1, most: 80 } } })
  })
  test('C25 the host and every name are asked about, each at its own field; a host that is too long is told so, not cut', () => {
    const { names } = editOf(cas.centre, SERVICES, TODAY)
    const name = (words: string) => ({ is: 'personal', looks: { is: 'name', words } })
    expect(wrong({ host: 'chez Mme Martin' })).toMatchObject({ host: name('Mme Martin') })
    expect(wrong({ host: 'x'.repeat(83) })).toMatchObject({ host: { is: 'long', over: 3, most: 80 } })
    expect(drafts({ host: 'Mairie de Castelroc' })).toMatchObject([{ field: 'host', value: 'Mairie de Castelroc' }])
    expect(wrong({ names: { ...names, by: { ...names.by, it: 'x'.repeat(81), es: 'De la señora Puig' } } })).toMatchObject({
      names: { it: { is: 'long', over: 1, most: 80 }, es: name('señora Puig') },
    })
    expect(wrong({ area: { ...names, main: 'Pays de M. Élie' } })).toMatchObject({ area: { main: name('M. Élie') }, names: null })
    expect(wrong({ area: { ...names, main: 'Saint-Martin et Castelroc' } })).toBe(null)
  })
})

test('S067 C29 what is looked at: 100 m² and more, a lacking service, a circle, a closed or missing parent', () => {
  const day = '2026-03-01' as Day
  expect([99.9, 100, 112].map(areaM2 => centreChecks({ ...cas.centre, areaM2 }, all, day).includes('outlet-too-large'))).toEqual([
    false,
    true,
    true,
  ])
  expect(centreChecks({ ...cas.centre, kind: 'site', areaM2: 240 }, all, day)).toEqual([])
  for (const level of SERVICE_LEVELS)
    expect(centreChecks({ ...head.centre, services: { events: level } }, all, day).includes('site-lacks-service'), level).toBe(
      level === 'none' || level === 'referral',
    )
  expect(centreChecks(orv.centre, all, day)).toEqual(['no-parent'])
  expect(centreChecks(head.centre, all, day)).toEqual([])
  expect(centreChecks(cas.centre, [{ ...head.centre, status: 'closed' }, cas.centre], day)).toEqual(['parent-gone'])
  const tied = { ...orv.centre, parents: [{ from: day, code: cas.centre.code }] }
  const knot = { ...cas.centre, parents: [{ from: day, code: tied.code }] }
  expect(centreChecks(tied, [head.centre, tied, knot], day)).toEqual(['circle'])
  expect(
    centreChecks(
      { ...orv.centre, parents: [{ from: day, code: orv.centre.code }] },
      [{ ...orv.centre, parents: [{ from: day, code: orv.centre.code }] }],
      day,
    ),
  ).toEqual(['circle'])
  expect(centreChecks({ ...cas.centre, conflicts: ['m2'] }, all, day)).toEqual(['conflict'])
})

test('V4 two centres of one code or of one name are something to look at, on both, until one of them is closed', () => {
  const day = '2026-03-01' as Day
  const of = (c: Centre, ...others: Centre[]) => centreChecks(c, [head.centre, c, ...others], day).filter(x => x.startsWith('one-'))
  const [twin, namesake] = [centre('cas', { status: 'planned' }).centre, centre('zzz', { names: plainName(' CAS ') }).centre]
  expect([of(cas.centre, twin), of(twin, cas.centre)]).toEqual([['one-code'], ['one-code']])
  expect([of(cas.centre, namesake), of(namesake, cas.centre)]).toEqual([['one-name'], ['one-name']])
  expect([
    of(cas.centre, orv.centre),
    of(cas.centre, { ...twin, status: 'closed' }),
    of({ ...twin, status: 'closed' }, cas.centre),
  ]).toEqual([[], [], []])
})

test('N9 numbers as people of six languages type them', () => {
  const typed: [string, number | null | 'no-number'][] = [
    ['88', 88],
    ['2 140', 2140],
    ['2\u202f140', 2140],
    ['2.140', 2140],
    ['2,140', 2140],
    ['61’300', 61300],
    ['1.234.567', 1234567],
    ['96,5', 96.5],
    ['96.25', 96.25],
    ['', null],
    ['  ', null],
    ['0', 'no-number'],
    ['-3', 'no-number'],
    ['1e9', 'no-number'],
    ['12,345678', 'no-number'],
    ['cent', 'no-number'],
    ['88 m²', 'no-number'],
    ['9999999999', 'no-number'],
  ]
  for (const [text, n] of typed) expect(readPositive(text), text).toBe(n)
})

test('V16 what was typed about a centre before the browser was killed comes back as this form knows it', () => {
  const week = { 1: [{ from: 540, to: 720 }], 3: [{ from: 540, to: 720 }] }
  const first = editOf(centre('hou', { week, services: { events: 'some' } }).centre, SERVICES, TODAY)
  const again = (kept: unknown): CentreEdit => editAgain(first, JSON.parse(JSON.stringify(kept)))
  expect(again(first)).toEqual(first)
  const typed: CentreEdit = {
    ...first,
    names: { ...first.names, main: 'Le Haut-Houx' },
    kind: 'site',
    status: 'dormant',
    notFrom: ['2010-03-01' as Day],
    services: { ...first.services, interview: 'full' },
    hours: { days: [2, 4], am: { from: '09:3', to: '' }, pm: { from: '', to: '' } },
  }
  expect(again(typed)).toEqual(typed)
  const torn = {
    ...typed,
    kind: 'castle',
    status: 4,
    label: 'gold',
    notFrom: ['x', 3],
    services: { events: 'much' },
    hours: { days: ['2', 9, 5] },
  }
  expect(again(torn)).toEqual({
    ...first,
    names: typed.names,
    services: { ...first.services, events: '' },
    hours: { ...first.hours, days: [5] },
  })
  expect(again(null)).toEqual(first)
  // hours that differ from day to day are not in the form, whatever lies on the disk
  expect(editAgain({ ...first, hours: null }, typed).hours).toBeNull()
})
