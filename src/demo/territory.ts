// The demonstration's territory and its living areas. Entirely fictional; numbers: `domain.md` §13.
import { keyFrom, type Key } from '../domain/ids.ts'
import { plainName } from '../domain/names.ts'
import { bytesBy, chanceOf } from './chance.ts'
import type { Territory, Zone } from '../domain/territory.ts'

export const DEMO_TERRITORY: Omit<Territory, 'id' | 'doc' | 'theme' | 'withdrawn' | 'conflicts'> = {
  names: { main: 'Le Haut-Vallon', by: { en: 'Haut-Vallon', it: 'Alto Vallone', es: 'Alto Vallon', ca: 'Alt Vallon', pt: 'Alto Vallon' } },
  population: 61_300,
  areaKm2: 2140,
  density: 'very-sparse',
  excludes: ['Grandfort'],
}

const zone = (name: string, population: number | null, order: number): Pick<Zone, 'names' | 'population' | 'order' | 'outside'> => ({
  names: plainName(name),
  population,
  order,
  outside: false,
})
export const DEMO_ZONES = [
  zone('Val d’Irgne', 14_800, 1),
  zone('Causse de Roc', 9_600, 2),
  zone('Hautes Terres', 4_100, 3),
  zone('Lac d’Aure', 11_900, 4),
  zone('Corvellois', 8_700, 5),
  zone('Orvin', 7_400, 6),
  zone('Monts d’Ardille', 2_300, 7),
  {
    ...zone('Ailleurs, ou non dit', null, 8),
    outside: true,
    names: {
      main: 'Ailleurs, ou non dit',
      by: {
        en: 'Elsewhere, or not said',
        it: 'Altrove, o non detto',
        es: 'Otro lugar, o no dicho',
        ca: 'Un altre lloc, o no dit',
        pt: 'Outro lugar, ou não dito',
      },
    },
  },
]

/** Of the zone of that order. */
export const demoZoneKey = (seed: number, order: number): Key => keyFrom(bytesBy(chanceOf(seed, 'zone', String(order)), 16))

/** Where those come from who come to a centre: mostly from around it, now and then from further. Orders of zones. */
const AROUND: Readonly<Record<string, readonly number[]>> = {
  val: [1, 1, 2, 4, 5, 6],
  cas: [2, 2, 2, 1],
  orv: [6, 6, 6, 1],
  ard: [7, 7, 2],
  irg: [1, 1, 4],
  the: [3, 3, 3, 7],
  nav: [5, 3, 4, 7],
}
export const nearZones = (centre: string): readonly number[] => AROUND[centre] ?? [8]
