// What may be shown of the answers to a survey: of the whole network, or of one centre; one table for each question, none crossed (`domain.md` §10.1, 6).
import { answered, NO_ANSWERS, together, type Batch } from '../domain/answer-batch.ts'
import type { CentreCode } from '../domain/ids.ts'
import { published, SHOWN, type PublishedTable } from '../domain/published.ts'
import { suppress } from '../domain/suppression.ts'
import { answersTo, type QuestionId } from '../domain/survey-library.ts'

/** 'betrays': enough have answered, but the network's table less those of the other centres would tell of one where too few have. */
export type QuestionResult = {
  readonly question: QuestionId
  readonly n: number
  readonly table: PublishedTable | 'few' | 'betrays'
}
/** `questions` is null below eleven sheets; 'elsewhere': only who knows all centres' answers can say what of them may be shown. */
export type Results = { readonly sheets: number; readonly questions: readonly QuestionResult[] | null | 'elsewhere' }

/** What is shown of one question: of the whole network and of each centre, hidden together, for one is the other less the rest. */
const shownOf = (by: ReadonlyMap<CentreCode, Batch>, of: CentreCode | null, question: QuestionId): QuestionResult['table'] => {
  const values = answersTo(question)
  const centres = [...by.keys()].sort()
  const counts = (centre: CentreCode): readonly number[] => values.map(v => by.get(centre)?.counts[question]?.[v] ?? 0)
  const columns = centres.map(counts)
  const grid = values.map((_, i) => columns.map(column => column[i] ?? 0))
  const mask = suppress(grid, SHOWN)
  const at = of === null ? centres.length : centres.indexOf(of)
  const line = grid.map(row => (of === null ? row.reduce((a, b) => a + b, 0) : (row[at] ?? 0)))
  const n = line.reduce((a, b) => a + b, 0)
  if (n < SHOWN) return 'few'
  if (mask === null) return of === null ? (published(values, Object.fromEntries(values.map((v, i) => [v, line[i]!]))) ?? 'few') : 'betrays'
  if (mask[values.length]?.[at]) return 'betrays'
  return { n, rows: values.map((value, i) => ({ value, n: mask[i]?.[at] ? null : line[i]! })) }
}

/**
 * `by`: what this device knows of each centre. `of`: one of them, or null for all. `known`: whether that is all there is of every centre that may have
 * answered. Tables are hidden together: where a centre's own device knows itself alone, it would show what the coordination hides in the same table to
 * protect another centre, and the two held together would tell it. So it shows how many answered, and no more.
 */
export const resultsOf = (
  by: ReadonlyMap<CentreCode, Batch>,
  of: CentreCode | null,
  questions: readonly QuestionId[],
  known: 'all' | 'not all',
): Results => {
  const batch = of === null ? together([...by.values()]) : (by.get(of) ?? NO_ANSWERS)
  if (known === 'not all') return { sheets: batch.sheets, questions: 'elsewhere' }
  if (batch.sheets < SHOWN) return { sheets: batch.sheets, questions: null }
  return {
    sheets: batch.sheets,
    questions: questions.map(question => ({ question, n: answered(batch.counts, question), table: shownOf(by, of, question) })),
  }
}
