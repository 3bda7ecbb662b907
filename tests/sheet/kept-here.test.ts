// What a device keeps of sheets: what is being put together, until it is emptied; which things were on one before, and nothing of when or for whom. None of it leaves.
import { beforeAll, describe, expect, test } from 'vitest'
import { MOST_ON_SHEET, type SheetItem } from '../../src/domain/sheet.ts'
import {
  emptySheet,
  fillSheet,
  forgetSheet,
  moveUpOnSheet,
  onSheet,
  onSheetsBefore,
  putOnSheet,
  takeOffSheet,
} from '../../src/store/sheet-basket.ts'
import { atHandFirst, worksAtHand } from '../../src/store/works-at-hand.ts'
import { fact } from '../../src/store/facts.ts'
import { rowsReady } from '../../src/store/rows.ts'
import { keyOf } from '../domain/say.ts'
import { device } from '../store/device-under-test.ts'

beforeAll(() => rowsReady())
const NOW = 1_773_306_000_000 // Thursday 12 March 2026, ten o'clock
const HOUR = 3_600_000
const work = (n: number): SheetItem => ({ is: 'work', id: keyOf(n) })
const event = (n: number): SheetItem => ({ is: 'event', id: keyOf(n) })

describe('what a device keeps of sheets', () => {
  test('J13 put on, moved, taken off: each at once, and two at a time do not lose each other', async () => {
    const db = device()
    await Promise.all([work(1), work(2), event(1)].map(i => putOnSheet(db, i, NOW)))
    expect(await onSheet(db, NOW)).toEqual([work(1), work(2), event(1)])
    await moveUpOnSheet(db, event(1), NOW)
    await takeOffSheet(db, work(1), NOW)
    expect(await onSheet(db, NOW)).toEqual([event(1), work(2)])
    for (let i = 10; i < 20; i++) await putOnSheet(db, work(i), NOW)
    expect(await putOnSheet(db, work(30), NOW)).toBe('full')
    expect(await onSheet(db, NOW)).toHaveLength(MOST_ON_SHEET)
  })
  test('J13 emptied, nothing of it lies in any table but which things were on sheets, with no time; taken up again it is as it was', async () => {
    const db = device()
    for (const i of [work(1), event(1)]) await putOnSheet(db, i, NOW)
    const before = await onSheet(db, NOW)
    await emptySheet(db)
    const facts = await db.table('facts').toArray()
    expect(facts).toEqual([
      { k: 'sheetUses', v: expect.arrayContaining([work(1), event(1)].map(item => ({ item, n: 1 }))) },
      { k: 'worksAtHand', v: [keyOf(1)] },
    ])
    expect(await onSheetsBefore(db)).toEqual([]) // the next one is shown nothing of it
    for (const table of db.tables) if (table.name !== 'facts') expect(await table.count(), table.name).toBe(0)
    await putOnSheet(db, work(2), NOW)
    await fillSheet(db, before, NOW)
    expect(await onSheet(db, NOW)).toEqual([work(1), event(1), work(2)])
  })
  test('J13 the last thing taken off leaves no empty sheet with a time on it', async () => {
    const db = device()
    await putOnSheet(db, work(1), NOW)
    await takeOffSheet(db, work(1), NOW)
    expect(await fact(db, 'sheet')).toBeUndefined()
  })
  test('J13 an hour after it was touched last it is not there any more, and is erased when somebody looks; a touch begins the hour anew', async () => {
    const db = device()
    await putOnSheet(db, work(1), NOW)
    await putOnSheet(db, work(2), NOW + HOUR - 1)
    expect(await onSheet(db, NOW + 2 * HOUR - 1)).toHaveLength(2)
    await forgetSheet(db, NOW + 2 * HOUR - 1)
    expect(await fact(db, 'sheet')).toBeDefined()
    expect(await onSheet(db, NOW + 2 * HOUR)).toEqual([])
    await forgetSheet(db, NOW + 2 * HOUR)
    expect(await fact(db, 'sheet')).toBeUndefined()
    // what is put on later is not added to what was forgotten
    await putOnSheet(db, work(1), NOW)
    await putOnSheet(db, work(3), NOW + 2 * HOUR)
    expect(await onSheet(db, NOW + 2 * HOUR)).toEqual([work(3)])
  })
  test('S174 J13 what is often on sheets, eight at most; which documents are at hand, the last first; an event is no document', async () => {
    const db = device()
    for (let n = 0; n < 2; n++)
      for (let i = 1; i <= 5; i++) {
        await putOnSheet(db, work(i), NOW)
        await putOnSheet(db, event(i), NOW)
        await putOnSheet(db, event(i + 50), NOW)
        await takeOffSheet(db, event(i + 50), NOW)
        await emptySheet(db)
      }
    const often = await onSheetsBefore(db)
    expect(often).toHaveLength(MOST_ON_SHEET)
    expect(often.filter(i => ![1, 2, 3, 4, 5].some(n => i.id === keyOf(n)))).toEqual([]) // what was taken off was on none
    await atHandFirst(db, keyOf(2))
    expect(await worksAtHand(db)).toEqual([2, 5, 4, 3, 1].map(keyOf))
    for (let i = 20; i < 30; i++) await atHandFirst(db, keyOf(i))
    expect(await worksAtHand(db)).toEqual([29, 28, 27, 26, 25, 24, 23, 22].map(keyOf))
  })
})
