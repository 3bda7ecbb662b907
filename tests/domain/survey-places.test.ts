// Whether a survey runs, and ever ran, at one centre alone: only then does that centre know all that was answered.
import { expect, test } from 'vitest'
import type { CentreKind, CentreStatus } from '../../src/domain/centre-lists.ts'
import { historyOf } from '../../src/domain/history.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import type { Statement } from '../../src/domain/statement.ts'
import { isOnlyAt } from '../../src/domain/survey-places.ts'
import { surveyFields, surveyFrom, type SurveyStated } from '../../src/domain/survey-record.ts'
import { plainName } from '../../src/domain/names.ts'
import { at, edited, keyOf, made } from './say.ts'

const S = keyOf(1)
const code = (x: string): CentreCode => x as CentreCode // the tests' own
const stated = (...centres: string[]): SurveyStated =>
  ({ titles: plainName('Qui vient ?'), from: '2026-03-02', to: '2026-03-29', questions: ['gender'], centres, modes: ['paper'], target: null }) as unknown as SurveyStated // prettier-ignore
const created = (...centres: string[]): Statement => made(S, 'survey', surveyFields(stated(...centres)), at(1), COMMONS_PUBLIC)
const ticked = (n: number, centre: string, is: boolean): Statement => edited(keyOf(n), S, `centre.${centre}`, is, [], at(n), COMMONS_PUBLIC)
const centre = (c: string, kind: CentreKind = 'outlet', status: CentreStatus = 'open') => ({ code: code(c), kind, status })
const NETWORK = [centre('cas'), centre('ard'), centre('irg')]
const only = (at: string, all: readonly Statement[], centres = NETWORK): boolean => {
  const survey = surveyFrom(fold(COMMONS_PUBLIC, S, all)!)!
  return isOnlyAt(survey, historyOf(all, COMMONS_PUBLIC, S), centres, code(at))
}

test('R26 a survey of one named centre is its own; one of several, or of all, is not', () => {
  expect(only('cas', [created('cas')])).toBe(true)
  expect(only('ard', [created('cas')])).toBe(false)
  expect(only('cas', [created('cas', 'irg')])).toBe(false)
  expect(only('cas', [created()])).toBe(false)
})
test('R26 what other centres may have answered before they were taken out counts still', () => {
  expect(only('cas', [created('cas', 'irg'), ticked(2, 'irg', false)])).toBe(false)
  expect(only('cas', [created(), ticked(2, 'cas', true)])).toBe(false)
  expect(only('cas', [created('cas'), ticked(2, 'cas', false)])).toBe(false)
  expect(only('cas', [created('cas'), ticked(2, 'cas', false), ticked(3, 'cas', true)])).toBe(false)
  expect(only('cas', [created('cas'), ticked(2, 'cas', true)])).toBe(true)
})
test('R26 everywhere is one centre where no other ever opened', () => {
  expect(only('cas', [created()], [centre('cas'), centre('ass', 'associated'), centre('new', 'outlet', 'planned')])).toBe(true)
  expect(only('cas', [created()], [centre('cas'), centre('old', 'outlet', 'closed')])).toBe(false)
  expect(only('cas', [created('cas', 'new')], [centre('cas'), centre('new', 'outlet', 'planned')])).toBe(false)
})
