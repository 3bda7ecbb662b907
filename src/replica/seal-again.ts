// A relay that lists a document which was erased has been set back to before that, its own memory of it with it: a coordinator's device says it again (E5).
import { goneDocuments } from '../store/gone.ts'
import type { Database } from '../store/tables.ts'
import type { Question } from '../wire/questions.ts'

/** What to ask of a relay that has told of these documents. */
export const sealAgain = async (db: Database, listed: readonly (readonly [string, number])[]): Promise<Question[]> => {
  const gone = await goneDocuments(db)
  return listed.flatMap(([doc, upTo]): Question[] => {
    const tombstone = gone.get(doc)
    return tombstone ? [{ do: 'seal', doc, reason: tombstone.reason, upTo }] : []
  })
}
