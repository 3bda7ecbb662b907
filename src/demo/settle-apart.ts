// Three things that two people stated apart, so that there is something to settle: two visits, and a centre's name.
import { addDays, monthOf, type Day } from '../domain/day.ts'
import { DIRECTORY, visitsDocument } from '../domain/document-name.ts'
import type { Key } from '../domain/ids.ts'
import type { Book } from './book.ts'
import type { DemoCentre } from './network.ts'
import { isSilent, openDayBefore } from './openings.ts'

/** The nth day before this one on which the centre opened, or an earlier one: a day on which nobody noted anything has no visit to correct. */
const notedBefore = (seed: number, c: DemoCentre, day: Day, n: number): Day => {
  const at = openDayBefore(seed, c, day, n)
  return isSilent(seed, c, at) ? notedBefore(seed, c, at, 1) : at
}

/** On these days one visit of the centre was corrected by two tablets, each without the other: one long ago, one in the last week. */
export const correctedApart = (seed: number, c: DemoCentre, day: Day, start: Day, today: Day): boolean =>
  (c.code === 'irg' && day === notedBefore(seed, c, addDays(start, 150), 1)) || (c.code === 'val' && day === notedBefore(seed, c, today, 2))

export const correctApart = (book: Book, c: DemoCentre, day: Day, visit: Key): void => {
  ;[2, 3].forEach((party, i) =>
    book.write(
      { doc: visitsDocument(c.code, monthOf(day)), tablet: `${c.code} ${i + 1}`, day, slot: 17, by: 'counsellor' },
      { kind: 'edit', target: visit, field: 'party', value: party, base: [visit] },
    ),
  )
}

/** Two coordinators gave a centre another name on the same day; the one said later, which is shown, is the name it had. */
export const nameApart = (book: Book, centre: Key, name: string, day: Day): void => {
  for (const [tablet, slot, value] of [
    ['desk 1', 10, 'Antenne de Pont-d’Irgne'],
    ['desk 2', 16, name],
  ] as const)
    book.write(
      { doc: DIRECTORY, tablet, day, slot, by: 'coordination' },
      { kind: 'edit', target: centre, field: 'name', value, base: [centre] },
    )
}
