// Takes last year's tick sheets in: one estimated visit for each stroke, under keys made of what the stroke says. The same sheet again, here or on another
// device of the centre, adds nothing (V8).
import { estimatedFields } from '../domain/estimates.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { bytesOf } from '../domain/id-bytes.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { namesOf, type SheetLine } from '../domain/tick-sheet.ts'
import { emptyVisit } from '../domain/visit.ts'
import type { Device } from '../device/device.ts'
import { knownTargets } from '../store/read-day-later.ts'
import { keep, SHUT, takesNone, type NotKept, type Shutting, type Where } from './keep.ts'

/** Statements of one commit: a slow tablet must not wait long for one of them. */
const AT_ONCE = 200

export type SheetNoted =
  | { readonly kept: true; readonly added: number; readonly known: number }
  | Shutting
  | { readonly kept: false; readonly why: NotKept; readonly added: number }

const keyOf = async (name: string): Promise<Key> =>
  keyFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name))).slice(0, 16))

/** `added` of those that could not all be kept: the first ones are; the rest can be tried again. */
export const noteSheet = async (device: Device, where: Where, lines: readonly SheetLine[]): Promise<SheetNoted> => {
  if (takesNone(where)) return SHUT
  const strokes = await Promise.all(namesOf(where.centre, lines).map(async s => ({ ...s, key: await keyOf(s.name) })))
  const there = await knownTargets(
    device.db,
    strokes.map(s => s.key),
  )
  const fresh = strokes.filter(s => !there.has(s.key))
  let added = 0
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const part = fresh.slice(from, from + AT_ONCE)
    const keys = part.map(s => s.key)
    // a statement draws its key from the device's dice; these bring their own
    const dice = { bytes: (n: number): Uint8Array => (n === 16 ? bytesOf(keys.shift()!) : device.dice.bytes(n)) } // one for each draft
    const done = await keep({ ...device, dice }, where, now => ({
      doc: visitsDocument(where.centre, now.month),
      drafts: part.map(({ kind, purpose, day, half }) => ({
        kind: 'create' as const,
        noun: 'visit',
        fields: estimatedFields({ ...emptyVisit(kind), purposes: purpose === null ? [] : [purpose] }, day, half),
      })),
    }))
    if (!done.kept) return { ...done, added }
    added += part.length
  }
  return { kept: true, added, known: strokes.length - fresh.length }
}
