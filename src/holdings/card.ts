// One work with everything that was said of it, as its card shows it.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Holding } from '../domain/holding.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Work } from '../domain/work.ts'
import { centres, network, purposesOf } from '../store/read-day.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { listValues } from '../store/read-lists.ts'
import { saidOfWork, workById, type SaidOfWork } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { workLists, type WorkLists } from './lists-here.ts'

export type OwnCopies = { readonly holding: Holding; readonly recorded: Recorded }
export type Card = SaidOfWork & {
  readonly work: Work
  readonly recorded: Recorded
  /** The copies of this centre, with their history. */
  readonly own: readonly OwnCopies[]
  readonly lists: WorkLists
  readonly centres: readonly Centre[]
  /** The network's own, ISO 4217. */
  readonly currency: string
}

/** Null when this device has no such work. `centre`: whose copies are its own, and whose words. */
export const card = async (db: Database, id: Key, centre: CentreCode | null, today: Day): Promise<Card | null> => {
  const work = await workById(db, id)
  if (!work) return null
  const [recorded, said, stated, locals, all, net] = await Promise.all([
    readRecord(db, work.doc, id),
    saidOfWork(db, id),
    listValues(db),
    centre === null ? [] : purposesOf(db, centre),
    centres(db),
    network(db),
  ])
  if (!recorded) return null
  const own = await Promise.all(
    said.holdings
      .filter(h => h.centre === centre && h.withdrawn === null)
      .map(async holding => ({ holding, recorded: await readRecord(db, holding.doc, holding.id) })),
  )
  return {
    ...said,
    work,
    recorded,
    own: own.flatMap(o => (o.recorded ? [{ holding: o.holding, recorded: o.recorded }] : [])),
    lists: workLists(stated, centre, locals, today),
    centres: all,
    currency: net?.currency ?? 'EUR',
  }
}
