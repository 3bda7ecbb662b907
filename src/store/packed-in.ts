// What a pack brought to a device that was nobody's: in its tables at once, marked as brought, until the head has said that it has it.
import { homeOf } from '../domain/document-name.ts'
import { isKey } from '../domain/ids.ts'
import type { Struct } from '../wire/append.ts'
import { addToLog } from './add-to-log.ts'
import { become } from './become.ts'
import { statementsCarried, stillCarried } from './carried-names.ts'
import { dropFact, fact, setFact, type Facts, type Session } from './facts.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, within, type Database } from './tables.ts'
import { isUnjudged } from './unjudged.ts'

type Packed = { readonly doc: string; readonly structs: readonly Struct[] }

/** All of a piece or nothing of it; what is here already stays as it is, so a pack that was cut off is brought again. */
export const takePacked = async (db: Database, { doc, structs }: Packed): Promise<void> => {
  await rowsReady()
  await db.transaction('rw', [...COMMIT_TABLES], async () => {
    const known = await db.log.bulkGet(structs.map(s => [doc, s.key] as [string, string]))
    const { rows, targets } = await addToLog(db, doc, structs, known, null)
    await db.log.bulkPut(rows.map(l => ({ ...l, brought: true as const })))
    await project(db, homeOf(doc), targets)
    await db.places.put(await placeOf(db, doc)) // a statement is never without the place of its document
    await setFact(db, 'packed', [...new Set([...((await fact(db, 'packed')) ?? []), doc])])
  })
}

/** This device is one of its centre from now on, before the head knows it. `now`: milliseconds. */
export const becomeUnlinked = (db: Database, session: Session, unlinked: Facts['unlinked'], now: number): Promise<void> =>
  db.transaction('rw', [db.facts, db.places, db.log, db.outbox, db.refused], async () => {
    await become(db, session, 'nothing', now)
    await setFact(db, 'unlinked', unlinked)
  })

/**
 * Once the head has been heard and a document is here as it has it, what the pack alone says of it goes: the head knows nothing of that. Until
 * then it stays. To be called at each start.
 */
export const settlePacked = async (db: Database): Promise<void> => {
  const docs = (await fact(db, 'packed')) ?? []
  if (docs.length === 0 || (await fact(db, 'cursor')) === undefined) return
  await rowsReady()
  for (const doc of docs)
    await db.transaction('rw', [...COMMIT_TABLES, 'carried'], async () => {
      const { have, want } = await placeOf(db, doc)
      if (have < want) return
      const carried = new Set((await stillCarried(db)).flatMap(statementsCarried)) // what a stick brought waits for the head's own word
      const only = await db.log
        .where('[doc+key]')
        .between(...within(doc))
        .filter(l => isUnjudged(l) && !carried.has(`${doc} ${l.key}`))
        .toArray()
      const keys = only.map(l => [doc, l.key] as [string, string])
      await db.log.bulkDelete(keys)
      await db.aside.bulkDelete(keys)
      await project(db, homeOf(doc), [...new Set(only.map(l => l.target).filter(isKey))]) // '' where it could not be read
      const left = ((await fact(db, 'packed')) ?? []).filter(d => d !== doc)
      if (left.length > 0) await setFact(db, 'packed', left)
      else await dropFact(db, 'packed')
    })
}
