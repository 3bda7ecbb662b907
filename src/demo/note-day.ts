// One centre's day, written into its book: visits, what was taken back of them and what was done besides, a group now and then, and that the page is whole.
import { dayEndFields } from '../domain/day-end.ts'
import { monthOf, slotOf, type Day, type Minutes, type Slot } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { groupFields } from '../domain/group-entry.ts'
import { grouped } from '../domain/grouped.ts'
import type { Key } from '../domain/ids.ts'
import type { Draft } from '../domain/statement.ts'
import { stepFields } from '../domain/step.ts'
import { tallyFields } from '../domain/tally.ts'
import { estimatedFields } from '../domain/estimates.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../domain/visit.ts'
import type { Book, Line } from './book.ts'
import { chanceOf } from './chance.ts'
import { countedBy } from './counted.ts'
import { isTold, offlineDay } from './fixed.ts'
import { groupOn } from './groups.ts'
import { handedOver, stepAfter } from './more-done.ts'
import { closingOn, openingOn } from './openings.ts'
import { clockOf, isLostDay, isMarketDay, MARKET_CLASS, MARKET_VISITS, tabletOfLostDay } from './told-days.ts'
import { whoComes, type CameOn } from './who-comes.ts'

const VOIDS = 0.015
/** Caught up at closing (C09). */
const ESTIMATED = 0.06
/** Of pages that somebody closes in the evening. */
const CLOSED = 0.85
/** Of days with people who were handed over, those of which somebody said in the evening who they were. */
const SETTLED = 0.97

/** What one day is written with. `arrived`: left out for the end of the week. `until`: nothing is noted from this minute on. */
export type Noting = CameOn & {
  readonly book: Book
  readonly arrived?: Day
  readonly until?: Minutes
}

/** The keys of the visits that stand, in their order. */
export const noteDay = (noting: Noting): readonly Key[] => {
  const { seed, book, centre: c, day, until = 1440 } = noting
  const r = chanceOf(seed, 'day', c.code, day)
  const doc = visitsDocument(c.code, monthOf(day))
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
  ): Key => {
    const where = { doc, slot, by: entry.handOver === 'to-counsellor' ? 'reception' : by(entry.kind), ...sent, ...line }
    const fields =
      standing === 'estimated'
        ? estimatedFields({ ...emptyVisit(entry.kind), purposes: entry.purposes }, on, slot)
        : visitFields(entry, on, slot)
    const key = book.write(where, { kind: 'create', noun: 'visit', fields })
    if (standing !== 'taken back') keys.push(key)
    else book.write(where, { kind: 'void', target: key, reason: r() < 0.7 ? 'twice' : 'wrong-kind' })
    return key
  }
  const besides = (slot: Slot, draft: Draft, hat = 'counsellor'): Key =>
    book.write({ doc, tablet: `${c.code} 1`, day, slot, by: hat, ...sent }, draft)

  if (isMarketDay(c.code, day)) {
    for (const told of MARKET_VISITS) visit(day, told.slot, told.entry, { day, tablet: 'cas 1' }, told.standing)
    besides(MARKET_CLASS.slot, { kind: 'create', noun: 'group', fields: groupFields(MARKET_CLASS.entry, day, MARKET_CLASS.slot) })
    return keys
  }
  const coming = whoComes(noting, r).filter(v => v.hour * 60 < until)
  // a scenario tells how many people came on its days
  const given = isTold(c.code, day) ? new Set<number>() : handedOver(r, c.code, coming)
  const parts: [part: Key, of: Key][] = []
  coming.forEach(({ hour, entry: plain, retired }, n) => {
    const handOver = given.has(n) ? 'to-counsellor' : given.has(n - 1) ? 'from-reception' : null
    const entry: VisitEntry = handOver ? { ...plain, handOver } : plain
    const twice = r() < VOIDS
    const tablet = `${c.code} ${1 + Math.floor(r() * c.tablets)}`
    const slot = slotOf(hour, c.precision)
    if (offline) {
      const { day: on, ...line } = clockOf(offline, day, n)
      const shown: Slot = line.clock === 'unset' ? hour - 9 : slot // the battery's clock began at midnight when the door was opened
      visit(on, shown, entry, { day: on, ...line }, 'stands')
      return
    }
    if (isLostDay(c.code, day)) {
      const { tablet: which, entered } = tabletOfLostDay(n)
      visit(day, slot, entry, { day: entered, tablet: which }, 'stands')
      return
    }
    const guessed = !retired && !handOver && !isTold(c.code, day) && chanceOf(seed, 'estimated', c.code, day, String(n))() < ESTIMATED
    const key = visit(day, slot, entry, { day, tablet }, guessed ? 'estimated' : 'stands')
    if (twice) visit(day, slot, plain, { day, tablet }, 'taken back')
    if (handOver === 'from-reception') parts.push([key, keys.at(-2)!]) // the one before it stands
    const step = guessed ? null : stepAfter(seed, c.code, day, n, entry)
    if (step) besides(slot, { kind: 'create', noun: 'step', fields: stepFields(key, step) })
  })
  if (coming.length === 0 || offline || isLostDay(c.code, day)) return keys

  for (const [half, list] of grouped(coming, v => v.half)) {
    const slot = slotOf(list.at(-1)!.hour, c.precision) // a group is never empty
    const counts = countedBy(chanceOf(seed, 'counted', c.code, day, half), c.code, list.length)
    for (const [kind, n] of counts)
      besides(
        slot,
        { kind: 'create', noun: 'tally', fields: tallyFields(kind, n, day, slot) },
        c.code === 'val' ? 'reception' : 'counsellor',
      )
  }
  if (until < 1440) return keys
  const open = openingOn(c, day, closingOn(seed, c, day))
  const group = groupOn(seed, c, day)
  if (group) {
    const slot = slotOf(Math.floor((open[0]?.from ?? 540) / 60) + 1, c.precision)
    besides(slot, { kind: 'create', noun: 'group', fields: groupFields(group, day, slot) })
  }
  const evening = slotOf(Math.floor(((open.at(-1)?.to ?? 1020) - 1) / 60), c.precision)
  const settled = r() < SETTLED
  for (const [part, of] of settled ? parts : []) besides(evening, { kind: 'edit', target: part, field: 'sameAs', value: of, base: [] })
  if (r() < CLOSED) besides(evening, { kind: 'create', noun: 'day-end', fields: dayEndFields(day) })
  return keys
}
