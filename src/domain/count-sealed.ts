// Adds what stays of sealed months, whose visits are gone, to what was counted of the others (count-said.ts). No filter passes through counts.
import { addTo, type Said } from './count-said.ts'
import { weekday, type Month } from './day.ts'
import { monthSpan, type Span } from './figure-period.ts'
import { word } from './gist.ts'
import { byDay, isNoted, slotOfHalf, type ByDay, type OneWay, type SealedRow } from './sealed-month.ts'

export type SealedBook = { readonly month: Month; readonly rows: readonly SealedRow[]; readonly tables: OneWay }

/** Which sealed months an answer is made of. `cut`: of which only some days lie in the period: what was told is counted by the month alone. */
export type FromSealed = { readonly months: readonly Month[]; readonly cut: readonly Month[] }

const isInside = (span: Span, r: SealedRow): boolean => span.from <= r.day && r.day <= span.to
const isWhole = (span: Span, month: Month): boolean => span.from <= monthSpan(month).from && monthSpan(month).to <= span.to
const touches = (span: Span, month: Month): boolean => span.from <= monthSpan(month).to && monthSpan(month).from <= span.to

export const fromSealed = (books: readonly SealedBook[], span: Span): FromSealed => {
  const months = books.filter(b => b.rows.some(r => isInside(span, r))).map(b => b.month)
  return { months, cut: months.filter(m => touches(span, m) && !isWhole(span, m)) }
}

/** Changes `said`. The few entries of a book that lie in another month are counted on their day, and what was told with them in the book's own month. */
export const addSealed = (said: Said, books: readonly SealedBook[], span: Span): void => {
  for (const { month, rows, tables } of books) {
    for (const r of rows) if (isInside(span, r)) addRow(said, r)
    for (const line of tables) {
      const [table, value, n] = line
      const dated = byDay(line)
      if (dated === null) {
        if (isWhole(span, month)) addTo(said.values, word(table, value), n)
      } else if (span.from <= dated.day && dated.day <= span.to) addDated(said, dated)
    }
  }
}

/** Changes `said`, to which the rows were added before. */
const addDated = (said: Said, { is, day, half, n }: ByDay): void => {
  if (is === 'sheet') {
    said.sheets += n
    return
  }
  said.unplaced += n
  if (is === 'whole-day') said.noted.set(day, new Set([...(said.noted.get(day) ?? []), 'am', 'pm']))
  const at = word(String(weekday(day)), half)
  addTo(said.hours, at, -n)
  if (said.hours.get(at) === 0) said.hours.delete(at)
}

const addRow = (said: Said, r: SealedRow): void => {
  if (isNoted(r)) {
    const slots = said.noted.get(r.day) ?? new Set()
    said.noted.set(r.day, slots.add(slotOfHalf(r.half)))
  }
  if ('participants' in r) {
    said.groups += r.n
    said.participants += r.participants
    said.accompanying += r.accompanying
  } else if ('purposes' in r) {
    const visits = r.n - r.parts
    said.entries += r.n
    said.services += r.n
    said.visits += visits
    said.present += r.present
    addTo(said.values, word('kind', r.is), r.n)
    addTo(said.asked, 'kind', r.n)
    addTo(said.days, r.day, visits)
    addTo(said.hours, word(String(weekday(r.day)), r.half), visits)
    for (const [id, n] of r.purposes) addTo(said.values, word('purpose', id), n)
  } else if (r.is === 'void') said.voids += r.n
  else if (r.is === 'estimated') said.estimated += r.n
  else if (r.is === 'step') said.services += r.n
  else if (r.is === 'to-confirm') said.toConfirm += r.n
}
