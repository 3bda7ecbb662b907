// The network's figures are the sum of its centres' and nothing else (V4).
import { REFERENCES, type ReferenceId } from '../domain/purposes.ts'
import { totals, type Totals } from '../domain/day-totals.ts'

export const plus = (a: Totals, b: Totals): Totals => ({
  visits: a.visits + b.visits,
  services: a.services + b.services,
  estimated: a.estimated + b.estimated,
  byKind: {
    quick: a.byKind.quick + b.byKind.quick,
    interview: a.byKind.interview + b.byKind.interview,
    'self-service': a.byKind['self-service'] + b.byKind['self-service'],
  },
  present: a.present + b.present,
  mentions: Object.fromEntries(REFERENCES.map(r => [r, a.mentions[r] + b.mentions[r]])) as Record<ReferenceId, number>, // every key is there
  unmapped: a.unmapped + b.unmapped,
  groups: a.groups + b.groups,
  participants: a.participants + b.participants,
  accompanying: a.accompanying + b.accompanying,
  voids: a.voids + b.voids,
  toConfirm: a.toConfirm + b.toConfirm,
})

/** V4. */
export const networkTotal = (lines: readonly { readonly totals: Totals }[]): Totals =>
  lines.map(l => l.totals).reduce(plus, totals([], [], []))
