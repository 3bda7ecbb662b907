// The page of a day is closed: somebody looked at it and says that it is all there (J11). A day on which nobody came is then a zero, not a hole (C01).
import { isDay, type Day } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Value } from './statement.ts'

export type DayEnd = { readonly id: Key; readonly doc: string; readonly centre: CentreCode; readonly day: Day; readonly voided: boolean }

export const dayEndFields = (day: Day): Record<string, Value> => ({ day })

/** Null when it cannot be read. */
export const dayEndFrom = (record: Folded, centre: CentreCode): DayEnd | null => {
  const day = shown(record, 'day')
  return isDay(day) ? { id: record.id, doc: record.doc, centre, day, voided: record.ended !== null } : null
}
