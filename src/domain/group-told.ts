// What was told of a group besides who and how many (`domain.md` §5.3 GroupVisit). Levels and countries are asked of groups, never of a visit (V1).
import { some, type Besides } from './besides.ts'
import type { GroupVisit } from './group-visit.ts'
import { HATS } from './hats.ts'
import { isKey } from './ids.ts'
import type { Hat } from './statement.ts'
import { MAX_TOLD, TOLD_LISTS } from './told-lists.ts'
import { DURATIONS, type Duration } from './visit.ts'

/** ISO 3166-1, where delegations come from; the last for any other (user-assigned there). */
export const COUNTRIES =
  'AD AL AT BA BE BG BJ BR CA CD CH CI CM CY CZ DE DK DZ EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MA MC MD ME MG MK MT MU NL NO PL PT RE RO RS SE SI SK SM SN TN TR UA US XK ZZ'.split(
    ' ',
  )

/** Null, and an empty list: not asked. */
export type GroupTold = {
  readonly level: string | null
  readonly body: string | null
  readonly country: string | null
  /** Themes. */
  readonly aims: readonly string[]
  readonly length: Duration | null
  /** Under which hats it was received. */
  readonly hosts: readonly Hat[]
}
export const NOTHING_OF_GROUP: GroupTold = { level: null, body: null, country: null, aims: [], length: null, hosts: [] }
export const HOSTS: readonly Hat[] = HATS.map(h => h.hat)

const isOf =
  (list: 'level' | 'body' | 'theme') =>
  (x: unknown): x is string =>
    isKey(x) || TOLD_LISTS[list].some(v => v === x)

/** Of a row or a draft; what is no such thing, or of no list, was not said. */
export const groupToldFrom = (said: Besides | undefined): GroupTold => ({
  level: [said?.['level']].find(isOf('level')) ?? null,
  body: [said?.['body']].find(isOf('body')) ?? null,
  country: COUNTRIES.find(c => c === said?.['country']) ?? null,
  aims: some(said?.['aims'], isOf('theme'), MAX_TOLD),
  length: DURATIONS.find(d => d === said?.['length']) ?? null,
  hosts: some(said?.['hosts'], h => HOSTS.includes(h as Hat), MAX_TOLD),
})

/** As it is stated: only what was said. */
export const groupToldFields = (told: GroupTold): Besides =>
  Object.fromEntries(Object.entries(told).filter(([, x]) => (Array.isArray(x) ? x.length > 0 : x !== null)))

/** The names of one-way tables of groups. */
export const GROUP_TABLES: readonly string[] = ['group', ...Object.keys(NOTHING_OF_GROUP)]
/** Each answer, with the table in which it is counted by itself. */
export const answersOfGroup = ({ kind, besides }: GroupVisit): readonly (readonly [table: string, value: string])[] => [
  ['group', kind],
  ...Object.entries(groupToldFields(groupToldFrom(besides))).flatMap(([field, value]) =>
    [value].flat().map(v => [field, String(v)] as const),
  ),
]
