// What may be told of a visit besides its kind, its purposes and its length (`domain.md` §5.3 Activity): the values that each question begins
// with, and which field takes them.
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
/** Of a group: what its people learn at. */
const LEVELS = ['primary', 'lower-secondary', 'upper-secondary', 'vocational', 'higher', 'adults', 'mixed'] as const
/** Of a group: who sends it. */
const BODIES = [
  'school',
  'training-centre',
  'employment-service',
  'youth-service',
  'company',
  'association',
  'local-authority',
  'sister-network',
] as const
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
  level: LEVELS,
  body: BODIES,
} as const
export type ToldList = keyof typeof TOLD_LISTS

/** One value of a list each; of who sent somebody it may be the key of a partner, which counts under its type. */
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
  unanswered: 'theme',
  adaptations: 'adaptation',
} as const satisfies Record<string, ToldList>

/** What nobody can have said in one talk was not said. */
export const MAX_TOLD = 8
