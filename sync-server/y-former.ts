// A free document as it stood at a time, for a stock client to read (Y9): from the rows of the log, which stay so that a note can be set back.
import { readStateVector } from '../src/wire/state-vector.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import type { Shared } from './connection.ts'
import type { YClass } from './y-connection.ts'

/** `at`: seconds since 1970. */
export const openFormer = async (doc: string, at: number, { free }: Pick<Shared, 'free'>): Promise<YClass> => {
  const { doc: former, end } = await free.former(doc, at)
  return {
    vector: async () => former.vector(),
    relaysAwareness: 'no',
    offer: async () => ({ is: 'refused', code: CLOSE.forbidden, reason: 'at' }), // its readers may not write
    async start(vector) {
      readStateVector(vector) // within bounds, or 4400
      return { updates: former.missing(vector), from: 0 }
    },
    updates: () => [],
    end,
  }
}
