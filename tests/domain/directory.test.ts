// The directory: parents that are dated, statuses that follow each other, zones and territory, names in several languages.
import { describe, expect, test } from 'vitest'
import { ancestorsOn, parentOn, parentProblem } from '../../src/domain/centre-parents.ts'
import { centreFrom, networkFrom } from '../../src/domain/centre-record.ts'
import { mentionOf, statusesAfter } from '../../src/domain/centre-status.ts'
import { CENTRE_STATUSES } from '../../src/domain/centre-lists.ts'
import { logsVisits, type Parent } from '../../src/domain/centre.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import { nameIn, plainName } from '../../src/domain/names.ts'
import { namesFields, namesFrom } from '../../src/domain/names-record.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { isLargeEnough, territoryFields, territoryFrom, ZONE_STATE, zoneFields, zoneFrom } from '../../src/domain/territory.ts'
import { at, edited, ended, keyOf, made, permutations } from './say.ts'

const C = keyOf(1)
const folded = (...statements: Statement[]): Folded => {
  const record = fold(DIRECTORY, C, statements)
  if (!record) throw new Error('no record')
  return record
}
const record = (noun: string, fields: Record<string, Value>): Folded => folded(made(C, noun, fields, at(1), DIRECTORY))
const day = (d: string): Day => d as Day
const code = (c: string): CentreCode => c as CentreCode

describe('on which centre a centre depends', () => {
  const centre = (c: string, parents: [string, string | null][] = [], isHead = false) => ({
    code: code(c),
    isHead,
    parents: parents.map(([from, p]): Parent => ({ from: day(from), code: p as CentreCode | null })),
  })
  const moved = centre('cor', [
    ['2013-02-01', 'val'],
    ['2025-06-01', null],
    ['2026-01-01', 'cas'],
  ])
  test('S249 a parent is dated: each month keeps the one it had', () => {
    expect(['2012-12-31', '2013-02-01', '2025-05-31', '2025-06-01', '2026-03-01'].map(d => parentOn(moved, day(d)))).toEqual([
      null,
      'val',
      'val',
      null,
      'cas',
    ])
  })
  test('S057 nobody is his own parent, the head has none, and no circle is tied', () => {
    const all = [centre('val', [], true), centre('cas', [['2020-01-01', 'val']]), moved]
    expect(parentProblem(all, code('cas'), code('cas'), day('2026-03-01'))).toBe('itself')
    expect(parentProblem(all, code('val'), code('cas'), day('2026-03-01'))).toBe('head')
    expect(parentProblem(all, code('cas'), code('xyz'), day('2026-03-01'))).toBe('unknown')
    expect(parentProblem(all, code('cas'), code('cor'), day('2026-03-01'))).toBe('circle')
    expect(parentProblem(all, code('cas'), code('cor'), day('2025-03-01'))).toBe(null) // by then it hung on the head
    expect(parentProblem(all, code('cor'), code('val'), day('2026-03-01'))).toBe(null)
  })
  test('S057 two people apart may have tied a circle: readers come to an end', () => {
    const all = [centre('a1', [['2020-01-01', 'b1']]), centre('b1', [['2020-01-01', 'a1']]), centre('c1', [['2020-01-01', 'c1']])]
    expect(ancestorsOn(all, code('a1'), day('2026-01-01'))).toEqual(['b1'])
    expect(ancestorsOn(all, code('c1'), day('2026-01-01'))).toEqual([])
    expect(ancestorsOn(all, code('nobody'), day('2026-01-01'))).toEqual([])
  })
})

describe('the status of a centre', () => {
  test('§5.4 planned, provisional, open and dormant by turns, closed for good', () => {
    expect(Object.fromEntries(CENTRE_STATUSES.map(s => [s, statusesAfter(s)]))).toEqual({
      planned: ['planned', 'provisional', 'open', 'closed'],
      provisional: ['provisional', 'open', 'dormant', 'closed'],
      open: ['open', 'dormant', 'closed'],
      dormant: ['dormant', 'open', 'closed'],
      closed: ['closed'],
    })
  })
  test('S052 whatever is not simply open has a mention; what is planned logs nothing, what is provisional does', () => {
    expect(CENTRE_STATUSES.map(status => mentionOf({ status }))).toEqual(['planned', 'provisional', null, 'dormant', 'closed'])
    expect(CENTRE_STATUSES.filter(status => logsVisits({ kind: 'outlet', status }))).toEqual(['provisional', 'open'])
  })
})

describe('names in several languages', () => {
  test('E17 each language is a field of its own; what is missing falls back to the main one', () => {
    const names = { main: 'Val Serena', by: { fr: 'Val Sereine', it: 'Val Serena' } }
    expect(namesFields('name', names)).toEqual({ name: 'Val Serena', 'name.fr': 'Val Sereine', 'name.it': 'Val Serena' })
    expect(namesFrom(record('zone', namesFields('name', names)), 'name')).toEqual(names)
    expect([nameIn(names, 'fr'), nameIn(names, 'pt')]).toEqual(['Val Sereine', 'Val Serena'])
    expect(namesFields('name', { main: 'a', by: { fr: '' } })).toEqual({ name: 'a' })
  })
  test('E17 two who translate apart do not contradict each other, whatever comes first', () => {
    const said = [
      made(C, 'zone', { name: 'Orvin' }, at(1), DIRECTORY),
      edited(keyOf(2), C, 'name.it', 'Orvino', [], at(2), DIRECTORY),
      edited(keyOf(3), C, 'name.ca', 'Orví', [], at(2), DIRECTORY),
    ]
    for (const order of permutations(said)) {
      const r = folded(...order)
      expect(namesFrom(r, 'name')).toEqual({ main: 'Orvin', by: { it: 'Orvino', ca: 'Orví' } })
      expect(zoneFrom(r)?.conflicts).toEqual([])
    }
  })
  test('E17 garbage in one language costs that language only', () => {
    expect(namesFrom(record('zone', { name: 'Orvin', 'name.it': 7, 'name.es': '\u202e', 'name.xx': 'no' }), 'name')).toEqual(
      plainName('Orvin'),
    )
    expect(namesFrom(record('zone', { name: '' }), 'name')).toBe(null)
  })
})

describe('what was said apart', () => {
  const apart = (noun: string, fields: Record<string, Value>, field: string, one: Value, other: Value): Folded =>
    folded(
      made(C, noun, fields, at(1), DIRECTORY),
      edited(keyOf(2), C, field, one, [C], at(2), DIRECTORY),
      edited(keyOf(3), C, field, other, [C], at(3), DIRECTORY),
    )
  const centre = { code: 'orv', name: 'Saint-Orvin', kind: 'outlet', status: 'open' }
  test('V13 §7.4 who said the same apart contradicts nobody: a centre, the network, its territory, a zone, a value of a list', () => {
    const row: Record<string, (r: Folded) => { readonly conflicts: readonly string[] } | null> = {
      centre: centreFrom,
      network: networkFrom,
      territory: territoryFrom,
      zone: zoneFrom,
      value: r => valueFrom(r, null),
    }
    const said: [string, Record<string, Value>, string, Value, Value][] = [
      ['centre', centre, 'status', 'closed', 'dormant'],
      ['network', { name: 'Réseau' }, 'name', 'Haut-Vallon', 'Orvin'],
      ['territory', { name: 'Haut-Vallon' }, 'excludes', ['Grandfort'], ['Orvin']],
      ['zone', { name: 'Orvin' }, 'population', 3000, 3100],
      ['value', { list: 'situation', value: 'pupil' }, 'label', 'Élève', 'Écolier'],
    ]
    for (const [noun, fields, field, one, other] of said) {
      expect(row[noun]!(apart(noun, fields, field, one, one))?.conflicts, noun).toEqual([])
      expect(row[noun]!(apart(noun, fields, field, one, other))?.conflicts, noun).toEqual([field])
    }
  })
})

describe('territory and zones', () => {
  test('R24 a zone under 2 000 inhabitants may not stand on a visit, nor one of which nobody knows; what stands for the outside may', () => {
    expect([1999, 2000, 14800, null].map(population => isLargeEnough({ population, outside: false }))).toEqual([false, true, true, false])
    expect(isLargeEnough({ population: null, outside: true })).toBe(true)
    expect(zoneFrom(record('zone', { name: 'Ailleurs', outside: 'yes' }))?.outside).toBe(false)
    const elsewhere = { names: plainName('Ailleurs, ou non dit'), population: null, order: 8, outside: true }
    expect(zoneFrom(record('zone', zoneFields(elsewhere)))).toMatchObject(elsewhere)
  })
  test('§5.3 they come back as they were stated; garbage is nothing', () => {
    const territory = {
      names: plainName('Haut-Vallon'),
      population: 61300,
      areaKm2: 2140,
      density: 'very-sparse' as const,
      excludes: ['Grandfort'],
    }
    expect(territoryFrom(record('territory', territoryFields(territory)))).toEqual({
      ...territory,
      id: C,
      doc: DIRECTORY,
      theme: null,
      withdrawn: false,
      conflicts: [],
    })
    expect(
      territoryFrom(record('territory', { name: 'x', population: -3, km2: 'wide', density: 'empty', excludes: [1, 'y'] })),
    ).toMatchObject({
      population: null,
      areaKm2: null,
      density: null,
      excludes: ['y'],
    })
    expect(territoryFrom(record('territory', {}))).toBe(null)
    const zone = { names: plainName('Val d’Irgne'), population: 14800, order: 1, outside: false }
    expect(zoneFrom(record('zone', zoneFields(zone)))).toEqual({ ...zone, id: C, doc: DIRECTORY, withdrawn: false, conflicts: [] })
    expect(
      zoneFrom(folded(made(C, 'zone', zoneFields(zone), at(1), DIRECTORY), ended(keyOf(2), C, 'withdraw', null, at(2), DIRECTORY))),
    ).toMatchObject({ withdrawn: true })
    expect(zoneFrom(record('zone', { order: 1 }))).toBe(null)
  })
  test('V13 a zone that was withdrawn comes back; one that was ended before there was a state does too, in any order of arrival', () => {
    const zone = made(C, 'zone', { name: 'Orvin', population: 7400, order: 1 }, at(1), DIRECTORY)
    const out = edited(keyOf(2), C, ZONE_STATE, 'withdrawn', [], at(2), DIRECTORY)
    const back = edited(keyOf(3), C, ZONE_STATE, 'current', [keyOf(2)], at(3), DIRECTORY)
    const again = edited(keyOf(4), C, ZONE_STATE, 'withdrawn', [keyOf(3)], at(4), DIRECTORY)
    const old = ended(keyOf(5), C, 'withdraw', null, at(2), DIRECTORY)
    const afterOld = edited(keyOf(6), C, ZONE_STATE, 'current', [], at(3), DIRECTORY)
    const kept = { names: plainName('Orvin'), population: 7400, order: 1, conflicts: [] }
    for (const [said, withdrawn] of [
      [[zone], false],
      [[zone, out], true],
      [[zone, out, back], false],
      [[zone, out, back, again], true],
      [[zone, old], true],
      [[zone, old, afterOld], false],
    ] as const)
      for (const order of permutations(said)) expect(zoneFrom(folded(...order))).toMatchObject({ ...kept, withdrawn })
  })
  test('C11 a zone that one withdraws and another puts back apart waits for a decision', () => {
    const said = (field: string, value: Value, key: number) => edited(keyOf(key), C, field, value, [keyOf(2)], at(key), DIRECTORY)
    const zone = [made(C, 'zone', { name: 'Orvin' }, at(1), DIRECTORY), edited(keyOf(2), C, ZONE_STATE, 'withdrawn', [], at(2), DIRECTORY)]
    expect(zoneFrom(folded(...zone, said(ZONE_STATE, 'current', 3), said(ZONE_STATE, 'withdrawn', 4)))?.conflicts).toEqual([ZONE_STATE])
    expect(zoneFrom(folded(...zone, said(ZONE_STATE, 'withdrawn', 3), said(ZONE_STATE, 'withdrawn', 4)))?.conflicts).toEqual([])
  })
})
