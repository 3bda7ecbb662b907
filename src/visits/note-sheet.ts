// Takes last year's tick sheets in: one estimated visit for each stroke, under keys made of what its sheet and the stroke say. The same sheet again, here or
// on another device of the centre, adds nothing (V8); two sheets never share a stroke, also where two devices took them in apart, and the list says of
// which days both are. A sheet that was wrong is taken back whole, and may come again, mended.
//
// The visits stand in the book of the month in which they are written, as all that comes late (`design.md` §3): the book of their own month may be sealed
// at the head, and would refuse them. They are found by their day, and once that book is sealed its counts are, too (count-sealed.ts). Of two devices that
// take the same sheet in in two months each stroke counts in the earlier book alone (project.ts).
import type { Day } from '../domain/day.ts'
import { estimatedFields } from '../domain/estimates.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { openOn } from '../domain/opening.ts'
import { sheetName, slotOfStroke, strokeName, strokesOf, type SheetLine, type Stroke } from '../domain/tick-sheet.ts'
import { emptyVisit } from '../domain/visit.ts'
import type { Device } from '../device/device.ts'
import { hoursOf } from '../store/read-day.ts'
import { daysThere, knownStrokes, visitsOfSheet } from '../store/read-sheets.ts'
import { keep, SHUT, takesNone, type Kept, type NotKept, type Shutting, type Where } from './keep.ts'

/** Statements of one commit: a slow tablet must not wait long for one of them. */
const AT_ONCE = 200

type Named = Stroke & { readonly key: Key }
/** A day of which visits stand that are not of this sheet. `there`: how many; `strokes`: what the sheet would add to them. */
export type SharedDay = { readonly day: Day; readonly there: number; readonly strokes: readonly Named[] }
/** `fresh`: not here yet, on days of which nothing else stands; `known`: how many are here already. */
export type SheetSeen = {
  readonly sheet: Key
  readonly fresh: readonly Named[]
  readonly known: number
  readonly shared: readonly SharedDay[]
}

const keyOf = async (name: string): Promise<Key> =>
  keyFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name))).slice(0, 16))

const cut = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE))

/** Those that are not here, each under the first of its keys that was not taken back with its sheet. Some at a time: a sheet may be of a whole year. */
const unknownOf = async ({ db }: Device, sheet: Key, strokes: readonly Stroke[]): Promise<readonly Named[]> => {
  const out: Named[] = []
  for (const part of cut(strokes)) {
    let left = part
    for (let again = 0; left.length > 0; again++) {
      const named = await Promise.all(left.map(async s => ({ ...s, key: await keyOf(strokeName(sheet, s, again)) })))
      const here = await knownStrokes(
        db,
        named.map(s => s.key),
      )
      out.push(...named.filter(s => !here.has(s.key)))
      left = left.filter((_, i) => here.get(named[i]!.key) === 'back') // a key for each
    }
  }
  return out
}

/**
 * What a sheet would add. Of a day of which something else stands – another sheet, catching up, visits noted at once – nothing is added unless
 * somebody says so: those who were counted there may be the same. A day that this sheet has begun goes on.
 */
export const lookAtSheet = async (device: Device, where: Where, lines: readonly SheetLine[]): Promise<SheetSeen> => {
  const sheet = await keyOf(sheetName(where.centre, lines))
  const strokes = strokesOf(lines)
  const unknown = await unknownOf(device, sheet, strokes)
  const byDay = [...grouped(unknown, s => s.day)].sort(([a], [b]) => (a < b ? -1 : 1))
  const days = byDay.map(([day]) => day)
  const there = await daysThere(device.db, where.centre, sheet, days)
  const fresh: Named[] = []
  const shared: SharedDay[] = []
  for (const [day, named] of byDay) {
    const { own, others } = there.get(day) ?? { own: 0, others: 0 }
    if (own > 0 || others === 0) fresh.push(...named)
    else shared.push({ day, there: others, strokes: named })
  }
  return { sheet, fresh, known: strokes.length - unknown.length, shared }
}

/** One commit after the other; the first that cannot be kept ends it. */
const inParts = async <T>(
  parts: readonly (readonly T[])[],
  write: (part: readonly T[], i: number) => Promise<Kept>,
): Promise<Exclude<SheetNoted, Shutting>> => {
  let n = 0
  for (const [i, part] of parts.entries()) {
    const kept = await write(part, i)
    if (!kept.kept) return { ...kept, done: n }
    n += part.length
  }
  return { kept: true, n }
}

export type SheetNoted =
  | { readonly kept: true; readonly n: number }
  | Shutting
  /** `done`: of those that could not all be kept, the first ones are; the rest can be tried again. */
  | { readonly kept: false; readonly why: NotKept; readonly done: number }

/** `besides`: the shared days of which somebody said that the sheet counts others than are there. Looks again: something may have come meanwhile. */
export const noteSheet = async (
  device: Device,
  where: Where,
  lines: readonly SheetLine[],
  besides: ReadonlySet<Day>,
): Promise<SheetNoted> => {
  if (takesNone(where)) return SHUT
  const [{ sheet, fresh, shared }, hours] = await Promise.all([lookAtSheet(device, where, lines), hoursOf(device.db, where.centre)])
  const strokes = [...fresh, ...shared.flatMap(d => (besides.has(d.day) ? d.strokes : []))]
  return inParts(cut(strokes), part => {
    const keys = part.map(s => s.key)
    // a statement draws its key from the device's dice; these bring their own
    const dice = { bytes: (n: number): Uint8Array => (n === 16 ? bytesOf(keys.shift()!) : device.dice.bytes(n)) } // one for each draft
    return keep({ ...device, dice }, where, now => ({
      doc: visitsDocument(where.centre, now.month),
      drafts: part.map(({ kind, purpose, day, half }) => {
        const { slot, wholeDay } = slotOfStroke(half, openOn(hours, day))
        const fields = estimatedFields({ ...emptyVisit(kind), purposes: purpose === null ? [] : [purpose] }, day, slot)
        return { kind: 'create' as const, noun: 'visit', fields: { ...fields, sheet, ...(wholeDay && { wholeDay }) } }
      }),
    }))
  })
}

/** Takes a whole sheet back: each of its visits that stands by now, wherever it was written. */
export const takeSheetBack = async (device: Device, where: Where, sheet: Key): Promise<Exclude<SheetNoted, Shutting>> => {
  const visits = await visitsOfSheet(device.db, where.centre, sheet)
  const parts = [...grouped(visits, v => v.doc)].flatMap(([doc, of]) => cut(of).map(part => ({ doc, part })))
  return inParts(
    parts.map(p => p.part),
    (part, i) =>
      keep(device, where, () => ({
        doc: parts[i]!.doc, // a part for each
        drafts: part.map(({ id }) => ({ kind: 'void' as const, target: id, reason: 'sheet' })),
      })),
  )
}
