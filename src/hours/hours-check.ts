// What must hold of what is said of hours, whichever way a value comes there: put back, chosen of two, or as a third.
import { isDay } from '../domain/day.ts'
import { shown, type Folded } from '../domain/fold.ts'
import { isExceptionRange, MAX_HOURS_TEXT } from '../domain/opening-record.ts'
import type { Check } from '../records/check.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { textProblem } from '../records/text-problem.ts'
import { t } from '../text/translate.ts'
import { isTextField } from './hours-words.ts'

export const hoursCheck =
  (record: Folded): Check =>
  (field, value) => {
    const said = (name: string): unknown => (name === field ? value : shown(record, name))
    if (isTextField(field)) return typeof value === 'string' ? textProblemWords(textProblem(value, MAX_HOURS_TEXT)) : null
    const first = said(record.noun === 'exception' ? 'day' : 'from')
    const last = said('to') ?? null
    if (!['day', 'from', 'to'].includes(field) || record.noun === 'outage') return null
    if (!isDay(first)) return t('hours.problem.day')
    if (last === null) return null
    const right = isDay(last) && (record.noun === 'exception' ? isExceptionRange(first, last) : first <= last)
    return right ? null : t(record.noun === 'exception' ? 'opening.problem.days' : 'hours.problem.to')
  }
