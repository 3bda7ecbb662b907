// Paragraphs of a text that stay on this device until they are reworded (C25).
import type { HeldRow, NoteRow, RefusedRow } from './tables.ts'

/** Of a text that is shared; not of one that was erased at the head, where nothing leaves any more. `refused`: all of them. */
export const heldOfText = ({ id, held, shared }: NoteRow, refused: readonly RefusedRow[]): HeldRow[] =>
  held.filter(h => h.stays && shared && !refused.some(r => r.key === id && r.reason === 'closed'))
