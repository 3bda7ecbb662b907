// How an opinion stands in a statement. It is never edited: a centre that thinks otherwise says so anew.
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode, isKey } from './ids.ts'
import { cleanName } from './name.ts'
import { isRating, MAX_OPINION, MAX_READERSHIP, type Opinion } from './opinion.ts'
import type { Value } from './statement.ts'
import { takenBack } from './withdrawal.ts'

export type OpinionStated = Pick<Opinion, 'work' | 'centre' | 'on' | 'rating' | 'strengths' | 'limits' | 'readership'>

export const opinionFields = (o: OpinionStated): Record<string, Value> => ({
  work: o.work,
  ...(o.centre && { centre: o.centre }),
  on: o.on,
  rating: o.rating,
  ...(o.strengths && { strengths: o.strengths }),
  ...(o.limits && { limits: o.limits }),
  ...(o.readership && { readership: o.readership }),
})

export const opinionFrom = (record: Folded): Opinion | null => {
  const work = shown(record, 'work')
  const centre = shown(record, 'centre')
  const on = shown(record, 'on')
  const rating = shown(record, 'rating')
  const text = (field: string, most: number): string | null => {
    const v = shown(record, field)
    return typeof v === 'string' && cleanName(v) !== '' ? cleanName(v).slice(0, most) : null
  }
  if (!isKey(work) || !isDay(on) || !isRating(rating)) return null
  return {
    id: record.id,
    doc: record.doc,
    work,
    centre: isCentreCode(centre) ? centre : null,
    on,
    rating,
    strengths: text('strengths', MAX_OPINION),
    limits: text('limits', MAX_OPINION),
    readership: text('readership', MAX_READERSHIP),
    at: record.at,
    by: record.by,
    withdrawn: takenBack(record),
  }
}
