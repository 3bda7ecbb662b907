// How the copies of a centre stand in statements.
import { contested } from './contested.ts'
import { shown, type Folded } from './fold.ts'
import type { Holding } from './holding.ts'
import { MAX_COPIES } from './holding.ts'
import { isKey, type CentreCode } from './ids.ts'
import { cleanName } from './name.ts'
import type { Value } from './statement.ts'
import { takenBack } from './withdrawal.ts'

export type HoldingStated = Pick<Holding, 'work' | 'copies' | 'mark' | 'place'>

export const holdingFields = (h: HoldingStated): Record<string, Value> => ({
  work: h.work,
  copies: h.copies,
  ...(h.mark && { mark: h.mark }),
  ...(h.place && { place: h.place }),
})

export const holdingFrom = (record: Folded, centre: CentreCode): Holding | null => {
  const work = shown(record, 'work')
  const copies = shown(record, 'copies')
  const text = (field: string): string | null => {
    const v = shown(record, field)
    return typeof v === 'string' && cleanName(v) !== '' ? cleanName(v) : null
  }
  if (!isKey(work)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    work,
    copies: Number.isInteger(copies) && (copies as number) >= 1 && (copies as number) <= MAX_COPIES ? (copies as number) : 1, // a number, by the check before
    mark: text('mark'),
    place: text('place'),
    at: record.at,
    withdrawn: takenBack(record),
    conflicts: contested(record),
  }
}
