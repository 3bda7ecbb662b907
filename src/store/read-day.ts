// What the screens read about days: visits, groups, hours, purposes, and the state of each record.
import type { Centre, Network } from '../domain/centre.ts'
import { isDoubtful, type ClockState } from '../domain/clock-state.ts'
import { isDayOnly, slotOrder, type Day, type Slot } from '../domain/day.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Hours, Week } from '../domain/opening.ts'
import type { LocalPurpose, ReferenceChange } from '../domain/purposes.ts'
import type { Visit } from '../domain/visit.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import { within, type Database, type LogRow, type RefusedReason } from './tables.ts'

/** Where a record stands. `at`: when the head had all of it, seconds since 1970; of what others said no finer than the day. */
export type RecordState =
  | { readonly is: 'kept'; readonly reason?: never }
  | { readonly is: 'received'; readonly at: number; readonly to: 'second' | 'day'; readonly reason?: never }
  | { readonly is: 'refused'; readonly reason: RefusedReason }

export type Entry = { readonly is: 'visit'; readonly visit: Visit } | { readonly is: 'group'; readonly group: GroupVisit }

export type DayBook = {
  readonly visits: readonly Visit[]
  readonly groups: readonly GroupVisit[]
  /** All of them. Each device counts for itself, so this one's own come first, the newest before; then the others'. */
  readonly entries: readonly Entry[]
  readonly states: ReadonlyMap<string, RecordState>
}

/** Name of a record in `states`. */
export const recordName = (r: { readonly doc: string; readonly id: string }): string => `${r.doc} ${r.id}`

/** Noted here: of what others said it is known only on which day the head had it. */
const isOwn = (l: LogRow | undefined): boolean => l !== undefined && !l.brought && (l.got === null || !isDayOnly(l.got))

const noted = (e: Entry): Visit | GroupVisit => (e.is === 'visit' ? e.visit : e.group)

/** One day of one centre, with where each of the `shown` first entries stands. */
export const dayBook = async (db: Database, centre: CentreCode, day: Day, shown = Infinity): Promise<DayBook> => {
  const [visits, groups] = await Promise.all([
    db.visits.where('[centre+day]').equals([centre, day]).toArray(),
    db.groups.where('[centre+day]').equals([centre, day]).toArray(),
  ])
  const all = [...visits, ...groups]
  const logs = await db.log.bulkGet(all.map(r => [r.doc, r.id] as [string, string]))
  const own = new Set(all.filter((_, i) => isOwn(logs[i])).map(recordName))
  const first = (e: Entry): number => (own.has(recordName(noted(e))) ? 1 : 0)
  const entries = [
    ...visits.map((visit): Entry => ({ is: 'visit', visit })),
    ...groups.map((group): Entry => ({ is: 'group', group })),
  ].sort((a, b) => first(b) - first(a) || noted(b).seq - noted(a).seq)
  return { visits, groups, entries, states: await recordStates(db, entries.slice(0, shown).map(noted)) }
}

/** Received only when every statement of the record is; refused as soon as one is. All is asked at once: a walk along an index waits at each step. */
export const recordStates = async (
  db: Database,
  records: readonly { readonly doc: string; readonly id: string }[],
): Promise<Map<string, RecordState>> => {
  const states = new Map<string, RecordState>()
  if (records.length === 0) return states
  const [logs, refused] = await Promise.all([
    Promise.all(records.map(r => db.log.where('[doc+target]').equals([r.doc, r.id]).toArray())),
    db.refused.toArray(),
  ])
  for (const l of logs.flat()) {
    const name = recordName({ doc: l.doc, id: l.target })
    const before = states.get(name)
    if (l.got === null || before?.is === 'kept') states.set(name, { is: 'kept' })
    else {
      const sofar = before?.is === 'received' ? before : null
      const to = sofar?.to === 'day' || isDayOnly(l.got) ? 'day' : 'second'
      states.set(name, { is: 'received', at: Math.max(l.got, sofar?.at ?? 0), to })
    }
  }
  for (const r of refused) {
    const name = recordName({ doc: r.doc, id: r.target })
    if (states.has(name)) states.set(name, { is: 'refused', reason: r.reason })
  }
  return states
}

export const centres = (db: Database): Promise<Centre[]> =>
  db.centres
    .where('[doc+id]')
    .between(...within(DIRECTORY))
    .toArray()

/**
 * Every description of the network that stands, the earliest first: a later one, made apart, takes nothing over. One made with a doubtful
 * clock counts as later than any other (V7).
 */
export const networks = async (db: Database): Promise<Network[]> => {
  const known = await db.networks
    .where('[doc+id]')
    .between(...within(DIRECTORY))
    .toArray()
  if (known.length < 2) return known
  const stand = known.filter(n => !n.withdrawn)
  const said = await db.log.bulkGet(known.map(n => [n.doc, n.id]))
  const order = new Map(
    said.map((l, i) => {
      const [day, slot, clock] = l!.raw[6] as [Day, Slot, ClockState] // the row was made of it
      return [known[i]!, `${isDoubtful(clock)} ${day} ${slotOrder(slot) + 11} ${known[i]!.id}`] // two figures before any point
    }),
  )
  // two people who chose apart may have withdrawn them all: then the earliest stays
  return (stand.length > 0 ? stand : known).sort((a, b) => (order.get(a)! < order.get(b)! ? -1 : 1)).slice(0, stand.length || 1)
}
export const network = async (db: Database): Promise<Network | undefined> => (await networks(db))[0]

/** What is known of a centre's hours, put together. `announced` undefined: of a centre that the directory does not know. */
export const hoursFrom = (
  announced: Week = {},
  periods: Hours['periods'],
  exceptions: Hours['exceptions'],
  net: Network | undefined,
): Hours => ({ announced, periods, exceptions, ...(net?.holidays && { holidays: net.holidays }) })

/** The hours of one centre, as announced by the coordination and as stated by itself. */
export const hoursOf = async (db: Database, centre: CentreCode): Promise<Hours> => {
  const [all, periods, exceptions, net] = await Promise.all([
    centres(db),
    db.periods.where('centre').equals(centre).toArray(),
    db.exceptions.where('centre').equals(centre).toArray(),
    network(db),
  ])
  return hoursFrom(all.find(c => c.code === centre)?.week, periods, exceptions, net)
}

/** What is said of the reference purposes, as a device of this centre shows them. Where nothing is said, as mostly, the rules of lists are not loaded. */
export const referenceChanges = async (db: Database, centre: CentreCode | null): Promise<ReferenceChange[]> => {
  const stated = (await db.values.toArray()).filter(v => v.list === 'purpose')
  return stated.length === 0 ? [] : (await import('../domain/lists.ts')).referencesAt(stated, centre)
}

export const purposesOf = (db: Database, centre: CentreCode): Promise<LocalPurpose[]> =>
  db.purposes.where('centre').equals(centre).toArray()
