// A relay that lists a document which was erased has been set back to before that, its own memory of it with it: a coordinator's device says it again (E5).
import { sealedButListed, sealHeard } from '../store/gone.ts'
import type { Database } from '../store/tables.ts'
import type { Answer, Question } from '../wire/questions.ts'

/** Says it of all of which it is owed. What the head has not heard, or would not do now, stays owed to the next line. */
export const sealAgain = async (db: Database, ask: (q: Question) => Promise<Answer | 'no-line'>): Promise<void> => {
  const owed = await sealedButListed(db)
  await Promise.all(
    owed.map(async ({ doc, reason, upTo }) => {
      const answer = await ask({ do: 'seal', doc, reason, upTo })
      if (answer !== 'no-line' && answer.ok) await sealHeard(db, doc)
    }),
  )
}
