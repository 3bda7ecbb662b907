// Unanswered (I16): which visits ended without an answer. The same wherever it is counted: when the day is closed, and where people were sent around.
import type { CentreCode } from './ids.ts'
import { itemOf, listAt, type ListValue } from './lists.ts'
import { toldFrom } from './told.ts'
import type { Visit } from './visit.ts'

/** Does this next step mean that nothing was found? Also one of a centre's own that counts under it. */
export const unansweredStep = (stated: readonly ListValue[], centre: CentreCode): ((next: string) => boolean) => {
  const steps = listAt('next-step', stated, centre)
  return next => itemOf(steps, stated, next)?.ref === 'unanswered'
}

/** Of what was noted of the same people: a next step says so, or a theme that was left open. */
export const leftUnanswered = (parts: readonly Pick<Visit, 'next' | 'besides'>[], isUnanswered: (next: string) => boolean): boolean =>
  parts.some(v => v.next.some(isUnanswered) || toldFrom(v.besides).unanswered.length > 0)
