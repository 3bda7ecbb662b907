// Surveys, what was answered to them, and what people say as they leave: as far as this device may read it.
import { together, type Batch } from '../domain/answer-batch.ts'
import { collected } from '../domain/answers-record.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import type { Satisfaction } from '../domain/satisfaction.ts'
import { answersInTables } from '../domain/sealed-answers.ts'
import type { Survey } from '../domain/survey.ts'
import { fact } from './facts.ts'
import { sealedOf } from './read-sealed.ts'
import { readable } from './readable.ts'
import type { Database } from './tables.ts'

/** Withdrawn ones too. */
export const allSurveys = (db: Database): Promise<Survey[]> => db.surveys.toArray()
export const surveyById = (db: Database, id: Key): Promise<Survey | undefined> => db.surveys.get([COMMONS_PUBLIC, id])

/** What each centre has answered, where anything was stated; of months whose visits are gone, what was counted of them. */
export const answersBy = async (db: Database, survey: Key): Promise<ReadonlyMap<CentreCode, Batch>> => {
  const [may, rows, sealing] = await Promise.all([
    readable(db),
    db.answers.where('survey').equals(survey).toArray(),
    db.sealed.orderBy('centre').keys(),
  ])
  const byCentre = grouped(rows.filter(may), a => a.centre)
  const sealed = new Map(
    await Promise.all(
      [...new Set(sealing)].map(async at => {
        const centre = at as CentreCode // the index holds what its rows have
        const months = await sealedOf(db, centre)
        return [centre, together(months.map(m => answersInTables(m.tables, survey)))] as const
      }),
    ),
  )
  const all = [...new Set([...byCentre.keys(), ...sealed.keys()])].map(centre => {
    const gone = sealed.get(centre)
    return [centre, together([collected(byCentre.get(centre) ?? []), ...(gone ? [gone] : [])])] as const
  })
  return new Map(all.filter(([, batch]) => batch.sheets > 0))
}

/** What was said at the exits of one centre. */
export const satisfactionOf = async (db: Database, centre: CentreCode): Promise<Satisfaction[]> => {
  const [may, rows] = await Promise.all([readable(db), db.satisfactions.toArray()])
  return rows.filter(may).filter(s => s.centre === centre)
}

/** How many sheets of each survey wait on this device to be mixed. */
export const sheetsWaiting = async (db: Database): Promise<ReadonlyMap<Key, number>> =>
  new Map(((await fact(db, 'sheets')) ?? []).map(w => [w.survey, w.sheets]))
