// What a form says is written where it differs from what stands there, and nowhere else.
import { expect, test } from 'vitest'
import { changes, stands, statedOnly } from '../../src/domain/changed.ts'
import { fold } from '../../src/domain/fold.ts'
import { at, DOC, edited, keyOf, made } from './say.ts'

const K = keyOf(1)
const record = fold(DOC, K, [
  made(K, 'thing', { name: 'Orvin', people: 7400, excludes: ['a', 'b'], host: null }, at(1)),
  edited(keyOf(2), K, 'name', 'Orvin-le-Haut', [K], at(2)),
  edited(keyOf(3), K, 'name', 'Orvin', [K], at(3)),
])!

test('V13 what stands there is not said again: not a list of the same, nor what is empty and was never stated', () => {
  expect(stands(record, 'excludes', ['a', 'b'])).toBe(true)
  expect(stands(record, 'excludes', ['b', 'a'])).toBe(false)
  expect([
    stands(record, 'host', null),
    stands(record, 'never', null),
    stands(record, 'never', ''),
    stands(record, 'people', null),
  ]).toEqual([true, true, false, false])
  expect(changes(record, { name: 'Orvin', people: 7400, excludes: ['a', 'b'], host: null, never: null })).toEqual([])
})

test('V13 a change is said in the sight of all that stand there, and what is emptied is said to be nothing', () => {
  const base = [keyOf(3), keyOf(2)] // the one shown first
  expect(changes(record, { name: 'Orvin-le-Bas', people: null })).toEqual([
    { kind: 'edit', target: K, field: 'name', value: 'Orvin-le-Bas', base },
    { kind: 'edit', target: K, field: 'people', value: null, base: [K] },
  ])
})

test('V13 a new record states what is not empty', () => {
  expect(statedOnly({ name: 'Orvin', people: null, order: 0, head: false, words: '' })).toEqual({
    name: 'Orvin',
    order: 0,
    head: false,
    words: '',
  })
})
