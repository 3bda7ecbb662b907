// What *Today* shows, in one read: the day's page, its counts, the hours, the purposes, the drafts.
import type { Day, Minutes } from '../domain/day.ts'
import { totals, type Totals } from '../domain/day-totals.ts'
import type { CentreCode } from '../domain/ids.ts'
import { exceptionsOn, openNow, openOn, type OpeningException } from '../domain/opening.ts'
import type { BusNow } from '../domain/stops.ts'
import { choicesOn, type Choice, type LocalPurpose } from '../domain/purposes.ts'
import { drafts } from '../store/drafts.ts'
import { dayBook, hoursOf, purposesOf, referenceChanges, type Entry, type RecordState } from '../store/read-day.ts'
import { fact } from '../store/facts.ts'
import { doubtfulOf, everHanded } from '../store/read-doubtful.ts'
import type { Database, DraftRow } from '../store/tables.ts'

export type Today = {
  /** This device's own first, the newest before. */
  readonly entries: readonly Entry[]
  /** Of the entries that are shown. */
  readonly states: ReadonlyMap<string, RecordState>
  /** Without the services: a step is one too, and steps are read where services are shown (CloseScreen.tsx). */
  readonly totals: Omit<Totals, 'services'>
  /** Entries that a wrong clock has put on another day than this one (V7). */
  readonly toConfirm: number
  /** Something was ever handed over here (C05). */
  readonly handsOver: boolean
  /** The exceptions in force on this day, the one said last at the end. */
  readonly exceptions: readonly OpeningException[]
  /** Whether it is open in each minute of this day, and where a bus stands. */
  readonly nowAt: (minute: Minutes) => BusNow
  readonly locals: readonly LocalPurpose[]
  readonly choices: readonly Choice[]
  readonly drafts: readonly DraftRow[]
}

/** `shown`: how many of the newest entries the page shows. */
export const today = async (db: Database, centre: CentreCode, day: Day, shown: number): Promise<Today> => {
  const [book, hours, locals, waiting, doubtful, changes, handed, ahead] = await Promise.all([
    dayBook(db, centre, day, shown),
    hoursOf(db, centre),
    purposesOf(db, centre),
    drafts(db),
    doubtfulOf(db, centre),
    referenceChanges(db, centre),
    everHanded(db),
    fact(db, 'daysAhead'), // a clock that was found days ahead, or a day said that had not come, when the head answered (T3, V7)
  ])
  const open = openOn(hours, day)
  return {
    entries: book.entries,
    states: book.states,
    totals: totals(book.visits, book.groups, locals),
    handsOver: handed,
    toConfirm: doubtful.filter(r => r.day !== day).length + (ahead?.entries.length ?? 0),
    exceptions: exceptionsOn(hours.exceptions, day),
    nowAt: hours.periods.some(p => p.stop)
      ? await import('../domain/stops.ts').then(m => m.nowAt(hours, day))
      : minute => openNow(open, minute),
    locals,
    choices: choicesOn(locals, day, changes),
    drafts: waiting.filter(d => d.centre === centre),
  }
}
