// How many statements this device holds of a document, and the exclusive or of their keys: two replicas that agree on both hold the same.
import { bytesOf, type Key } from '../domain/ids.ts'
import { within, type Database } from './tables.ts'

export const keysOf = async (db: Database, doc: string): Promise<{ readonly count: number; readonly xor: Uint8Array }> => {
  const keys = await db.log
    .where('[doc+key]')
    .between(...within(doc))
    .primaryKeys()
  return { count: keys.length, xor: xorOf(keys.map(([, key]) => key as Key)) } // the log holds checked keys only
}

export const xorOf = (keys: Iterable<Key>): Uint8Array => {
  const xor = new Uint8Array(16)
  for (const key of keys) bytesOf(key).forEach((b, i) => (xor[i] = xor[i]! ^ b))
  return xor
}
