// A sheet that somebody takes away (J13): which things stand on it, in which order. Their keys and nothing else: for whom it is, nobody writes down (X9).
import type { Shared } from './event.ts'
import type { Key } from './ids.ts'

/** A document, a partner, an event or a key date by its UID. */
export type SheetItem = { readonly is: 'work' | 'partner' | 'event' | 'key-date'; readonly id: Key }
/** What is being put together; `touched`: milliseconds since 1970. */
export type Basket = { readonly items: readonly SheetItem[]; readonly touched: number }

/** More do not fit on A5, and nobody leaves with nine things to do. */
export const MOST_ON_SHEET = 8
/** What was begun for somebody who has left long ago is not given to the next one. Milliseconds. */
const FORGOTTEN_AFTER = 3_600_000

export const isSame = (a: SheetItem, b: SheetItem): boolean => a.is === b.is && a.id === b.id
export const isOn = (items: readonly SheetItem[], item: SheetItem): boolean => items.some(i => isSame(i, item))

/** Behind the last of its kind, so that what belongs together stands together until somebody moves it; null when the sheet is full. */
export const withItem = (items: readonly SheetItem[], item: SheetItem): readonly SheetItem[] | null => {
  if (isOn(items, item)) return items
  if (items.length >= MOST_ON_SHEET) return null
  const last = items.findLastIndex(i => i.is === item.is)
  return last < 0 ? [...items, item] : items.toSpliced(last + 1, 0, item)
}
export const withoutItem = (items: readonly SheetItem[], item: SheetItem): readonly SheetItem[] => items.filter(i => !isSame(i, item))

/** One place up; the first stays. */
export const oneUp = (items: readonly SheetItem[], item: SheetItem): readonly SheetItem[] => {
  const at = items.findIndex(i => isSame(i, item))
  return at < 1 ? items : items.toSpliced(at - 1, 2, items[at]!, items[at - 1]!) // at is within
}

/** Nobody has touched it for an hour, or the clock was set: it is not known for whom it was. */
export const isForgotten = ({ touched }: Pick<Basket, 'touched'>, now: number): boolean => Math.abs(now - touched) > FORGOTTEN_AFTER

/** How often a thing was on a sheet that was made here. Nothing says when, with what else, or for whom. */
export type SheetUse = { readonly item: SheetItem; readonly n: number }

/** From here on what was used counts half: what is of no use any more makes room. */
const FADES_AT = 20
const MOST_USES = 200

/** With those of one more sheet, the most frequent first. */
export const withUses = (uses: readonly SheetUse[], items: readonly SheetItem[]): readonly SheetUse[] => {
  const next = [
    ...items.map(item => ({ item, n: 1 + (uses.find(u => isSame(u.item, item))?.n ?? 0) })),
    ...uses.filter(u => !isOn(items, u.item)),
  ]
  const faded = next.some(u => u.n >= FADES_AT) ? next.flatMap(u => (u.n < 2 ? [] : [{ ...u, n: Math.floor(u.n / 2) }])) : next
  return faded.sort((a, b) => b.n - a.n || (a.item.id < b.item.id ? -1 : 1)).slice(0, MOST_USES)
}
/** What more than one sheet had: what one alone had is somebody's, and is shown to nobody else. */
export const oftenOnSheets = (uses: readonly SheetUse[]): readonly SheetItem[] =>
  uses.flatMap(u => (u.n > 1 ? [u.item] : [])).slice(0, MOST_ON_SHEET)

/** With one more at its beginning, each once, so many at most: what was used last comes first. It says nothing of when. */
export const lastFirst = <T>(list: readonly T[], x: T, same: (a: T, b: T) => boolean, most: number): readonly T[] =>
  [x, ...list.filter(y => !same(x, y))].slice(0, most)

/** A key date is an event of that type (lists.ts). */
export const itemOfEvent = ({ event }: Shared): SheetItem & { readonly is: 'event' | 'key-date' } => ({
  is: event.type === 'key-date' ? 'key-date' : 'event',
  id: event.uid,
})
