// A tombstone as it stands in the log: a row with its own sequence number and chain mark, in plain text.
import { isDay } from '../src/domain/day.ts'
import type { Mark } from '../src/wire/frames.ts'
import { isErasureReason, type Tombstone } from '../src/domain/erasure.ts'

/** `seq`, `mark`: of the row of the log that is the tombstone. */
export type Grave = Tombstone & { readonly seq: number; readonly mark: Mark }

const FIRST = 'relais-tombstone-1'

export const writeTombstone = ({ doc, reason, day }: Tombstone): Uint8Array =>
  new TextEncoder().encode([FIRST, doc, reason, day].join('\n'))

/** Null for bytes that are no tombstone: no update of a document reads so. */
export const readTombstone = (bytes: Uint8Array): Tombstone | null => {
  const [first, doc, reason, day, more] = new TextDecoder().decode(bytes.subarray(0, 400)).split('\n')
  return first === FIRST && doc && isErasureReason(reason) && isDay(day) && more === undefined ? { doc, reason, day } : null
}
