// The small demonstration network. Entirely fictional: territory, places, institutions; no real person.
import type { CentreStated } from '../domain/centre-record.ts'
import type { Centre } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import { plainName } from '../domain/names.ts'
import { parseWeek } from '../domain/opening-record.ts'
import type { ReferenceId } from '../domain/purposes.ts'

export const DEMO_NETWORK = {
  names: plainName('Réseau des métiers du Haut-Vallon'),
  country: 'FR',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  demo: true,
} as const

export type DemoCentre = CentreStated & {
  /** Mean visits a day. */
  readonly mean: number
  /** Hours since its devices last reached the relay; null = its line has been dead for days. */
  readonly lag: number | null
}

type Hours = readonly (readonly [days: readonly number[], from: string, to: string])[]
const week = (hours: Hours): Centre['week'] => parseWeek(hours.flatMap(([days, from, to]) => days.map(d => [d, from, to])))
const WORKDAYS = [1, 2, 3, 4, 5]

const centre = (
  code: string,
  name: string,
  kind: Centre['kind'],
  status: Centre['status'],
  mean: number,
  lag: number | null,
  hours: Hours,
): DemoCentre => ({
  code: code as CentreCode, // written here, in the form ids.ts asks for
  names: plainName(name),
  kind,
  isHead: code === 'val',
  status,
  week: week(hours),
  precision: mean > 0 && mean < 6 ? 'half-day' : 'hour',
  mean,
  lag,
})

export const DEMO_CENTRES: readonly DemoCentre[] = [
  centre('val', 'Valbrune', 'site', 'open', 26, 0, [[WORKDAYS, '09:00', '17:30']]),
  centre('cas', 'Castelroc', 'outlet', 'open', 12, 1, [
    [WORKDAYS, '09:00', '12:30'],
    [[4], '12:30', '17:30'],
  ]),
  centre('orv', 'Saint-Orvin', 'outlet', 'open', 10, 1, [[[2, 3, 4, 5, 6], '09:30', '12:30']]),
  centre('ard', 'Les Ardillères', 'outlet', 'open', 4, null, [[[2, 5], '13:30', '17:00']]),
  centre('irg', 'Pont-d’Irgne', 'outlet', 'open', 9, 0, [
    [WORKDAYS, '09:00', '12:00'],
    [WORKDAYS, '14:00', '17:00'],
  ]),
  centre('the', 'Bois-Thénac', 'outlet', 'provisional', 6, null, [[WORKDAYS, '09:00', '12:00']]),
  centre('nav', 'La Navette', 'itinerant', 'open', 7, 20, [[[1, 3, 5], '10:00', '16:00']]),
  centre('elv', 'Elvane', 'outlet', 'planned', 0, null, []),
  centre('aur', 'Maison des jeunes du Lac d’Aure', 'associated', 'open', 0, null, [[[3, 5], '14:00', '18:00']]),
  centre('cor', 'Médiathèque de Corvelle', 'associated', 'open', 0, null, [[[2, 6], '14:00', '18:00']]),
]

export type DemoPurpose = {
  readonly label: string
  readonly short: string
  readonly ref: ReferenceId
  readonly standsFor: readonly ReferenceId[]
}
/** Two centres name their purposes their own way: one adds a sixth, the other works with three. */
export const DEMO_PURPOSES: Readonly<Record<string, readonly DemoPurpose[]>> = {
  cas: [{ label: 'Saison et montagne', short: 'Saison', ref: 'P1', standsFor: [] }],
  ard: [
    { label: 'Travailler', short: 'Travailler', ref: 'P1', standsFor: ['P1'] },
    { label: 'Apprendre', short: 'Apprendre', ref: 'P3', standsFor: ['P2', 'P3', 'P4'] },
    { label: 'Entreprendre', short: 'Entreprendre', ref: 'P5', standsFor: ['P5'] },
  ],
}
