// Which line of a centre's list a purpose is (V5).
import { referenceOf, type Choice, type LocalPurpose } from './purposes.ts'
import type { Visit } from './visit.ts'

/** Itself, or what stands for its reference in this list. Null where the list has none of it, or several: which of them, nobody said. */
export const choiceOf = (purpose: string, choices: readonly Choice[], locals: readonly LocalPurpose[]): Choice | null => {
  const ref = referenceOf(locals, purpose)
  const [one, other] = choices.filter(c => c.id === ref || (ref !== null && c.local?.standsFor.includes(ref)))
  return choices.find(c => c.id === purpose) ?? (other ? null : (one ?? null))
}

/** How often each line of the list was named by visits that stand, by its id: once by each visit. */
export const mentionsByChoice = (
  visits: readonly Visit[],
  choices: readonly Choice[],
  locals: readonly LocalPurpose[],
): ReadonlyMap<string, number> => {
  const out = new Map<string, number>()
  for (const v of visits)
    if (v.voided === null)
      for (const id of new Set(v.purposes.flatMap(p => choiceOf(p, choices, locals)?.id ?? []))) out.set(id, (out.get(id) ?? 0) + 1)
  return out
}
