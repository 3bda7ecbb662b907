import { expect, test } from 'vitest'
import { totals } from '../../src/domain/day-totals.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { stepFields, stepFrom, stepsOf, type Step } from '../../src/domain/step.ts'
import { emptyVisit, visitFields, visitFrom } from '../../src/domain/visit.ts'
import { at, DAY, DOC, ended, keyOf, made } from './say.ts'

const CAS = 'cas' as CentreCode
const visit = (n: number, gone = false) => {
  const create = made(keyOf(n), 'visit', visitFields(emptyVisit('quick'), DAY, 10), at(n))
  const said = gone ? [create, ended(keyOf(n + 50), keyOf(n), 'void', 'twice', at(n + 50))] : [create]
  return visitFrom(fold(DOC, keyOf(n), said)!, CAS)!
}
const step = (n: number, of: number, gone = false): Step => {
  const create = made(keyOf(n), 'step', stepFields(keyOf(of), { kind: 'interview', purposes: ['P1'], duration: null }), at(n))
  const said = gone ? [create, ended(keyOf(n + 50), keyOf(n), 'void', 'other', at(n + 50))] : [create]
  return stepFrom(fold(DOC, keyOf(n), said)!, CAS)!
}

test('V3 I02 a step is one service more and no visit more; not of a visit that was taken back, nor when it was taken back itself', () => {
  const visits = [visit(1), visit(2), visit(3, true)]
  const steps = [step(11, 1), step(12, 1), step(13, 3), step(14, 2, true), step(15, 99)]
  const counting = stepsOf(steps, visits)
  expect(counting.map(s => s.id)).toEqual([keyOf(11), keyOf(12)])
  const day = totals(visits, [], [], counting.length)
  expect([day.visits, day.services, day.present, day.mentions.P1]).toEqual([2, 4, 2, 0])
})

test('J6 what was not said is not stated; what cannot be read is no step', () => {
  expect(stepFields(keyOf(1), { kind: 'quick', purposes: [], duration: null })).toEqual({ visit: keyOf(1), kind: 'quick' })
  const read = (fields: object): Step | null => stepFrom(fold(DOC, keyOf(9), [made(keyOf(9), 'step', fields as never, at(9))])!, CAS)
  expect(read({ visit: keyOf(1), kind: 'quick', purposes: ['Jean Dupont', 'P2'], duration: '7' })).toMatchObject({
    purposes: ['P2'],
    duration: null,
  })
  expect(read({ visit: 'x', kind: 'quick' })).toBeNull()
  expect(read({ visit: keyOf(1), kind: 'dance' })).toBeNull()
})
