// The demonstration's network: who is in it. Entirely fictional: territory, places, institutions; no real person. Facts: `domain.md` §13.
import type { CentreStated } from '../domain/centre-record.ts'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { plainName } from '../domain/names.ts'
import { parseWeek } from '../domain/opening-record.ts'
import { isPartialDate } from '../domain/partial-date.ts'

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

/** What the directory says of a centre besides its hours. `area`: the zone it serves. `opened`: to the year, the month or the day, as it is known. */
type Place = {
  readonly area: string
  readonly m2?: number
  readonly opened: string
  readonly host?: string
  readonly services: CentreStated['services']
  readonly label?: CentreStated['label']
}
const WHOLE = { interview: 'full', documentation: 'full', events: 'full', workstation: 'full' } as const
const SMALL = { interview: 'full', documentation: 'some', events: 'some', workstation: 'none' } as const
const SHARED = { interview: 'referral', documentation: 'some', events: 'some' } as const

const centre = (
  code: string,
  name: string,
  kind: Centre['kind'],
  status: Centre['status'],
  life: Life,
  place: Place,
  ...hours: Hours
): DemoCentre => ({
  code: code as CentreCode, // written here, in the form ids.ts asks for
  names: plainName(name),
  area: plainName(place.area),
  kind,
  isHead: code === 'val',
  status,
  week: week(hours),
  precision: life.mean > 0 && life.mean < 6 ? 'half-day' : 'hour',
  ...(place.m2 !== undefined && { areaM2: place.m2 }),
  ...(place.host !== undefined && { host: place.host }),
  ...(isPartialDate(place.opened) && { openedOn: place.opened }),
  ...(place.services && { services: place.services }),
  ...(place.label && { label: place.label }),
  ...(code !== 'val' && { parents: [{ from: '2009-11-01' as Day, code: 'val' as CentreCode }] }),
  ...life,
})

export const DEMO_CENTRES: readonly DemoCentre[] = [
  centre(
    'val',
    'Valbrune',
    'site',
    'open',
    { mean: 26, market: [2, 5], tablets: 3, lag: 0 },
    { area: 'Le Haut-Vallon', m2: 240, opened: '2009-11', services: WHOLE, label: 'operating' },
    [WORKDAYS, '09:00', '17:30'],
  ),
  centre(
    'cas',
    'Castelroc',
    'outlet',
    'open',
    { mean: 12, market: [4], tablets: 2, lag: 1 },
    { area: 'Causse de Roc', m2: 88, opened: '2010-03', host: 'Mairie de Castelroc', services: SMALL },
    [WORKDAYS, '09:00', '12:30'],
    [[4], '12:30', '17:30'],
  ),
  centre(
    'orv',
    'Saint-Orvin',
    'outlet',
    'open',
    { mean: 10, market: [6], tablets: 2, lag: 1 },
    { area: 'Orvin', m2: 72, opened: '2011-09-12', services: SMALL },
    [[2, 3, 4, 5, 6], '09:30', '12:30'],
  ),
  centre(
    'ard',
    'Les Ardillères',
    'outlet',
    'open',
    { mean: 4, market: [5], tablets: 1, lag: null },
    { area: 'Monts d’Ardille', m2: 45, opened: '2014', services: SMALL },
    [[2, 5], '13:30', '17:00'],
  ),
  centre(
    'irg',
    'Pont-d’Irgne',
    'outlet',
    'open',
    { mean: 9, market: [3], tablets: 2, lag: 0 },
    { area: 'Val d’Irgne', m2: 96, opened: '2012-05', services: SMALL },
    [WORKDAYS, '09:00', '12:00'],
    [WORKDAYS, '14:00', '17:00'],
  ),
  centre(
    'the',
    'Bois-Thénac',
    'outlet',
    'provisional',
    { mean: 6, market: [1], tablets: 1, lag: null },
    { area: 'Hautes Terres', m2: 38, opened: '2025-09-01', services: SMALL, label: 'project' },
    [WORKDAYS, '09:00', '12:00'],
  ),
  centre(
    'nav',
    'La Navette',
    'itinerant',
    'open',
    { mean: 7, market: [], tablets: 1, lag: 20 },
    { area: 'Monts d’Ardille', m2: 14, opened: '2018', services: SMALL },
    [[1, 3, 5], '10:00', '16:00'],
  ),
  centre('elv', 'Elvane', 'outlet', 'planned', QUIET, {
    area: 'Corvellois',
    m2: 64,
    opened: '2026-09',
    services: {},
    label: 'project',
  }),
  centre(
    'aur',
    'Maison des jeunes du Lac d’Aure',
    'associated',
    'open',
    QUIET,
    { area: 'Lac d’Aure', opened: '2013-02', services: SHARED },
    [[3, 5], '14:00', '18:00'],
  ),
  centre('cor', 'Médiathèque de Corvelle', 'associated', 'open', QUIET, { area: 'Corvellois', opened: '2019', services: SHARED }, [
    [2, 6],
    '14:00',
    '18:00',
  ]),
]

/** For codes that are written in this folder. */
export const centreOf = (code: string): DemoCentre => {
  const found = DEMO_CENTRES.find(c => c.code === code)
  if (!found) throw new Error(`no centre ${code}`)
  return found
}

/** What is planned is planned for a day to come, whenever the demonstration is looked at. */
export const announced = (c: DemoCentre, today: Day): DemoCentre =>
  c.status === 'planned' && c.openedOn && c.openedOn <= today.slice(0, 7)
    ? { ...c, openedOn: `${Number(today.slice(0, 4)) + 1}-09` as NonNullable<DemoCentre['openedOn']> } // a month of a year
    : c
