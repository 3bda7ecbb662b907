// What was told of a visit besides, question by question, for the screens that take it and those that give it back.
import { besidesFrom, ONE_OF, SOME_OF, type ALTERNATIVES, type Besides, type CHANNELS, type VISITED } from './besides.ts'
import type { Key } from './ids.ts'
import type { ListName } from './lists.ts'

export type OneOf = keyof typeof ONE_OF
export type SomeOf = keyof typeof SOME_OF
export type Channel = (typeof CHANNELS)[number]
export type Visited = (typeof VISITED)[number]
/** S171, S165: the kind of partner it was pointed to, and how many other possibilities were shown beside; null: not said. */
export type Referral = readonly [to: string, alternatives: (typeof ALTERNATIVES)[number] | null]

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
  readonly referrals: readonly Referral[]
}

export const NOTHING_TOLD: Told = {
  channel: 'on-site',
  visited: null,
  anticipating: null,
  sentBack: null,
  zone: null,
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
  adaptations: [],
}

/** Of a row or a draft; what is no such thing, or of no list, was not said. */
export const toldFrom = (said: Besides | undefined): Told => ({ ...NOTHING_TOLD, ...besidesFrom(field => said?.[field]) })

/** As it is stated: only what was said. */
export const toldFields = (told: Told): Besides => besidesFrom(field => told[field as keyof Told])

/** Every value of a list that stands there, with its list. */
export const valuesTold = (told: Told): readonly (readonly [ListName, string])[] => [
  ...(Object.keys(ONE_OF) as OneOf[]).flatMap(f => (told[f] === null ? [] : [[ONE_OF[f], told[f]] as const])),
  ...(Object.keys(SOME_OF) as SomeOf[]).flatMap(f => told[f].map(v => [SOME_OF[f], v] as const)),
  ...told.referrals.map(([to]) => ['partner-type', to] as const),
]

/** The names of one-way tables: a field of what was told each, and how many other possibilities were shown. */
export const TOLD_TABLES: readonly string[] = [...Object.keys(NOTHING_TOLD), 'alternatives']
/** Each answer, with the table in which it is counted by itself. Yes and no as words, numbers as figures. */
export const answersTold = (told: Told): readonly (readonly [table: string, value: string])[] => [
  ...Object.entries(toldFields({ ...told, referrals: [] })).flatMap(([field, value]) =>
    [value].flat().map(v => [field, v === true ? 'yes' : v === false ? 'no' : String(v)] as const),
  ),
  ...told.referrals.map(([to]) => ['referrals', to] as const),
  ...told.referrals.flatMap(([, n]) => (n === null ? [] : [['alternatives', String(n)] as const])),
]

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
