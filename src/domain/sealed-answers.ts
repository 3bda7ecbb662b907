// The answers to surveys among the one-way tables of a sealed month: one table for each question of each survey, and one for its sheets. They were mixed counts
// before and are sums of such now, so that a survey of a year ago still adds up.
import { together, type Batch } from './answer-batch.ts'
import { collected, type Answers } from './answers-record.ts'
import { grouped } from './grouped.ts'
import { isKey, type Key } from './ids.ts'
import { isQuestion } from './survey-library.ts'

type Line = readonly [table: string, value: string, n: number]

const ANSWERS = 'answers'
const SHEETS = 'sheets'
/** 'answers/<survey>/<question>', or 'answers/<survey>' for how many sheets. */
const read = (table: unknown): { readonly survey: Key; readonly question: string | undefined } | null => {
  const [is, survey, question, ...more] = typeof table === 'string' ? table.split('/') : []
  return is === ANSWERS && isKey(survey) && more.length === 0 ? { survey, question } : null
}

export const isAnswersTable = (table: unknown): boolean => read(table) !== null

export const answersTables = (answers: readonly Answers[]): Line[] =>
  [...grouped(answers, a => a.survey)].flatMap(([survey, some]) => {
    const { sheets, counts } = collected(some)
    return [
      ...(sheets > 0 ? [[`${ANSWERS}/${survey}`, SHEETS, sheets] as const] : []),
      ...Object.entries(counts).flatMap(([q, values]) =>
        Object.entries(values ?? {}).map(([value, n]) => [`${ANSWERS}/${survey}/${q}`, value, n] as const),
      ),
    ]
  })

/** Of one survey. What the library does not know falls out. */
export const answersInTables = (tables: readonly Line[], survey: Key): Batch =>
  together(
    tables.flatMap(([table, value, n]): Batch[] => {
      const of = read(table)
      if (of?.survey !== survey) return []
      if (of.question === undefined) return [{ sheets: n, counts: {} }]
      return isQuestion(of.question) ? [{ sheets: 0, counts: { [of.question]: { [value]: n } } }] : []
    }),
  )
