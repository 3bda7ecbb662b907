// Why a half-day is as it is: what the centre said of it. And what was noted where nobody opens (C24).
import { reasonOf, type ClosingReason } from './closing-reasons.ts'
import type { HalfState } from './completeness.ts'
import type { Day, HalfDay } from './day.ts'
import { exceptionsOn, openHalves, openOn, usualOn, type Hours } from './opening.ts'
import { outagesIn, type Outage } from './outage.ts'

/** 'closed': it was declared closed. 'outage': something went wrong. `text`: a few words of the centre's own. */
export type HalfWhy = { readonly is: 'closed' | 'outage'; readonly reason: ClosingReason; readonly text: string | null }

/** Every reason that was said, a closing first. */
export const halfWhy = (hours: Hours, outages: readonly Outage[], day: Day, half: HalfDay): readonly HalfWhy[] => {
  const planned = openHalves(usualOn(hours, day)).includes(half)
  const said = exceptionsOn(hours.exceptions, day).findLast(e => e.half === null || e.half === half)
  const closed = planned && said && !openHalves(openOn(hours, day)).includes(half)
  return [
    ...(closed ? [{ is: 'closed' as const, reason: reasonOf(said.reason), text: null }] : []),
    ...outagesIn(outages, day, half).map(o => ({ is: 'outage' as const, reason: o.kind, text: o.text })),
  ]
}

/**
 * C24: something is noted in a half-day that was declared closed, or on a day without any opening: a day that was mistyped, or hours that want an
 * exception. What is noted in the other half of a day that opens is nobody's mistake.
 */
export const isOnClosed = (state: HalfState, why: readonly HalfWhy[], hours: Hours, day: Day): boolean =>
  state === 'noted' && (why.some(w => w.is === 'closed') || openOn(hours, day).length === 0)
