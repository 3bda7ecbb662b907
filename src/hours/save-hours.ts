// How a form of hours ends: a new record, a changed one, or one in place of another.
import { changes, statedOnly } from '../domain/changed.ts'
import { deskDocument } from '../domain/documents-of.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Noun } from '../domain/nouns.ts'
import type { Draft, Value } from '../domain/statement.ts'
import type { Desk } from '../records/desk.ts'
import type { Saved } from '../records/RecordForm.tsx'
import { write } from '../records/write.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'

/**
 * `values`: every field; null for what is not said. `before`: the record that is described again, null for a new one; one of another noun is
 * taken back in the same act, and the new one stands in its place.
 */
export const hoursDrafts = (noun: Noun, values: Readonly<Record<string, Value>>, before: Folded | null): readonly Draft[] => {
  if (before?.noun === noun) return changes(before, values)
  const made: Draft = { kind: 'create', noun, fields: statedOnly(values) }
  return before ? [made, { kind: 'withdraw', target: before.id, reason: null }] : [made]
}

/** Closes the form once it is kept; `made`: the record that came new, null where none did. What could not be kept has been told. */
export const saveHours = async (
  desk: Desk,
  centre: CentreCode,
  drafts: readonly Draft[],
  close: (made: Key | null) => void,
): Promise<Saved> => {
  const kept = drafts.length === 0 ? null : await write(desk, deskDocument(centre), drafts)
  if (kept && !kept.kept) return 'told'
  announce(t(kept ? 'records.kept' : 'network.nothingChanged'))
  close(kept?.kept && drafts[0]?.kind === 'create' ? (kept.keys[0] ?? null) : null)
  return 'kept'
}

/** It holds no longer; what was said of it stays in the log. Whether it was kept. */
export const withdrawHours = async (desk: Desk, record: Pick<Folded, 'id' | 'doc'>): Promise<boolean> =>
  (await write(desk, record.doc, [{ kind: 'withdraw', target: record.id, reason: null }])).kept
