import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { CHECKED_FOR, checkedOn, mayPointTo, longestUnchecked, nameOn, toCheck, type Partner } from '../../src/domain/partner.ts'
import {
  checkedDay,
  checkedField,
  datedNameField,
  nameFrom,
  PARTNER_STATE,
  partnerEdits,
  partnerFields,
  partnerFrom,
  setOfField,
  type PartnerStated,
} from '../../src/domain/partner-record.ts'
import type { Draft, Statement, Value } from '../../src/domain/statement.ts'
import { addDays } from '../../src/domain/day.ts'
import { at, ended, keyOf, made, permutations, say } from './say.ts'

const DOC = 'network/commons/public'
const ID = keyOf(1)
const TODAY = '2026-03-10' as Day
const ZONE = keyOf(50)
const STATED: PartnerStated = {
  names: [{ from: null, name: 'Agence de l’emploi du Haut-Vallon' }],
  short: 'AEHV',
  type: 'employment-service',
  engagement: 'permanent',
  offer: 'Offres et aides au retour à l’emploi, pour qui cherche un travail.',
  zones: [ZONE],
  purposes: ['P1', 'P3'],
  themes: ['offers', 'funding'],
  adaptations: ['step-free'],
  reception: 'Accueil, rez-de-chaussée',
  line: '39 49',
  letterbox: 'accueil.vallon@emploi.example',
  web: 'https://emploi.example/vallon',
}
const first = made(ID, 'partner', partnerFields(STATED, TODAY), at(1), DOC)
let n = 100
const said = (draft: Draft, seq: number, by = 'counsellor@cas'): Statement => say(keyOf(++n), draft, at(seq), DOC, by)
const folded = (...more: readonly Statement[]): Folded => fold(DOC, ID, [first, ...more])!
const partner = (...more: readonly Statement[]): Partner => partnerFrom(folded(...more))!
const edits = (record: Folded, change: Partial<PartnerStated>, seq: number): Statement[] =>
  partnerEdits(record, { ...STATED, ...change }).map((d, i) => said(d, seq + i))

describe('a partner in statements', () => {
  test('S161 it reads back as it was described, checked on that day', () => {
    expect(partner()).toEqual({
      id: ID,
      doc: DOC,
      ...STATED,
      themes: ['funding', 'offers'], // as the fields are folded
      checks: [TODAY],
      withdrawn: false,
      conflicts: [],
      words: ' agence de l emploi du haut vallon aehv aehv adledhv',
    })
  })
  test('V16 a name, a type and how much it takes part are enough, and the last has a default', () => {
    const little = partnerFields(
      {
        ...STATED,
        ...{ short: null, offer: null, reception: null, line: null, letterbox: null, web: null },
        ...{ zones: [], purposes: [], themes: [], adaptations: [] },
      },
      TODAY,
    )
    expect(Object.keys(little)).toEqual(['name', 'type', 'engagement', checkedField(TODAY)])
    const { engagement: _, ...less } = little
    expect(partnerFrom(fold(DOC, ID, [made(ID, 'partner', less, at(1), DOC)])!)?.engagement).toBe('listed')
  })
  test.each<Record<string, Value>>([
    { name: '' },
    { name: 7 },
    { name: '\u200b' },
    { name: ['x'] },
    { type: null },
    { type: 'no such thing at all' },
  ])('what is no partner is set aside: %o', wrong => {
    const s = made(ID, 'partner', { ...partnerFields(STATED, TODAY), ...wrong }, at(1), DOC)
    expect(partnerFrom(fold(DOC, ID, [s])!)).toBe(null)
  })
  test('V1 nothing that is not of a house is read, whatever another client wrote', () => {
    const wrong: Record<string, Value> = {
      line: 'Jeanne 06 12 34 56 78',
      letterbox: 'jeanne.roux@exemple.fr',
      web: 'javascript:alert(1)',
      'zone.castelroc': true,
      'purpose.Jean Dupont': true,
      'name.2026-02-30': 'Autre',
      'checked.hier': true,
      engagement: 'friend',
      offer: { toString: 1 } as never,
      short: 44,
    }
    const fields = { ...partnerFields({ ...STATED, zones: [], purposes: [], offer: null, short: null }, TODAY), ...wrong }
    delete fields['offer']
    const read = partnerFrom(fold(DOC, ID, [made(ID, 'partner', fields, at(1), DOC)])!)
    expect(read).toMatchObject({ line: null, letterbox: null, web: null, zones: [], purposes: [], engagement: 'listed', short: null })
    expect(read?.names).toEqual(STATED.names)
    expect(read?.checks).toEqual([TODAY])
  })
  test('what is too long is cut, not lost', () => {
    const long = 'x'.repeat(400)
    const fields = { ...partnerFields(STATED, TODAY), offer: long, name: long, reception: long, short: long }
    const read = partnerFrom(fold(DOC, ID, [made(ID, 'partner', fields, at(1), DOC)])!)
    expect([read?.offer?.length, read?.names[0]?.name.length, read?.reception?.length, read?.short?.length]).toEqual([280, 80, 80, 20])
  })
  test('only what was touched is written, and what was emptied is', () => {
    expect(partnerEdits(folded(), STATED)).toEqual([])
    expect(partnerEdits(folded(), { ...STATED, web: null, themes: ['offers'] })).toEqual([
      { kind: 'edit', target: ID, field: 'web', value: null, base: [ID] },
      { kind: 'edit', target: ID, field: 'theme.funding', value: false, base: [ID] },
    ])
    const after = partner(...edits(folded(), { web: null, themes: ['offers'] }, 2))
    expect([after.web, after.themes]).toEqual([null, ['offers']])
  })
  test('V13 two who add apart make a union; who changes one field apart leaves two versions, in whatever order they come', () => {
    const record = folded()
    const a = [...edits(record, { purposes: ['P1', 'P3', 'P4'] }, 2), ...edits(record, { engagement: 'occasional' }, 4)]
    const b = [
      ...edits(record, { purposes: ['P1', 'P3', 'P5'], zones: [ZONE, keyOf(51)] }, 6),
      ...edits(record, { engagement: 'ended' }, 8),
    ]
    for (const order of permutations([...a, ...b]).slice(0, 200)) {
      const read = partner(...order)
      expect(read.purposes.toSorted()).toEqual(['P1', 'P3', 'P4', 'P5'])
      expect(read.zones).toContain(keyOf(51))
      expect([read.conflicts, read.engagement]).toEqual([['engagement'], 'ended'])
    }
  })
  test('what is withdrawn is withdrawn, and comes back', () => {
    const gone = said({ kind: 'edit', target: ID, field: PARTNER_STATE, value: 'withdrawn', base: [] }, 2)
    const back = said({ kind: 'edit', target: ID, field: PARTNER_STATE, value: 'current', base: [gone.key] }, 3)
    expect([partner().withdrawn, partner(gone).withdrawn, partner(gone, back).withdrawn]).toEqual([false, true, false])
    expect(partner(ended(keyOf(90), ID, 'withdraw', null, at(4), DOC)).withdrawn).toBe(true)
  })
  test('which field is of what', () => {
    expect([nameFrom('name'), nameFrom('name.2026-01-01'), nameFrom('name.fr'), nameFrom('names')]).toEqual([
      { from: null },
      { from: '2026-01-01' },
      null,
      null,
    ])
    expect([setOfField('theme.cv'), setOfField('type')]).toEqual([{ set: 'theme', member: 'cv' }, null])
    expect([checkedDay('checked.2026-01-01'), checkedDay('checked')]).toEqual(['2026-01-01', null])
  })
})

describe('dated names', () => {
  const renamed = edits(folded(), { names: [...STATED.names, { from: '2026-01-01' as Day, name: 'Espace emploi du Haut-Vallon' }] }, 2)
  const after = partner(...renamed)
  test('S037 renamed on 1 January: a report of December keeps the old name, one of January has the new; both find it', () => {
    expect(renamed).toHaveLength(1)
    expect(['2023-06-30', '2025-12-31', '2026-01-01', '2026-12-31'].map(d => nameOn(after, d as Day))).toEqual([
      'Agence de l’emploi du Haut-Vallon',
      'Agence de l’emploi du Haut-Vallon',
      'Espace emploi du Haut-Vallon',
      'Espace emploi du Haut-Vallon',
    ])
    expect(after.words).toContain(' agence')
    expect(after.words).toContain(' espace')
  })
  test('S037 two who rename it for different days apart contradict nobody; for one day both stand and a person decides', () => {
    const record = folded()
    const other = (from: string, name: string, seq: number): Statement[] =>
      edits(record, { names: [...STATED.names, { from: from as Day, name }] }, seq)
    const apart = partner(...renamed, ...other('2027-01-01', 'Maison de l’emploi', 9))
    expect(apart.conflicts).toEqual([])
    expect(apart.names.map(x => x.from)).toEqual([null, '2026-01-01', '2027-01-01'])
    const same = partner(...renamed, ...other('2026-01-01', 'Maison de l’emploi', 9))
    expect([same.conflicts, nameOn(same, TODAY)]).toEqual([['name.2026-01-01'], 'Maison de l’emploi'])
  })
  test('a wrong one is taken back, and the name before it holds again', () => {
    const back = partner(...renamed, ...partnerEdits(folded(...renamed), STATED).map((d, i) => said(d, 20 + i)))
    expect(back.names).toEqual(STATED.names)
    expect(nameOn(back, TODAY)).toBe('Agence de l’emploi du Haut-Vallon')
  })
  test('before its first name it bears that', () => {
    const only = partnerFields({ ...STATED, names: [{ from: '2025-06-01' as Day, name: 'Née en juin' }] }, TODAY)
    const read = partnerFrom(fold(DOC, ID, [made(ID, 'partner', only, at(1), DOC)])!)!
    expect([datedNameField('2025-06-01' as Day) in only, nameOn(read, '2024-01-01' as Day)]).toEqual([true, 'Née en juin'])
  })
})

describe('S129 checked again', () => {
  const checked = (...checks: string[]) => ({ checks: checks as Day[], engagement: 'occasional' as const, withdrawn: false })
  test('never, or longer ago than a year, is due; to the day it is not; a day of a wrong clock is none', () => {
    expect(toCheck(checked(), TODAY)).toBe(true)
    expect(toCheck(checked(addDays(TODAY, -CHECKED_FOR)), TODAY)).toBe(false)
    expect(toCheck(checked(addDays(TODAY, -CHECKED_FOR - 1)), TODAY)).toBe(true)
    expect(toCheck(checked('2024-01-01', '2036-01-01'), TODAY)).toBe(true)
    expect(checkedOn(checked('2024-01-01', '2036-01-01'), TODAY)).toBe('2024-01-01')
    expect(toCheck(checked('2024-01-01', TODAY, '2036-01-01'), TODAY)).toBe(false)
  })
  test('with whom it has ended, and what is withdrawn, is not', () => {
    expect(toCheck({ ...checked(), engagement: 'ended' }, TODAY)).toBe(false)
    expect(toCheck({ ...checked(), withdrawn: true }, TODAY)).toBe(false)
    expect(toCheck({ ...checked(), engagement: 'prospect' }, TODAY)).toBe(true)
  })
  test('the oldest first, those that nobody ever checked before them', () => {
    const list = [checked('2025-03-01'), checked(), checked('2024-03-01'), checked('2023-03-01', '2036-01-01')]
    expect(list.toSorted(longestUnchecked(TODAY)).map(x => x.checks[0])).toEqual([undefined, '2023-03-01', '2024-03-01', '2025-03-01'])
  })
  test('C04 two who check apart, on one day or on two, contradict nobody', () => {
    const check = (day: string, seq: number): Statement =>
      said({ kind: 'edit', target: ID, field: checkedField(day as Day), value: true, base: [] }, seq)
    const read = partner(check('2026-04-01', 2), check('2026-04-01', 3), check('2026-04-02', 4))
    expect([read.conflicts, read.checks]).toEqual([[], [TODAY, '2026-04-01', '2026-04-02']])
  })
})

test('S161 people are pointed to those that are known, not to prospects, nor to those with whom it has ended', () => {
  const of = (engagement: Partner['engagement'], withdrawn = false): boolean => mayPointTo({ engagement, withdrawn })
  expect([of('permanent'), of('occasional'), of('listed')]).toEqual([true, true, true])
  expect([of('prospect'), of('ended'), of('permanent', true)]).toEqual([false, false, false])
})
