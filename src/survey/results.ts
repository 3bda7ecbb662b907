// What may be shown of the answers to a survey: of the whole network, or of one centre; one table for each question, none crossed (`domain.md` §10.1, 6).
import { answered, NO_ANSWERS, together, type Batch } from '../domain/answer-batch.ts'
import type { CentreCode } from '../domain/ids.ts'
import { hiddenParts, published, SHOWN, type PublishedTable } from '../domain/published.ts'
import { answersTo, type QuestionId } from '../domain/survey-library.ts'

/** 'betrays': enough have answered, but the network's table less those of the other centres would tell of one where too few have. */
export type QuestionResult = {
  readonly question: QuestionId
  readonly n: number
  readonly table: PublishedTable | 'few' | 'betrays'
}
/** `questions` is null below eleven sheets. */
export type Results = { readonly sheets: number; readonly questions: readonly QuestionResult[] | null }

/** `by`: what this device knows of each centre. `of`: one of them, or null for all. */
export const resultsOf = (by: ReadonlyMap<CentreCode, Batch>, of: CentreCode | null, questions: readonly QuestionId[]): Results => {
  const batch = of === null ? together([...by.values()]) : (by.get(of) ?? NO_ANSWERS)
  if (batch.sheets < SHOWN) return { sheets: batch.sheets, questions: null }
  return {
    sheets: batch.sheets,
    questions: questions.map(question => {
      const n = answered(batch.counts, question)
      const parts = hiddenParts(new Map([...by].map(([centre, b]) => [centre, answered(b.counts, question)])))
      const table = published(answersTo(question), batch.counts[question] ?? {})
      return { question, n, table: table === null ? 'few' : of !== null && parts.has(of) ? 'betrays' : table }
    }),
  }
}
