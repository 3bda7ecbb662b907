// The fictional calendars written down: each event in its owner's document of the year in which it was created and of the circle it is meant for.
import { addDays, type Day } from '../domain/day.ts'
import type { Circle } from '../domain/document-name.ts'
import { calendarDocument } from '../domain/documents-of.ts'
import { eventFields, whenValue, type EventStated } from '../domain/event-record.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import type { Draft } from '../domain/statement.ts'
import { addMinutes, dayOf, minutesOf } from '../domain/wall-time.ts'
import { endOf } from '../domain/event.ts'
import type { Book, Line } from './book.ts'
import { bytesBy, chanceOf, oneOf, type Chance } from './chance.ts'
import { arrivalOf } from './dark.ts'
import { NOVEMBER } from './fixed.ts'
import { demoEvents, type Planned } from './events.ts'
import { centreOf, type DemoCentre } from './network.ts'
import { openDayBefore } from './openings.ts'
import { writeSayings, type Saying } from './sayings.ts'
import { schoolYearOf } from './school-year.ts'
import { CENTRE, PLACES } from './event-words.ts'

/** An event with the name and the place it is written down with. */
type Noted = Planned & { readonly key: Key; readonly doc: string }

const docOf = (owner: DemoCentre, day: Day, circle: Circle): string => calendarDocument(owner.code, day.slice(0, 4), circle)

/** By `today` it had reached the head, on which day; null = not yet. The bus sent its calendar when it was back. */
const arrived = (c: DemoCentre, day: Day, today: Day): Day | null => {
  if (c.kind === 'associated') return day
  const came = arrivalOf(c, day, today)
  return came === null && c.code === 'nav' && day < NOVEMBER.navResumes && NOVEMBER.navBack < today ? NOVEMBER.navBack : came
}

/** An hour earlier or later, within the day. */
const moved = (r: Chance, { when }: Pick<EventStated, 'when'>): EventStated['when'] => {
  const by = minutesOf(when.start) > 720 || r() < 0.5 ? -60 : 60
  return { ...when, start: addMinutes(when.start, by), end: addMinutes(endOf(when), by) }
}

/** What an owner's tablet says of its events, with the day on which it reached the head; null while it has not. */
const lineOf = (owner: DemoCentre, tablet: number, doc: string, day: Day, slot: Line['slot'], today: Day): Line | null => {
  const came = arrived(owner, day, today)
  return came && { doc, tablet: `${owner.code} ${tablet}`, day, slot, by: 'events', ...(came !== day && { arrived: came }) }
}

const lines = (seed: number, { key, doc, owner, created, stated, change, cancel, wider }: Noted, today: Day): Saying[] => {
  const r = chanceOf(seed, 'event', key)
  const say = (day: Day, slot: Line['slot'], draft: Draft, where = doc): Saying[] => {
    const line = lineOf(owner, 1, where, day, slot, today)
    if (!line) return []
    return [{ line: draft.kind === 'create' && where === doc ? { ...line, key } : line, draft }]
  }
  const edit = (field: 'when' | 'place'): Draft =>
    field === 'when'
      ? { kind: 'edit', target: key, field, value: whenValue(moved(r, stated)), base: [key] }
      : {
          kind: 'edit',
          target: key,
          field,
          value: oneOf(r, PLACES).replace(CENTRE, owner.names.main),
          base: stated.place === null ? [] : [key],
        }
  return [
    ...say(created, 10, { kind: 'create', noun: 'event', fields: eventFields(stated) }),
    ...(change ? say(change.day, 11, edit(change.field)) : []),
    ...(cancel ? say(cancel.day, cancel.slot, { kind: 'cancel', target: key, reason: cancel.reason }) : []),
    ...(wider
      ? say(
          wider.day,
          11,
          { kind: 'create', noun: 'event', fields: eventFields(stated, { uid: key, former: { doc, id: key }, seen: [key] }) },
          docOf(owner, wider.day, wider.circle),
        )
      : []),
  ]
}

const isOpen = ({ change, wider, cancel }: Noted, today: Day): boolean => [change, wider, cancel].every(x => x === null || x.day >= today)

/** The next event of Castelroc, else of the head, that others know of: two tablets moved it in the last days, each without the other. */
const movedApart = (seed: number, events: readonly Noted[], today: Day): Saying[] => {
  const said = openDayBefore(seed, centreOf('cas'), today, 2)
  const next = events
    .filter(e => (e.owner.code === 'cas' || e.owner.code === 'val') && e.circle !== 'own' && isOpen(e, today))
    .filter(e => e.created < said && addDays(today, 1) < dayOf(e.stated.when.start))
    .toSorted((a, b) => (`${a.owner.code} ${a.stated.when.start}` < `${b.owner.code} ${b.stated.when.start}` ? -1 : 1))[0]
  if (!next) return []
  return [30, 60].flatMap((by, i): Saying[] => {
    const { when } = next.stated
    const value = whenValue({ ...when, start: addMinutes(when.start, by), end: addMinutes(endOf(when), by) })
    const line = lineOf(next.owner, i + 1, next.doc, said, 10 + i, today) // with what the tablet said before, never ahead of it
    return line ? [{ line, draft: { kind: 'edit', target: next.key, field: 'when', value, base: [next.key] } }] : []
  })
}

/** From the first day of the book to as far ahead as anybody has planned by `today`. */
export const writeCalendars = (seed: number, book: Book, start: Day, today: Day): void => {
  const events: Noted[] = []
  for (let year = schoolYearOf(start); year <= schoolYearOf(today) + 1; year++)
    for (const [n, planned] of demoEvents(seed, year).entries()) {
      if (dayOf(planned.stated.when.start) < start || planned.created >= today) continue
      const key = keyFrom(bytesBy(chanceOf(seed, 'event key', String(year), String(n)), 16))
      events.push({ ...planned, key, doc: docOf(planned.owner, planned.created, planned.circle) })
    }
  writeSayings(book, [...events.flatMap(e => lines(seed, e, today)), ...movedApart(seed, events, today)], today)
}
