// Months of a centre as its devices might have written them, from a seed: every visit with some of what can be told, classes, entries taken back.
import { CHANNELS, VISITED } from '../../src/domain/told-lists.ts'
import { monthOf, weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { LISTS } from '../../src/domain/lists.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { NOTHING_TOLD, toldFields } from '../../src/domain/told.ts'
import { DURATIONS, emptyVisit, NEXT_STEPS, SITUATIONS, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { rng } from '../random.ts'

/** `keys`: those of the drafts, in their order, where others name them. */
export type Written = { readonly doc: string; readonly drafts: readonly Draft[]; readonly keys?: readonly Key[] }

/** With some of all that can be told. */
export const toldVisit = (r: () => number): VisitEntry => {
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * r() * list.length)]! // the first of a list most often; none is empty
  const some = <T>(chance: number, list: readonly T[]): T[] => (r() < chance ? [one(list)] : [])
  const kind = one(['quick', 'interview', 'self-service'] as const)
  const purposes =
    kind === 'interview' ? [...new Set([one(['P1', 'P2', 'P3', 'P4', 'P5']), ...some(0.15, ['P3', 'P4'])])] : some(0.3, ['P1', 'P2'])
  return {
    ...emptyVisit(kind),
    purposes,
    duration: kind === 'interview' ? one(DURATIONS.slice(1)) : null,
    party: r() < 0.1 ? 2 : 1,
    situations: some(0.5, SITUATIONS),
    next: some(0.5, NEXT_STEPS),
    besides: toldFields({
      ...NOTHING_TOLD,
      channel: r() < 0.12 ? one(CHANNELS.slice(1)) : 'on-site',
      ageBand: r() < 0.6 ? one(LISTS['age-band']) : null,
      visited: r() < 0.6 ? one(VISITED) : null,
      waiting: r() < 0.3 ? one(LISTS.waiting) : null,
      heard: r() < 0.3 ? one(LISTS.heard) : null,
      themes: some(0.6, LISTS.theme),
      referrals: some(0.3, LISTS['partner-type']).map(to => [to, 1, null, null] as const),
    }),
  }
}

/** Mondays to Fridays in the morning, Thursdays until the evening, `perDay` visits a day more or less. A day in forty without a word. */
export const writtenMonths = (seed: number, centre: string, from: string, to: string, perDay: number): Written[] => {
  const r = rng(seed)
  const pages = new Map<string, Draft[]>()
  for (const day of daysBetween(from as Day, to as Day)) {
    if (weekday(day) > 5 || r() < 1 / 40) continue
    const doc = visitsDocument(centre as CentreCode, monthOf(day))
    const drafts = pages.get(doc) ?? []
    pages.set(doc, drafts)
    const market = weekday(day) === 4
    const n = Math.round(perDay * (market ? 1.6 : 1) * (0.6 + 0.8 * r()))
    for (let i = 0; i < n; i++) {
      const slot = market && i % 2 === 1 ? 14 + (i % 3) : 9 + (i % 4)
      drafts.push({ kind: 'create', noun: 'visit', fields: visitFields(toldVisit(r), day, slot) })
    }
    if (r() < 0.05)
      drafts.push({ kind: 'create', noun: 'group', fields: groupFields({ kind: 'class', size: 24, accompanying: 2 }, day, 10) })
  }
  return [...pages].map(([doc, drafts]) => ({ doc, drafts }))
}
