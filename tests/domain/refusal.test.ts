import { expect, test } from 'vitest'
import { isRefusal, REFUSALS } from '../../src/domain/refusal.ts'

test('X1 the list of refusals is closed: each needs a sentence and a next step', () => {
  expect(REFUSALS).toEqual(['forbidden', 'form', 'too-big', 'quarantine', 'closed'])
  expect(new Set(REFUSALS).size).toBe(REFUSALS.length)
})
test('X1 nothing else is one', () => {
  for (const r of REFUSALS) expect(isRefusal(r)).toBe(true)
  for (const r of ['', 'Forbidden', 'gap', 'no', '__proto__', 'length', null, undefined, 0, ['form']])
    expect(isRefusal(r), JSON.stringify(r)).toBe(false)
})
