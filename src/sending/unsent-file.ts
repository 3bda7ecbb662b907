// What the head does not hold yet, as a text one can put away: for safe-keeping, when a line does not come or the device is going.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isErased } from '../store/is-erased.ts'
import type { Database } from '../store/tables.ts'
import { unsentAll, type UnsentAll } from '../store/unsent-statements.ts'
import { remembered } from './unsent-memory.ts'

/**
 * The file's content. `made`: the day of the copy. `from`: where it was read; 'memory' when the database did not open any more. It says
 * nothing of the device and holds no person.
 */
export type UnsentFile = Omit<UnsentAll, 'notes'> & {
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
  if (memory && (await isErased(db))) return { ...head, from: 'memory', ...asText(memory) }
  try {
    return { ...head, from: 'database', ...asText(await unsentAll(db)) }
  } catch (e) {
    if (!memory) throw e
    return { ...head, from: 'memory', ...asText(memory) }
  }
}

const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return btoa(binary)
}
/** Bytes at once: a call takes no more arguments than so many. */
const CHUNK = 8192

const asText = ({ notes, ...all }: UnsentAll): Omit<UnsentAll, 'notes'> & Pick<UnsentFile, 'notes'> =>
  notes.length === 0 ? all : { ...all, notes: notes.map(({ doc, bytes }) => ({ doc, update: base64(bytes) })) }

/** How many entries are in it, a text counting as one: as many as `unsentCount` says of a database that is whole. */
export const entriesIn = ({ statements, notes }: UnsentFile): number => statements.length + new Set(notes?.map(n => n.doc)).size
