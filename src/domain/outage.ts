// An outage: what went wrong on a day on which the centre was open all the same: the line, the power, snow. It stands beside an empty half-day, so that nobody has to ask (C02, S101).
import { OUTAGES, type OutageKind } from './closing-reasons.ts'
import { contested } from './contested.ts'
import { isDay, type Day, type HalfDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode, Key } from './ids.ts'
import { shortText } from './opening-record.ts'
import type { Value } from './statement.ts'

export type Outage = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  /** Null: the whole day. */
  readonly half: HalfDay | null
  readonly kind: OutageKind
  /** A few words of what it was; never of who. */
  readonly text: string | null
  readonly withdrawn: boolean
  readonly conflicts: readonly string[]
}
export type OutageStated = Pick<Outage, 'day' | 'half' | 'kind' | 'text'>

/** What is not said has no field. */
export const outageFields = (o: OutageStated): Record<string, Value> => ({
  day: o.day,
  ...(o.half && { half: o.half }),
  kind: o.kind,
  ...(o.text && { text: o.text }),
})

/** Null when it is of no day. A kind that a newer app knows is another one to this. */
export const outageFrom = (record: Folded, centre: CentreCode): Outage | null => {
  const day = shown(record, 'day')
  const half = shown(record, 'half')
  if (!isDay(day)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    day,
    half: half === 'am' || half === 'pm' ? half : null,
    kind: OUTAGES.find(k => k === shown(record, 'kind')) ?? 'other',
    text: shortText(shown(record, 'text')),
    withdrawn: record.ended !== null,
    conflicts: contested(record),
  }
}

/** Those that hold in that half of that day. */
export const outagesIn = (all: readonly Outage[], day: Day, half: HalfDay): readonly Outage[] =>
  all.filter(o => !o.withdrawn && o.day === day && (o.half === null || o.half === half))
