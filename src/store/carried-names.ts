// What others gave this device to carry and the head has not judged: worth carrying on, and not to be erased unsaved.
import type { CarriedRow, Database } from './tables.ts'

export const waits = ({ fate }: Pick<CarriedRow, 'fate'>): boolean => fate === 'waiting' || fate === 'gap'
export const stillCarried = (db: Database): Promise<CarriedRow[]> => db.carried.where('fate').anyOf('waiting', 'gap').toArray()
/** Of each statement of a piece, alike in every copy that holds it. */
export const statementsCarried = ({ id, doc, keys, n }: Pick<CarriedRow, 'id' | 'doc' | 'keys' | 'n'>): string[] =>
  keys?.map(key => `${doc} ${key}`) ?? Array.from({ length: n }, (_, i) => `${id} ${i}`)
export const nameOfCarried = (c: CarriedRow): string => `carried ${c.id}`
