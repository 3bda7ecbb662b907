import { expect, test } from 'vitest'
import { byIn } from '../../src/domain/author.ts'
import { authorFrom } from '../../src/domain/author-read.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import { restated } from '../../src/domain/restated.ts'
import { byOf, HATS } from '../../src/domain/hats.ts'
import { historiesTogether, historyOf } from '../../src/domain/history.ts'
import { at, edited, ended, keyOf, made, permutations, say } from './say.ts'

const R = keyOf(1)
const said = [
  made(R, 'centre', { name: 'Castelroc', m2: 88 }, at(1), DIRECTORY),
  edited(keyOf(2), R, 'm2', 112, [R], at(2), DIRECTORY),
  edited(keyOf(3), R, 'm2', 90, [R], at(3), DIRECTORY),
  edited(keyOf(4), R, 'm2', 96, [keyOf(2), keyOf(3)], at(4), DIRECTORY),
  ended(keyOf(5), R, 'withdraw', 'twice', at(5), DIRECTORY),
]

test('H1 what, from, to, by whom and when, newest first, whatever the order of arrival', () => {
  for (const order of permutations(said))
    expect(historyOf(order, DIRECTORY, R).map(l => [l.kind, l.field, l.before, l.after, l.at.seq])).toEqual([
      ['withdraw', '', [], 'twice', 5],
      ['edit', 'm2', [112, 90], 96, 4],
      ['edit', 'm2', [88], 90, 3],
      ['edit', 'm2', [88], 112, 2],
      ['create', 'name', [], 'Castelroc', 1],
      ['create', 'm2', [], 88, 1],
    ])
})
test('H1 the version written apart stands in its hour, never below the creation it was made in the sight of, whatever its device counts', () => {
  const work = [
    made(R, 'centre', { name: 'Castelroc' }, at(40, 9), DIRECTORY),
    edited(keyOf(2), R, 'name', 'ici', [R], at(41, 11), DIRECTORY),
    edited(keyOf(3), R, 'name', 'ailleurs', [R], at(2, 10), DIRECTORY), // another device, which has counted to 2
    edited(keyOf(4), R, 'name', 'même heure', [R], at(3, 9), DIRECTORY),
    edited(keyOf(5), R, 'name', 'horloge en retard', [keyOf(4)], at(4, 8), DIRECTORY),
  ]
  for (const order of permutations(work))
    expect(historyOf(order, DIRECTORY, R).map(l => l.after)).toEqual(['ici', 'ailleurs', 'horloge en retard', 'même heure', 'Castelroc'])
})
test('V13 edits that name themselves or each other end, and are all told', () => {
  const [a, b] = [keyOf(2), keyOf(3)]
  const circle = [
    made(R, 'centre', { name: 'x' }, at(1), DIRECTORY),
    edited(a, R, 'name', 'a', [b], at(2), DIRECTORY),
    edited(b, R, 'name', 'b', [a, b], at(3), DIRECTORY),
  ]
  for (const order of permutations(circle)) expect(historyOf(order, DIRECTORY, R).map(l => l.after)).toEqual(['b', 'a', 'x'])
})
test('H1 of two records that speak of one thing each keeps its order', () => {
  const one = historyOf(
    [made(R, 'centre', { name: 'x' }, at(9), DIRECTORY), edited(keyOf(2), R, 'name', 'y', [R], at(2), DIRECTORY)],
    DIRECTORY,
    R,
  )
  const Q = keyOf(7)
  const other = historyOf([made(Q, 'centre', { name: 'z' }, at(5), DIRECTORY)], DIRECTORY, Q)
  expect(historiesTogether([one, other]).map(l => l.after)).toEqual(['z', 'y', 'x'])
  expect(historiesTogether([])).toEqual([])
})
test('H1 a value that is a list stays one: it is not taken for several values', () => {
  const when = ['2026-03-17T14:30', null, 'Europe/Paris']
  const two = [
    made(R, 'centre', { when }, at(1), DIRECTORY),
    edited(keyOf(2), R, 'when', ['2026-03-17T10:00', null, 'Europe/Paris'], [R], at(2), DIRECTORY),
  ]
  expect(historyOf(two, DIRECTORY, R)[0]?.before).toEqual([when])
})
test('H1 what is said of another record, or elsewhere, is not of it', () => {
  const elsewhere = [
    ...said,
    edited(keyOf(6), keyOf(9), 'm2', 1, [], at(6), DIRECTORY),
    edited(keyOf(7), R, 'm2', 2, [R], at(7), 'centre/cas/holdings'),
  ]
  expect(historyOf(elsewhere, DIRECTORY, R)).toEqual(historyOf(said, DIRECTORY, R))
})
test('V13 an older value is put back by one more statement in the sight of all that stand there', () => {
  const before = fold(DIRECTORY, R, said.slice(0, 3))
  expect(before?.heads['m2']?.map(h => h.value)).toEqual([90, 112])
  const back = restated(before!, 'm2', 88)
  const after = fold(DIRECTORY, R, [...said.slice(0, 3), say(keyOf(8), back, at(9), DIRECTORY)])
  expect(after?.heads['m2']?.map(h => h.value)).toEqual([88])
  expect(restated(before!, 'never stated', 1)).toMatchObject({ base: [] })
})
test('H2 an author is a hat, perhaps an institution, and a centre where the document does not say it', () => {
  for (const { hat } of HATS)
    for (const institution of [null, 'youth'] as const)
      for (const centre of [null, 'cas' as never]) {
        const by = byOf({ hat, institution })
        expect(authorFrom(byIn(DIRECTORY, by, centre))).toEqual({ hat, institution, centre })
        expect(byIn('centre/cas/holdings', by, centre)).toBe(by)
      }
  expect(byIn(DIRECTORY, 'partner/youth', 'cas' as never)).toBe('partner/youth@cas')
  expect(authorFrom('')).toEqual({ hat: null, institution: null, centre: null })
  expect(authorFrom('wizard/x@../..')).toEqual({ hat: null, institution: 'x', centre: null })
})
