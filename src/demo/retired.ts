// C04: the coordination retired a value of a list while the bus was away; the bus used it once more, and could not know.
import { addDays, type Day } from '../domain/day.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import { valueFields } from '../domain/list-record.ts'
import type { VisitEntry } from '../domain/visit.ts'
import type { Book } from './book.ts'
import { chanceOf } from './chance.ts'
import { arrivalOf } from './dark.ts'
import { centreOf } from './network.ts'
import { isSilent, openDayBefore } from './openings.ts'

const VALUE = 'temporary'
const INSTEAD = 'employee'
/** Of those in work, who said that it was for a while, until one no longer asked. */
const SHARE = 0.25
const TRIES = 6

/** From `day` on it may not be used; on `used` the bus did. */
export type Retired = { readonly day: Day; readonly used: Day }

/** Null when the book is younger than that, or the bus has been away for too long. */
export const retiredBefore = (seed: number, start: Day, today: Day): Retired | null => {
  const bus = centreOf('nav')
  for (let n = 1; n <= TRIES; n++) {
    const used = openDayBefore(seed, bus, today, n)
    const day = addDays(used, -3)
    if (start < day && !isSilent(seed, bus, used) && arrivalOf(bus, used, today) !== null) return { day, used }
  }
  return null
}

export const writeRetired = (book: Book, { day }: Retired): void => {
  const fields = valueFields({ list: 'situation', value: VALUE, to: addDays(day, -1), replacedBy: INSTEAD })
  book.write({ doc: DIRECTORY, tablet: 'desk 1', day, slot: 17, by: 'coordination' }, { kind: 'create', noun: 'value', fields })
}

/** What was noted as the nth of a day, with that value where it was still in use. */
export const withRetired = (seed: number, centre: string, day: Day, n: number, entry: VisitEntry, retired: Retired | null): VisitEntry => {
  if (retired !== null && day >= retired.day) {
    if (centre !== 'nav' || day !== retired.used || n > 0) return entry
    const { purposes, duration } = entry
    const named = purposes.length > 0 ? purposes : ['P1']
    return { ...entry, kind: 'interview', purposes: named, duration: duration ?? '5-15', situations: [VALUE] }
  }
  const swaps = entry.situations[0] === INSTEAD && chanceOf(seed, VALUE, centre, day, String(n))() < SHARE
  return swaps ? { ...entry, situations: [VALUE] } : entry
}
