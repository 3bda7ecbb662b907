// Batches of answers as they stand in statements: counts of answers to a survey and nothing else, in the visits of the month for a centre's own devices, in
// the kiosk's document for its kiosks. Facts that add up; they belong to no visit.
import { together, type Batch } from './answer-batch.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type CentreCode, type Key } from './ids.ts'
import type { Value } from './statement.ts'
import { isQuestion } from './survey-library.ts'

/** More in one statement is no count of sheets. */
const MOST = 9999

/** What was stated of a survey in one batch, as it stands in the device's table. */
export type Answers = Batch & {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly survey: Key
  readonly voided: boolean
}

/** `counts`: question, answer, how often. Nothing says when beyond the half-day in which the batch was stated. */
export const answersFields = (survey: Key, { sheets, counts }: Batch): Record<string, Value> => ({
  survey,
  sheets,
  counts: Object.entries(together([{ sheets, counts }]).counts).flatMap(([q, values]) =>
    Object.entries(values ?? {}).map(([value, n]) => [q, value, n]),
  ),
})

const isCount = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 0 && (x as number) <= MOST

/** An answer that the library does not know, or that stands there twice, falls out; null where it says of no survey how many. */
export const answersFrom = (record: Folded, centre: CentreCode): Answers | null => {
  const [survey, sheets, counts] = [shown(record, 'survey'), shown(record, 'sheets'), shown(record, 'counts')]
  if (!isKey(survey) || !isCount(sheets)) return null
  const read = new Map<string, Batch>()
  for (const line of Array.isArray(counts) ? (counts as readonly Value[]) : []) {
    if (!Array.isArray(line)) continue
    const [question, value, n] = line as readonly Value[]
    if (isQuestion(question) && typeof value === 'string' && isCount(n) && !read.has(`${question} ${value}`))
      read.set(`${question} ${value}`, { sheets: 0, counts: { [question]: { [value]: n } } })
  }
  const { id, doc } = record
  return { id, doc, centre, survey, ...together([{ sheets, counts: {} }, ...read.values()]), voided: record.ended !== null }
}

/** All that was stated; the same statement counts once. */
export const collected = (answers: readonly Answers[]): Batch =>
  together([...new Map(answers.filter(a => !a.voided).map(a => [a.id, a])).values()])
