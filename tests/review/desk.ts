// A coordinator's database: the fictional network's directory, what centres noted, when each was heard, and the hour it is.
import type { Clock } from '../../src/device/clock.ts'
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import type { CentreStatus } from '../../src/domain/centre-lists.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import { monthOf, type Day, type Slot } from '../../src/domain/day.ts'
import { parseTime } from '../../src/domain/written-time.ts'
import { DIRECTORY, visitsDocument } from '../../src/domain/document-name.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { exceptionFields } from '../../src/domain/opening-record.ts'
import { outageFields, type OutageStated } from '../../src/domain/outage.ts'
import type { Draft, Value } from '../../src/domain/statement.ts'
import { plainName } from '../../src/domain/names.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'
import { commit } from '../../src/store/commit.ts'
import type { Database } from '../../src/store/tables.ts'
import { device, diceOf } from '../store/device-under-test.ts'

export const day = (x: string): Day => x as Day // the tests' own days
export const code = (x: string): CentreCode => x as CentreCode // the demonstration's own codes

/** 'YYYY-MM-DD HH:MM' on a wall clock that runs on UTC. */
const stamp = (at: string): number => Date.parse(`${at.replace(' ', 'T')}:00Z`)
export const clockAt = (at: string): Clock => ({
  now: () => stamp(at),
  steady: () => 0,
  local: ms => {
    const text = new Date(ms ?? stamp(at)).toISOString()
    return { day: day(text.slice(0, 10)), hour: Number(text.slice(11, 13)), minute: parseTime(text.slice(11, 16)) ?? 0 }
  },
})

export type Desk = {
  readonly db: Database
  readonly note: (centre: string, on: string, slot: Slot, entry?: Partial<VisitEntry>) => Promise<Key>
  readonly group: (centre: string, on: string, slot: Slot, size: number, accompanying: number) => Promise<void>
  /** A visit and a class, noted in October while the clock of the tablet said `on`. */
  readonly doubt: (centre: string, on: string) => Promise<Key>
  /** As somebody states it who looks at the visit as it was first noted. */
  readonly correct: (centre: string, on: string, id: Key, party: number) => Promise<void>
  readonly takeBack: (centre: string, on: string, id: Key) => Promise<void>
  readonly close: (centre: string, on: string) => Promise<void>
  /** The centre says that something went wrong. */
  readonly outage: (centre: string, stated: OutageStated) => Promise<void>
  /** The coordination says so on that day. */
  readonly turn: (centre: string, on: string, status: CentreStatus) => Promise<void>
  /** What the coordination says of a centre, in the sight of everything that was said. */
  readonly say: (centre: string, on: string, field: string, value: Value, slot?: Slot) => Promise<void>
  /** Another coordinator, who has not seen the first, adds the same place apart: under the code of `like`. */
  readonly addApart: (like: string, on: string, name: string) => Promise<void>
  /** A centre that is described in that hour, with the hours of Castelroc. */
  readonly add: (centre: string, on: string, slot: number, status?: CentreStatus) => Promise<void>
  readonly heard: (centre: string, at: string) => Promise<void>
}

/** The directory is from September 2025. */
export const desk = async (): Promise<Desk> => {
  const db = device()
  const dice = diceOf(1)
  const write = async (doc: string, on: string, slot: Slot, draft: Draft, clock: ClockState = 'ok'): Promise<Key> => {
    const when = { day: day(on), slot, clock }
    const [key] = await commit(db, dice, { doc, drafts: [draft], when, by: 'counsellor', now: 0 })
    return key! // one draft in, one key out
  }
  const book = (centre: string, on: string): string => visitsDocument(code(centre), monthOf(day(on)))
  await write(DIRECTORY, '2025-09-01', 9, { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) })
  const known = new Map<string, Key>()
  for (const c of DEMO_CENTRES)
    known.set(c.code, await write(DIRECTORY, '2025-09-01', 9, { kind: 'create', noun: 'centre', fields: centreFields(c) }))
  const say = async (centre: string, on: string, field: string, value: Value, slot: Slot = 9): Promise<void> => {
    const target = known.get(centre)! // a centre of the demonstration
    const base = (await db.log.where('[doc+target]').equals([DIRECTORY, target]).toArray()).map(l => l.key)
    await write(DIRECTORY, on, slot, { kind: 'edit', target, field, value, base })
  }
  return {
    db,
    note: (centre, on, slot, entry = {}) => {
      const fields = visitFields({ ...emptyVisit('quick'), ...entry }, day(on), slot)
      return write(book(centre, on), on, slot, { kind: 'create', noun: 'visit', fields })
    },
    group: async (centre, on, slot, size, accompanying) => {
      const fields = groupFields({ kind: 'class', size, accompanying }, day(on), slot)
      await write(book(centre, on), on, slot, { kind: 'create', noun: 'group', fields })
    },
    doubt: async (centre, on) => {
      const doc = book(centre, '2025-10-09')
      const fields = groupFields({ kind: 'class', size: 24, accompanying: 0 }, day(on), 9)
      await write(doc, on, 9, { kind: 'create', noun: 'group', fields }, 'unset')
      const visit = visitFields(emptyVisit('quick'), day(on), 9)
      return write(doc, on, 9, { kind: 'create', noun: 'visit', fields: visit }, 'unset')
    },
    correct: async (centre, on, id, party) => {
      await write(book(centre, on), on, 17, { kind: 'edit', target: id, field: 'party', value: party, base: [id] })
    },
    takeBack: async (centre, on, id) => {
      await write(book(centre, on), on, 17, { kind: 'void', target: id, reason: 'twice' })
    },
    close: async (centre, on) => {
      const fields = exceptionFields({ day: day(on), half: null, intervals: [], reason: 'snow' })
      await write(deskDocument(code(centre)), on, 8, { kind: 'create', noun: 'exception', fields })
    },
    outage: async (centre, stated) => {
      await write(deskDocument(code(centre)), stated.day, 8, { kind: 'create', noun: 'outage', fields: outageFields(stated) })
    },
    turn: (centre, on, status) => say(centre, on, 'status', status),
    say,
    addApart: async (like, on, name) => {
      const centre = DEMO_CENTRES.find(c => c.code === like)!
      await write(DIRECTORY, on, 9, { kind: 'create', noun: 'centre', fields: centreFields({ ...centre, names: plainName(name) }) })
    },
    add: async (centre, on, slot, status = 'open') => {
      const like = DEMO_CENTRES.find(c => c.code === 'cas')!
      const fields = centreFields({ ...like, code: code(centre), names: plainName(centre), status })
      known.set(centre, await write(DIRECTORY, on, slot, { kind: 'create', noun: 'centre', fields }))
    },
    heard: async (centre, at) => {
      await db.heard.put({ centre: code(centre), at: stamp(at) / 1000 })
    },
  }
}

/** T1: Castelroc's market Thursday as it was noted, in the order of the day. */
export const marketDay = async ({ note, group, takeBack }: Desk): Promise<void> => {
  const on = '2025-10-09'
  for (const hour of [9, 9, 9, 10, 11, 12, 14, 15, 16]) await note('cas', on, hour)
  for (const purposes of [['P1'], ['P1'], ['P3'], ['P4', 'P3'], ['P5']])
    await note('cas', on, 14, { kind: 'interview', purposes, duration: '15-30' })
  await note('cas', on, 11, { kind: 'interview', purposes: ['P2'], duration: '30-60', party: 2 })
  for (const hour of [10, 13, 15, 16]) await note('cas', on, hour, { kind: 'self-service' })
  await group('cas', on, 14, 24, 2)
  await takeBack('cas', on, await note('cas', on, 9))
  await takeBack('cas', on, await note('cas', on, 15, { kind: 'interview', purposes: ['P1'], duration: '0-5' }))
}
