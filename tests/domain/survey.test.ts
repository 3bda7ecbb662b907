import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { fold, type Folded } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { restated } from '../../src/domain/restated.ts'
import type { Draft, Statement, Value } from '../../src/domain/statement.ts'
import {
  setOfField,
  SURVEY_ENDED,
  SURVEY_STATE,
  surveyEdits,
  surveyFields,
  surveyFrom,
  type SurveyStated,
} from '../../src/domain/survey-record.ts'
import { inOrder, isAt, lastDay, lastSheets, phaseOn, takes, type Survey } from '../../src/domain/survey.ts'
import { ASPECTS } from '../../src/domain/satisfaction.ts'
import { CRITERIA, isQuestion, LIBRARY, QUESTIONS } from '../../src/domain/survey-library.ts'
import { at, ended, keyOf, made, say } from './say.ts'

const DOC = 'network/commons/public'
const ID = keyOf(1)
const day = (d: string): Day => d as Day
const [CAS, IRG] = ['cas', 'irg'] as CentreCode[] as [CentreCode, CentreCode]
const STATED: SurveyStated = {
  titles: { main: 'Qui vient nous voir ?', by: { it: 'Chi viene da noi?' } },
  from: day('2026-03-02'),
  to: day('2026-03-29'),
  questions: ['gender', 'studies', 'access'],
  centres: [CAS],
  modes: ['counsellor', 'paper'],
  target: 40,
}
const first = made(ID, 'survey', surveyFields(STATED), at(1), DOC)
let n = 100
const said = (draft: Draft, seq: number, by = 'counsellor@cas'): Statement => say(keyOf(++n), draft, at(seq), DOC, by)
const folded = (...more: readonly Statement[]): Folded => fold(DOC, ID, [first, ...more])!
const survey = (...more: readonly Statement[]): Survey => surveyFrom(folded(...more))!
const edits = (record: Folded, change: Partial<SurveyStated>, seq: number): Statement[] =>
  surveyEdits(record, { ...STATED, ...change }).map((d, i) => said(d, seq + i))

describe('a survey in statements', () => {
  test('R15 it reads back as it was described', () => {
    expect(survey()).toEqual({ id: ID, doc: DOC, ...STATED, ended: null, withdrawn: false, conflicts: [] })
    expect(surveyEdits(folded(), STATED)).toEqual([])
  })
  test('R15 who adds a question and who adds a centre apart contradict nobody; who moves its end apart do, and both are kept', () => {
    const a = edits(folded(), { questions: ['gender', 'studies', 'access', 'heard'] }, 2)
    const b = edits(folded(), { centres: [CAS, IRG], questions: ['gender', 'studies', 'access', 'travel'] }, 3)
    const both = survey(...a, ...b)
    expect(both.questions).toEqual(['gender', 'studies', 'travel', 'heard', 'access'])
    expect(both.centres).toEqual([CAS, IRG])
    expect(both.conflicts).toEqual([])
    const apart = survey(...edits(folded(), { to: day('2026-04-05') }, 4), ...edits(folded(), { to: day('2026-03-22') }, 5))
    expect(apart.to).toBe('2026-03-22')
    expect(apart.conflicts).toEqual(['to'])
  })
  test('R15 what is unticked and emptied goes; what was not touched is not said again', () => {
    const some = edits(folded(), { questions: ['access'], target: null, titles: { main: 'Qui vient ?', by: {} } }, 2)
    expect(some.map(s => s.field).sort()).toEqual(['question.gender', 'question.studies', 'target', 'title', 'title.it'])
    const now = survey(...some)
    expect([now.questions, now.target, now.titles]).toEqual([['access'], null, { main: 'Qui vient ?', by: {} }])
  })
  test('R15 bad values fall to what was not said, and throw nothing', () => {
    const with_ = (fields: Record<string, Value>): Survey | null =>
      surveyFrom(fold(DOC, ID, [made(ID, 'survey', { ...surveyFields(STATED), ...fields }, at(1), DOC)])!)
    for (const target of [0, -3, 1.5, '40', 1e6, true, [40]] as Value[]) expect(with_({ target })?.target, String(target)).toBe(null)
    for (const to of ['2026-02-30', null, 3, '2026-01-01'] as Value[]) expect(with_({ to })?.to, String(to)).toBe('2026-03-02')
    expect(with_({ ended: 'soon' })?.ended).toBe(null)
    const odd = with_({
      'question.shoes': true,
      'question.gender': 'yes',
      'question.__proto__': true,
      'centre.X Y': true,
      'mode.mail': true,
    })
    expect([odd?.questions, odd?.centres, odd?.modes]).toEqual([['studies', 'access'], [CAS], ['counsellor', 'paper']])
    expect(with_({ title: 3 })).toBe(null)
    expect(with_({ from: '2026-13-01' })).toBe(null)
  })
  test('R15 withdrawn keeps what was said, and can come back; ended early says since when', () => {
    expect(survey(said(restated(folded(), SURVEY_STATE, 'withdrawn'), 2)).withdrawn).toBe(true)
    expect(survey(said(restated(folded(), SURVEY_STATE, 'current'), 2)).withdrawn).toBe(false)
    expect(survey(ended(keyOf(90), ID, 'withdraw', null, at(3), DOC)).withdrawn).toBe(true)
    expect(survey(said(restated(folded(), SURVEY_ENDED, '2026-03-10'), 2)).ended).toBe('2026-03-10')
  })
  test('R15 which set a field is of is read from its name', () => {
    expect(setOfField('question.gender')).toEqual({ set: 'question', member: 'gender' })
    expect([setOfField('title'), setOfField('questions'), setOfField('mode')]).toEqual([null, null, null])
  })
})

describe('when and where something is asked', () => {
  const s = survey()
  test('R15 it runs from its first to its last day, both within; ended early, to that day; withdrawn, never', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-29', '2026-03-30'].map(d => phaseOn(s, day(d)))).toEqual([
      'to-come',
      'running',
      'running',
      'over',
    ])
    const early = { ...s, ended: day('2026-03-10') }
    expect([phaseOn(early, day('2026-03-10')), phaseOn(early, day('2026-03-11'))]).toEqual(['running', 'over'])
    expect(lastDay({ ...s, ended: day('2026-05-01') })).toBe('2026-03-29')
    expect(phaseOn({ ...s, ended: day('2026-02-01') }, day('2026-03-02'))).toBe('over')
    expect(phaseOn({ ...s, withdrawn: true }, day('2026-03-10'))).toBe('withdrawn')
  })
  test('R15 only where it runs, and only in the ways it has; sheets of paper are typed in for two weeks more', () => {
    const on = day('2026-03-10')
    expect([takes(s, 'counsellor', CAS, on), takes(s, 'kiosk', CAS, on), takes(s, 'counsellor', IRG, on)]).toEqual([true, false, false])
    expect(isAt({ centres: [] }, IRG)).toBe(true)
    expect([takes(s, 'counsellor', CAS, day('2026-03-30')), takes(s, 'paper', CAS, day('2026-03-30'))]).toEqual([false, true])
    expect([takes(s, 'paper', CAS, day('2026-04-12')), takes(s, 'paper', CAS, day('2026-04-13'))]).toEqual([true, false])
    expect(takes(s, 'paper', CAS, day('2026-03-01'))).toBe(false)
    expect(takes({ ...s, withdrawn: true }, 'paper', CAS, on)).toBe(false)
    expect(takes({ ...s, questions: [] }, 'counsellor', CAS, on)).toBe(false)
  })
  test('R15 a desk waits for the last paper, a kiosk and a survey without paper do not', () => {
    expect([lastSheets(s, 'desk'), lastSheets(s, 'kiosk')]).toEqual(['2026-04-12', '2026-03-29'])
    expect(lastSheets({ ...s, modes: ['counsellor'] }, 'desk')).toBe('2026-03-29')
  })
  test('R15 running before to come before over, of these the latest first', () => {
    const of = (id: number, from: string, to: string): Survey => ({ ...s, id: keyOf(id), from: day(from), to: day(to) })
    const list = [
      of(1, '2026-01-01', '2026-01-31'),
      of(2, '2026-05-01', '2026-05-31'),
      of(3, '2026-03-01', '2026-03-31'),
      of(4, '2026-02-01', '2026-02-20'),
    ]
    expect(inOrder(list, day('2026-03-10')).map(x => x.from)).toEqual(['2026-03-01', '2026-05-01', '2026-02-01', '2026-01-01'])
  })
})

test('S094 the library has the four criteria, of four levels each, and the screen at the exit the same', () => {
  expect(CRITERIA).toEqual(['setting', 'access', 'availability', 'usefulness'])
  for (const c of CRITERIA) expect(LIBRARY[c]).toEqual(['1', '2', '3', '4'])
  expect(ASPECTS).toEqual(['whole', ...CRITERIA])
  expect(QUESTIONS).toHaveLength(9)
  for (const x of ['', 'toString', '__proto__', 'nationality', 'name', null, 3]) expect(isQuestion(x), String(x)).toBe(false)
})
test('V1 nothing of the library is typed, no answer holds a blank, and what is asked about oneself can be refused', () => {
  for (const q of QUESTIONS) for (const value of LIBRARY[q]) expect(value).toMatch(/^[a-z0-9-]+$/)
  for (const q of ['gender', 'studies'] as const) expect(LIBRARY[q]).toContain('not-said')
  expect(LIBRARY.gender).toContain('other')
})
