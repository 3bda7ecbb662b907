// Two days on which the smallest centre tried its tablet out before people came: noted, and taken back at once (S075, `domain.md` §13).
import { addDays, monthOf, weekday, type Day } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import type { CentreCode } from '../domain/ids.ts'
import { emptyVisit, VISIT_KINDS, visitFields } from '../domain/visit.ts'
import type { Book } from './book.ts'

const CENTRE = 'the' as CentreCode // of the network's own
const A_DAY = 6

/** The first two Saturdays, on which it is shut. */
const trialDays = (start: Day): Day[] => [0, 7].map(n => addDays(start, n + ((13 - weekday(start)) % 7)))

/** All that reached the head before `today`. */
export const writeTrials = (book: Book, start: Day, today: Day): void => {
  for (const day of trialDays(start).filter(d => d < today))
    for (let i = 0; i < A_DAY; i++) {
      const where = { doc: visitsDocument(CENTRE, monthOf(day)), tablet: `${CENTRE} 1`, day, slot: 'am' as const, by: 'counsellor' }
      const fields = visitFields(emptyVisit(VISIT_KINDS[i % VISIT_KINDS.length]!), day, 'am')
      const target = book.write(where, { kind: 'create', noun: 'visit', fields })
      book.write(where, { kind: 'void', target, reason: 'trial' })
    }
}
