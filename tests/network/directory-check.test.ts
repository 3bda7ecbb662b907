// Putting an older value back, choosing one of two and writing a third keep the rules that the form keeps.
import { beforeAll, describe, expect, test } from 'vitest'
import { centreFields, centreFrom, type CentreStated } from '../../src/domain/centre-record.ts'
import { CENTRE_STATUSES, type CentreStatus } from '../../src/domain/centre-lists.ts'
import type { Centre } from '../../src/domain/centre.ts'
import { statusesAfter } from '../../src/domain/centre-status.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { centreCheck, namedCheck, zoneCheck } from '../../src/network/directory/directory-check.ts'
import { readThird } from '../../src/records/read-third.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { at, edited, keyOf, made } from '../domain/say.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2025-12-01' as Day
let n = 0
const record = (code: string, more: Partial<CentreStated> = {}, ...apart: [field: string, value: Value][]): Folded => {
  const key = keyOf(++n)
  const fields = centreFields({
    code: code as never,
    names: plainName(code),
    kind: 'outlet',
    isHead: false,
    status: 'open',
    week: {},
    precision: 'hour',
    ...more,
  })
  const edits = apart.map(([field, value], i): Statement => edited(keyOf(++n), key, field, value, [key], at(2 + i), DIRECTORY))
  return fold(DIRECTORY, key, [made(key, 'centre', fields, at(1), DIRECTORY), ...edits])!
}
const row = (r: Folded): Centre => centreFrom(r)!
const others = [
  record('val', { isHead: true, kind: 'site' }),
  record('orv', { parents: [{ from: '2020-01-01' as Day, code: 'cas' as never }] }),
].map(row)
const check = (r: Folded) => centreCheck(r, [...others, row(r)], ['interview', 'documentation', 'events'], s => s, TODAY)

describe('a centre', () => {
  test('§5.4 V13 closed is final, and a status is put back only where one may go from here', () => {
    for (const from of CENTRE_STATUSES)
      for (const to of CENTRE_STATUSES)
        expect(check(record('cas', { status: from }))('status', to) === null, `${from} to ${to}`).toBe(statusesAfter(from).includes(to))
    expect(check(record('cas', { status: 'closed' }))('status', 'open')).toBe('Fermer est définitif\u00a0: on n’y revient pas.')
    expect(check(record('cas'))('status', 'planned')).toBe('Un centre ne passe pas de «\u00a0ouvert\u00a0» à «\u00a0en projet\u00a0».')
  })
  test('§5.4 of two said apart either may be chosen, except that what one of them closed stays closed', () => {
    const apart = (...said: CentreStatus[]): Folded =>
      record('cas', { status: 'planned' }, ...said.map((s): [string, Value] => ['status', s]))
    for (const said of [
      ['provisional', 'open'],
      ['open', 'provisional'],
    ] as const)
      expect([check(apart(...said))('status', 'open'), check(apart(...said))('status', 'provisional')]).toEqual([null, null])
    for (const said of [
      ['closed', 'open'],
      ['open', 'closed'],
    ] as const) {
      expect(check(apart(...said))('status', 'closed')).toBe(null)
      expect(check(apart(...said))('status', 'open')).toMatch(/définitif/)
    }
  })
  test('S057 S249 a parent that ties a circle does not come back, nor one that is not there', () => {
    const cas = record('cas', {
      parents: [
        { from: '2010-03-01' as Day, code: 'val' as never },
        { from: '2024-01-01' as Day, code: null },
      ],
    })
    expect(check(cas)('parent.2025-01-01', 'orv')).toMatch(/cercle/)
    expect(check(cas)('parent.2019-01-01', 'orv')).toBe(null) // by then it hung on nobody
    expect(check(cas)('parent.2025-01-01', 'cas')).toMatch(/lui-même/)
    expect(check(cas)('parent.2025-01-01', 'xyz')).toMatch(/pas connu/)
    for (const value of ['val', '', null]) expect(check(cas)('parent.2025-01-01', value)).toBe(null)
  })
  test('§5.3 a name that another bears by now, none at all, a date ahead, a site without its services', () => {
    const cas = record('cas', { services: { interview: 'full', documentation: 'referral' } })
    expect(check(cas)('name', ' ORV ')).toBe('Un autre centre porte déjà ce nom.')
    expect(check(cas)('name', null)).toBe('Écrivez un nom.')
    expect(check(cas)('name', 'Castelroc')).toBe(null)
    expect(check(cas)('opened', '2026-01')).toMatch(/à venir/)
    expect(check(cas)('opened', '2014')).toBe(null)
    expect(check(record('elv', { status: 'planned', openedOn: '2026-09' as never }))('status', 'open')).toMatch(/à venir/)
    expect(check(cas)('kind', 'site')).toMatch(/Manque\u00a0: documentation/)
    expect(check(cas)('host', null)).toBe(null)
  })
  test('§5.3 what was wrong before is not held against another field', () => {
    expect(check(record('orv'))('host', 'Mairie')).toBe(null)
  })
})

test('§5.3 a zone, the network and the territory keep a name; two zones are not called alike', () => {
  const zones = [
    { id: 'a', names: plainName('Orvin') },
    { id: 'b', names: plainName('Monts d’Ardille') },
  ]
  const check = namedCheck('a', zones, () => 'taken')
  expect([check('name', 'monts  d’ARDILLE'), check('name', 'Orvin'), check('name', null), check('population', null)]).toEqual([
    'taken',
    null,
    'Écrivez un nom.',
    null,
  ])
})

test('§5.3 a withdrawn zone comes back under its name, unless another bears it by then', () => {
  const orvin = { id: 'a', names: plainName('Orvin') }
  const alike = { id: 'b', names: plainName('ORVIN') }
  expect(zoneCheck(orvin, [])('state', 'current')).toBe(null)
  expect(zoneCheck(orvin, [orvin])('state', 'current')).toBe(null)
  expect(zoneCheck(orvin, [alike])('state', 'current')).toBe('Une autre zone porte déjà ce nom.')
  expect(zoneCheck(orvin, [alike])('state', 'withdrawn')).toBe(null)
  expect(zoneCheck(orvin, [])('name', null)).toBe('Écrivez un nom.')
})

test('V13 S249 a third wording is read as the form reads it: clean, neither empty nor too long, and checked', () => {
  const third = (typed: string, no: string | null = null) => readThird('name', typed, () => no)
  expect(third('  Castel\u202eroc \n sud ')).toEqual({ value: 'Castelroc sud' })
  expect(third(' \u200b ')).toEqual({ problem: 'Écrivez un nom.' })
  expect(third('x'.repeat(80))).toHaveProperty('value')
  expect(third('x'.repeat(81))).toEqual({ problem: 'Trop long de 1\u00a0: 80 caractères au plus.' })
  expect(third('Orvin', 'taken')).toEqual({ problem: 'taken' })
})
