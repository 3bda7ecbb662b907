// What somebody says of a survey: that there is one, that today is its last day, that it is none any more.
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { Key } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { restated } from '../domain/restated.ts'
import { SURVEY_ENDED, SURVEY_STATE, surveyFields, type SurveyStated } from '../domain/survey-record.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'

/** The new survey's key; null when it was not kept, which has been told. */
export const addSurvey = async (desk: Desk, stated: SurveyStated): Promise<Key | null> => {
  const kept = await write(desk, COMMONS_PUBLIC, [{ kind: 'create', noun: 'survey', fields: surveyFields(stated) }])
  return kept.kept ? (kept.keys[0] ?? null) : null
}

/** `last`: its last day; null lets it run as it was planned. */
export const endSurvey = async (desk: Desk, record: Folded, last: Day | null): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, SURVEY_ENDED, last)])).kept

export const turn = async (desk: Desk, record: Folded, to: 'current' | 'withdrawn'): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, SURVEY_STATE, to)])).kept
