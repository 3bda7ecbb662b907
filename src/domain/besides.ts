// What may be said of a visit besides its kind, its purposes and its length (`domain.md` §5.3 Activity), as it stands in statements and in rows. All
// of it was told, none of it is asked for: what is not stated was not asked, which is not "unknown" (S159). No free text, no name, no commune:
// values of lists, keys, yes and no, small numbers.
import { isKey } from './ids.ts'
import type { Value } from './statement.ts'

/** S131: how it took place; the first when nothing is said. */
export const CHANNELS = ['on-site', 'phone', 'mail', 'chat', 'video', 'off-site', 'itinerant'] as const
/** I09: was it the first visit? 'unknown': asked, not known. */
export const VISITED = ['first', 'returning', 'unknown'] as const
/** S165: how many other possibilities were shown beside the one it was pointed to; the last stands for itself and more. */
export const ALTERNATIVES = [0, 1, 2, 3] as const

/** S017: what changes in somebody's working life. */
const TRANSITIONS = [
  'first-job',
  'end-of-contract',
  'insecure-job',
  'retraining',
  'further-development',
  'back-to-work',
  'end-of-career',
  'unknown',
] as const
/** S004: from under 16 to 65 and over. */
const AGE_BANDS = ['under-16', '16-17', '18-25', '26-29', '30-44', '45-54', '55-64', '65-over', 'unknown'] as const
/** S100. */
const HEARD = ['word-of-mouth', 'school', 'employment-service', 'partner', 'web', 'passing-by', 'event', 'press', 'unknown'] as const
/** S106, S171; the types that the referrals of a rural network need. */
const PARTNER_TYPES = [
  'employment-service',
  'youth-service',
  'school-guidance',
  'adult-training',
  'distance-learning',
  'skills-audit',
  'prior-learning',
  'business-creation',
  'chamber',
  'company',
  'disability-service',
  'social-service',
  'local-authority',
  'association',
] as const
/** The great fields of trades of the ROME, by its letters. */
const SECTORS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N'] as const
/** S168. */
const STAGES = ['exploring', 'comparing', 'deciding', 'acting', 'in-difficulty'] as const
/** S095; minutes. */
const WAITING = ['none', 'under-10', '10-20', 'over-20'] as const
/** S178: what was done, never why. */
const ADAPTATIONS = ['easy-read', 'large-print', 'interpreter', 'sign-language', 'step-free', 'quiet-place', 'at-home'] as const
/** Who came along. */
const PARTY_KINDS = ['parent', 'child', 'partner', 'friend', 'professional'] as const
/** S238, S107. */
const THEMES = [
  'cv',
  'offers',
  'seasonal',
  'discovering',
  'studies',
  'work-study',
  'training-search',
  'funding',
  'distance-learning',
  'basics',
  'prior-learning',
  'skills-audit',
  'career-advice',
  'business-plan',
  'takeover',
  'legal-form',
  'mobility',
  'disability-work',
  'rights',
  'mediation',
  'documentation',
] as const

/** What the lists of it begin with, in order (lists.ts). */
export const TOLD_LISTS = {
  theme: THEMES,
  'partner-type': PARTNER_TYPES,
  transition: TRANSITIONS,
  'age-band': AGE_BANDS,
  'party-kind': PARTY_KINDS,
  heard: HEARD,
  sector: SECTORS,
  stage: STAGES,
  waiting: WAITING,
  adaptation: ADAPTATIONS,
} as const
type ToldList = keyof typeof TOLD_LISTS

/** One value of a list each. */
export const ONE_OF = {
  transition: 'transition',
  ageBand: 'age-band',
  heard: 'heard',
  sentBy: 'partner-type',
  sector: 'sector',
  stage: 'stage',
  waiting: 'waiting',
} as const satisfies Record<string, ToldList>
/** Several values of a list each. */
export const SOME_OF = {
  partyKinds: 'party-kind',
  alreadySeen: 'partner-type',
  themes: 'theme',
  adaptations: 'adaptation',
} as const satisfies Record<string, ToldList>

/** What nobody can have said in one talk was not said. */
export const MAX_TOLD = 8

/** By field. */
export type Besides = Readonly<Record<string, Value>>

const known =
  (list: ToldList) =>
  (x: unknown): boolean =>
    isKey(x) || TOLD_LISTS[list].some(v => v === x)
/** Of a list, each once, those that pass; no more than `most`. */
export const some = <T>(x: unknown, is: (v: unknown) => boolean, most: number): T[] =>
  Array.isArray(x) ? [...new Set(x.filter(is) as T[])].slice(0, most) : [] // what passes is one

const isReferral = (x: unknown): boolean =>
  Array.isArray(x) && x.length === 2 && known('partner-type')(x[0]) && [null, ...ALTERNATIVES].includes(x[1] as null)

/** Only what was said, and only what can have been said: of a statement, a draft, or anything else. `said`: the value of a field. */
export const besidesFrom = (said: (field: string) => unknown): Besides => {
  const out: Record<string, Value> = {}
  const take = (field: string, is: (x: unknown) => boolean): void => {
    const x = said(field)
    if (is(x)) out[field] = x as Value // just looked at
  }
  for (const [field, list] of Object.entries(ONE_OF)) take(field, known(list))
  for (const [field, list] of Object.entries(SOME_OF)) {
    const values = some<string>(said(field), known(list), MAX_TOLD)
    if (values.length > 0) out[field] = values
  }
  take('channel', x => CHANNELS.indexOf(x as 'phone') > 0)
  take('visited', x => VISITED.includes(x as 'first'))
  for (const field of ['anticipating', 'sentBack']) take(field, x => typeof x === 'boolean')
  take('zone', isKey)
  const referrals = some<Value>(said('referrals'), isReferral, MAX_TOLD)
  if (referrals.length > 0) out['referrals'] = referrals
  return out
}
