// What is typed as an opinion, or about the copies of a centre, and what is wrong with it.
import type { Holding } from '../domain/holding.ts'
import { MAX_COPIES, MAX_MARK, MAX_PLACE } from '../domain/holding.ts'
import { cleanName } from '../domain/name.ts'
import { MAX_OPINION, MAX_READERSHIP, RATINGS, type Opinion, type Rating } from '../domain/opinion.ts'
import { alike } from '../records/alike.ts'
import { nothingToRead, personalText, textProblem, tooLong, type TextProblem } from '../records/text-problem.ts'

const some = <T extends object>(all: T): Partial<T> | null => {
  const wrong = Object.entries(all).filter(([, v]) => v !== null)
  return wrong.length === 0 ? null : (Object.fromEntries(wrong) as Partial<T>) // the same keys, fewer of them
}

export type OpinionTyped = {
  readonly rating: Rating | null
  readonly strengths: string
  readonly limits: string
  readonly readership: string
}
export const NO_OPINION: OpinionTyped = { rating: null, strengths: '', limits: '', readership: '' }
/** As it was kept while it was typed. */
export const opinionAgain = (first: OpinionTyped, kept: unknown): OpinionTyped => {
  const typed = alike(first, kept)
  return { ...typed, rating: RATINGS.find(r => r === typed.rating) ?? null }
}
export type OpinionWrong = {
  readonly rating?: 'missing' | null
  readonly strengths?: TextProblem | null
  readonly limits?: TextProblem | null
  readonly readership?: TextProblem | null
}
type OpinionRead = Pick<Opinion, 'rating' | 'strengths' | 'limits' | 'readership'>
export const readOpinion = (typed: OpinionTyped): { readonly opinion: OpinionRead } | { readonly wrong: OpinionWrong } => {
  const wrong = some({
    rating: typed.rating === null ? ('missing' as const) : null,
    strengths: textProblem(typed.strengths, MAX_OPINION),
    limits: textProblem(typed.limits, MAX_OPINION),
    readership: textProblem(typed.readership, MAX_READERSHIP),
  })
  if (wrong || typed.rating === null) return { wrong: wrong ?? {} }
  return {
    opinion: {
      rating: typed.rating,
      strengths: cleanName(typed.strengths) || null,
      limits: cleanName(typed.limits) || null,
      readership: cleanName(typed.readership) || null,
    },
  }
}

/** '331.702 341 25': figures of a plan by which shelves are ordered are no number to call. */
const CLASS_NUMBER = /^\s*\d{3}\.\d{1,3}(?: \d{1,3})*(?!\d)/

export type HoldingTyped = { readonly copies: string; readonly mark: string; readonly place: string }
export const NO_HOLDING: HoldingTyped = { copies: '1', mark: '', place: '' }
export const typedOfHolding = (h: Holding): HoldingTyped => ({ copies: String(h.copies), mark: h.mark ?? '', place: h.place ?? '' })
export type HoldingWrong = { readonly copies?: 'no-count' | null; readonly mark?: TextProblem | null; readonly place?: TextProblem | null }
type HoldingRead = Pick<Holding, 'copies' | 'mark' | 'place'>
export const readHolding = (typed: HoldingTyped): { readonly holding: HoldingRead } | { readonly wrong: HoldingWrong } => {
  const copies = /^\d{1,3}$/.test(typed.copies.trim()) ? Number(typed.copies) : 0
  const wrong = some({
    copies: copies < 1 || copies > MAX_COPIES ? ('no-count' as const) : null,
    mark: nothingToRead(typed.mark) ?? tooLong(typed.mark, MAX_MARK) ?? personalText(typed.mark.replace(CLASS_NUMBER, '')),
    place: textProblem(typed.place, MAX_PLACE),
  })
  return wrong ? { wrong } : { holding: { copies, mark: cleanName(typed.mark) || null, place: cleanName(typed.place) || null } }
}
