// Two desks take old tick sheets in while neither has a line, over a real relay: every stroke once, and what one takes back is taken back for both.
import { expect, test } from 'vitest'
import type { Clock } from '../../src/device/clock.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Day } from '../../src/domain/day.ts'
import { patrolLog } from '../../src/store/patrol.ts'
import { sheetsTaken } from '../../src/store/read-sheets.ts'
import type { SheetLine } from '../../src/domain/tick-sheet.ts'
import { noteSheet, takeSheetBack } from '../../src/visits/note-sheet.ts'
import { clockAt } from '../review/desk.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'

const where = { centre: 'cas' as CentreCode, precision: 'hour' } as const
const lines = (n: number): SheetLine[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ row: i + 2, day: `2024-10-${String(7 + (i % 5)).padStart(2, '0')}` as Day, half: null },
    ...{ kind: 'quick' as const, purpose: i % 2 === 0 ? null : 'P3', n: 40 },
  }))
const SHEET = lines(10) // 400 strokes, more than one commit
const standing = async (t: Tablet): Promise<number> => (await t.device.db.visits.toArray()).filter(v => v.voided === null).length
const take = async (t: Tablet, all: readonly SheetLine[] = SHEET): Promise<void> =>
  expect(await noteSheet(t.device, where, all, new Set())).toMatchObject({ kept: true })
const back = async (t: Tablet): Promise<void> => {
  for (const { sheet } of await sheetsTaken(t.device.db, where.centre))
    expect(await takeSheetBack(t.device, where, sheet)).toMatchObject({ kept: true })
}

/** The daily patrol finds nothing on any of them. */
const sound = async (all: readonly Tablet[]): Promise<void> => {
  for (const { device } of all)
    expect(await patrolLog(device.db, device.dice, device.clock.now, async () => {}, 'now')).toMatchObject({ damaged: 0 })
}

test.each([
  ['in the same month', '2025-11-20 10:00', '2025-11-21 10:00'],
  ['in two months', '2025-11-30 10:00', '2025-12-01 10:00'],
])('V8 T5 the same sheet %s', { timeout: 120_000 }, async (_, first, second) => {
  let now = first
  const clock: Clock = { ...clockAt(first), now: () => clockAt(now).now(), local: ms => clockAt(now).local(ms) }
  const net = await network({ now: () => clock.now() })
  const [one, other] = [await net.device('staff', 'cas', { clock }), await net.device('staff', 'cas', { clock })]
  const head = await net.device('coordinator', null, { clock })
  const all = [one, other, head]
  const sync = async (): Promise<void> => {
    for (const t of [...all, ...all]) await t.sync()
  }
  await take(one)
  now = second
  await take(other)
  await sync()
  for (const t of all) expect([await standing(t), await t.device.db.outbox.count(), await t.device.db.refused.count()]).toEqual([400, 0, 0])
  await sound(all)
  await back(one)
  await sync()
  for (const t of all) expect(await standing(t)).toBe(0)
  // the mended one, by both again, neither having heard the other
  await take(one, lines(3))
  await take(other, lines(3))
  await sync()
  for (const t of all) expect([await standing(t), await t.device.db.outbox.count(), await t.device.db.refused.count()]).toEqual([120, 0, 0])
  await sound(all)
  const said = (t: Tablet) => t.device.db.log.toArray().then(logs => logs.map(l => [l.doc, l.key, l.raw]))
  for (const t of [other, head]) expect(await said(t)).toEqual(await said(one))
})

test('V8 T5 two sheets of the same days, taken in apart, both count; taken back by either, one of them is gone for all', async () => {
  const net = await network({ now: () => clockAt('2025-11-20 10:00').now() })
  const [one, other] = [await net.device('staff', 'cas', { clock: clockAt('2025-11-20 10:00') }), await net.device('staff', 'cas', { clock: clockAt('2025-11-20 10:00') })] // prettier-ignore
  const sync = async (): Promise<void> => {
    for (const t of [one, other, one, other]) await t.sync()
  }
  const day = (n: number) => [{ row: 2, day: '2024-10-08' as Day, half: 'am' as const, kind: 'quick' as const, purpose: null, n }]
  await take(one, day(7))
  await take(other, day(4))
  const [own] = await sheetsTaken(other.device.db, where.centre)
  await sync()
  for (const t of [one, other]) {
    expect(await standing(t)).toBe(11)
    expect((await sheetsTaken(t.device.db, where.centre)).map(s => s.shared)).toEqual([['2024-10-08'], ['2024-10-08']])
  }
  expect(await takeSheetBack(other.device, where, own!.sheet)).toEqual({ kept: true, n: 4 })
  await sync()
  for (const t of [one, other]) expect(await standing(t)).toBe(7)
  await sound([one, other])
})
