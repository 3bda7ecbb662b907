// The tour: five or six cards for the counter, four for the others, none for a kiosk. Where it stands is a fact of this device alone.
import type { Role } from '../domain/access.ts'
import { fact, setFact, type Facts } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import type { IconName } from '../ui/icon-paths.ts'

export type TourOf = Exclude<Role, 'kiosk'>
/** The sign on each card; as many as there are cards. */
export const CARDS: Readonly<Record<TourOf, readonly IconName[]>> = {
  staff: ['quick', 'undo', 'cut', 'send', 'cover', 'page'],
  coordinator: ['centres', 'warning', 'device', 'page'],
  director: ['compass', 'lock', 'group', 'page'],
  associated: ['calendar', 'plus', 'warning', 'page'],
}
export const tourOf = (role: Role | null): TourOf | null => (role === null || role === 'kiosk' ? null : role)

/** Where somebody is, or stopped; within the cards there are. */
export const cardAt = (tour: Facts['tour'] | undefined, of: TourOf): number =>
  tour && tour.state !== 'done' && Number.isInteger(tour.at) ? Math.min(Math.max(tour.at, 0), CARDS[of].length - 1) : 0

export const readTour = (db: Database): Promise<Facts['tour'] | undefined> => fact(db, 'tour')
export const keepTour = (db: Database, tour: Facts['tour']): Promise<void> => setFact(db, 'tour', tour).catch(() => undefined) // told by the storage alert; the tour goes on
