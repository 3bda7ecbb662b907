// Entries that come late stand beside the estimates that were noted in their place (T8). A person decides which count; nothing here does.
import { halfOf, type Day, type Slot } from './day.ts'
import { isDoubtful } from './clock-state.ts'
import { countedElsewhere } from './counted-elsewhere.ts'
import type { Value } from './statement.ts'
import { visitFields, type Visit, type VisitEntry } from './visit.ts'

/** The fields of a visit that was not noted when it took place, but estimated afterwards (catch-up, J10). */
export const estimatedFields = (entry: VisitEntry, day: Day, slot: Slot): Record<string, Value> => ({
  ...visitFields(entry, day, slot),
  estimated: true,
})

type Noted = Pick<Visit, 'centre' | 'sameAs' | 'id' | 'day' | 'slot' | 'kind' | 'clock' | 'seq' | 'voided' | 'estimated'>

/** One day on which entries were brought. `brought`: those that stand; `instead`: the estimates they would take the place of, each of one; `stays`: of those brought, the ones that count whatever is chosen. `now`: the visits of that day as it is. */
export type Late<V extends Noted> = {
  readonly day: Day
  readonly brought: readonly V[]
  readonly instead: readonly V[]
  readonly stays: readonly V[]
  readonly estimated: number
  readonly now: number
}

/** The nearest first: of the same kind and half-day, of the same kind, of the same half-day, of the same day. */
const likeness = (a: Noted, b: Noted): number => 2 * Number(a.kind === b.kind) + Number(halfOf(a.slot) === halfOf(b.slot))
const inOrder = (a: Noted, b: Noted): number => a.seq - b.seq || (a.id < b.id ? -1 : 1)

/** Each estimate is met by at most one entry, the most alike first; who is met does not hang on the order of arrival. */
const met = <V extends Noted>(brought: readonly V[], estimates: readonly V[]): V[] => {
  const free = [...estimates].sort(inOrder)
  const waiting = [...brought].sort(inOrder)
  const out: V[] = []
  for (const alike of [3, 2, 1, 0])
    for (const b of [...waiting]) {
      const at = free.findIndex(e => likeness(e, b) === alike)
      if (at < 0) continue
      out.push(...free.splice(at, 1))
      waiting.splice(waiting.indexOf(b), 1)
    }
  return out.sort(inOrder)
}

/**
 * The question *replace the estimates?*, one for each day, the earliest first. `noted`: what this centre holds of these days; `brought`: what
 * came and is not held yet, as it would stand. What was taken back counts for nothing; an entry whose day is in doubt replaces nothing (V7).
 * `beside`: ids of entries and of the estimates that were noted while these entries stood there: such estimates stand for others that were missing.
 */
export const lateDays = <V extends Noted>(
  noted: readonly V[],
  brought: readonly V[],
  beside: { readonly entries: readonly string[]; readonly estimates: readonly string[] } = { entries: [], estimates: [] },
): readonly Late<V>[] => {
  const stand = (v: V): boolean => v.voided === null
  const [counted, missing] = [new Set(beside.entries), new Set(beside.estimates)]
  const days = [...new Set(brought.filter(stand).map(v => v.day))].sort()
  return days.map(day => {
    const here = noted.filter(v => v.day === day && stand(v))
    const came = brought.filter(v => v.day === day && stand(v)).sort(inOrder)
    const estimates = here.filter(v => v.estimated)
    const sure = came.filter(v => !isDoubtful(v.clock) && !v.estimated)
    const others = met(
      sure.filter(v => !counted.has(v.id)),
      estimates,
    )
    const again = estimates.filter(e => !missing.has(e.id))
    const free = again.filter(e => !others.includes(e))
    const instead = [
      ...others,
      ...met(
        sure.filter(v => counted.has(v.id)),
        free,
      ),
    ].sort(inOrder)
    const stood = came.filter(v => counted.has(v.id))
    return {
      day,
      brought: came,
      instead,
      stays: estimates.length > 0 ? stood.slice(Math.min(stood.length, again.length)) : came,
      estimated: estimates.length,
      now: here.length - countedElsewhere(here).size,
    }
  })
}

/** 'replace': what was brought counts, and the estimates it met no longer do. 'keep': on a day with estimates these stay, and what was brought of it does not count. */
export type Choice = 'replace' | 'keep'

/** Which visits are taken back by a choice: of the estimates, or of what was brought. */
export const takenBackBy = <V extends Noted>(days: readonly Late<V>[], choice: Choice): readonly V[] =>
  days.flatMap(d => (choice === 'replace' ? d.instead : d.brought.filter(v => !d.stays.includes(v))))

/** Visits of the day, and how many of them are estimated, once that choice is made. */
export const after = (d: Late<Noted>, choice: Choice): { readonly visits: number; readonly estimated: number } =>
  choice === 'keep'
    ? { visits: d.now + d.stays.length, estimated: d.estimated + d.stays.filter(v => v.estimated).length }
    : {
        visits: d.now + d.brought.length - d.instead.length,
        estimated: d.estimated - d.instead.length + d.brought.filter(v => v.estimated).length,
      }
