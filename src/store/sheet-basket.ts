// The sheet that is being put together on this device, and how often what was on sheets here. Facts of the device: they are sent nowhere and are in no copy.
import { isForgotten, isOn, MOST_ON_SHEET, oftenOnSheets, oneUp, withItem, withoutItem, withUses, type SheetItem } from '../domain/sheet.ts'
import { dropFact, fact, setFact } from './facts.ts'
import { atHandFirst } from './works-at-hand.ts'
import type { Database } from './tables.ts'

/** `now`: milliseconds. What was begun long ago is not there any more, whether or not it has been erased yet. */
export const onSheet = async (db: Database, now: number): Promise<readonly SheetItem[]> => {
  const basket = await fact(db, 'sheet')
  return basket && !isForgotten(basket, now) ? basket.items : []
}
/** What is often put on a sheet here. */
export const onSheetsBefore = async (db: Database): Promise<readonly SheetItem[]> => oftenOnSheets((await fact(db, 'sheetUses')) ?? [])

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
    if (item.is === 'work') await atHandFirst(db, item.id)
    return 'put'
  })
export const takeOffSheet = (db: Database, item: SheetItem, now: number): Promise<void> =>
  changed(db, now, items => withoutItem(items, item))
export const moveUpOnSheet = (db: Database, item: SheetItem, now: number): Promise<void> => changed(db, now, items => oneUp(items, item))
/** As it was before it was emptied; what was put on meanwhile stays behind it, as far as there is room. */
export const fillSheet = (db: Database, before: readonly SheetItem[], now: number): Promise<void> =>
  changed(db, now, items => [...before, ...items.filter(i => !isOn(before, i))].slice(0, MOST_ON_SHEET))
/** What stood on it counts as used; that it stood together is known no more. */
export const emptySheet = (db: Database): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const { items } = (await fact(db, 'sheet')) ?? { items: [] }
    await setFact(db, 'sheetUses', withUses((await fact(db, 'sheetUses')) ?? [], items))
    await dropFact(db, 'sheet')
  })

/** Erases what was begun long ago. */
export const forgetSheet = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const basket = await fact(db, 'sheet')
    if (basket && isForgotten(basket, now)) await dropFact(db, 'sheet')
  })
