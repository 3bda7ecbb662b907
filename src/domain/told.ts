// What was told of a visit besides, question by question, for the screens that take it and those that give it back.
import { some, type Besides } from './besides.ts'
import { isKey, type Key } from './ids.ts'
import type { ListName } from './lists.ts'
import type { Value } from './statement.ts'
import { ALTERNATIVES, CHANNELS, MAX_TOLD, ONE_OF, SOME_OF, TOLD_LISTS, VISITED, type ToldList } from './told-lists.ts'

export type OneOf = keyof typeof ONE_OF
export type SomeOf = keyof typeof SOME_OF
export type Channel = (typeof CHANNELS)[number]
export type Visited = (typeof VISITED)[number]
/** S171, S165: the kind of partner it was pointed to, how many other possibilities were shown beside, about what, and which partner; null: not said. */
export type Referral = readonly [to: string, alternatives: (typeof ALTERNATIVES)[number] | null, theme: string | null, partner: Key | null]

/** Null, and an empty list: not asked. */
export type Told = { readonly [F in OneOf]: string | null } & { readonly [F in SomeOf]: readonly string[] } & {
  readonly channel: Channel
  readonly visited: Visited | null
  /** S017: prepares a change before it has to. */
  readonly anticipating: boolean | null
  /** S232: somebody had sent them back. */
  readonly sentBack: boolean | null
  /** A living area of at least 2,000 inhabitants (R24). */
  readonly zone: Key | null
  /** Where the bus stood. */
  readonly stop: Key | null
  /** S174: documents that were shown. */
  readonly works: readonly Key[]
  readonly referrals: readonly Referral[]
}

export const NOTHING_TOLD: Told = {
  channel: 'on-site',
  visited: null,
  anticipating: null,
  sentBack: null,
  zone: null,
  stop: null,
  works: [],
  referrals: [],
  transition: null,
  ageBand: null,
  heard: null,
  sentBy: null,
  sector: null,
  stage: null,
  waiting: null,
  partyKinds: [],
  alreadySeen: [],
  themes: [],
  unanswered: [],
  adaptations: [],
}

const isOf =
  (list: ToldList) =>
  (x: unknown): x is string =>
    isKey(x) || TOLD_LISTS[list].some(v => v === x)

const referralFrom = (x: unknown): Referral | null => {
  if (!Array.isArray(x)) return null
  const [to, n, theme, partner] = x as readonly unknown[]
  const alternatives = ALTERNATIVES.find(a => a === n) ?? null
  if (!isOf('partner-type')(to) || (n ?? null) !== alternatives) return null
  return [to, alternatives, isOf('theme')(theme) ? theme : null, isKey(partner) ? partner : null]
}

/** Of a row or a draft; what is no such thing, or of no list, was not said. */
export const toldFrom = (said: Besides | undefined): Told => {
  const of = (field: string): unknown => said?.[field]
  const yesNo = (field: string): boolean | null => (typeof of(field) === 'boolean' ? (of(field) as boolean) : null) // just looked at
  const key = (field: string): Key | null => [of(field)].find(isKey) ?? null
  const one = (field: OneOf): string | null => [of(field)].find(isOf(ONE_OF[field])) ?? null
  const several = (field: SomeOf): string[] => some(of(field), isOf(SOME_OF[field]), MAX_TOLD)
  const pairs = Array.isArray(of('referrals')) ? (of('referrals') as readonly unknown[]) : [] // each is looked at
  return {
    ...(Object.fromEntries((Object.keys(ONE_OF) as OneOf[]).map(f => [f, one(f)])) as { [F in OneOf]: string | null }), // every field is there
    ...(Object.fromEntries((Object.keys(SOME_OF) as SomeOf[]).map(f => [f, several(f)])) as { [F in SomeOf]: string[] }), // every field is there
    channel: CHANNELS.find(c => c === of('channel')) ?? NOTHING_TOLD.channel,
    visited: VISITED.find(v => v === of('visited')) ?? null,
    anticipating: yesNo('anticipating'),
    sentBack: yesNo('sentBack'),
    zone: key('zone'),
    stop: key('stop'),
    works: some(of('works'), isKey, MAX_TOLD),
    // the same kind, or the same partner, once
    referrals: pairs
      .map(referralFrom)
      .filter(r => r !== null)
      .filter((r, i, all) => all.findIndex(o => o[0] === r[0] && o[3] === r[3]) === i)
      .slice(0, MAX_TOLD),
  }
}

const isSaid = (x: Value, field: string): boolean =>
  Array.isArray(x) ? x.length > 0 : x !== null && x !== NOTHING_TOLD[field as 'channel']
/** As it is stated: only what was said. */
export const toldFields = (told: Told): Besides => ({
  ...Object.fromEntries(Object.entries(told).filter(([field, x]) => isSaid(x, field))),
  ...(told.referrals.length > 0 && { referrals: told.referrals.map(r => r.slice(0, r.findLastIndex(x => x !== null) + 1)) }),
})

/** Every value of a list that stands there, with its list. */
export const valuesTold = (told: Told): readonly (readonly [ListName, string])[] => [
  ...(Object.keys(ONE_OF) as OneOf[]).flatMap(f => (told[f] === null ? [] : [[ONE_OF[f], told[f]] as const])),
  ...(Object.keys(SOME_OF) as SomeOf[]).flatMap(f => told[f].map(v => [SOME_OF[f], v] as const)),
  ...told.referrals.flatMap(([to, , theme]) => [['partner-type', to] as const, ...(theme === null ? [] : [['theme', theme] as const])]),
]

/** The names of one-way tables: a field of what was told each; of referrals also how many other possibilities, which themes, which partners. */
export const TOLD_TABLES: readonly string[] = [...Object.keys(NOTHING_TOLD), 'alternatives', 'referral-themes', 'partners']
/** Each answer, with the table in which it is counted by itself. Yes and no as words, numbers as figures. */
export const answersTold = (told: Told): readonly (readonly [table: string, value: string])[] => {
  const rest = toldFields({ ...told, referrals: [] })
  const each = Object.entries(rest).flatMap(([field, value]) =>
    [value].flat().map(v => [field, v === true ? 'yes' : v === false ? 'no' : String(v)] as const),
  )
  const TABLES = ['referrals', 'alternatives', 'referral-themes', 'partners'] as const
  return [...each, ...told.referrals.flatMap(r => TABLES.flatMap((table, i) => (r[i] === null ? [] : [[table, String(r[i])] as const])))]
}

/** Coarse bands for the tables of small centres (`domain.md` §10.1, 2). */
export const COARSE_AGES = ['under-18', '18-29', '30-54', '55-over'] as const
export type CoarseAge = (typeof COARSE_AGES)[number]
const COARSE: Readonly<Record<string, CoarseAge>> = {
  'under-16': 'under-18',
  '16-17': 'under-18',
  '18-25': '18-29',
  '26-29': '18-29',
  '30-44': '30-54',
  '45-54': '30-54',
  '55-64': '55-over',
  '65-over': '55-over',
}
/** Null for "asked, not known". */
export const coarseAge = (band: string): CoarseAge | null => COARSE[band] ?? null

/** Of our own themes, those that are usual under each reference purpose: they are offered first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  P1: ['cv', 'offers', 'seasonal', 'mobility', 'disability-work'],
  P2: ['discovering', 'studies', 'career-advice', 'documentation'],
  P3: ['work-study', 'funding', 'training-search', 'distance-learning', 'basics'],
  P4: ['prior-learning', 'skills-audit', 'career-advice', 'rights'],
  P5: ['business-plan', 'takeover', 'legal-form', 'funding'],
}
/** Is one of our own themes usual under one of these reference purposes? */
export const isUsual = (theme: string, purposes: readonly string[]): boolean => purposes.some(p => USUAL[p]?.includes(theme))
