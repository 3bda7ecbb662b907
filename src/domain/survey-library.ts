// The questions that a sample survey may ask, and their answers: a fixed library, so that every sheet of every centre asks the same (`domain.md` §5.3
// SampleSurvey, §10.1, 6). The one place where gender or the level of studies is asked at all: on no visit, never with one, and nothing is typed.
// Nationality is not in it: §10.1 names it among what is never collected. One answer each, so that a question costs one tap.

/** From not at all to entirely (I28). */
export const LEVELS = ['1', '2', '3', '4'] as const

/** S094: what one may be content with; the screen at the exit asks the same (satisfaction.ts). */
export const CRITERIA = ['setting', 'access', 'availability', 'usefulness'] as const
export type Criterion = (typeof CRITERIA)[number]

/** In the order of the sheet. What is asked about oneself can be refused in so many words; not answering is always possible. */
export const LIBRARY = {
  gender: ['woman', 'man', 'other', 'not-said'],
  studies: ['none', 'vocational', 'secondary', 'short-higher', 'higher', 'not-said'],
  situation: ['seeking', 'employed', 'self-employed', 'studying', 'retired', 'other'],
  travel: ['under-15', '15-30', '30-60', 'over-60'],
  heard: ['word-of-mouth', 'school', 'employment-service', 'partner', 'web', 'passing-by', 'event', 'press'],
  setting: LEVELS,
  access: LEVELS,
  availability: LEVELS,
  usefulness: LEVELS,
} as const satisfies Readonly<Record<string, readonly string[]>> & Readonly<Record<Criterion, typeof LEVELS>>

export type QuestionId = keyof typeof LIBRARY
export const QUESTIONS = Object.keys(LIBRARY) as readonly QuestionId[] // the keys of the object above

export const isQuestion = (x: unknown): x is QuestionId => typeof x === 'string' && Object.hasOwn(LIBRARY, x)
export const answersTo = (question: QuestionId): readonly string[] => LIBRARY[question]
export const isCriterion = (x: unknown): x is Criterion => CRITERIA.some(c => c === x)
