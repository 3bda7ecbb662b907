// Codes that were read from another device's screen stay here until the whole copy is taken or left: a page that is left loses none.
import { dropFact, fact, setFact, type Facts } from './facts.ts'
import type { Database } from './tables.ts'

export const codesRead = async (db: Database): Promise<Facts['codesRead']> => (await fact(db, 'codesRead')) ?? []

/** `change` gets what is there and gives what is to be there. Returns that. */
export const changeCodesRead = (db: Database, change: (before: Facts['codesRead']) => Facts['codesRead']): Promise<Facts['codesRead']> =>
  db.transaction('rw', [db.facts], async () => {
    const after = change(await codesRead(db))
    if (after.length === 0) await dropFact(db, 'codesRead')
    else await setFact(db, 'codesRead', after)
    return after
  })
