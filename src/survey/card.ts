// One survey with everything that its card shows.
import type { Batch } from '../domain/answer-batch.ts'
import type { Centre } from '../domain/centre.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Survey } from '../domain/survey.ts'
import { centres } from '../store/read-day.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { answersBy, sheetsWaiting, surveyById } from '../store/read-surveys.ts'
import type { Database } from '../store/tables.ts'

export type Card = {
  readonly survey: Survey
  readonly recorded: Recorded
  readonly centres: readonly Centre[]
  /** What was stated, of the centres this device reads. */
  readonly answers: ReadonlyMap<CentreCode, Batch>
  /** Sheets that wait on this device to be mixed. */
  readonly waiting: number
}

/** Null when this device has no such survey. */
export const card = async (db: Database, id: Key): Promise<Card | null> => {
  const survey = await surveyById(db, id)
  if (!survey) return null
  const [recorded, all, answers, waiting] = await Promise.all([
    readRecord(db, survey.doc, id),
    centres(db),
    answersBy(db, id),
    sheetsWaiting(db),
  ])
  return recorded && { survey, recorded, centres: all, answers, waiting: waiting.get(id) ?? 0 }
}
