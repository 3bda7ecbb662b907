// Rows of the log whose content a disk has changed, or that cannot be read any more: taken out of the log, kept beside it, counted. What the
// head has comes again from there; what it has not is told, stays exportable, and is never sent as if it were whole.
import { isKey, type Key } from '../domain/ids.ts'
import type { Raw } from '../domain/statement.ts'
import { takeInAgain } from './carried.ts'
import type { Dice } from './commit.ts'
import { rehome } from './outbox.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import type { RowName } from './read-rows.ts'
import { isDamaged } from './row-sum.ts'
import { rowsReady } from './rows.ts'
import { isUnjudged } from './unjudged.ts'
import { COMMIT_TABLES, within, type Database, type LogRow, type OutboxRow } from './tables.ts'

/** `raw`: what it says now, null when it cannot be read. `sent`: the head has it as it was. `found`: milliseconds since 1970. */
export type Damaged = {
  readonly doc: string
  readonly key: string
  readonly client: number | null
  readonly clock: number | null
  readonly raw: Raw | null
  readonly sent: boolean
  readonly found: number
}

/** They lie among the facts: few, and of no use to anything else. */
const PREFIX = 'damaged '
const nameOf = (doc: string, key: string): string => `${PREFIX}${doc} ${key}`

export const damagedRows = async (db: Database): Promise<Damaged[]> =>
  (await db.facts.where('k').startsWith(PREFIX).toArray()).map(f => f.v as Damaged) // written only below

/** Whether rows of a document that the head had are damaged, and have not come again. */
export const awaitsDamaged = async (db: Database, doc: string): Promise<boolean> => {
  const sent = (await damagedRows(db)).filter(d => d.sent && d.doc === doc)
  const here = await db.log.bulkGet(sent.map(d => [doc, d.key] as [string, string]))
  return here.includes(undefined)
}

/** What is left of damaged rows of a document that this device may no longer read goes with it. */
export const forgetDamaged = async (db: Database, doc: string): Promise<void> => {
  await db.facts.where('k').startsWith(nameOf(doc, '')).delete()
}

/**
 * Sets these rows apart, each in its document's one transaction. `row`: as it reads now, undefined where it cannot be read. Of documents the
 * head has, everything is wanted again; what somebody brought here comes again from its piece; what is unsent behind a damaged statement moves to a new client, so that no hole stops it.
 */
export const setApart = async (
  db: Database,
  dice: Dice,
  found: readonly { readonly name: RowName; readonly row: LogRow | undefined }[],
  now: number,
): Promise<void> => {
  for (const doc of new Set(found.map(f => f.name[0]))) {
    await rowsReady(doc)
    await apartIn(
      db,
      dice,
      doc,
      found.filter(f => f.name[0] === doc),
      now,
    )
    await takeInAgain(db, doc) // what was brought lies here whole as it came
  }
}

/** A row that is not there is not damaged. */
const SOUND: LogRow = { doc: '', key: '' as Key, target: '', client: 0, clock: 0, raw: [], got: null }

const apartIn = (
  db: Database,
  dice: Dice,
  doc: string,
  found: readonly { readonly name: RowName; readonly row: LogRow | undefined }[],
  now: number,
): Promise<void> =>
  db.transaction('rw', [...COMMIT_TABLES, 'refused'], async () => {
    const waiting = new Map(
      (await db.outbox.where('[doc+client+clock]').between([doc, -1, -1], [doc, Infinity, Infinity]).toArray()).map(o => [
        o.key as string,
        o,
      ]),
    )
    const refused = new Map(
      (
        await db.refused
          .where('[doc+key]')
          .between(...within(doc))
          .toArray()
      ).map(r => [r.key as string, r]),
    )
    const targets = new Set<Key>()
    let unsent = false
    let again = false
    for (const { name, row } of found) {
      const [, key] = name
      if (row && !isDamaged((await db.log.get(name)) ?? SOUND)) continue // another tab has set it apart, and it may have come again
      const out: OutboxRow | undefined = waiting.get(key)
      const brought = row !== undefined && isUnjudged(row)
      const sent = brought || (!out && !refused.has(key) && row?.got !== null)
      const target = out?.target ?? refused.get(key)?.target ?? row?.target
      const damaged: Damaged = {
        doc,
        key,
        client: out?.client ?? row?.client ?? null,
        clock: out?.clock ?? row?.clock ?? null,
        raw: row?.raw ?? null,
        sent,
        found: now,
      }
      await db.facts.put({ k: nameOf(doc, key), v: damaged })
      await db.log.delete(name)
      await db.aside.delete(name)
      if (isKey(target)) targets.add(target)
      if (brought) continue
      if (sent) again = true
      else if (isKey(key) && refused.get(key)?.reason !== 'closed')
        await db.refused.put({ doc, key, target: isKey(target) ? target : key, reason: 'damaged', at: now })
      if (out) {
        await db.outbox.delete([doc, out.client, out.clock])
        unsent = true
      }
    }
    if (unsent) await rehome(db, dice, doc, Math.floor(now / 1000))
    if (again) await db.places.put({ ...(await placeOf(db, doc)), have: 0, again: true })
    await project(db, doc, [...targets])
  })

/** The person has noted anew what was damaged before it was sent: it leaves the list of what is not at the head, and stays in the count of what was damaged. */
export const damagedNotedAnew = (db: Database): Promise<void> =>
  db.transaction('rw', [db.refused], async () => {
    const rows = (await db.refused.toArray()).filter(r => r.reason === 'damaged')
    await db.refused.bulkDelete(rows.map(r => [r.doc, r.key] as [string, string]))
  })

/** `healed`: has come again from the head. `awaited`: asked for, not here yet. `unsent`: the head never had it. */
export const damagedCounts = async (db: Database): Promise<{ healed: number; awaited: number; unsent: number }> => {
  const all = await damagedRows(db)
  const sent = all.filter(d => d.sent)
  const here = await Promise.all(sent.map(d => db.log.where('[doc+key]').equals([d.doc, d.key]).count()))
  const healed = here.filter(n => n > 0).length
  return { healed, awaited: sent.length - healed, unsent: all.length - sent.length }
}
