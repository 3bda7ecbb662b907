// What the screens of the holdings read: works, what is said of each, and what stands where.
import type { Holding } from '../domain/holding.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Opinion } from '../domain/opinion.ts'
import type { Price } from '../domain/price.ts'
import type { Work } from '../domain/work.ts'
import type { Database } from './tables.ts'

export const allWorks = (db: Database): Promise<Work[]> => db.works.toArray()
/** Whether the relay has works that are not here yet. */
export const worksArriving = async (db: Database): Promise<boolean> =>
  (await db.places.where('doc').startsWith('network/catalogue/').toArray()).some(
    p => p.doc.endsWith('/public') && p.have < p.want && p.dropped === 0,
  )
export const allOpinions = (db: Database): Promise<Opinion[]> => db.opinions.toArray()
export const holdingsIn = (db: Database, centre: CentreCode): Promise<Holding[]> => db.holdings.where('centre').equals(centre).toArray()
export const workById = (db: Database, id: Key): Promise<Work | undefined> => db.works.where('id').equals(id).first()
/** In this order; those that are not here are left out. */
export const worksById = async (db: Database, ids: readonly Key[]): Promise<Work[]> => {
  const found = await db.works.where('id').anyOf(ids).toArray()
  const byId = new Map(found.map(w => [w.id, w]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

export type SaidOfWork = { readonly prices: readonly Price[]; readonly opinions: readonly Opinion[]; readonly holdings: readonly Holding[] }
export const saidOfWork = async (db: Database, work: Key): Promise<SaidOfWork> => {
  const [prices, opinions, holdings] = await Promise.all([
    db.prices.where('work').equals(work).toArray(),
    db.opinions.where('work').equals(work).toArray(),
    db.holdings.where('work').equals(work).toArray(),
  ])
  return { prices, opinions, holdings }
}
