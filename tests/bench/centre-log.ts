// Two years of one centre as they lie in the relay's log: every visit a statement, some taken back, two tablets a month.
import type { Day, Month } from '../../src/domain/day.ts'
import { addMonths, monthOf, weekday } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { DURATIONS, emptyVisit, visitFields, type VisitEntry, type VisitKind } from '../../src/domain/visit.ts'
import type { Struct } from '../../src/wire/append.ts'
import type { Log } from '../../sync-server/log.ts'

type Chance = () => number
const oneOf = <T>(r: Chance, list: readonly T[]): T => list[Math.floor(r() * list.length)]! // r() < 1 and the lists are not empty
const newKey = (r: Chance): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))

/** A visit as it is usually noted: four in ten interviews, most with one purpose; what is optional is said less than half the time. */
export const usualVisit = (r: Chance): VisitEntry => {
  const kind = oneOf<VisitKind>(r, ['quick', 'quick', 'interview', 'interview', 'self-service'])
  if (kind !== 'interview') return { ...emptyVisit(kind), purposes: r() < 0.3 ? [oneOf(r, ['P1', 'P2', 'P3'])] : [] }
  return {
    kind,
    purposes: r() < 0.12 ? ['P1', 'P3'] : [oneOf(r, ['P1', 'P2', 'P3', 'P4', 'P5'])],
    duration: oneOf(r, DURATIONS.slice(1)),
    party: r() < 0.08 ? 2 : 1,
    situations: r() < 0.45 ? [oneOf(r, ['jobseeker', 'employee', 'pupil'] as const)] : [],
    next: r() < 0.4 ? [oneOf(r, ['documents', 'partner'] as const)] : [],
  }
}

export type Filling = {
  readonly centre: string
  /** The day that is under way, with `onLast` visits on it. */
  readonly last: Day
  readonly months: number
  readonly visits: number
  readonly onLast: number
  /** How a visit is noted; else as usual. */
  readonly visit?: (r: Chance) => VisitEntry
}

/** Writes into the log what `filling` says, evenly over the weekdays; one visit in seventy is taken back. */
export const fillCentre = async (log: Log, filling: Filling, r: Chance): Promise<void> => {
  const centre = filling.centre as CentreCode // the caller's, of the fictional network
  const first = `${addMonths(monthOf(filling.last), 1 - filling.months)}-01` as Day // a month's first day
  const days = daysBetween(first, filling.last).filter(d => weekday(d) <= 5 && d !== filling.last)
  const clients = new Map<string, { client: number; clock: number }>()
  const pages = new Map<Month, Struct[]>()
  let seq = 0
  const say = (draft: Draft, day: Day, hour: number): Key => {
    const doc = visitsDocument(centre, monthOf(day))
    const tablet = `${doc} ${r() < 0.7 ? 1 : 2}`
    const place = clients.get(tablet) ?? { client: Math.floor(r() * 0xffffffff), clock: 0 }
    clients.set(tablet, { ...place, clock: place.clock + 1 })
    const key = newKey(r)
    const value = writeStatement(draft, { day, slot: hour, clock: 'ok', seq: ++seq }, 'counsellor')
    const structs = pages.get(monthOf(day)) ?? []
    structs.push({ ...place, key, value })
    pages.set(monthOf(day), structs)
    return key
  }
  const day = (on: Day, visits: number): void => {
    for (let i = 0; i < visits; i++) {
      const hour = 9 + Math.floor((i / visits) * 6)
      const key = say({ kind: 'create', noun: 'visit', fields: visitFields((filling.visit ?? usualVisit)(r), on, hour) }, on, hour)
      if (r() < 1 / 70) say({ kind: 'void', target: key, reason: 'twice' }, on, hour)
    }
  }
  const before = filling.visits - filling.onLast
  days.forEach((d, i) => day(d, Math.floor(((i + 1) * before) / days.length) - Math.floor((i * before) / days.length)))
  day(filling.last, filling.onLast)
  for (const [month, structs] of pages) {
    const doc = visitsDocument(centre, month)
    const at = Date.parse(`${month}-28`) / 1000
    const [written] = await log.write([{ doc, device: 'before', at, content: { is: 'append', structs } }])
    if (written?.is !== 'kept') throw new Error(`${doc} was not taken`)
    await log.flush()
  }
}
