// The demonstration's network: who is in it. Entirely fictional: territory, places, institutions; no real person. Facts: `domain.md` §13.
import type { Centre } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import { parseWeek } from '../domain/opening.ts'

export const DEMO_NETWORK = {
  name: 'Réseau des métiers du Haut-Vallon',
  country: 'FR',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  demo: true,
} as const

export type DemoCentre = Omit<Centre, 'id' | 'doc'> & {
  /** Mean visits a day. */
  readonly mean: number
  /** Weekdays of the market: more people come. */
  readonly market: readonly number[]
  readonly tablets: number
  /** Hours since its devices last reached the relay; null = its line has been dead for days. */
  readonly lag: number | null
}

type Hours = readonly (readonly [days: readonly number[], from: string, to: string])[]
const week = (hours: Hours): Centre['week'] => parseWeek(hours.flatMap(([days, from, to]) => days.map(d => [d, from, to])))
const WORKDAYS = [1, 2, 3, 4, 5]

type Life = Pick<DemoCentre, 'mean' | 'market' | 'tablets' | 'lag'>
/** It is announced and shares calendars; nobody notes visits there. */
const QUIET: Life = { mean: 0, market: [], tablets: 0, lag: null }

const centre = (code: string, name: string, kind: Centre['kind'], status: Centre['status'], life: Life, ...hours: Hours): DemoCentre => ({
  code: code as CentreCode, // written here, in the form ids.ts asks for
  name,
  kind,
  isHead: code === 'val',
  status,
  week: week(hours),
  precision: life.mean > 0 && life.mean < 6 ? 'half-day' : 'hour',
  ...life,
})

export const DEMO_CENTRES: readonly DemoCentre[] = [
  centre('val', 'Valbrune', 'site', 'open', { mean: 26, market: [2, 5], tablets: 3, lag: 0 }, [WORKDAYS, '09:00', '17:30']),
  centre(
    'cas',
    'Castelroc',
    'outlet',
    'open',
    { mean: 12, market: [4], tablets: 2, lag: 1 },
    [WORKDAYS, '09:00', '12:30'],
    [[4], '12:30', '17:30'],
  ),
  centre('orv', 'Saint-Orvin', 'outlet', 'open', { mean: 10, market: [6], tablets: 2, lag: 1 }, [[2, 3, 4, 5, 6], '09:30', '12:30']),
  centre('ard', 'Les Ardillères', 'outlet', 'open', { mean: 4, market: [5], tablets: 1, lag: null }, [[2, 5], '13:30', '17:00']),
  centre(
    'irg',
    'Pont-d’Irgne',
    'outlet',
    'open',
    { mean: 9, market: [3], tablets: 2, lag: 0 },
    [WORKDAYS, '09:00', '12:00'],
    [WORKDAYS, '14:00', '17:00'],
  ),
  centre('the', 'Bois-Thénac', 'outlet', 'provisional', { mean: 6, market: [1], tablets: 1, lag: null }, [WORKDAYS, '09:00', '12:00']),
  centre('nav', 'La Navette', 'itinerant', 'open', { mean: 7, market: [], tablets: 1, lag: 20 }, [[1, 3, 5], '10:00', '16:00']),
  centre('elv', 'Elvane', 'outlet', 'planned', QUIET),
  centre('aur', 'Maison des jeunes du Lac d’Aure', 'associated', 'open', QUIET, [[3, 5], '14:00', '18:00']),
  centre('cor', 'Médiathèque de Corvelle', 'associated', 'open', QUIET, [[2, 6], '14:00', '18:00']),
]
