// The questions of the survey library and their answers in words: as they are put to somebody, and short, for who reads results.
import { answersTo, isCriterion, type QuestionId } from '../domain/survey-library.ts'
import { dateText } from './format.ts'
import { t, type TextKey } from './translate.ts'
import { wholeDate } from './whole-date.ts'
import type { Survey } from '../domain/survey.ts'

export const answerWord = (question: QuestionId, answer: string): string => {
  if (isCriterion(question)) return t(`survey.level.${answer}` as TextKey) // of the library, whose words are all there (TX9)
  return question === 'heard' ? t(`list.heard.${answer}` as TextKey) : t(`survey.${question}.${answer}` as TextKey) // as above
}
/** Short, for results and for choosing. */
export const questionWord = (question: QuestionId): string => t(`survey.question.${question}`)
/** As a question of a sheet. */
export const questionAsked = (
  question: QuestionId,
): { readonly legend: string; readonly choices: readonly { value: string; label: string }[] } => ({
  legend: t(`survey.ask.${question}`),
  choices: answersTo(question).map(value => ({ value, label: answerWord(question, value) })),
})

/** 'du 2 au 29 mars 2026': the year once. */
export const periodText = ({ from, to }: Pick<Survey, 'from' | 'to'>): string =>
  t('survey.period', { from: from.slice(0, 4) === to.slice(0, 4) ? dateText(from) : wholeDate(from), to: wholeDate(to) })
