// Which centres a device of each role can be made for; a director's is of the whole network alone.
import type { Role } from '../domain/access.ts'
import { logsVisits, type Centre } from '../domain/centre.ts'

const isThere = (c: Centre): boolean => c.status === 'open' || c.status === 'provisional'
export const FITS: Readonly<Record<Role, (c: Centre) => boolean>> = {
  staff: logsVisits,
  coordinator: logsVisits,
  director: () => false,
  associated: c => c.kind === 'associated' && c.status !== 'closed',
  kiosk: isThere,
}

/** Whether a code can be made for any device of this centre as it is now. */
export const takesDevices = (c: Centre): boolean => Object.values(FITS).some(fits => fits(c))
