import { expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import { changes } from '../../src/domain/changed.ts'
import { holdingFields, holdingFrom } from '../../src/domain/holding-record.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { writeStatement, parseStatement, type Statement } from '../../src/domain/statement.ts'
import { at, edited, ended, keyOf, made } from './say.ts'

const DOC = 'centre/cas/holdings'
const CAS = 'cas' as CentreCode
const made1 = made(keyOf(2), 'holding', holdingFields({ work: keyOf(1), copies: 2, mark: '4.1 MOB', place: null }), at(1), DOC)
const folded = (...more: Statement[]) => fold(DOC, keyOf(2), [made1, ...more])!
const said = (key: Key, draft: Parameters<typeof writeStatement>[0], seq: number): Statement => {
  const s = parseStatement(DOC, key, writeStatement(draft, at(seq), 'counsellor'))
  if (typeof s === 'string') throw new Error(s)
  return s
}

test('T4 copies and shelf mark read back, and a change is a statement of its own field', () => {
  expect(holdingFrom(folded(), CAS)).toMatchObject({
    centre: 'cas',
    work: keyOf(1),
    copies: 2,
    mark: '4.1 MOB',
    place: null,
    conflicts: [],
  })
  const drafts = changes(folded(), { copies: 2, mark: '4.2 MOB', place: 'Salle du fond' })
  expect(drafts.map(d => d.kind === 'edit' && d.field)).toEqual(['mark', 'place'])
  const after = folded(...drafts.map((d, i) => said(keyOf(10 + i), d, 2 + i)))
  expect(holdingFrom(after, CAS)).toMatchObject({ copies: 2, mark: '4.2 MOB', place: 'Salle du fond', conflicts: [] })
  expect(changes(after, { copies: 2, mark: '4.2 MOB', place: 'Salle du fond' })).toEqual([])
})
test('V13 two shelf marks given apart are both kept', () => {
  const record = folded(
    edited(keyOf(3), keyOf(2), 'mark', '4.2', [keyOf(2)], at(2), DOC),
    edited(keyOf(4), keyOf(2), 'mark', 'M 12', [keyOf(2)], at(3), DOC),
  )
  expect(holdingFrom(record, CAS)).toMatchObject({ mark: 'M 12', conflicts: ['mark'] })
})
test('withdrawn copies keep what was said of them', () => {
  const record = folded(ended(keyOf(3), keyOf(2), 'withdraw', 'outdated', at(2), DOC))
  expect(holdingFrom(record, CAS)).toMatchObject({ mark: '4.1 MOB', withdrawn: { why: 'outdated' } })
})
test('how many copies is at least one, whatever a statement says', () => {
  for (const copies of [0, -1, 1.5, 1e9, 'two', null])
    expect(holdingFrom(folded(edited(keyOf(3), keyOf(2), 'copies', copies, [keyOf(2)], at(2), DOC)), CAS)?.copies).toBe(1)
})
