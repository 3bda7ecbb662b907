// What stands in the fields of a survey, in words: for the card, the history and what is to be decided.
import type { Centre } from '../domain/centre.ts'
import { isDay } from '../domain/day.ts'
import { isCentreCode, type CentreCode } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { nameField } from '../domain/names-record.ts'
import { isQuestion } from '../domain/survey-library.ts'
import { isMode, setOfField, SURVEY_ENDED, SURVEY_STATE } from '../domain/survey-record.ts'
import type { Value } from '../domain/statement.ts'
import type { Check } from '../records/check.ts'
import type { Describe } from '../records/describe.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { numberText } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { questionWord } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'

/** Where it is asked. */
export const placesText = (chosen: readonly CentreCode[], centres: readonly Centre[]): string =>
  chosen.length === 0 ? t('survey.everywhere') : listText(chosen.map(c => centreOfCode(c, centres)))

const nothing = (): string => t('survey.nothing')
const yesNo = (value: Value): string => t(value === true ? 'survey.yes' : 'survey.no')

export const describeSurvey =
  (centres: readonly Centre[]): Describe =>
  (field, value) => {
    const of = setOfField(field)
    if (of) {
      const { member } = of
      if (isQuestion(member)) return { what: questionWord(member), text: yesNo(value) }
      if (isMode(member)) return { what: t(`survey.mode.${member}`), text: yesNo(value) }
      return isCentreCode(member) ? { what: centreOfCode(member, centres), text: yesNo(value) } : null
    }
    if (isTitle(field)) {
      const language = LANGUAGES.find(l => nameField('title', l) === field)
      const what = t('survey.field.title')
      return {
        what: language ? t('labelled', { what, value: LANGUAGE_NAMES[language] }) : what,
        text: typeof value === 'string' && value !== '' ? value : nothing(),
      }
    }
    switch (field) {
      case 'from':
      case 'to':
      case SURVEY_ENDED:
        return { what: t(`survey.field.${field}`), text: isDay(value) ? wholeDate(value) : nothing() }
      case 'target':
        return { what: t('survey.field.target'), text: typeof value === 'number' ? numberText(value) : nothing() }
      case SURVEY_STATE:
        return { what: t('survey.field.state'), text: t(value === 'withdrawn' ? 'survey.phase.withdrawn' : 'survey.state.current') }
      default:
        return null // of a newer app
    }
  }

/** Fields of which a third version can be written. */
export const isTitle = (field: string): boolean => field === 'title' || LANGUAGES.some(l => nameField('title', l) === field)

/** A survey has a title and a first day, whatever is put back. */
export const surveyCheck: Check = (field, value) => {
  if (field === 'title' && value === null) return t('survey.problem.title')
  return (field === 'from' || field === 'to') && !isDay(value) ? t('survey.problem.day') : null
}
