// Reference lists: ours, what the coordination changes and dates, what a centre calls its own.
import { describe, expect, test } from 'vitest'
import { choicesIn } from '../../src/domain/choices-in.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { valueFields, valueFrom, type ValueStated } from '../../src/domain/list-record.ts'
import {
  centreList,
  isDrift,
  isValueId,
  LIST_NAMES,
  LISTS,
  networkList,
  offeredOn,
  referencesAt,
  type ListValue,
} from '../../src/domain/lists.ts'
import { driftingVisits } from '../../src/domain/drift.ts'
import type { LocalPurpose } from '../../src/domain/purposes.ts'
import type { Statement } from '../../src/domain/statement.ts'
import { restatedIn } from '../../src/domain/united.ts'
import { emptyVisit, type Visit } from '../../src/domain/visit.ts'
import { plainName } from '../../src/domain/names.ts'
import { at, DESK, edited, ended, keyOf, made, permutations, say as sayIt } from './say.ts'

const CAS = 'cas' as CentreCode
const day = (d: string): Day => d as Day
let n = 100
const stated = (v: ValueStated, centre: CentreCode | null = null, seq = 1): ListValue => {
  const key = keyOf(++n)
  const doc = centre ? DESK : DIRECTORY
  const record = fold(doc, key, [made(key, centre ? 'local-value' : 'value', valueFields(v), at(seq), doc)])
  const value = record && valueFrom(record, centre)
  if (!value) throw new Error('no value')
  return value
}
const values = (items: readonly { readonly value: string }[]): string[] => items.map(i => i.value)

describe('the network’s lists', () => {
  test('§5.3 each list begins with values of ours, in their order, offered on any day', () => {
    expect(LIST_NAMES.length).toBe(18)
    for (const list of LIST_NAMES) {
      const items = networkList(list, [])
      expect(values(items)).toEqual([...LISTS[list]])
      expect(offeredOn(items, day('2025-10-09'))).toHaveLength(items.length)
      for (const v of values(items)) expect(isValueId(v), v).toBe(true)
    }
  })
  test('S085 S157 a centre that writes names for the reference purposes, or adds to a closed list, changes neither; its order and its signs hold', () => {
    const said = [
      stated({ list: 'purpose', value: 'P3', labels: plainName('Stages'), order: -5, icon: 'book' }, CAS),
      stated({ list: 'purpose', value: null, labels: plainName('Papiers'), ref: 'P1' }, CAS),
      stated({ list: 'event-type', value: null, labels: plainName('Bal'), ref: 'club' }, CAS),
      stated({ list: 'purpose', value: 'P1', labels: plainName('Emploi') }),
      stated({ list: 'purpose', value: 'P1', labels: plainName('Boulot') }, CAS),
    ]
    const changed = referencesAt(said, CAS)
    expect(changed.map(c => [c.value, c.labels?.main ?? null, c.icon ?? null])).toEqual([
      ['P3', null, 'book'],
      ['P1', 'Emploi', null],
    ])
    expect(values(centreList('purpose', said, CAS))).toEqual(['P3', 'P1', 'P2', 'P4', 'P5', 'P0'])
    expect(values(centreList('event-type', said, CAS))).toEqual([...LISTS['event-type']])
  })
  test('S157 the types of events are exactly these', () => {
    expect([...LISTS['event-type']].sort()).toEqual(
      ['workshop', 'information-day', 'seminar', 'meeting', 'club', 'group-visit', 'outreach', 'key-date'].sort(),
    )
  })
  test('V6 a retired value refuses new use, names what takes its place, and is still known', () => {
    const said = [stated({ list: 'situation', value: 'temporary', to: day('2025-12-31'), replacedBy: 'employee' })]
    const items = networkList('situation', said)
    expect(values(offeredOn(items, day('2025-12-31')))).toContain('temporary')
    expect(values(offeredOn(items, day('2026-01-01')))).not.toContain('temporary')
    expect(items.find(i => i.value === 'temporary')).toMatchObject({ to: '2025-12-31', replacedBy: 'employee' })
  })
  test('V6 what stands already may be chosen again, in its place in the list, also after another was tried; another centre’s in place of what it counts under', () => {
    const d = day('2026-01-01')
    const said = [stated({ list: 'event-type', value: 'seminar', to: day('2025-12-31') })]
    const types = networkList('event-type', said)
    expect(choicesIn(types, said, d, ['', ''])).toEqual(values(types).filter(v => v !== 'seminar'))
    for (const tried of ['', 'seminar', 'club']) expect(choicesIn(types, said, d, ['seminar', tried])).toEqual(values(types))
    const kit = stated({ list: 'media-type', value: null, labels: plainName('Classeur'), ref: 'kit' }, CAS)
    const media = networkList('media-type', [kit])
    expect(choicesIn(media, [kit], d, [kit.value])).toEqual([...values(media).filter(v => v !== 'kit'), kit.value])
    expect(choicesIn(media, [kit], d, [kit.value, 'kit'])).toEqual([...values(media), kit.value])
    expect(choicesIn(media, [kit], d, ['unheard'])).toEqual([...values(media), 'unheard'])
  })
  test('C04 used while it was retired, or before it was there, is seen; an unknown value is not blamed', () => {
    const items = networkList('situation', [stated({ list: 'situation', value: 'parent', from: day('2025-09-01'), to: day('2025-12-31') })])
    expect(['2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01'].map(d => isDrift(items, 'parent', day(d)))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(isDrift(items, 'employee', day('2026-01-01'))).toBe(false)
    expect(isDrift(items, 'nowhere', day('2026-01-01'))).toBe(false)
  })
  test('§5.3 a new value stands where its order says; a value that was withdrawn is as if never said', () => {
    const added = stated({ list: 'media-type', value: null, labels: plainName('Podcast'), order: 5 })
    const items = networkList('media-type', [added])
    expect(values(items).slice(0, 2)).toEqual(['brochure', added.value])
    expect(values(networkList('media-type', [{ ...added, withdrawn: true }]))).not.toContain(added.value)
  })
  test('C11 two coordinators who say different things of one field apart: what was said last is shown, and a person is asked', () => {
    const first = stated({ list: 'situation', value: 'retired', labels: plainName('Retraité·e') }, null, 1)
    const second = stated({ list: 'situation', value: 'retired', labels: plainName('À la retraite') }, null, 2)
    for (const order of permutations([first, second])) {
      const item = networkList('situation', order).find(i => i.value === 'retired')
      expect(item?.labels?.main).toBe('À la retraite')
      expect(item?.stated.map(v => v.id).toSorted()).toEqual([first.id, second.id].toSorted())
      expect(item?.contested).toEqual(['label'])
    }
    const same = stated({ list: 'situation', value: 'retired', labels: plainName('À la retraite') }, null, 3)
    expect(networkList('situation', [second, same]).find(i => i.value === 'retired')?.contested).toEqual([])
  })
  test('V6 C11 one retires a value, the other moves it up and renames it apart: nobody contradicted anybody, and all of it holds', () => {
    const retired = stated({ list: 'situation', value: 'temporary', to: day('2025-12-31'), replacedBy: 'employee' }, null, 1)
    const moved = stated({ list: 'situation', value: 'temporary', order: 5 }, null, 2)
    const renamed = stated({ list: 'situation', value: 'temporary', labels: { main: 'CDD', by: { ca: 'Temporal' } } }, null, 3)
    for (const order of permutations([retired, moved, renamed])) {
      const items = networkList('situation', order)
      expect(values(offeredOn(items, day('2026-02-01')))).not.toContain('temporary')
      expect(items.find(i => i.value === 'temporary')).toMatchObject({
        to: '2025-12-31',
        replacedBy: 'employee',
        order: 5,
        labels: { main: 'CDD', by: { ca: 'Temporal' } },
        contested: [],
      })
    }
  })
  test('C11 both settle it apart, each for her own: both words still stand, the same on every device, and it is asked again', () => {
    const [a, b] = [keyOf(51), keyOf(52)]
    const create = (k: typeof a, label: string, seq: number) =>
      made(k, 'value', valueFields({ list: 'situation', value: 'retired', labels: plainName(label) }), at(seq), DIRECTORY)
    const said = [create(a, 'À la retraite', 1), create(b, 'Retraité·e', 2)]
    const records = [a, b].map(k => fold(DIRECTORY, k, said)!)
    const settled = ['À la retraite', 'Retraité·e'].flatMap((value, who) =>
      restatedIn(records, 'label', value).map((draft, i) => sayIt(keyOf(60 + 2 * who + i), draft, at(3 + who), DIRECTORY)),
    )
    const seen = (statements: readonly Statement[]) =>
      networkList(
        'situation',
        [a, b].map(k => valueFrom(fold(DIRECTORY, k, statements)!, null)!),
      ).find(i => i.value === 'retired')
    for (const order of permutations(settled)) {
      expect(seen([...said, ...order])).toMatchObject({ labels: { main: 'Retraité·e' }, contested: ['label'] })
      // one of the two only
      expect(seen([...said, ...order.filter(s => s.value === 'À la retraite')])).toMatchObject({
        labels: { main: 'À la retraite' },
        contested: [],
      })
    }
  })
  test('N8 garbage is no value: another list, no name for a new one; wrong dates are none', () => {
    const from = (fields: Record<string, string | number>) => {
      const key = keyOf(7)
      const record = fold(DIRECTORY, key, [made(key, 'value', fields, at(1), DIRECTORY)])
      return record && valueFrom(record, null)
    }
    expect(from({ list: '__proto__', value: 'x' })).toBe(null)
    expect(from({ list: 'situation' })).toBe(null)
    expect(from({ list: 'situation', value: 'a b', label: 'x' })).toBe(null)
    expect(
      from({ list: 'situation', value: 'pupil', from: '2025-02-30', to: 3, order: 'first', replacedBy: '', ref: 'no no' }),
    ).toMatchObject({
      from: null,
      to: null,
      order: null,
      replacedBy: null,
      ref: null,
    })
  })
  test('V13 two who edit one field of a value apart: both are kept', () => {
    const key = keyOf(8)
    const record = fold(DIRECTORY, key, [
      made(key, 'value', valueFields({ list: 'situation', value: 'pupil', labels: plainName('Élève') }), at(1), DIRECTORY),
      edited(keyOf(9), key, 'label', 'Écolier', [key], at(2), DIRECTORY),
      edited(keyOf(10), key, 'label', 'Scolaire', [key], at(3), DIRECTORY),
    ])
    expect(record && valueFrom(record, null)).toMatchObject({ labels: { main: 'Scolaire' }, conflicts: ['label'], withdrawn: false })
    const gone = fold(DIRECTORY, key, [
      made(key, 'value', valueFields({ list: 'situation', value: 'pupil' }), at(1), DIRECTORY),
      ended(keyOf(9), key, 'withdraw', null, at(2), DIRECTORY),
    ])
    expect(gone && valueFrom(gone, null)?.withdrawn).toBe(true)
  })
})

describe('a centre’s own', () => {
  test('S088 it renames, orders and adds for itself; another centre sees nothing of it', () => {
    const renamed = stated({ list: 'situation', value: 'pupil', labels: plainName('Lycéen'), order: -1 }, CAS)
    const added = stated({ list: 'situation', value: null, labels: plainName('Saisonnier'), ref: 'temporary', order: 1 }, CAS)
    const here = centreList('situation', [renamed, added], CAS)
    expect(values(here).slice(0, 3)).toEqual(['pupil', 'jobseeker', added.value])
    expect(here[0]).toMatchObject({ labels: { main: 'Lycéen' }, ref: 'pupil' })
    expect(here[2]).toMatchObject({ ref: 'temporary' })
    expect(centreList('situation', [renamed, added], 'orv' as CentreCode)).toEqual(networkList('situation', []))
  })
  test('S085 it cannot retire, bring back or move under another what the network defines', () => {
    const retired = stated({ list: 'situation', value: 'temporary', to: day('2025-12-31') })
    const back = stated({ list: 'situation', value: 'temporary', from: day('2026-01-01'), to: day('2030-01-01'), ref: 'employee' }, CAS)
    const here = centreList('situation', [retired, back], CAS)
    expect(here.find(i => i.value === 'temporary')).toMatchObject({ from: null, to: '2025-12-31', ref: 'temporary' })
    expect(values(offeredOn(here, day('2026-03-01')))).not.toContain('temporary')
  })
  test('V6 what a centre added goes with the value it counts under', () => {
    const added = stated({ list: 'situation', value: null, labels: plainName('Saisonnier'), ref: 'temporary' }, CAS)
    const retired = stated({ list: 'situation', value: 'temporary', to: day('2025-12-31') })
    const here = centreList('situation', [added, retired], CAS)
    expect(values(offeredOn(here, day('2025-12-31')))).toContain(added.value)
    expect(values(offeredOn(here, day('2026-01-01')))).not.toContain(added.value)
  })
})

test('C04 V6 visits that name a retired value are counted, and told; a void is not', () => {
  const visit = (on: string, more: Partial<Visit>): Visit => ({ ...emptyVisit('interview'), day: day(on), voided: null, ...more }) as Visit // what the rule looks at
  const said = [
    stated({ list: 'purpose', value: 'P4', to: day('2025-12-31'), replacedBy: 'P3' }),
    stated({ list: 'situation', value: 'temporary', to: day('2025-12-31') }),
  ]
  const season = { id: keyOf(1), ref: 'P1', from: day('2025-12-15'), to: day('2026-03-31') } as LocalPurpose // what the rule looks at
  const own = { id: keyOf(2), ref: 'P4', from: day('2020-01-01'), to: null } as LocalPurpose // as above
  const count = (...visits: Visit[]): number => driftingVisits(visits, said, [season, own], CAS)
  expect(count(visit('2025-12-31', { purposes: ['P4'], situations: ['temporary'] }))).toBe(0)
  expect(count(visit('2026-01-01', { purposes: ['P4'] }), visit('2026-01-01', { purposes: ['P1', 'P4'] }))).toBe(2)
  expect(count(visit('2026-01-01', { situations: ['temporary', 'pupil'] }))).toBe(1)
  said.push(stated({ list: 'theme', value: 'cv', to: day('2025-12-31') }), stated({ list: 'sector', value: 'G', to: day('2025-12-31') }))
  expect(['2025-12-31', '2026-01-01'].map(d => count(visit(d, { besides: { themes: ['funding', 'cv'] } })))).toEqual([0, 1])
  expect(['2025-12-31', '2026-01-01'].map(d => count(visit(d, { besides: { sector: 'G', channel: 'phone' } })))).toEqual([0, 1])
  expect(count(visit('2026-01-01', { purposes: [own.id] }))).toBe(1) // what it counts under is retired
  expect(['2025-12-14', '2025-12-15', '2026-03-31', '2026-04-01'].map(d => count(visit(d, { purposes: [season.id] })))).toEqual([
    1, 0, 0, 1,
  ])
  expect(count(visit('2026-01-01', { purposes: ['P4'], voided: 'twice' }))).toBe(0)
})
