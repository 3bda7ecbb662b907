// Where people of an interview came from and to whom they were pointed, told of some: a chance of its own, so that nothing else of the year moves.
import type { Day } from '../domain/day.ts'
import { NOTHING_TOLD, toldFields, type Referral, type Told } from '../domain/told.ts'
import type { VisitEntry } from '../domain/visit.ts'
import { chanceOf, pick, type Chance } from './chance.ts'

/** Of interviews. */
const TOLD = 0.4
const SEEN: readonly (readonly [string, number])[] = [
  ['employment-service', 40],
  ['youth-service', 18],
  ['school-guidance', 14],
  ['social-service', 12],
  ['adult-training', 10],
  ['business-creation', 6],
]
/** To whom, by the purpose that is named first. */
const TO: Readonly<Record<string, readonly string[]>> = {
  P1: ['employment-service', 'youth-service', 'company'],
  P2: ['school-guidance', 'skills-audit'],
  P3: ['adult-training', 'distance-learning', 'chamber'],
  P4: ['prior-learning', 'skills-audit'],
  P5: ['business-creation', 'chamber'],
}
const UNANSWERED = 0.08

const ways = (r: Chance, { purposes, next }: VisitEntry): Partial<Told> => {
  const alreadySeen = r() < 0.5 ? [...new Set([pick(r, SEEN), ...(r() < 0.25 ? [pick(r, SEEN)] : [])])] : []
  const to = TO[purposes[0] ?? ''] ?? []
  const [first] = to
  const referrals: Referral[] =
    next.includes('partner') && first
      ? [
          [
            r() < 0.7 ? first : (to[1] ?? first),
            pick(r, [
              [0, 30],
              [1, 40],
              [2, 30],
            ]),
          ],
        ]
      : []
  return {
    alreadySeen,
    sentBack: alreadySeen.length > 0 && r() < 0.5 ? r() < 0.25 : null,
    sentBy: r() < 0.3 ? pick(r, SEEN) : null,
    referrals,
  }
}

/** What was noted as the nth of a day, with what was told besides. */
export const withWays = (seed: number, centre: string, day: Day, n: number, entry: VisitEntry): VisitEntry => {
  const r = chanceOf(seed, 'ways', centre, day, String(n))
  if (entry.kind !== 'interview' || r() > TOLD) return entry
  const besides = toldFields({ ...NOTHING_TOLD, ...ways(r, entry) })
  const next = entry.next.length > 0 && r() < UNANSWERED ? (['unanswered'] as const) : entry.next
  return { ...entry, next, besides }
}
