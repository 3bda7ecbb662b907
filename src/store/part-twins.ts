// Two copies of one profile give two statements the same place. A relay tells them apart ('taken'), unless each came to another history of it:
// then each copy believes its own to be there. Once the document is read again both lie here, at one place, and each gets one of its own.
import { isKey } from '../domain/ids.ts'
import { newClient, type Dice } from './commit.ts'
import { fact } from './facts.ts'
import { isOnlyRead } from './outbox.ts'
import { placeOf } from './place.ts'
import { strike } from './places.ts'
import { isUnjudged, unmarked } from './unjudged.ts'
import { within, type Database, type LogRow } from './tables.ts'

/** A document that is whole again in another history: of what shares a place all is sent under a new one; what is there already is then 'key-known'. Resolves with how many. */
const part = (db: Database, dice: Dice, doc: string, now: number): Promise<number> =>
  db.transaction('rw', [db.log, db.outbox, db.refused, db.places, db.facts], async () => {
    const { have, want } = await placeOf(db, doc)
    // all that the relay said it holds must be here
    if (have < want || ((await fact(db, 'compare')) ?? []).includes(doc)) return 0
    await strike(db, 'reread', doc)
    const at = new Map<string, LogRow[]>()
    const logs = await db.log
      .where('[doc+key]')
      .between(...within(doc))
      .toArray()
    for (const l of logs) {
      if (isUnjudged(l)) continue // whether its place is its own is the relay's to say
      const place = `${l.client}:${l.clock}`
      const list = at.get(place)
      if (list) list.push(l)
      else at.set(place, [l])
    }
    const twins = [...at.values()].filter(list => list.length > 1).flat()
    const refused = await db.refused.bulkGet(twins.map(l => [doc, l.key] as [string, string]))
    const client = newClient(dice)
    const moving = twins.filter((_, i) => !refused[i]).map((l, clock) => ({ ...unmarked(l), client, clock, got: null }))
    const fill = await isOnlyRead(db, doc)
    const waiting = new Map(
      (await db.outbox.bulkGet(twins.map(l => [doc, l.client, l.clock] as [string, number, number]))).flatMap(o => (o ? [[o.key, o]] : [])),
    )
    await db.outbox.bulkDelete(twins.map(l => [doc, l.client, l.clock] as [string, number, number]))
    await db.outbox.bulkAdd(
      moving.map(l => ({
        target: isKey(l.target) ? l.target : l.key,
        since: now,
        ...fill,
        ...waiting.get(l.key),
        doc,
        client,
        clock: l.clock,
        key: l.key,
      })),
    )
    await db.log.bulkPut(moving)
    return moving.length
  })

/** Looks through those documents of these that are whole again. Resolves with how many statements wait anew. `now`: milliseconds. */
export const partTwins = async (db: Database, dice: Dice, docs: ReadonlySet<string>, now: number): Promise<number> => {
  let n = 0
  for (const doc of (await fact(db, 'reread')) ?? []) if (docs.has(doc)) n += await part(db, dice, doc, now)
  return n
}
