// What the head does not hold yet, as a text one can put away: for safe-keeping, when a line does not come or the device is going.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isErased } from '../store/is-erased.ts'
import { unsentOfNotes } from '../store/notes.ts'
import type { Database } from '../store/tables.ts'
import { unsentAll, type UnsentAll } from '../store/unsent-statements.ts'
import { remembered } from './unsent-memory.ts'

/**
 * The file's content. `made`: the day of the copy. `from`: where it was read; 'memory' when the database did not open any more. It says
 * nothing of the device and holds no person.
 */
export type UnsentFile = UnsentAll & {
  readonly form: 'relais-unsent'
  readonly version: 1
  readonly centre: CentreCode | null
  readonly made: Day
  readonly from: 'database' | 'memory'
  /** What was written in texts of several people, as updates of Yjs in base64; not there where there is none. */
  readonly notes?: readonly { readonly doc: string; readonly update: string }[]
}

/** 'relais-cas-2025-10-09.json'. */
export const unsentFileName = (centre: CentreCode | null, made: Day): string => `relais-${centre ?? 'network'}-${made}.json`

/** Rejects when the database is closed and this tab remembers nothing. */
export const unsentFile = async (db: Database, centre: CentreCode | null, made: Day): Promise<UnsentFile> => {
  const head = { form: 'relais-unsent', version: 1, centre, made } as const
  const memory = remembered(db)
  if (memory && (await isErased(db))) return { ...head, from: 'memory', ...memory }
  try {
    return { ...head, from: 'database', ...(await unsentAll(db)), ...(await notesOf(db)) }
  } catch (e) {
    if (!memory) throw e
    return { ...head, from: 'memory', ...memory }
  }
}

const notesOf = async (db: Database): Promise<Pick<UnsentFile, 'notes'>> => {
  const notes = await unsentOfNotes(db)
  return notes.length === 0 ? {} : { notes: notes.map(({ doc, bytes }) => ({ doc, update: btoa(String.fromCharCode(...bytes)) })) }
}
