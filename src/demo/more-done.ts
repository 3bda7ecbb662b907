// What is done besides for somebody who is on the page already: a further step (J6), or reception hands over to the counsellor and both note it (C05).
import type { Day } from '../domain/day.ts'
import type { StepEntry } from '../domain/step.ts'
import type { VisitEntry } from '../domain/visit.ts'
import { chanceOf, oneOf, pick, type Chance } from './chance.ts'

const STEPS = 0.06
/** Of quick answers that an interview follows: where somebody stands at a reception. */
const HANDED: Readonly<Record<string, number>> = { val: 0.25, orv: 0.08 }

/** After the `n`th visit of that day; null after most. */
export const stepAfter = (seed: number, centre: string, day: Day, n: number, { kind, purposes }: VisitEntry): StepEntry | null => {
  const r = chanceOf(seed, 'step', centre, day, String(n))
  if (r() >= STEPS) return null
  if (kind === 'interview') return { kind: pick(r, [['quick', 2], ['self-service', 1]] as const), purposes: [], duration: null } // prettier-ignore
  return {
    kind: 'interview',
    purposes: purposes.length > 0 ? purposes : [oneOf(r, ['P1', 'P2', 'P3'])],
    duration: pick(r, [['5-15', 2], ['15-30', 1]] as const), // prettier-ignore
  }
}

/** Which of these, in their order, was handed over to the one that comes next. */
export const handedOver = (
  r: Chance,
  centre: string,
  coming: readonly { readonly half: unknown; readonly entry: VisitEntry }[],
): ReadonlySet<number> => {
  const share = HANDED[centre] ?? 0
  const given = coming.flatMap(({ half, entry }, i) => {
    const next = coming[i + 1]
    return entry.kind === 'quick' && next?.entry.kind === 'interview' && next.half === half && r() < share ? [i] : []
  })
  return new Set(given)
}
