// What is to be written so that a day is as somebody says it is (J23).
import type { Day } from './day.ts'
import { exceptionsOn, usualOn, withoutHalf, type Hours, type OpeningException } from './opening.ts'
import type { ExceptionStated } from './opening-record.ts'

/** `said` null: nothing needs to be said. `takenBack`: what was said of exactly these days, and holds no longer. */
export type Declaring = { readonly said: ExceptionStated | null; readonly takenBack: readonly OpeningException[] }

const ofSameDays = ({ exceptions }: Hours, { day, to }: Pick<ExceptionStated, 'day' | 'to'>): readonly OpeningException[] =>
  exceptions.filter(e => !e.withdrawn && e.day === day && e.to === to)
/** What was said of a longer time stays for its other days. */
const longer = (hours: Hours, day: Day, takenBack: readonly OpeningException[]): boolean =>
  exceptionsOn(hours.exceptions, day).some(e => !takenBack.includes(e))

/** Half a day is closed of what is usual, whatever was said of a longer time. */
export const declaring = (hours: Hours, said: ExceptionStated): Declaring => {
  const takenBack = ofSameDays(hours, said)
  const { day, half } = said
  if (half === null || said.to !== undefined || !longer(hours, day, takenBack)) return { said, takenBack }
  return { said: { ...said, half: null, intervals: withoutHalf(usualOn(hours, day), half) }, takenBack }
}

/** The day is as usual after all, in the midst of a longer time that differs too. */
export const asUsual = (hours: Hours, day: Day): Declaring => {
  const takenBack = ofSameDays(hours, { day })
  const usual = usualOn(hours, day)
  const said: ExceptionStated = { day, half: null, intervals: usual, reason: 'other' }
  return { said: longer(hours, day, takenBack) && usual.length > 0 ? said : null, takenBack }
}
