// How sheets of a survey are mixed before anybody reads them (`domain.md` §10.1, 6: unlinked answers, shuffled). No sheet is ever stored: what is
// answered is added at once to counts, question by question. Such counts wait on the device. Once ten sheets wait, five of each question's answers are
// drawn by lot to stay, and the others are stated together: so neither the order of statements, nor their places in Yjs, nor two of them held against
// each other tell which answers were one sheet's, and what is left at the end is again five sheets or more. A question that few have answered waits on
// by itself. Losing the device loses at most what waits there.
import { answersTo, QUESTIONS, type QuestionId } from './survey-library.ts'

/** At least so many sheets, and answers of a question, are stated together; and so many stay for the next time. */
export const MIXED = 5
/** Sheets wait until there are so many, or the survey is over. */
export const MIXED_FROM = 2 * MIXED

/** What one sheet answers; a question that is not there was not answered. */
export type Sheet = Readonly<Partial<Record<QuestionId, string>>>
/** How often each answer was given, question by question: never crossed. */
export type Counts = Readonly<Partial<Record<QuestionId, Readonly<Record<string, number>>>>>
/** `sheets`: how many handed something in. */
export type Batch = { readonly sheets: number; readonly counts: Counts }

export const NO_ANSWERS: Batch = { sheets: 0, counts: {} }
/** A whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number

export const answered = (counts: Counts, question: QuestionId): number => Object.values(counts[question] ?? {}).reduce((a, b) => a + b, 0)

/** Only what the library knows of this sheet. */
const readSheet = (sheet: Sheet): readonly (readonly [QuestionId, string])[] =>
  QUESTIONS.flatMap(q => {
    const value = sheet[q]
    return value !== undefined && answersTo(q).includes(value) ? [[q, value] as const] : []
  })
/** A sheet on which nothing is answered is none. */
export const isBlank = (sheet: Sheet): boolean => readSheet(sheet).length === 0

/** One sheet more; as it was where nothing is answered. */
export const withSheet = (waiting: Batch, sheet: Sheet): Batch =>
  isBlank(sheet)
    ? waiting
    : together([waiting, { sheets: 1, counts: Object.fromEntries(readSheet(sheet).map(([q, value]) => [q, { [value]: 1 }])) }])

/** What several say, added up; in the library's order, which tells nothing of theirs. */
export const together = (batches: readonly Batch[]): Batch => ({
  sheets: batches.reduce((n, b) => n + b.sheets, 0),
  counts: Object.fromEntries(
    QUESTIONS.flatMap(q => {
      const values = answersTo(q).flatMap(value => {
        const n = batches.reduce((sum, b) => sum + (b.counts[q]?.[value] ?? 0), 0)
        return n > 0 ? [[value, n] as const] : []
      })
      return values.length > 0 ? [[q, Object.fromEntries(values)] as const] : []
    }),
  ),
})

export type Mix = { readonly stated: Batch; readonly left: Batch }

/** Of the answers to one question so many drawn by lot, and the others. */
const parted = (counts: Counts, question: QuestionId, take: number, draw: Draw): readonly [taken: string[], left: string[]] => {
  const left = Object.entries(counts[question] ?? {}).flatMap(([value, n]) => Array.from({ length: n }, () => value))
  const taken: string[] = []
  while (taken.length < take && left.length > 0) taken.push(...left.splice(draw(left.length), 1))
  return [taken, left]
}
const countsOf = (answers: readonly (readonly [QuestionId, readonly string[]])[]): Counts =>
  together(answers.flatMap(([q, values]) => values.map(value => ({ sheets: 0, counts: { [q]: { [value]: 1 } } })))).counts

/** While the survey goes on: what may be stated now. Null while too few sheets wait. */
export const mixed = (waiting: Batch, draw: Draw): Mix | null => {
  if (waiting.sheets < MIXED_FROM) return null
  const parts = QUESTIONS.map(q => {
    const out = answered(waiting.counts, q) - MIXED
    return [q, parted(waiting.counts, q, out < MIXED ? 0 : out, draw)] as const
  })
  return {
    stated: { sheets: waiting.sheets - MIXED, counts: countsOf(parts.map(([q, [taken]]) => [q, taken])) },
    left: { sheets: MIXED, counts: countsOf(parts.map(([q, [, left]]) => [q, left])) },
  }
}

/**
 * Once the survey is over: all that waits, as counts. Where more than ten sheets were filled in on this device, these are five or more; where fewer,
 * however few there are, so that a small outlet's are not lost. Of a sheet that is all alone one answer drawn by lot is stated and the others are not:
 * two would be known to belong together. Null where nothing waits.
 */
export const lastBatch = (waiting: Batch, draw: Draw): Batch | null => {
  const { sheets, counts } = waiting
  if (sheets === 0) return null
  if (sheets > 1) return waiting
  const there = QUESTIONS.filter(q => answered(counts, q) > 0)
  const one = there[draw(there.length)]
  return { sheets, counts: one ? { [one]: counts[one] } : {} }
}
