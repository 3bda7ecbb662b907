// What went wrong on a day on which it was open all the same, as it is typed.
import { OUTAGES, type OutageKind } from '../domain/closing-reasons.ts'
import { isDay, type Day, type HalfDay } from '../domain/day.ts'
import { cleanName } from '../domain/name.ts'
import { MAX_HOURS_TEXT } from '../domain/opening-record.ts'
import { outageFields, type Outage, type OutageStated } from '../domain/outage.ts'
import type { Value } from '../domain/statement.ts'
import { alike } from '../records/alike.ts'
import { textProblem, type TextProblem } from '../records/text-problem.ts'

export type OutageTyped = {
  readonly day: string
  readonly half: 'day' | HalfDay
  /** '' until one is chosen. */
  readonly kind: OutageKind | ''
  readonly text: string
}
/** 'ahead': it has not come yet. */
export type OutageWrong = { readonly day: 'day' | 'ahead' | null; readonly kind: boolean; readonly text: TextProblem | null }
export const NO_OUTAGE_WRONG: OutageWrong = { day: null, kind: false, text: null }

export const newOutage = (today: Day): OutageTyped => ({ day: today, half: 'day', kind: '', text: '' })
export const typedOutage = (o: Outage): OutageTyped => ({ day: o.day, half: o.half ?? 'day', kind: o.kind, text: o.text ?? '' })

/** As it was kept while it was typed. */
export const outageAgain = (first: OutageTyped, kept: unknown): OutageTyped => {
  const typed = alike(first, kept)
  return {
    ...typed,
    half: typed.half === 'am' || typed.half === 'pm' ? typed.half : 'day',
    kind: OUTAGES.find(k => k === typed.kind) ?? '',
  }
}

export const readOutage = (typed: OutageTyped, today: Day): { readonly stated: OutageStated } | { readonly wrong: OutageWrong } => {
  const { day, half, kind } = typed
  const wrong: OutageWrong = {
    day: !isDay(day) ? 'day' : day > today ? 'ahead' : null,
    kind: kind === '',
    text: textProblem(typed.text, MAX_HOURS_TEXT),
  }
  if (!isDay(day) || kind === '' || wrong.day || wrong.text) return { wrong }
  return { stated: { day, half: half === 'day' ? null : half, kind, text: cleanName(typed.text) || null } }
}

/** Every field; null for what is not said. */
export const outageValues = (stated: OutageStated): Record<string, Value> => ({ half: null, text: null, ...outageFields(stated) })
