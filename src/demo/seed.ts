// The demonstration's last two weeks: statements as a real network would have written them, from a seed and a day. Shares and rates: `domain.md` §13.
import { centreFields, networkFields } from '../domain/centre-record.ts'
import { logsVisits } from '../domain/centre.ts'
import { addDays, daysBetween, monthOf, slotOf, weekday, type Day, type Minutes, type Slot } from '../domain/day.ts'
import { deskDocument, DIRECTORY, visitsDocument } from '../domain/document-name.ts'
import { groupFields } from '../domain/group-visit.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { exceptionFields } from '../domain/opening-record.ts'
import { openOn } from '../domain/opening.ts'
import { purposeFields } from '../domain/purpose-record.ts'
import type { ReferenceId } from '../domain/purposes.ts'
import { writeStatement, type Draft } from '../domain/statement.ts'
import { visitFields, type Duration, type Situation, type VisitEntry, type VisitKind } from '../domain/visit.ts'
import { writeAppend, type Struct } from '../wire/append.ts'
import { chance, pick, poisson } from './chance.ts'
import { DEMO_CENTRES, DEMO_NETWORK, DEMO_PURPOSES, type DemoCentre } from './network.ts'

/** One document as it is handed to the relay: an update of the append class. */
export type SeedDocument = { readonly doc: string; readonly update: Uint8Array }

const KINDS: readonly (readonly [VisitKind, number])[] = [
  ['quick', 38],
  ['interview', 41],
  ['self-service', 21],
]
const PURPOSES: readonly (readonly [ReferenceId, number])[] = [
  ['P1', 31],
  ['P2', 24],
  ['P3', 23],
  ['P4', 13],
  ['P5', 9],
]
const LENGTHS: readonly (readonly [Duration, number])[] = [
  ['5-15', 25],
  ['15-30', 45],
  ['30-60', 25],
  ['60+', 5],
]
const SAID: readonly (readonly [Situation, number])[] = [
  ['jobseeker', 45],
  ['employee', 25],
  ['pupil', 15],
  ['self-employed', 7],
  ['unknown', 8],
]

/** Writes statements of one author into documents, each with the next clock of its one client. */
class Book {
  readonly #r: () => number
  readonly #docs = new Map<string, { client: number; structs: Struct[] }>()
  #seq = 0
  constructor(r: () => number) {
    this.#r = r
  }
  write(doc: string, draft: Draft, day: Day, slot: Slot, by: string): Key {
    const page = this.#docs.get(doc) ?? { client: Math.floor(this.#r() * 0xffffffff), structs: [] }
    this.#docs.set(doc, page)
    const key = keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(this.#r() * 256)))
    page.structs.push({
      client: page.client,
      clock: page.structs.length,
      key,
      value: writeStatement(draft, { day, slot, clock: 'ok', seq: ++this.#seq }, by),
    })
    return key
  }
  documents(): SeedDocument[] {
    return [...this.#docs].map(([doc, { structs }]) => ({ doc, update: writeAppend(structs) }))
  }
}

const entry = (r: () => number): VisitEntry => {
  const kind = pick(r, KINDS)
  const first = pick(r, PURPOSES)
  const second = pick(r, PURPOSES)
  const interview = kind === 'interview'
  return {
    kind,
    purposes: interview ? (r() < 0.12 && second !== first ? [first, second] : [first]) : r() < 0.3 ? [first] : [],
    duration: interview ? pick(r, LENGTHS) : null,
    party: r() < 0.08 ? 2 : 1,
    situations: interview && r() < 0.5 ? [pick(r, SAID)] : [],
    next:
      interview && r() < 0.5
        ? [
            pick(r, [
              ['documents', 5],
              ['partner', 3],
              ['workshop', 1],
              ['comes-back', 1],
            ] as const),
          ]
        : [],
  }
}

const writeDay = (book: Book, r: () => number, c: DemoCentre, day: Day, until: Minutes): void => {
  const open = openOn({ announced: c.week, periods: [], exceptions: [] }, day).flatMap(i =>
    i.from < until ? [{ from: i.from, to: Math.min(i.to, until) }] : [],
  )
  const minutes = open.reduce((n, i) => n + i.to - i.from, 0)
  if (minutes === 0) return
  const doc = visitsDocument(c.code, monthOf(day))
  const market = weekday(day) === 4 ? 1.6 : 1
  const hours: number[] = []
  for (let n = poisson(r, c.mean * market); n > 0; n--) {
    let at = r() * minutes
    for (const i of open) {
      if (at < i.to - i.from) {
        hours.push(Math.floor((i.from + at) / 60))
        break
      }
      at -= i.to - i.from
    }
  }
  for (const hour of hours.sort((a, b) => a - b)) {
    const slot: Slot = slotOf(hour, c.precision)
    const key = book.write(doc, { kind: 'create', noun: 'visit', fields: visitFields(entry(r), day, slot) }, day, slot, 'counsellor')
    if (r() < 0.015) book.write(doc, { kind: 'void', target: key, reason: 'twice' }, day, slot, 'counsellor')
  }
  if (r() < 0.08) {
    const slot: Slot = slotOf(Math.floor((open[0]?.from ?? 540) / 60), c.precision)
    book.write(
      doc,
      {
        kind: 'create',
        noun: 'group',
        fields: groupFields({ kind: 'class', size: 12 + Math.floor(r() * 16), accompanying: 2 }, day, slot),
      },
      day,
      slot,
      'counsellor',
    )
  }
}

/** The nth opening day before a day. */
const openDayBefore = (c: DemoCentre, day: Day, n: number): Day => {
  let at = day
  for (let left = n; left > 0;) {
    at = addDays(at, -1)
    if ((c.week[weekday(at)] ?? []).length > 0) left--
  }
  return at
}

/** `today`, `minute`: the moment it is made for; nothing is written after it. The seed decides everything else. About 900 visits. */
export const demoSeed = (seed: number, today: Day, minute: Minutes): SeedDocument[] => {
  const r = chance(seed)
  const book = new Book(r)
  const start = addDays(today, -13)
  book.write(DIRECTORY, { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) }, start, 9, 'coordination')
  for (const c of DEMO_CENTRES) {
    book.write(DIRECTORY, { kind: 'create', noun: 'centre', fields: centreFields(c) }, start, 9, 'coordination')
    ;(DEMO_PURPOSES[c.code] ?? []).forEach((p, order) =>
      book.write(
        deskDocument(c.code),
        { kind: 'create', noun: 'purpose', fields: purposeFields({ ...p, from: start, to: null, order }) },
        start,
        9,
        'counsellor',
      ),
    )
    if (!logsVisits(c)) continue
    for (const day of daysBetween(start, today)) {
      if (c.lag === null && day > addDays(today, -4)) continue // its line is dead: nothing of the last days has come
      if (c.code === 'irg' && day === openDayBefore(c, today, 1)) {
        const closed = exceptionFields({ day, half: null, intervals: [], reason: 'training' })
        book.write(deskDocument(c.code), { kind: 'create', noun: 'exception', fields: closed }, day, 9, 'counsellor')
        continue
      }
      if (c.code === 'orv' && day === openDayBefore(c, today, 2)) continue // nobody noted anything: the coordinator will ask
      writeDay(book, r, c, day, day === today ? (c.code === 'cas' ? 0 : minute) : 1440)
    }
  }
  return book.documents()
}
