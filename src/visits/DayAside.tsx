// Beside the page of the day: what was counted so far, and what is ahead. It comes a moment after the four entries, which carry their counts themselves.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { AheadSheet } from './AheadSheet.tsx'
import { DayCounts } from './DayCounts.tsx'
import type { Room } from './room.ts'
import type { Today } from './today.ts'

type Props = {
  readonly room: Room
  readonly book: Today
  readonly day: Day
  readonly covered: boolean
  /** The day is not known: nothing is said of what is ahead of it. */
  readonly doubtful: boolean
}

export const DayAside = ({ room, book, day, covered, doubtful }: Props): JSX.Element => (
  <div class="stack">
    {book.entries.length > 0 && !covered && <DayCounts book={book} />}
    {!doubtful && <AheadSheet room={room} day={day} />}
  </div>
)
