// What is noted of one visit: shares of `domain.md` §13. Each centre leaves out questions in its own measure.
import type { Day } from '../domain/day.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import type { Duration, NEXT_STEPS, Situation, VisitEntry, VisitKind } from '../domain/visit.ts'
import { chanceOf, pick, type Chance } from './chance.ts'
import { purposeId, type demoPurposes } from './purposes.ts'

type Shares<T> = readonly (readonly [T, number])[]
const KINDS: Shares<VisitKind> = [
  ['quick', 38],
  ['interview', 41],
  ['self-service', 21],
]
const PURPOSES: Shares<ReferenceId> = [
  ['P1', 31],
  ['P2', 24],
  ['P3', 23],
  ['P4', 13],
  ['P5', 9],
]
const SECOND = 0.12
const LENGTHS: Shares<Duration> = [
  ['5-15', 25],
  ['15-30', 45],
  ['30-60', 25],
  ['60+', 5],
]
const SAID: Shares<Situation> = [
  ['jobseeker', 45],
  ['employee', 25],
  ['pupil', 15],
  ['self-employed', 7],
  ['unknown', 8],
]
const NEXT: Shares<(typeof NEXT_STEPS)[number]> = [
  ['documents', 50],
  ['partner', 30],
  ['workshop', 10],
  ['comes-back', 10],
]

const measures = new Map<string, number>()
/** 35 to 70 of 100 were not asked, by centre and field. */
export const notAsked = (seed: number, centre: string, field: string): number => {
  const name = `${seed} ${centre} ${field}`
  const known = measures.get(name)
  if (known !== undefined) return known
  const measure = 0.35 + 0.35 * chanceOf(seed, 'not asked', centre, field)()
  measures.set(name, measure)
  return measure
}

export type Habits = { readonly situation: number; readonly next: number }
export const habitsOf = (seed: number, centre: string): Habits => ({
  situation: notAsked(seed, centre, 'situation'),
  next: notAsked(seed, centre, 'next'),
})

export const someVisit = (r: Chance, habits: Habits, locals: ReturnType<typeof demoPurposes>, day: Day): VisitEntry => {
  const kind = pick(r, KINDS)
  const interview = kind === 'interview'
  const named = interview ? (r() < SECOND ? 2 : 1) : r() < 0.3 ? 1 : 0
  const purposes = [...new Set(Array.from({ length: named }, () => purposeId(locals, day, pick(r, PURPOSES), r())))]
  return {
    kind,
    purposes,
    duration: interview ? pick(r, LENGTHS) : null,
    party: r() < 0.08 ? 2 : 1,
    situations: interview && r() > habits.situation ? [pick(r, SAID)] : [],
    next: interview && r() > habits.next ? [pick(r, NEXT)] : [],
  }
}
