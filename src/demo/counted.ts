// What the fictional centres count by the piece, each by its own habit: for every half-day one number of a kind.
import type { TallyKind } from '../domain/tally.ts'
import { poisson, type Chance } from './chance.ts'

/** So many for one visit. */
const HABITS: Readonly<Record<string, readonly (readonly [TallyKind, number])[]>> = {
  val: [
    ['entries', 1.7],
    ['switchboard', 0.4],
    ['workstation', 0.3],
  ],
  cas: [
    ['workstation', 0.4],
    ['photocopies', 0.8],
  ],
  orv: [['entries', 1.4]],
  irg: [
    ['entries', 1.5],
    ['photocopies', 0.6],
  ],
}

/** Those above none. */
export const countedBy = (r: Chance, centre: string, visits: number): readonly (readonly [TallyKind, number])[] =>
  (HABITS[centre] ?? []).map(([kind, rate]) => [kind, poisson(r, rate * visits)] as const).filter(([, n]) => n > 0)
