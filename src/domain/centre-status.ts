// How a centre's status may change, and what has to follow its name (`domain.md` §5.4, S052).
import type { CentreStatus } from './centre-lists.ts'
import type { Centre } from './centre.ts'

const NEXT: Readonly<Record<CentreStatus, readonly CentreStatus[]>> = {
  planned: ['provisional', 'open', 'closed'],
  provisional: ['open', 'dormant', 'closed'],
  open: ['dormant', 'closed'],
  dormant: ['open', 'closed'],
  closed: [],
}

/** To what it can go from here, itself first. */
export const statusesAfter = (status: CentreStatus): readonly CentreStatus[] => [status, ...NEXT[status]]

/** What has to follow the name wherever it stands; null for a centre that is simply open (S052). */
export const mentionOf = (c: Pick<Centre, 'status'>): Exclude<CentreStatus, 'open'> | null => (c.status === 'open' ? null : c.status)
