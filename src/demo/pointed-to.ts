// Whom the fictional centres point to and what they show: partners of a type and works of a purpose that were there on that day, some far more often than others.
import type { Day } from '../domain/day.ts'
import { grouped } from '../domain/grouped.ts'
import type { Key } from '../domain/ids.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import type { Chance } from './chance.ts'
import { demoPartners } from './partners.ts'
import type { SchoolYear } from './school-year.ts'
import { withTold } from './told-work.ts'
import { demoWorks } from './works.ts'

export type PointedTo = {
  /** Null where there was none. */
  readonly partner: (r: Chance, type: string, day: Day) => Key | null
  readonly work: (r: Chance, ref: ReferenceId, day: Day) => Key | null
}

type Added = { readonly key: Key; readonly added: Day }
/** The first of them most often. */
const skewed = (r: Chance, list: readonly Added[], day: Day): Key | null => {
  const there = list.filter(x => x.added <= day)
  return there[Math.floor(r() ** 3 * there.length)]?.key ?? null
}

const make = (seed: number, year: SchoolYear): PointedTo => {
  const partners = grouped(demoPartners(seed, year), p => p.stated.type)
  // what is older, and what a scenario tells of, may have given way to another
  const { works, told } = withTold(demoWorks(seed, year), year)
  const lasting = works.filter(w => w !== told && w.added >= `${year - 1}-01-01`)
  const byPurpose = grouped(lasting, w => w.stated.purposes[0] as ReferenceId)
  return {
    partner: (r, type, day) => skewed(r, partners.get(type) ?? [], day),
    work: (r, ref, day) => skewed(r, byPurpose.get(ref) ?? [], day),
  }
}

let last: { readonly seed: number; readonly year: SchoolYear; readonly made: PointedTo } | null = null
/** Every network that a relay shows asks for the same one. */
export const pointedTo = (seed: number, year: SchoolYear): PointedTo => {
  if (last?.seed !== seed || last.year !== year) last = { seed, year, made: make(seed, year) }
  return last.made
}
