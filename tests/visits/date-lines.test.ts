// The dates page without its screen: what waits for its day, what is said of it, and how that is taken back (C06, V7, T3).
import Dexie from 'dexie'
import { expect, onTestFinished, test } from 'vitest'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'
import type { Device } from '../../src/device/device.ts'
import type { Precision } from '../../src/domain/day.ts'
import type { Key } from '../../src/domain/ids.ts'
import { countSaid } from '../../src/domain/count-said.ts'
import { tallied } from '../../src/domain/tally.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { makeGist, readGists } from '../../src/store/gists.ts'
import { learnAnswered } from '../../src/store/places.ts'
import { talliesOn } from '../../src/store/read-tallies.ts'
import { rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { openDatabase, PROJECTION, type Database } from '../../src/store/tables.ts'
import { datesKnown, moveBack, sayDates, settleOff, type Line } from '../../src/visits/date-lines.ts'
import type { Where } from '../../src/visits/keep.ts'
import { noteEstimates } from '../../src/visits/catch-up.ts'
import { count } from '../../src/visits/count.ts'
import { endDay } from '../../src/visits/end-day.ts'
import { recordVisit, voidRecord } from '../../src/visits/record-visit.ts'
import { sayDay } from '../../src/visits/say-day.ts'
import { today } from '../../src/visits/today.ts'

const stamp = (when: string): number => clockAt(when).now()
const where = (precision: Precision = 'hour'): Where => ({ centre: code('cas'), precision })
const NONE: ReadonlySet<Key> = new Set()
let dice = 40
const tablet = async (): Promise<{
  readonly db: Database
  readonly at: (when: string) => Device
  readonly note: (when: string, n?: number, precision?: Precision) => Promise<void>
}> => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: code('cas'), key: {}, at: '' } as never) // no key is needed here
  const at = (when: string): Device => ({ db, clock: clockAt(when), dice: diceOf(++dice), build: day('2025-09-01') })
  const note = async (when: string, n = 1, precision: Precision = 'hour'): Promise<void> => {
    for (let i = 0; i < n; i++) expect(await recordVisit(at(when), where(precision), emptyVisit('quick'))).toMatchObject({ kept: true })
  }
  return { db, at, note }
}
const days = async (db: Database): Promise<string[]> =>
  (await db.visits.toArray()).toSorted((a, b) => a.seq - b.seq).map(v => `${v.day} ${v.clock}`)
const seen = (lines: readonly Line[]): [number, string | null][] => lines.map(l => [l.entries.length, l.proposed])

test('T3 V7 "two days back" pressed twice takes off two days; taken back, it is asked again', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-23 10:00', 3)
  await learnAnswered(db, stamp('2026-01-25 18:00'), stamp('2026-01-23 18:00'))
  const now = at('2026-01-25 18:01')
  const told = await fact(db, 'daysAhead')
  const first = await moveBack(now, where())
  await setFact(db, 'daysAhead', told!) // the page went away before that was dropped
  expect([first.n, (await moveBack(now, where())).n]).toEqual([3, 0])
  expect(await days(db)).toEqual(Array.from({ length: 3 }, () => '2026-01-21 confirmed'))
  expect((await datesKnown(now, where(), NONE)).off).toBe(null)
  await first.undo()
  expect(await days(db)).toEqual(Array.from({ length: 3 }, () => '2026-01-23 ok'))
  expect(seen((await datesKnown(now, where(), NONE)).off?.lines ?? [])).toEqual([[3, '2026-01-21']])
  await Promise.all([moveBack(now, where()), moveBack(now, where())])
  expect(await days(db)).toEqual(Array.from({ length: 3 }, () => '2026-01-21 confirmed'))
})

test('C06 V7 a clock that is minutes fast gives the right day: it is the one proposed, not the next on which the centre opens', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-05 10:00')
  await learnAnswered(db, stamp('2026-01-08 09:10'), stamp('2026-01-08 09:00'))
  await note('2026-01-08 10:00', 2)
  expect((await days(db)).slice(1)).toEqual(['2026-01-08 ahead', '2026-01-08 ahead'])
  expect(seen((await datesKnown(at('2026-01-09 09:00'), where(), NONE)).doubtful)).toEqual([[2, '2026-01-08']])
  // found three days ahead, it is as it was measured
  await learnAnswered(db, stamp('2026-01-15 09:00'), stamp('2026-01-12 09:00'))
  await note('2026-01-15 10:00')
  expect(seen((await datesKnown(at('2026-01-16 09:00'), where(), NONE)).doubtful)).toEqual([
    [2, '2026-01-08'],
    [1, '2026-01-12'],
  ])
})

test('T3 V7 what a clock that was found days ahead had given is asked about on the page of the day', async () => {
  const { db, note } = await tablet()
  await note('2026-01-23 10:00', 3)
  await learnAnswered(db, stamp('2026-01-25 18:00'), stamp('2026-01-23 18:00'))
  expect((await today(db, code('cas'), day('2026-01-23'), 20)).toConfirm).toBe(3)
})

test('C06 a sitting whose day nobody knows lets the others be confirmed, and goes on waiting; taken back, all wait again', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-09 10:00')
  for (const d of ['2020-01-01', '2020-01-02', '2020-01-03']) await note(`${d} 10:00`, 2)
  const now = at('2026-01-19 09:00')
  const { doubtful } = await datesKnown(now, where(), NONE)
  expect(doubtful.map(l => l.entries.length)).toEqual([2, 2, 2])
  const said = await sayDates(
    now,
    where(),
    [
      { line: doubtful[0]!, day: day('2026-01-12') },
      { line: doubtful[2]!, day: day('2026-01-14') },
    ],
    'doubtful',
  )
  expect(said.kept?.kept).toBe(true)
  expect(await days(db)).toEqual([
    '2026-01-09 ok',
    ...[
      '2026-01-12 confirmed',
      '2026-01-12 confirmed',
      '2020-01-02 unset',
      '2020-01-02 unset',
      '2026-01-14 confirmed',
      '2026-01-14 confirmed',
    ],
  ])
  expect((await datesKnown(now, where(), NONE)).doubtful.map(l => l.name)).toEqual([doubtful[1]!.name])
  await said.undo()
  expect((await datesKnown(now, where(), NONE)).doubtful.map(l => [l.name, l.entries.length])).toEqual(doubtful.map(l => [l.name, 2]))
  expect((await days(db)).slice(1)).toEqual(['01', '01', '02', '02', '03', '03'].map(d => `2020-01-${d} unset`))
  // and said once more
  await sayDates(now, where(), [{ line: doubtful[0]!, day: day('2026-01-13') }], 'doubtful')
  expect((await days(db)).slice(1, 3)).toEqual(['2026-01-13 confirmed', '2026-01-13 confirmed'])
})

test('C06 a line of several days is split by count, in the order noted', async () => {
  const { at, note } = await tablet()
  await note('2026-01-09 10:00', 1, 'half-day')
  await note('2020-01-01 10:00', 5, 'half-day') // one clock, one half-day: nothing tells
  const now = at('2026-01-19 09:00')
  const [line] = (await datesKnown(now, where('half-day'), NONE)).doubtful
  expect(line?.entries).toHaveLength(5)
  const { doubtful } = await datesKnown(now, where('half-day'), new Set([line!.entries[2]!.id]))
  expect(doubtful.map(l => l.entries.map(e => e.seq))).toEqual([
    [2, 3],
    [4, 5, 6],
  ])
})

test('V7 what a slow clock gave is proposed by what was measured: from the measuring on as doubtful, before it line by line', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-08 10:00', 2) // Thursday, as it was
  await note('2026-01-09 17:01') // Monday: it stood still from Friday evening on
  await learnAnswered(db, stamp('2026-01-09 17:05'), stamp('2026-01-12 09:05'))
  await note('2026-01-09 17:30', 2) // Monday 9:30
  await note('2026-01-10 01:00', 3) // Monday 17:00
  await note('2026-01-10 17:00', 4) // Tuesday 9:00
  await learnAnswered(db, stamp('2026-01-14 18:00'), stamp('2026-01-14 18:00')) // set right
  const now = at('2026-01-14 18:01')
  const { doubtful, off } = await datesKnown(now, where(), NONE)
  expect(seen(doubtful)).toEqual([
    [2, '2026-01-12'],
    [3, '2026-01-12'],
    [4, '2026-01-13'],
  ])
  expect([off?.days, seen(off?.lines ?? [])]).toEqual([
    -3,
    [
      [2, '2026-01-11'],
      [1, '2026-01-12'],
    ],
  ])
  // Thursday’s were right; Friday’s are Monday’s
  await settleOff(now, [off!.lines[0]!])
  await sayDates(now, where(), [{ line: off!.lines[1]!, day: day('2026-01-12') }], 'off')
  expect(await fact(db, 'daysAhead')).toBe(undefined)
  expect((await days(db)).slice(0, 3)).toEqual(['2026-01-08 ok', '2026-01-08 ok', '2026-01-12 confirmed'])
})

test('V7 what was measured of another device, or lies after today, proposes nothing', async () => {
  const { db, at, note } = await tablet()
  await learnAnswered(db, stamp('2026-01-10 09:00'), stamp('2026-01-13 09:00'))
  await note('2026-01-12 09:30')
  expect((await datesKnown(at('2026-01-12 10:00'), where(), NONE)).doubtful.map(l => l.proposed)).toEqual([null])
})

test('V7 T3 a day that was said and had not come when the head is heard is asked about, though the clock has been set right since; left or said, it is asked no more', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-23 10:00')
  const asleep = at('2020-01-01 00:19') // the battery died
  expect(await sayDay(asleep, '2026-01-27')).toBe(null) // and it is the 26th
  await note('2020-01-01 00:20', 2)
  expect(await days(db)).toEqual(['2026-01-23 ok', '2026-01-27 confirmed', '2026-01-27 confirmed'])
  const heard = stamp('2026-01-26 11:50')
  await learnAnswered(db, heard, heard, day('2026-01-26'))
  const now = at('2026-01-26 11:51')
  const { off } = await datesKnown(now, where(), NONE)
  expect(off).toMatchObject({ said: true, days: 1 })
  expect(seen(off!.lines)).toEqual([[2, '2026-01-26']])
  const moved = await sayDates(
    now,
    where(),
    off!.lines.map(line => ({ line, day: day('2026-01-26') })),
    'off',
  )
  expect(await days(db)).toEqual(['2026-01-23 ok', '2026-01-26 confirmed', '2026-01-26 confirmed'])
  expect((await datesKnown(now, where(), NONE)).off).toBe(null)
  await moved.undo()
  expect(seen((await datesKnown(now, where(), NONE)).off!.lines)).toEqual([[2, '2026-01-26']])
  await settleOff(now, off!.lines)
  expect((await datesKnown(now, where(), NONE)).off).toBe(null)
})

test('V7 a day that was said rightly is asked about by nobody', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-23 10:00')
  await sayDay(at('2020-01-01 00:19'), '2026-01-26')
  await note('2020-01-01 00:20', 2)
  const heard = stamp('2026-01-26 11:50')
  await learnAnswered(db, heard, heard, day('2026-01-26'))
  expect((await datesKnown(at('2026-01-26 11:51'), where(), NONE)).off).toBe(null)
})

test('V7 I18 a clock that is not believed knows no hour: neither half of its day is a hole, and no table of hours has it; what is caught up says its half itself', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-23 10:00')
  await note('2020-01-01 00:20', 2)
  await noteEstimates(at('2020-01-01 00:30'), where(), {
    day: day('2026-01-22'),
    half: 'am',
    lines: [{ kind: 'quick', purpose: null, n: 1 }],
  })
  expect((await db.visits.toArray()).map(v => [v.slot, v.wholeDay ?? false]).toSorted()).toEqual([[0, true], [0, true], [10, false], ['am', false]]) // prettier-ignore
})

test('V7 T3 I08 what was counted under a doubtful clock is listed with its sitting and gets its day with it, on every screen and in the figures; taken back, it waits again', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-09 10:00')
  await note('2020-01-01 09:05')
  const pressed = (when: string, n = 1) => count(at(when), where(), 'entries', n)
  for (let i = 0; i < 5; i++) expect(await pressed('2020-01-01 09:05')).toMatchObject({ kept: true, sum: i + 1 })
  await note('2026-01-19 10:00')
  const now = at('2026-01-19 10:01')
  const sums = async (on: string): Promise<number> => tallied(await talliesOn(db, code('cas'), day(on))).entries
  const inFigures = async (on: string): Promise<number | undefined> => {
    for (const doc of (await readGists(db, code('cas'))).due) await makeGist(db, doc, 'test', async () => undefined)
    return countSaid((await readGists(db, code('cas'))).gists, { from: day(on), to: day(on) }).values.get('tally entries')
  }
  expect([await sums('2020-01-01'), await inFigures('2020-01-01'), await inFigures('2026-01-12')]).toEqual([5, 5, undefined])
  expect((await today(db, code('cas'), day('2026-01-19'), 8)).toConfirm).toBe(6)
  const { doubtful } = await datesKnown(now, where(), NONE)
  expect(doubtful.map(l => l.entries.length)).toEqual([6])
  expect(doubtful[0]!.entries.filter(e => e.counted)).toHaveLength(5)
  const said = await sayDates(now, where(), [{ line: doubtful[0]!, day: day('2026-01-12') }], 'doubtful')
  expect([said.n, said.kept?.kept]).toEqual([6, true])
  expect([await sums('2020-01-01'), await sums('2026-01-12')]).toEqual([0, 5])
  expect([await inFigures('2020-01-01'), await inFigures('2026-01-12')]).toEqual([undefined, 5])
  expect((await datesKnown(now, where(), NONE)).doubtful).toEqual([])
  expect((await today(db, code('cas'), day('2026-01-19'), 8)).toConfirm).toBe(0)
  await said.undo()
  expect([await sums('2020-01-01'), await inFigures('2026-01-12')]).toEqual([5, undefined])
  expect((await datesKnown(now, where(), NONE)).doubtful.map(l => l.entries.length)).toEqual([6])
})

test('V7 I08 counters alone wait for their day too; what was taken back, and what was counted once the day was said, does not', async () => {
  const { db, at } = await tablet()
  const asleep = at('2020-01-01 09:05')
  const [first] = [await count(asleep, where(), 'photocopies', 20), await count(asleep, where(), 'photocopies', 3)]
  if (!first?.kept) throw new Error('not kept')
  await voidRecord(asleep, where(), { doc: first.doc, id: first.keys[0]! }, 'undo')
  const { doubtful } = await datesKnown(asleep, where(), NONE)
  expect(doubtful.map(l => l.entries.map(e => e.counted))).toEqual([[true]])
  await sayDates(asleep, where(), [{ line: doubtful[0]!, day: day('2026-01-12') }], 'doubtful')
  await sayDay(asleep, '2026-01-12')
  await count(asleep, where(), 'photocopies', 4)
  expect((await datesKnown(asleep, where(), NONE)).doubtful).toEqual([])
  expect(tallied(await talliesOn(db, code('cas'), day('2026-01-12'))).photocopies).toBe(7)
})

test('T3 V7 what a clock had counted that was days ahead goes back with the rest, and then nothing is asked any more; a page that was closed does not ask for a day', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-23 10:00')
  const wrong = at('2026-01-23 10:10')
  await count(wrong, where(), 'entries', 2)
  await endDay(wrong, where(), day('2026-01-23'))
  await learnAnswered(db, stamp('2026-01-25 18:00'), stamp('2026-01-23 18:00'))
  const now = at('2026-01-25 18:01')
  expect((await fact(db, 'daysAhead'))?.entries).toHaveLength(2)
  expect((await moveBack(now, where())).n).toBe(2)
  expect(tallied(await talliesOn(db, code('cas'), day('2026-01-21'))).entries).toBe(2)
  expect(await fact(db, 'daysAhead')).toBe(undefined)
})

test('V7 I08 what an older app had counted under a doubtful clock is listed once its rows are made anew', async () => {
  const name = `older-${Math.trunc(performance.now() * 1000)}`
  const older = new Dexie(name)
  const schema = Object.fromEntries(device().tables.map(t => [t.name, [t.schema.primKey, ...t.schema.indexes].map(i => i.src).join(', ')]))
  older.version(2).stores({ ...schema, tallies: '[doc+id], [centre+day]' })
  await older.open()
  older.close()
  const db = openDatabase(name)
  onTestFinished(() => db.delete())
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: code('cas'), key: {}, at: '' } as never) // no key is needed here
  const asleep = { db, clock: clockAt('2020-01-01 09:05'), dice: diceOf(++dice), build: day('2025-09-01') }
  await count(asleep, where(), 'entries', 2)
  await db.tallies.toCollection().modify(row => {
    for (const newer of ['seq', 'clock'] as const) delete (row as Partial<typeof row>)[newer]
  })
  await setFact(db, 'projection', { version: PROJECTION - 1, left: [] })
  expect((await datesKnown(asleep, where(), NONE)).doubtful).toEqual([])
  await rebuildWhatIsDue(db, 'no', async () => undefined)
  expect((await datesKnown(asleep, where(), NONE)).doubtful.map(l => l.entries.length)).toEqual([1])
})
