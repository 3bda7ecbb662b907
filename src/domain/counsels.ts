// Where visits are noted. Apart from access.ts, which the first screen does without.
import type { Rights } from './access.ts'

/** Visits are noted on a device of these rights. */
export const counsels = ({ role, centre }: Rights): boolean => centre !== null && (role === 'staff' || role === 'coordinator')
