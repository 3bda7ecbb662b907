// A value of a list keeps its rules when an older word is put back or one of two is chosen.
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import { valueFrom } from '../../src/domain/list-record.ts'
import { networkList } from '../../src/domain/lists.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Value } from '../../src/domain/statement.ts'
import { purposeCheck, valueCheck } from '../../src/lists/list-check.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { at, DESK, keyOf, made } from '../domain/say.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2025-10-10' as Day
const record = (fields: Record<string, Value>): Folded =>
  fold(DIRECTORY, keyOf(1), [made(keyOf(1), 'value', { list: 'situation', ...fields }, at(1), DIRECTORY)])!
const check = (fields: Record<string, Value>) => {
  const r = record(fields)
  const items = networkList('situation', [valueFrom(r, null)!])
  return valueCheck(
    r,
    items.find(i => i.stated.length > 0)!,
    items,
    TODAY,
  )
}

test('V6 V13 a day, a replacement or a missing word that the form refuses does not come back either', () => {
  const pupil = check({ value: 'pupil', from: '2026-01-01' })
  expect(pupil('to', '2025-12-31')).toMatch(/avant le premier/)
  expect(pupil('to', '2026-12-31')).toBe(null)
  expect(pupil('replacedBy', 'pupil')).toMatch(/elle-même/)
  expect(pupil('replacedBy', keyOf(9))).toMatch(/plus dans la liste/)
  expect(pupil('replacedBy', 'employee')).toBe(null)
  expect(pupil('label', null)).toBe(null) // our own word
  expect(check({ label: 'Saisonnier' })('label', null)).toBe('Écrivez un nom.')
})
test('V5 V13 an own purpose keeps its word, its first day, and a last day that comes after', () => {
  const own = purposeCheck(
    fold(DESK, keyOf(2), [made(keyOf(2), 'purpose', { label: 'Saison', ref: 'P1', from: '2025-12-15', to: '2026-03-31' }, at(1), DESK)])!,
    'cas' as CentreCode,
    TODAY,
  )
  expect(own('label', null)).toBe('Écrivez un nom.')
  expect(own('from', '2026-04-01')).toMatch(/avant le premier/)
  expect(own('from', null)).toMatch(/jour/)
  expect(own('to', null)).toBe(null)
  expect(own('ref', 'nothing')).toBe('Choisissez sous quelle valeur du réseau elle compte.')
  expect(own('ref', 'P2')).toBe(null)
})
