// The months of which visits of old tick sheets stand (tick-sheet.ts), wherever they were written down: then a book was kept on paper.
import type { SealedBook } from './count-sealed.ts'
import { monthOf, type Month } from './day.ts'
import { MARKS, type Gist } from './gist.ts'
import { byDay } from './sealed-month.ts'

export const sheetMonths = (gists: readonly Gist[], sealed: readonly SealedBook[]): ReadonlySet<Month> => {
  const out = new Set<Month>()
  for (const { words, days, stream, entries } of gists) {
    const mark = words.indexOf(MARKS.sheet)
    if (mark < 0) continue
    for (let entry = 0, p = 0; entry < entries; entry++) {
      const end = p + 2 + stream[p + 1]!
      if (stream.subarray(p + 2, end).includes(mark)) out.add(monthOf(days[stream[p]!]!)) // as the gist was made
      p = end
    }
  }
  for (const line of sealed.flatMap(b => b.tables)) {
    const dated = byDay(line)
    if (dated?.is === 'sheet') out.add(monthOf(dated.day))
  }
  return out
}
