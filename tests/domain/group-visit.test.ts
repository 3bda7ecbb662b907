import { expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import { GROUP_KINDS, groupFrom, MAX_ACCOMPANYING, MAX_GROUP, type GroupVisit } from '../../src/domain/group-visit.ts'
import { groupFields, groupProblems, type GroupEntry } from '../../src/domain/group-entry.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, DAY, DOC, ended, keyOf, made } from './say.ts'

const G = keyOf(1)
const entry: GroupEntry = { kind: 'class', size: 24, accompanying: 2 }
const read = (fields: Record<string, Value>, ...more: Parameters<typeof ended>[]): GroupVisit | null => {
  const record = fold(DOC, G, [made(G, 'group', fields, at(4)), ...more.map(m => ended(...m))])
  return record && groupFrom(record, 'cas' as never)
}

test('V16 a group needs its kind and its size, no more', () => {
  expect(groupProblems({ kind: null, size: 1, accompanying: 0 })).toEqual(['group-kind-missing'])
  expect(groupProblems({ kind: 'class', size: 24, accompanying: 0 })).toEqual([])
})
test('G1 the bounds of a group', () => {
  for (const size of [1, MAX_GROUP]) expect(groupProblems({ ...entry, size })).toEqual([])
  for (const size of [0, MAX_GROUP + 1, 2.5, NaN]) expect(groupProblems({ ...entry, size }), String(size)).toEqual(['group-size'])
  for (const accompanying of [0, MAX_ACCOMPANYING]) expect(groupProblems({ ...entry, accompanying })).toEqual([])
  for (const accompanying of [-1, MAX_ACCOMPANYING + 1, 0.5])
    expect(groupProblems({ ...entry, accompanying })).toEqual(['group-accompanying'])
})
test('G2 what was said comes back; nobody accompanying is not stated', () => {
  expect(read(groupFields(entry, DAY, 10))).toEqual({
    ...entry,
    id: G,
    doc: DOC,
    centre: 'cas',
    day: DAY,
    slot: 10,
    seq: 4,
    clock: 'ok',
    voided: null,
  })
  expect(groupFields({ ...entry, accompanying: 0 }, DAY, 'am')).toEqual({ day: DAY, slot: 'am', kind: 'class', size: 24 })
})
test('V2 a group taken back is still there with its reason', () => {
  const fields = groupFields(entry, DAY, 10)
  expect(read(fields, [keyOf(2), G, 'void', 'undo', at(5)])?.voided).toBe('undo')
  expect(read(fields, [keyOf(2), G, 'void', 'Mme X', at(5)])?.voided).toBe('')
})
test('G3 garbage is no group, or is left out', () => {
  const good = { day: DAY, slot: 10, kind: 'class', size: 24 }
  for (const bad of [
    { day: 'today' },
    { slot: 24 },
    { kind: 'crowd' },
    { kind: null },
    { size: 0 },
    { size: '24' },
    { size: 501 },
  ] as Record<string, Value>[])
    expect(read({ ...good, ...bad }), JSON.stringify(bad)).toBe(null)
  for (const accompanying of [-1, 51, '2', null, [2]] as Value[])
    expect(read({ ...good, accompanying })?.accompanying, JSON.stringify(accompanying)).toBe(0)
})
test('G4 the kinds are a closed list', () => {
  expect(GROUP_KINDS).toEqual(['class', 'training-group', 'professionals', 'delegation', 'other'])
})
