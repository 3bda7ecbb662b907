// Rows of the log that somebody brought here by hand: what they are before the relay has judged them, and after.
import type { LogRow } from './tables.ts'

/** Brought, and the relay has not taken it yet: seen here, and not this device's own to send, to sign or to mourn. */
export const isUnjudged = (l: Pick<LogRow, 'brought' | 'got'>): boolean => l.brought === true && l.got === null

/** A row that the relay had once is like any other, whoever brought it: it keeps no mark of that. */
export const unmarked = (l: LogRow): LogRow => {
  if (l.brought === undefined) return l
  const row = { ...l }
  delete row.brought
  return row
}
