// A survey as one fills it in: only its title is typed.
import { addDays, isDay, type Day } from '../domain/day.ts'
import { isCentreCode, type CentreCode, type Key } from '../domain/ids.ts'
import { answersTo, QUESTIONS, type QuestionId } from '../domain/survey-library.ts'
import type { SurveyStated } from '../domain/survey-record.ts'
import { MODES, MOST_SHEETS, type Survey } from '../domain/survey.ts'
import type { Sheet } from '../domain/answer-batch.ts'
import { alike, fieldOf } from '../records/alike.ts'
import { namesProblem, namesTyped, typedNames, type NameProblem, type NamesTyped } from '../records/names-typed.ts'

export type SurveyTyped = {
  readonly title: NamesTyped
  readonly from: string
  readonly to: string
  readonly questions: readonly string[]
  readonly modes: readonly string[]
  /** None: everywhere. */
  readonly centres: readonly string[]
  /** NaN for what is no number. */
  readonly target: number | null
}

/** What is typed is kept under these names until it is kept as a record. */
export const NEW = 'survey/new'
export const surveyForm = (id: Key): string => `survey/${id}`

/** Four weeks, the day it is prepared being the first. */
const USUAL_DAYS = 27

/** `own`: for which centre one begins; null: for all. */
export const typedSurvey = (survey: Survey | null, today: Day, own: CentreCode | null = null): SurveyTyped => ({
  title: typedNames(survey?.titles ?? null),
  from: survey?.from ?? today,
  to: survey?.to ?? addDays(today, USUAL_DAYS),
  questions: survey?.questions ?? [],
  modes: survey?.modes ?? ['counsellor'],
  centres: survey?.centres ?? (own === null ? [] : [own]),
  target: survey?.target ?? null,
})
/** As it was kept while it was typed. */
export const surveyAgain = (first: SurveyTyped, kept: unknown): SurveyTyped => {
  const typed = alike(first, kept)
  return { ...typed, target: typeof typed.target === 'number' ? typed.target : null }
}

/** A paper sheet as it was kept while it was typed in: what these questions know as an answer. */
export const sheetAgain =
  (questions: readonly QuestionId[]) =>
  (_: Sheet, kept: unknown): Sheet =>
    Object.fromEntries(
      questions.flatMap(q => {
        const answer = answersTo(q).find(a => a === fieldOf(kept, q))
        return answer === undefined ? [] : [[q, answer]]
      }),
    )

/** `to` 'before': it comes before the first day. */
export type SurveyWrong = Readonly<{
  title?: NameProblem
  from?: true
  to?: 'day' | 'before'
  questions?: true
  modes?: true
  target?: true
}>

const isTarget = (n: number | null): boolean => n === null || (Number.isInteger(n) && n >= 1 && n <= MOST_SHEETS)

export const readSurvey = (typed: SurveyTyped): { readonly stated: SurveyStated } | { readonly wrong: SurveyWrong } => {
  const { from, to, target } = typed
  const title = namesProblem(typed.title, 'needed')
  const titles = namesTyped(typed.title)
  const questions = QUESTIONS.filter(q => typed.questions.includes(q))
  const modes = MODES.filter(m => typed.modes.includes(m))
  const wrong: SurveyWrong = {
    ...(title && { title }),
    ...(!isDay(from) && { from: true as const }),
    ...(!isDay(to) ? { to: 'day' as const } : isDay(from) && to < from && { to: 'before' as const }),
    ...(questions.length === 0 && { questions: true as const }),
    ...(modes.length === 0 && { modes: true as const }),
    ...(!isTarget(target) && { target: true as const }),
  }
  if (Object.keys(wrong).length > 0 || titles === null || !isDay(from) || !isDay(to)) return { wrong }
  return { stated: { titles, from, to, questions, modes, centres: typed.centres.filter(isCentreCode), target } }
}
