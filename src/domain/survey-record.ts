// How a survey stands in statements, in what the staff of all centres write and every device reads, so that a kiosk can show it. Each question, centre and way
// is a field of its own: who adds apart contradicts nobody.
import { contested } from './contested.ts'
import { isDay, type Day } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode } from './ids.ts'
import { LANGUAGES } from './languages.ts'
import { changesWith, memberFields, memberOf, membersFrom } from './members.ts'
import { nameField, namesFields, namesFrom } from './names-record.ts'
import type { Draft, Value } from './statement.ts'
import { isQuestion, QUESTIONS } from './survey-library.ts'
import { MODES, MOST_SHEETS, type Mode, type Survey } from './survey.ts'

const TITLE = 'title'
/** What is ticked: the set in statements, and where it stands. */
const SETS = { question: 'questions', centre: 'centres', mode: 'modes' } as const
export type SurveySet = keyof typeof SETS
const SET_NAMES = Object.keys(SETS) as SurveySet[] // the keys of the object above
/** Which set a field is of, and of what; null for another field. */
export const setOfField = (field: string): { readonly set: SurveySet; readonly member: string } | null => {
  for (const set of SET_NAMES) {
    const member = memberOf(set, field)
    if (member !== null) return { set, member }
  }
  return null
}

/** The field that says whether it is in use. */
export const SURVEY_STATE = 'state'
/** The field that says since which day nothing is asked any more. */
export const SURVEY_ENDED = 'ended'

export const isMode = (x: unknown): x is Mode => MODES.some(m => m === x)

export type SurveyStated = Pick<Survey, 'titles' | 'from' | 'to' | 'questions' | 'centres' | 'modes' | 'target'>

const members = (s: SurveyStated): Record<string, Value> =>
  Object.assign({}, ...SET_NAMES.map(set => memberFields(set, s[SETS[set]]))) as Record<string, Value> // as each of them is

/** Field by field, in the order of a card; null or [] = not stated. */
export const surveyFields = (s: SurveyStated): Record<string, Value> => ({
  ...namesFields(TITLE, s.titles),
  from: s.from,
  to: s.to,
  ...members(s),
  ...(s.target !== null && { target: s.target }),
})

/** `record`: what the author was looking at. */
export const surveyEdits = (record: Folded, s: SurveyStated): Draft[] =>
  changesWith(record, SET_NAMES, {
    ...Object.fromEntries(LANGUAGES.map(l => [nameField(TITLE, l), null])),
    ...namesFields(TITLE, s.titles),
    from: s.from,
    to: s.to,
    target: s.target,
    ...members(s),
  })

const isTarget = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 1 && (x as number) <= MOST_SHEETS

/** Null when it is no survey that this app can read: without a title or a first day. */
export const surveyFrom = (record: Folded): Survey | null => {
  const day = (field: string): Day | null => {
    const value = shown(record, field)
    return isDay(value) ? value : null
  }
  const [titles, from, to, target] = [namesFrom(record, TITLE), day('from'), day('to'), shown(record, 'target')]
  if (titles === null || from === null) return null
  const asked = membersFrom(record, 'question', isQuestion)
  const modes = membersFrom(record, 'mode', isMode)
  return {
    id: record.id,
    doc: record.doc,
    titles,
    from,
    to: to === null || to < from ? from : to,
    questions: QUESTIONS.filter(q => asked.includes(q)),
    centres: membersFrom(record, 'centre', isCentreCode).sort(),
    modes: MODES.filter(m => modes.includes(m)),
    target: isTarget(target) ? target : null,
    ended: day(SURVEY_ENDED),
    withdrawn: shown(record, SURVEY_STATE) === 'withdrawn' || record.ended !== null,
    conflicts: contested(record),
  }
}
