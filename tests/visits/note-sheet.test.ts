// Old tick sheets on devices: taken in once, taken back whole, taken in again; what else stands of a day is never counted twice unasked.
import { describe, expect, onTestFinished, test } from 'vitest'
import { addDays } from '../../src/domain/day.ts'
import { centreFields } from '../../src/domain/centre-record.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { SheetLine } from '../../src/domain/tick-sheet.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { live } from '../../src/store/live.ts'
import { receive } from '../../src/store/receive.ts'
import { sheetsTaken } from '../../src/store/read-sheets.ts'
import type { Device } from '../../src/device/device.ts'
import { lookAtSheet, noteSheet, takeSheetBack } from '../../src/visits/note-sheet.ts'
import { recordVisit, voidRecord } from '../../src/visits/record-visit.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'

const CAS = code('cas')
const where = { centre: CAS, precision: 'hour' } as const
const NONE: ReadonlySet<never> = new Set()

const tablet = async (at: string, seed = 1): Promise<Device> => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  return { db, clock: clockAt(at), dice: diceOf(seed), build: day('2025-09-01') }
}
const line = (on: string, n: number, half: SheetLine['half'] = 'am', kind: SheetLine['kind'] = 'quick'): SheetLine => ({
  ...{ row: 2, day: day(on), half, kind, purpose: null, n },
})
const LAST_YEAR = [line('2024-10-08', 7), line('2024-10-08', 3, 'pm'), line('2024-11-05', 4)]

const standing = async ({ db }: Device) => (await db.visits.toArray()).filter(v => v.voided === null)
const byDay = async (d: Device): Promise<Record<string, number>> => {
  const out: Record<string, number> = {}
  for (const v of await standing(d)) out[v.day] = (out[v.day] ?? 0) + 1
  return out
}
const note = async (d: Device, lines: readonly SheetLine[], besides: readonly string[] = []): Promise<number> => {
  const noted = await noteSheet(d, where, lines, new Set(besides.map(day)))
  if (!noted.kept) throw new Error(noted.why)
  return noted.n
}
const taken = (d: Device) => sheetsTaken(d.db, CAS)
const takeBack = async (d: Device, i = 0): Promise<number> => {
  const done = await takeSheetBack(d, where, (await taken(d))[i]!.sheet)
  if (!done.kept) throw new Error(done.why)
  return done.n
}
/** What one says comes to the other, as the relay would give it. */
let sequence = 0
const hears = async (to: Device, from: Device): Promise<void> => {
  const logs = await from.db.log.toArray()
  const docs = [...new Set(logs.map(l => l.doc))]
  for (const doc of docs)
    await receive(
      to.db,
      doc,
      logs.filter(l => l.doc === doc).sort((a, b) => a.client - b.client || a.clock - b.clock).map(({ client, clock, key, raw }) => ({ client, clock, key, value: raw })), // prettier-ignore
      ++sequence,
      1,
    )
}

describe('V8 a sheet is taken in once', () => {
  test('the same again adds nothing, whatever its order; it is listed with when, which months, how many, and no name', async () => {
    const d = await tablet('2025-11-12 10:00')
    expect(await note(d, LAST_YEAR)).toBe(14)
    expect(await note(d, LAST_YEAR.toReversed())).toBe(0)
    expect((await lookAtSheet(d, where, LAST_YEAR)).known).toBe(14)
    const [sheet, ...others] = await taken(d)
    expect([sheet?.on, sheet?.days, sheet?.shared, sheet?.n, others]).toEqual(['2025-11-12', ['2024-10-08', '2024-11-05'], [], 14, []])
  })
  test('T5 two devices that took it in apart, in two months, count it once, and list it as one', async () => {
    const [one, other] = [await tablet('2025-11-30 10:00', 1), await tablet('2025-12-01 10:00', 2)]
    await note(one, LAST_YEAR)
    await note(other, LAST_YEAR)
    await hears(one, other)
    await hears(other, one)
    for (const d of [one, other]) {
      expect(await byDay(d)).toEqual({ '2024-10-08': 10, '2024-11-05': 4 })
      expect((await taken(d)).map(s => [s.n, s.shared])).toEqual([[14, []]])
    }
    await takeBack(other)
    await hears(one, other)
    for (const d of [one, other]) expect(await standing(d)).toEqual([])
  })
})

describe('T5 a wrong sheet is taken back whole', () => {
  test('days later every visit of it is struck with a reason of its own, over several books and commits; the mended one counts anew, once', async () => {
    const d = await tablet('2025-11-12 10:00')
    const wrong = [line('2024-10-08', 99), line('2024-10-09', 99), line('2024-10-10', 99)]
    expect(await note(d, wrong)).toBe(297)
    await note(d, [line('2024-12-03', 5)])
    const later = { ...d, clock: clockAt('2025-12-20 10:00') }
    const i = (await taken(later)).findIndex(s => s.n === 297)
    expect(await takeBack(later, i)).toBe(297)
    const struck = (await d.db.visits.toArray()).filter(v => v.voided !== null)
    expect([struck.length, new Set(struck.map(v => v.voided))]).toEqual([297, new Set(['sheet'])])
    expect(await byDay(d)).toEqual({ '2024-12-03': 5 })
    const mended = [line('2024-10-08', 9), line('2024-10-09', 8)]
    expect(await note(later, mended)).toBe(17)
    expect(await note(later, mended)).toBe(0)
    expect(await byDay(d)).toEqual({ '2024-10-08': 9, '2024-10-09': 8, '2024-12-03': 5 })
    await takeBack(later)
    expect(await note(later, mended)).toBe(17)
    expect((await byDay(d))['2024-10-08']).toBe(9)
  })
  test('two devices that know of the taking back take the mended one in apart: the same visits, each once', async () => {
    const [one, other] = [await tablet('2025-11-12 10:00', 1), await tablet('2025-11-13 10:00', 2)]
    await note(one, LAST_YEAR)
    await takeBack(one)
    await hears(other, one)
    await note(one, LAST_YEAR)
    await note(other, LAST_YEAR)
    await hears(one, other)
    await hears(other, one)
    for (const d of [one, other]) expect(await byDay(d)).toEqual({ '2024-10-08': 10, '2024-11-05': 4 })
  })
  test('a stroke that was taken back by itself, as noted twice, does not come again with its sheet', async () => {
    const d = await tablet('2025-11-12 10:00')
    await note(d, LAST_YEAR)
    const [first] = await standing(d)
    await voidRecord(d, where, first!, 'twice')
    expect(await note(d, LAST_YEAR)).toBe(0)
    expect(await takeBack(d)).toBe(13)
    expect(await note(d, LAST_YEAR)).toBe(13)
  })
})

describe('T5 a day of which something else stands is asked about', () => {
  test('a second desk adds nothing there unless somebody says so, day by day; what it adds is added once', async () => {
    const d = await tablet('2025-11-12 10:00')
    await note(d, LAST_YEAR)
    const second = [line('2024-10-08', 9), line('2024-11-05', 2), line('2024-11-06', 6)]
    const { fresh, known, shared } = await lookAtSheet(d, where, second)
    expect([fresh.length, known, shared.map(s => [s.day, s.there, s.strokes.length])]).toEqual([
      6,
      0,
      [
        ['2024-10-08', 10, 9],
        ['2024-11-05', 4, 2],
      ],
    ])
    expect(await note(d, second)).toBe(6)
    expect(await byDay(d)).toEqual({ '2024-10-08': 10, '2024-11-05': 4, '2024-11-06': 6 })
    expect(await note(d, second, ['2024-10-08'])).toBe(9)
    expect(await byDay(d)).toEqual({ '2024-10-08': 19, '2024-11-05': 4, '2024-11-06': 6 })
    // both again: each is known as it was taken in
    expect([await note(d, second, ['2024-10-08']), await note(d, LAST_YEAR, ['2024-10-08'])]).toEqual([0, 0])
  })
  test('visits that were noted at once, and a longer sheet of the same desk, are asked about too', async () => {
    const d = await tablet('2025-11-12 10:00')
    await recordVisit(d, where, emptyVisit('quick'))
    expect((await lookAtSheet(d, where, [line('2025-11-12', 3)])).shared.map(s => s.there)).toEqual([1])
    await note(d, LAST_YEAR)
    const longer = await lookAtSheet(d, where, [...LAST_YEAR, line('2024-12-03', 2)])
    expect([longer.fresh.length, longer.shared.map(s => s.day)]).toEqual([2, ['2024-10-08', '2024-11-05']])
  })
  test('two desks of one half-day, both taken in by another device apart, add up there as somebody said', async () => {
    const [one, other] = [await tablet('2025-11-12 10:00', 1), await tablet('2025-11-13 10:00', 2)]
    const [a, b] = [[line('2024-10-08', 7)], [line('2024-10-08', 4)]]
    for (const d of [one, other]) {
      await note(d, a)
      expect(await note(d, b, ['2024-10-08'])).toBe(4)
    }
    await hears(one, other)
    expect(await byDay(one)).toEqual({ '2024-10-08': 11 })
  })
})

describe('T5 V8 two desks that take their own sheets in apart', () => {
  const [A, B] = [
    [line('2024-10-08', 7), line('2024-10-09', 2)],
    [line('2024-10-08', 4), line('2024-10-10', 1)],
  ]
  const apart = async (): Promise<readonly [Device, Device]> => {
    const [one, other] = [await tablet('2025-11-20 10:00', 1), await tablet('2025-11-12 10:00', 2)]
    await note(one, A)
    await note(other, B)
    await meet(one, other)
    return [one, other]
  }
  const meet = async (one: Device, other: Device): Promise<void> => {
    await hears(one, other)
    await hears(other, one)
  }
  test('both count, both are listed with the days they share and when each was taken in, and each is taken back whole', async () => {
    const [one, other] = await apart()
    for (const d of [one, other]) {
      expect(await byDay(d)).toEqual({ '2024-10-08': 11, '2024-10-09': 2, '2024-10-10': 1 })
      expect((await taken(d)).map(s => [s.on, s.n, s.days, s.shared])).toEqual([
        ['2025-11-20', 9, ['2024-10-08', '2024-10-09'], ['2024-10-08']],
        ['2025-11-12', 5, ['2024-10-08', '2024-10-10'], ['2024-10-08']],
      ])
    }
    expect(await takeBack(other, 1)).toBe(5)
    await meet(one, other)
    for (const d of [one, other]) {
      expect(await byDay(d)).toEqual({ '2024-10-08': 7, '2024-10-09': 2 })
      expect((await taken(d)).map(s => [s.n, s.shared])).toEqual([[9, []]])
    }
  })
  test('what one takes back before it has heard of the other is its own alone; mended, it is asked about where the other stands', async () => {
    const [one, other] = [await tablet('2025-11-20 10:00', 1), await tablet('2025-11-12 10:00', 2)]
    await note(one, A)
    await note(other, B)
    await takeBack(other)
    await meet(one, other)
    for (const d of [one, other]) expect(await byDay(d)).toEqual({ '2024-10-08': 7, '2024-10-09': 2 })
    const mended = [line('2024-10-08', 3), line('2024-10-10', 1)]
    expect((await lookAtSheet(other, where, mended)).shared.map(s => [s.day, s.there, s.strokes.length])).toEqual([['2024-10-08', 7, 3]])
    expect(await note(other, mended, ['2024-10-08'])).toBe(4)
    expect(await note(other, B, ['2024-10-08'])).toBe(4) // the wrong one once more: its own day is the mended one's by now
    await meet(one, other)
    for (const d of [one, other]) expect((await byDay(d))['2024-10-08']).toBe(14)
  })
})

test('T5 whoever looks at the list sees what another device took in and took back, as it comes', async () => {
  const [one, other] = [await tablet('2025-11-12 10:00', 1), await tablet('2025-11-12 10:00', 2)]
  const list = live(() => taken(one), 1)
  onTestFinished(() => list.stop())
  await until('it is empty', () => list.value.value?.length === 0)
  await note(other, LAST_YEAR)
  await hears(one, other)
  await until('it is listed', () => list.value.value?.[0]?.n === 14)
  await takeBack(other)
  await hears(one, other)
  await until('it is gone', () => list.value.value?.length === 0)
})

test('T5 a whole year is looked through, taken in and taken back some at a time', async () => {
  const d = await tablet('2025-11-12 10:00')
  const year = Array.from({ length: 30 }, (_, i) => line(addDays(day('2024-09-02'), i * 7), 20 + (i % 7)))
  const n = year.reduce((sum, l) => sum + l.n, 0)
  expect(await note(d, year)).toBe(n)
  expect([(await lookAtSheet(d, where, year)).known, await note(d, year)]).toEqual([n, 0])
  expect((await taken(d)).map(s => [s.n, s.days.length])).toEqual([[n, 30]])
  expect([await takeBack(d), await taken(d), await standing(d)]).toEqual([n, [], []])
})

test('T5 a sheet is listed under the first day on which any device took some of it in', async () => {
  const [late, early] = [await tablet('2025-11-20 10:00', 1), await tablet('2025-11-12 10:00', 2)]
  const sheet = [line('2024-10-08', 1), line('2025-11-12', 2)]
  for (let i = 0; i < 30; i++) await recordVisit(early, where, emptyVisit('quick')) // its counter runs ahead, and it leaves that day aside
  expect([await note(early, sheet), await note(late, sheet)]).toEqual([1, 3])
  await hears(late, early)
  expect((await taken(late)).map(s => [s.on, s.n])).toEqual([['2025-11-12', 3]])
})

test('§5 a sheet without half-days: the half that opens where only one does, else the whole day; no half is made up', async () => {
  const d = await tablet('2025-11-12 10:00')
  const hours = { from: 540, to: 720 }
  const afternoon = { from: 840, to: 1080 }
  const cas = DEMO_CENTRES.find(c => c.code === 'cas')!
  const fields = centreFields({ ...cas, week: { 1: [afternoon], 2: [hours], 3: [hours, afternoon] } })
  await write(d.db, diceOf(9), [{ kind: 'create', noun: 'centre', fields }], { doc: DIRECTORY, by: 'coordination' })
  // a Monday, a Tuesday, a Wednesday, a Sunday
  await note(d, [line('2024-10-07', 1, null), line('2024-10-08', 1, null), line('2024-10-09', 1, null), line('2024-10-13', 1, null)])
  await note(d, [line('2024-10-16', 1, 'am')])
  const rows = (await standing(d)).sort((a, b) => (a.day < b.day ? -1 : 1))
  expect(rows.map(v => [v.day, v.slot, v.wholeDay ?? false])).toEqual([
    ['2024-10-07', 'pm', false],
    ['2024-10-08', 'am', false],
    ['2024-10-09', 'am', true],
    ['2024-10-13', 'am', true],
    ['2024-10-16', 'am', false],
  ])
})

test('CE2 where nothing is noted any more nothing is taken in, but what was can be taken back', async () => {
  const d = await tablet('2025-11-12 10:00')
  await note(d, LAST_YEAR)
  expect(await noteSheet(d, { ...where, shut: 'closed' }, [line('2024-12-03', 2)], NONE)).toEqual({ kept: false, why: 'shut' })
  const [sheet] = await taken(d)
  expect(await takeSheetBack(d, { ...where, shut: 'closed' }, sheet!.sheet)).toEqual({ kept: true, n: 14 })
})
