// Whether this device was taken out of the network: then nothing is shared from it, and no screen of texts says that something is.
import { fact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'

/** Undefined until it is known. */
export const useRemoved = (db: Database): boolean | undefined => useLive(async () => (await fact(db, 'removed')) !== undefined, [db]).value
