// Which history of the relay this device knows: the newest chain mark it was told says that all before it is the same (rule L2).
import { fact, facts, setFact } from './facts.ts'
import type { Database } from './tables.ts'

export type Seen = { readonly seq: number; readonly mark: Uint8Array | null }

/** Part of the transaction that writes what the mark came with: nothing is held of a history that is not known. */
export const learnSeen = async (db: Database, told: readonly Seen[]): Promise<void> => {
  const newest = told.reduce<Seen>((most, s) => (s.mark && s.seq > most.seq ? s : most), { seq: 0, mark: null })
  if (!newest.mark || newest.seq <= ((await fact(db, 'seen'))?.seq ?? 0)) return
  await setFact(db, 'seen', { seq: newest.seq, mark: newest.mark })
}

/** `cursor`: up to where this device has been told of everything, 0 before the first answer. `seen` is never before it. */
export const historyKnown = async (db: Database): Promise<{ readonly cursor: number; readonly seen: Seen }> => {
  const { cursor, seen } = await facts(db, 'cursor', 'seen')
  if (!cursor) return { cursor: 0, seen: { seq: 0, mark: null } } // whoever was never answered asks for everything
  return { cursor: cursor.seq, seen: seen && seen.seq > cursor.seq ? seen : cursor }
}
