// What is typed of the territory, and what is wrong with it.
import type { Value } from '../../domain/statement.ts'
import { cleanName } from '../../domain/name.ts'
import { DENSITIES, type Density, type Territory } from '../../domain/territory.ts'
import { alike } from '../../records/alike.ts'
import { namesProblem, namesRead, typedNames, type NameProblem, type NamesTyped } from '../../records/names-typed.ts'
import { nothingToRead, personalText, type NothingToRead, type PersonalText } from '../../records/text-problem.ts'
import { readPositive } from './number-typed.ts'

export type TerritoryTyped = {
  readonly names: NamesTyped
  readonly population: string
  readonly km2: string
  readonly density: Density | ''
  /** Between semicolons. */
  readonly excludes: string
}
export const typedOf = (territory: Territory | null): TerritoryTyped => ({
  names: typedNames(territory?.names ?? null),
  population: territory?.population ? String(territory.population) : '',
  km2: territory?.areaKm2 ? String(territory.areaKm2) : '',
  density: territory?.density ?? '',
  excludes: territory?.excludes.join('; ') ?? '',
})
/** As it was kept while it was typed. */
export const again = (first: TerritoryTyped, kept: unknown): TerritoryTyped => {
  const typed = alike(first, kept)
  return { ...typed, density: DENSITIES.find(d => d === typed.density) ?? '' }
}

export type TerritoryWrong = {
  readonly names: NameProblem | null
  readonly population: boolean
  readonly km2: boolean
  readonly excludes: NothingToRead | PersonalText | null
}
export const FINE: TerritoryWrong = { names: null, population: false, km2: false, excludes: null }

export const readTerritory = (typed: TerritoryTyped): { readonly fields: Record<string, Value> } | { readonly wrong: TerritoryWrong } => {
  const population = readPositive(typed.population)
  const km2 = readPositive(typed.km2)
  const wrong: TerritoryWrong = {
    names: namesProblem(typed.names, 'needed'),
    population: population === 'no-number' || (population !== null && !Number.isInteger(population)),
    km2: km2 === 'no-number',
    excludes: typed.excludes.split(';').map(nothingToRead).find(Boolean) ?? personalText(typed.excludes),
  }
  if (wrong.names || wrong.population || wrong.km2 || wrong.excludes) return { wrong }
  const excludes = typed.excludes.split(';').map(cleanName).filter(Boolean)
  return {
    fields: {
      ...namesRead('name', typed.names),
      population: population === 'no-number' ? null : population,
      km2: km2 === 'no-number' ? null : km2,
      density: typed.density || null,
      excludes: excludes.length > 0 ? excludes : null,
    },
  }
}
