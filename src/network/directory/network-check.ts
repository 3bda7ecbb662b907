// What must hold of the network's own record, whichever way a value comes there: by its forms, put back, chosen of two, or as a third.
import { circleOfField } from '../../domain/closed-circles.ts'
import { isDay, type Day } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import { readCurrency, readTimeZone } from '../../domain/place.ts'
import { holidayDay, isHolidayRange } from '../../domain/school-holidays.ts'
import { isSchoolStart, SCHOOL_START } from '../../domain/school-start.ts'
import type { Value } from '../../domain/statement.ts'
import type { Check } from '../../records/check.ts'
import { t } from '../../text/translate.ts'
import { namedCheck } from './directory-check.ts'
import { currencies, timeZones } from './places-known.ts'

/** A code in small letters is read in the form; in the record it stands as it is written. */
export const networkCheck =
  (record: Folded, today: Day): Check =>
  (field, value) => {
    const text = typeof value === 'string' ? value : ''
    if (field === 'currency') return text === readCurrency(text, currencies()) ? null : t('network.problem.currency')
    if (field === 'timeZone') return text === readTimeZone(text, timeZones()) ? null : t('network.problem.zone')
    if (field === SCHOOL_START) return value === null || isSchoolStart(value) ? null : t('network.problem.schoolStart')
    const holidays = holidayDay(field)
    if (holidays !== null) return value === null || isHolidayRange(holidays, value) ? null : t('network.problem.holidays')
    if (circleOfField(field) !== null) return circleProblem(record, field, value, today)
    return namedCheck(record.id, [], () => '')(field, value)
  }

/** A closing that stands there may be chosen whatever its day; one that is put back would reach into days on which the circle was open. */
const circleProblem = (record: Folded, field: string, value: Value, today: Day): string | null => {
  if (value === null || record.heads[field]?.some(h => h.value === value)) return null
  if (!isDay(value)) return t('network.problem.circle-day')
  return value < today ? t('network.problem.circle-past') : null
}
