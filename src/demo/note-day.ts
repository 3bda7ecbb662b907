// One centre's day, written into its book: visits, what was taken back of them, a group now and then.
import { monthOf, slotOf, type Day, type Minutes, type Slot } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { groupFields, type GroupEntry } from '../domain/group-entry.ts'
import type { Key } from '../domain/ids.ts'
import { toldFields } from '../domain/told.ts'
import { estimatedFields } from '../domain/estimates.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../domain/visit.ts'
import { comingOn, type Coming } from './attendance.ts'
import type { Book, Line } from './book.ts'
import { chanceOf, type Chance } from './chance.ts'
import { habitsOf, someVisit } from './entry.ts'
import { isTold, offlineDay } from './fixed.ts'
import type { DemoCentre } from './network.ts'
import { closingOn, minutesOf, openingOn } from './openings.ts'
import { demoPurposes } from './purposes.ts'
import { tells } from './tells.ts'
import { withRetired, type Retired } from './retired.ts'
import { clockOf, isLostDay, isMarketDay, MARKET_CLASS, MARKET_VISITS, tabletOfLostDay } from './told-days.ts'

const VOIDS = 0.015
/** Caught up at closing (C09). */
const ESTIMATED = 0.06
const CLASSES = 0.03

/** What one day is written with. `arrived`: left out for the end of the week. `until`: nothing is noted from this minute on. */
export type Noting = {
  readonly seed: number
  readonly book: Book
  readonly centre: DemoCentre
  readonly day: Day
  /** The first day of the whole book. */
  readonly start: Day
  readonly arrived?: Day
  readonly until?: Minutes
  readonly retired?: Retired | null
}

/** Hours within these intervals, as they fell, in their order. */
const hoursIn = (r: Chance, { intervals, visits }: Coming): number[] =>
  Array.from({ length: visits }, () => {
    let at = r() * minutesOf(intervals)
    for (const i of intervals) {
      if (at < i.to - i.from) return Math.floor((i.from + at) / 60)
      at -= i.to - i.from
    }
    return Math.floor((intervals[0]?.from ?? 540) / 60)
  }).sort((a, b) => a - b)

/** The keys of the visits that stand, in their order. */
export const noteDay = (noting: Noting): readonly Key[] => {
  const { seed, book, centre: c, day, start, until = 1440, retired = null } = noting
  const r = chanceOf(seed, 'day', c.code, day)
  const doc = visitsDocument(c.code, monthOf(day))
  const habits = habitsOf(seed, c.code)
  const locals = demoPurposes(seed, c, start)
  const offline = offlineDay(c.code, day)
  const keys: Key[] = []
  const sent = noting.arrived === undefined ? {} : { arrived: noting.arrived }
  const by = (kind: VisitEntry['kind']): string => (c.code === 'val' && kind === 'quick' && r() < 0.5 ? 'reception' : 'counsellor')

  const visit = (
    on: Day,
    slot: Slot,
    entry: VisitEntry,
    line: Pick<Line, 'day' | 'tablet' | 'clock'>,
    standing: 'stands' | 'taken back' | 'estimated',
  ): void => {
    const where = { doc, slot, by: by(entry.kind), ...sent, ...line }
    const fields =
      standing === 'estimated'
        ? estimatedFields({ ...emptyVisit(entry.kind), purposes: entry.purposes }, on, slot)
        : visitFields(entry, on, slot)
    const key = book.write(where, { kind: 'create', noun: 'visit', fields })
    if (standing !== 'taken back') keys.push(key)
    else book.write(where, { kind: 'void', target: key, reason: r() < 0.7 ? 'twice' : 'wrong-kind' })
  }
  const group = (slot: Slot, entry: GroupEntry): void => {
    const where = { doc, tablet: `${c.code} 1`, day, slot, by: 'counsellor', ...sent }
    book.write(where, { kind: 'create', noun: 'group', fields: groupFields(entry, day, slot) })
  }

  if (isMarketDay(c.code, day)) {
    for (const told of MARKET_VISITS) visit(day, told.slot, told.entry, { day, tablet: 'cas 1' }, told.standing)
    group(MARKET_CLASS.slot, MARKET_CLASS.entry)
    return keys
  }
  const coming = comingOn(seed, c, day)
  let n = 0
  for (const hour of coming.flatMap(half => hoursIn(r, half))) {
    const drawn = someVisit(r, habits, locals, day)
    const plain = withRetired(seed, c.code, day, n, drawn, retired)
    const told = tells(seed, c, day, n, plain, locals)
    const entry: VisitEntry = {
      ...plain,
      ...(plain === drawn && told.unanswered.length > 0 && { next: ['unanswered'] }),
      besides: toldFields(told),
    }
    const twice = r() < VOIDS
    const tablet = `${c.code} ${1 + Math.floor(r() * c.tablets)}`
    const slot = slotOf(hour, c.precision)
    if (hour * 60 >= until) break
    if (offline) {
      const { day: on, ...line } = clockOf(offline, day, n)
      const shown: Slot = line.clock === 'unset' ? hour - 9 : slot // the battery's clock began at midnight when the door was opened
      visit(on, shown, entry, { day: on, ...line }, 'stands')
    } else if (isLostDay(c.code, day)) {
      const { tablet: which, entered } = tabletOfLostDay(n)
      visit(day, slot, entry, { day: entered, tablet: which }, 'stands')
    } else {
      const guessed = plain === drawn && !isTold(c.code, day) && chanceOf(seed, 'estimated', c.code, day, String(n))() < ESTIMATED
      visit(day, slot, entry, { day, tablet }, guessed ? 'estimated' : 'stands')
      if (twice) visit(day, slot, entry, { day, tablet }, 'taken back')
    }
    n++
  }
  if (coming.length > 0 && until === 1440 && !offline && r() < (c.code === 'val' ? 2 : 1) * CLASSES) {
    const from = openingOn(c, day, closingOn(seed, c, day))[0]?.from ?? 540
    group(slotOf(Math.floor(from / 60) + 1, c.precision), { kind: 'class', size: 12 + Math.floor(r() * 16), accompanying: 2 })
  }
  return keys
}
