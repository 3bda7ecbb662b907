// A sheet that somebody takes away: what stands on it, in which order, and for how long.
import { describe, expect, test } from 'vitest'
import {
  isForgotten,
  isSame,
  lastFirst,
  MOST_ON_SHEET,
  oftenOnSheets,
  oneUp,
  withItem,
  withoutItem,
  withUses,
  type SheetItem,
  type SheetUse,
} from '../../src/domain/sheet.ts'
import { joined } from '../../src/domain/joined.ts'
import { sameHours } from '../../src/domain/same-hours.ts'
import { keyOf } from './say.ts'

const work = (n: number): SheetItem => ({ is: 'work', id: keyOf(n) })
const partner = (n: number): SheetItem => ({ is: 'partner', id: keyOf(n) })

describe('what stands on it', () => {
  test('J13 a thing comes behind the last of its kind, once, and the ninth is refused', () => {
    const some = [work(1), partner(1), work(2)].reduce<readonly SheetItem[]>((items, i) => withItem(items, i) ?? [], [])
    expect(some).toEqual([work(1), work(2), partner(1)])
    expect(withItem(some, work(1))).toBe(some)
    const full = Array.from({ length: MOST_ON_SHEET }, (_, i) => work(i))
    expect(withItem(full, partner(1))).toBeNull()
    expect(withItem(full, work(0))).toBe(full) // it is on it already
    expect(withItem(full.slice(1), partner(1))).toHaveLength(MOST_ON_SHEET)
  })
  test('J13 one place up, the first and what is not on it stay; what is taken off leaves the rest in order', () => {
    const some = [work(1), partner(1), work(2)]
    expect(oneUp(some, work(2))).toEqual([work(1), work(2), partner(1)])
    expect(oneUp(some, work(1))).toEqual(some)
    expect(oneUp(some, work(9))).toEqual(some)
    expect(withoutItem(some, partner(1))).toEqual([work(1), work(2)])
    expect(withoutItem(some, work(3))).toEqual(some) // the same key of another kind is another thing
  })
  test('J13 it is forgotten after an hour untouched, and when the clock was set back', () => {
    const at = 1_760_000_000_000
    expect(isForgotten({ touched: at }, at)).toBe(false)
    expect(isForgotten({ touched: at }, at + 3_600_000)).toBe(false)
    expect(isForgotten({ touched: at }, at + 3_600_001)).toBe(true)
    expect(isForgotten({ touched: at }, at - 7_200_000)).toBe(true)
  })
  test('J13 X9 what one sheet alone had is told to nobody; what more had is told by how often, and in no order of theirs', () => {
    const sheets = [[work(3), work(1)], [work(1), partner(2)], [work(1), work(2), partner(2)]] // prettier-ignore
    const after = (n: number): readonly SheetUse[] => sheets.slice(0, n).reduce<readonly SheetUse[]>(withUses, [])
    expect(oftenOnSheets(after(1))).toEqual([])
    expect(oftenOnSheets(after(2))).toEqual([work(1)])
    expect(oftenOnSheets(after(3))).toEqual([work(1), partner(2)])
    const [a, b] = [sheets, sheets.map(s => s.toReversed()).toReversed()].map(all => all.reduce<readonly SheetUse[]>(withUses, []))
    expect(a).toEqual(b)
  })
  test('J13 what is of no use any more makes room', () => {
    let uses = [work(1), work(1)].reduce<readonly SheetUse[]>((u, i) => withUses(u, [i]), [])
    for (let n = 0; n < 60; n++) uses = withUses(uses, [work(2)])
    expect(oftenOnSheets(uses)).toEqual([work(2)])
    expect(Math.max(...uses.map(u => u.n))).toBeLessThan(20)
    expect(
      withUses(
        uses,
        Array.from({ length: 300 }, (_, i) => work(i + 10)),
      ),
    ).toHaveLength(200)
  })
  test('J13 S174 what was used last comes first, each once, no more than so many', () => {
    expect(lastFirst([work(1), work(2), work(3)], work(3), isSame, 3)).toEqual([work(3), work(1), work(2)])
    expect(lastFirst([work(1), work(2), work(3)], work(4), isSame, 3)).toEqual([work(4), work(1), work(2)])
  })
})

describe('hours as one says them', () => {
  const morning = { from: 540, to: 750 }
  const day = (weekday: number, ...open: { from: number; to: number }[]) => ({ weekday, open })
  test('J13 days with the same hours together from Monday on, three in a row as from and to, two by their names, closed ones not at all', () => {
    expect(
      sameHours([day(4, morning), day(5, morning), day(6), day(7), day(1, morning), day(2, morning), day(3, { from: 840, to: 1020 })]),
    ).toEqual([
      {
        open: [morning],
        runs: [
          [1, 1],
          [2, 2],
          [4, 4],
          [5, 5],
        ],
      },
      { open: [{ from: 840, to: 1020 }], runs: [[3, 3]] },
    ])
    expect(sameHours([1, 2, 3, 5].map(d => day(d, morning)))).toEqual([
      {
        open: [morning],
        runs: [
          [1, 3],
          [5, 5],
        ],
      },
    ])
    expect(sameHours([day(1), day(2)])).toEqual([])
  })
  test('J13 two openings that touch are one', () => {
    expect(joined([morning, { from: 750, to: 1050 }])).toEqual([{ from: 540, to: 1050 }])
    expect(sameHours([day(1, morning, { from: 750, to: 1050 }), day(2, { from: 540, to: 1050 })])).toHaveLength(1)
  })
})
