import { expect, test } from 'vitest'
import type { Besides } from '../../src/domain/besides.ts'
import { VISIT_BESIDES } from '../../src/domain/besides.ts'
import { fold } from '../../src/domain/fold.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { COUNTRIES, groupToldFields, groupToldFrom, NOTHING_OF_GROUP } from '../../src/domain/group-told.ts'
import { GROUP_BESIDES, groupFrom } from '../../src/domain/group-visit.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { visitFrom } from '../../src/domain/visit.ts'
import { at, DAY, DOC, keyOf, made } from './say.ts'

const CAS = 'cas' as CentreCode

test('the fields of a group are exactly those that the form knows', () => {
  expect(GROUP_BESIDES.toSorted()).toEqual(Object.keys(NOTHING_OF_GROUP).sort())
})

test('§5.3 what is told of a group comes back as it was said; nothing else is read', () => {
  const told = {
    level: 'vocational',
    body: 'school',
    country: 'IT',
    aims: ['discovering', 'cv'],
    length: '30-60' as const,
    hosts: ['counsellor' as const],
  }
  const entry = { kind: 'class' as const, size: 24, accompanying: 2, besides: groupToldFields(told) }
  const row = groupFrom(fold(DOC, keyOf(1), [made(keyOf(1), 'group', groupFields(entry, DAY, 10), at(1))])!, CAS)!
  expect(groupToldFrom(row.besides)).toEqual(told)
  expect(groupToldFields(NOTHING_OF_GROUP)).toEqual({})
  const junk = { level: 'Jean', body: 'Jean Dupont', country: 'France', aims: ['x', 'cv'], length: 'long', hosts: ['boss'] }
  expect(groupToldFrom(junk as Besides)).toEqual({ ...NOTHING_OF_GROUP, aims: ['cv'] })
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length)
  for (const c of COUNTRIES) expect(c).toMatch(/^[A-Z]{2}$/)
})

test('V1 a level, a country, a body are asked of groups and never stand on a visit', () => {
  const fields = {
    day: DAY,
    slot: 10,
    kind: 'interview',
    purposes: ['P1'],
    duration: '5-15',
    level: 'higher',
    country: 'IT',
    body: 'school',
    name: 'x',
  }
  const visit = visitFrom(fold(DOC, keyOf(1), [made(keyOf(1), 'visit', fields, at(1))])!, CAS)!
  expect('besides' in visit).toBe(false)
  for (const f of ['level', 'country', 'body', 'gender', 'name', 'commune']) expect(VISIT_BESIDES).not.toContain(f)
})
