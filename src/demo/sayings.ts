// Statements that are thought of in any order and written in the order of their days: a tablet's counter rises with them.
import { slotOrder, type Day } from '../domain/day.ts'
import type { Draft } from '../domain/statement.ts'
import type { Book, Line } from './book.ts'

export type Saying = { readonly line: Line; readonly draft: Draft }

/** What was said before `today`. Of one moment the first thought of is said first. */
export const writeSayings = (book: Book, sayings: readonly Saying[], today: Day): void => {
  const due = sayings.filter(s => s.line.day < today)
  due.sort((a, b) => (a.line.day === b.line.day ? slotOrder(a.line.slot) - slotOrder(b.line.slot) : a.line.day < b.line.day ? -1 : 1))
  for (const { line, draft } of due) book.write(line, draft)
}
