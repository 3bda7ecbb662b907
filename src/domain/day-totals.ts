// What is given back at once: the counts of a day. Five different counts that never mix (V3, `domain.md` §1.3).
import { isDoubtful } from './clock-state.ts'
import { cameIn, withParts } from './hand-over.ts'
import type { GroupVisit } from './group-visit.ts'
import { referenceOf, REFERENCES, type LocalPurpose, type ReferenceId } from './purposes.ts'
import type { Visit, VisitKind } from './visit.ts'

export type Totals = {
  /** Distinct visits that stand: who was handed over counts once, where the centre has said so. */
  readonly visits: number
  /** The same with each part and each further step counted: what was done, not who came (V3, I02). */
  readonly services: number
  readonly byKind: Readonly<Record<VisitKind, number>>
  /** Of the visits: entered afterwards as an estimate (C09). */
  readonly estimated: number
  /** Σ of the people who came with each visit; of who was handed over the most that either said. */
  readonly present: number
  /** A visit may name up to three purposes: mentions exceed visits. By reference. */
  readonly mentions: Readonly<Record<ReferenceId, number>>
  /** Mentions of a local purpose whose definition has not arrived here. */
  readonly unmapped: number
  readonly groups: number
  readonly participants: number
  readonly accompanying: number
  /** Entries taken back; V2: a void is itself visible. An old sheet that was taken back whole is as if it had not come (`isVoid`). */
  readonly voids: number
  /** Visits and groups whose day a person must confirm (V7). */
  readonly toConfirm: number
}

/** One that is counted as taken back: not a stroke of an old sheet that was taken back whole (tick-sheet.ts). */
export const isVoid = ({ voided }: Pick<Visit, 'voided'>): boolean => voided !== null && voided !== 'sheet'

/** `steps`: how many count beside the visits themselves (`stepsOf`). */
export const totals = (visits: readonly Visit[], groups: readonly GroupVisit[], locals: readonly LocalPurpose[], steps = 0): Totals => {
  const byKind: Record<VisitKind, number> = { quick: 0, interview: 0, 'self-service': 0 }
  const mentions = Object.fromEntries(REFERENCES.map(r => [r, 0])) as Record<ReferenceId, number> // every key is there
  let unmapped = 0
  const standing = visits.filter(v => v.voided === null)
  const whole = withParts(standing)
  for (const v of standing) {
    byKind[v.kind]++
    for (const id of v.purposes) {
      const ref = referenceOf(locals, id)
      if (ref) mentions[ref]++
      else unmapped++
    }
  }
  const here = groups.filter(g => g.voided === null)
  return {
    visits: whole.size,
    services: standing.length + steps,
    estimated: standing.filter(v => v.estimated && whole.has(v.id)).length,
    byKind,
    present: [...whole.values()].reduce((n, parts) => n + cameIn(parts), 0),
    mentions,
    unmapped,
    groups: here.length,
    participants: here.reduce((n, g) => n + g.size, 0),
    accompanying: here.reduce((n, g) => n + g.accompanying, 0),
    voids: visits.filter(isVoid).length + (groups.length - here.length),
    toConfirm: [...standing, ...here].filter(r => isDoubtful(r.clock)).length,
  }
}
