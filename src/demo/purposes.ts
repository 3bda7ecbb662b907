// Two centres name their purposes their own way: one adds a sixth in its first winter, the other works with three.
import type { Day } from '../domain/day.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import type { LocalPurpose, ReferenceId } from '../domain/purposes.ts'
import { bytesBy, chanceOf } from './chance.ts'
import type { DemoCentre } from './network.ts'

type DemoPurpose = Pick<LocalPurpose, 'label' | 'short' | 'ref' | 'standsFor'> & { readonly from: Day | null }

/** `from` null: since the book began. */
const LOCAL: Readonly<Record<string, readonly DemoPurpose[]>> = {
  cas: [{ label: 'Saison et montagne', short: 'Saison', ref: 'P1', standsFor: [], from: '2025-12-15' as Day }],
  ard: [
    { label: 'Travailler', short: 'Travailler', ref: 'P1', standsFor: ['P1'], from: null },
    { label: 'Apprendre', short: 'Apprendre', ref: 'P3', standsFor: ['P2', 'P3', 'P4'], from: null },
    { label: 'Entreprendre', short: 'Entreprendre', ref: 'P5', standsFor: ['P5'], from: null },
  ],
}

/** As they are stated; none where the centre uses the reference names. `start`: the first day of the book. */
export const demoPurposes = (
  seed: number,
  centre: Pick<DemoCentre, 'code'>,
  start: Day,
): readonly (Pick<LocalPurpose, 'label' | 'short' | 'ref' | 'standsFor' | 'from' | 'to' | 'order'> & { readonly key: Key })[] =>
  (LOCAL[centre.code] ?? []).map((p, order) => ({
    ...p,
    from: p.from === null || p.from < start ? start : p.from,
    to: null,
    order,
    key: keyFrom(bytesBy(chanceOf(seed, 'purpose', centre.code, p.label), 16)),
  }))

/** What a person of this centre ticks on that day for what somebody came for. `r`: a number in [0, 1). */
export const purposeId = (locals: ReturnType<typeof demoPurposes>, day: Day, ref: ReferenceId, r: number): string => {
  const valid = locals.filter(p => p.from <= day)
  const instead = valid.find(p => p.standsFor.includes(ref))
  if (instead) return instead.key
  const beside = valid.find(p => p.standsFor.length === 0 && p.ref === ref)
  return beside && r < 0.4 ? beside.key : ref
}
