// What the network serves: a territory, and the living areas it is made of (`domain.md` §5.3).
import { contested } from './contested.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type Key } from './ids.ts'
import type { Names } from './names.ts'
import { namesFields, namesFrom } from './names-record.ts'
import type { Value } from './statement.ts'

export const DENSITIES = ['dense', 'intermediate', 'sparse', 'very-sparse'] as const
export type Density = (typeof DENSITIES)[number]

export type Territory = {
  readonly id: Key
  readonly doc: string
  readonly names: Names
  readonly population: number | null
  /** Square kilometres. */
  readonly areaKm2: number | null
  readonly density: Density | null
  /** What is not part of it although one might think so: 'the whole valley except …'. */
  readonly excludes: readonly string[]
  /** Its theme, a text written together: the document `note/<theme>`; null while there is none. */
  readonly theme: Key | null
  readonly withdrawn: boolean
  readonly conflicts: readonly string[]
}

/** Below this many inhabitants a zone may not stand on a visit: one could be recognised (R24, `domain.md` §5.3). */
export const ZONE_FLOOR = 2_000

export type Zone = {
  readonly id: Key
  readonly doc: string
  readonly names: Names
  /** Null: nobody knows. */
  readonly population: number | null
  readonly order: number
  /** Stands for what lies outside the zones, or was not said: it has no number, and nobody can be recognised there. */
  readonly outside: boolean
  readonly withdrawn: boolean
  readonly conflicts: readonly string[]
}

/** R24: may it be offered on a visit? One of unknown size is not, unless it stands for what lies outside. */
export const isLargeEnough = (z: Pick<Zone, 'population' | 'outside'>): boolean =>
  z.outside || (z.population !== null && z.population >= ZONE_FLOOR)

const positive = (x: Value | undefined): number | null => (typeof x === 'number' && Number.isFinite(x) && x > 0 ? x : null)

/** The field that says whose text is its theme. */
export const THEME = 'theme'

export const territoryFields = (x: Omit<Territory, 'id' | 'doc' | 'theme' | 'withdrawn' | 'conflicts'>): Record<string, Value> => ({
  ...namesFields('name', x.names),
  ...(x.population !== null && { population: x.population }),
  ...(x.areaKm2 !== null && { km2: x.areaKm2 }),
  ...(x.density !== null && { density: x.density }),
  ...(x.excludes.length > 0 && { excludes: x.excludes }),
})
export const territoryFrom = (record: Folded): Territory | null => {
  const names = namesFrom(record, 'name')
  const excludes = shown(record, 'excludes')
  const theme = shown(record, THEME)
  if (names === null) return null
  return {
    id: record.id,
    doc: record.doc,
    names,
    population: positive(shown(record, 'population')),
    areaKm2: positive(shown(record, 'km2')),
    density: DENSITIES.find(d => d === shown(record, 'density')) ?? null,
    excludes: Array.isArray(excludes) ? excludes.filter(e => typeof e === 'string') : [],
    theme: isKey(theme) ? theme : null,
    withdrawn: record.ended !== null,
    conflicts: contested(record),
  }
}

/** The field that says whether it is in use: what is withdrawn can come back (as a work does), which an ending cannot. */
export const ZONE_STATE = 'state'
export const ZONE_STATES = ['current', 'withdrawn'] as const
/** One that was ended before there was a state is withdrawn until somebody says what it is. */
const zoneWithdrawn = (record: Folded): boolean => {
  const state = shown(record, ZONE_STATE)
  return state === undefined ? record.ended !== null : state === 'withdrawn'
}

export const zoneFields = (z: Pick<Zone, 'names' | 'population' | 'order' | 'outside'>): Record<string, Value> => ({
  ...namesFields('name', z.names),
  ...(z.population !== null && { population: z.population }),
  order: z.order,
  ...(z.outside && { outside: true }),
})
export const zoneFrom = (record: Folded): Zone | null => {
  const names = namesFrom(record, 'name')
  const order = shown(record, 'order')
  if (names === null) return null
  return {
    id: record.id,
    doc: record.doc,
    names,
    population: positive(shown(record, 'population')),
    order: typeof order === 'number' ? order : 0,
    outside: shown(record, 'outside') === true,
    withdrawn: zoneWithdrawn(record),
    conflicts: contested(record),
  }
}
