// The sheet that is being put together on this device, and what was put on sheets here before. Facts of the device: they are sent nowhere and are in no copy.
import { isForgotten, isOn, isSame, lastFirst, MOST_ON_SHEET, oneUp, withItem, withoutItem, type SheetItem } from '../domain/sheet.ts'
import { dropFact, fact, setFact } from './facts.ts'
import { atHandFirst } from './works-at-hand.ts'
import type { Database } from './tables.ts'

/** `now`: milliseconds. What was begun long ago is not there any more, whether or not it has been erased yet. */
export const onSheet = async (db: Database, now: number): Promise<readonly SheetItem[]> => {
  const basket = await fact(db, 'sheet')
  return basket && !isForgotten(basket, now) ? basket.items : []
}
/** The last first. */
export const onSheetsBefore = async (db: Database): Promise<readonly SheetItem[]> => (await fact(db, 'onSheets')) ?? []

const changed = (db: Database, now: number, next: (items: readonly SheetItem[]) => readonly SheetItem[]): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const items = next(await onSheet(db, now))
    await (items.length === 0 ? dropFact(db, 'sheet') : setFact(db, 'sheet', { items, touched: now }))
  })

/** 'full': nothing was changed. */
export const putOnSheet = (db: Database, item: SheetItem, now: number): Promise<'put' | 'full'> =>
  db.transaction('rw', db.facts, async () => {
    const items = withItem(await onSheet(db, now), item)
    if (items === null) return 'full'
    await setFact(db, 'sheet', { items, touched: now })
    await setFact(db, 'onSheets', lastFirst(await onSheetsBefore(db), item, isSame, MOST_ON_SHEET))
    if (item.is === 'work') await atHandFirst(db, item.id)
    return 'put'
  })
export const takeOffSheet = (db: Database, item: SheetItem, now: number): Promise<void> =>
  changed(db, now, items => withoutItem(items, item))
export const moveUpOnSheet = (db: Database, item: SheetItem, now: number): Promise<void> => changed(db, now, items => oneUp(items, item))
/** As it was before it was emptied; what was put on meanwhile stays behind it, as far as there is room. */
export const fillSheet = (db: Database, before: readonly SheetItem[], now: number): Promise<void> =>
  changed(db, now, items => [...before, ...items.filter(i => !isOn(before, i))].slice(0, MOST_ON_SHEET))
export const emptySheet = (db: Database): Promise<void> => dropFact(db, 'sheet')

/** Erases what was begun long ago. */
export const forgetSheet = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const basket = await fact(db, 'sheet')
    if (basket && isForgotten(basket, now)) await dropFact(db, 'sheet')
  })
