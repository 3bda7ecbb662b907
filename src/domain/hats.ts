// The hats of `design.md` §6: what one does just now, in whose name a statement is made. Data, not rights: one person may wear all that
// their device's role allows, and what a device may read or write hangs on its role alone (access.ts).
import type { Rights, Role } from './access.ts'
import type { Day, HalfDay, Minutes } from './day.ts'
import type { Key } from './ids.ts'
import type { Institution } from './institutions.ts'
import type { Hat } from './statement.ts'

/** The section that a hat begins the day with. */
export type Home = 'today' | 'holdings' | 'agenda' | 'network' | 'centres'
type HatLine = {
  readonly hat: Hat
  readonly roles: readonly Role[]
  readonly home: Home
  /** Visits are noted under it: only where there is a centre. */
  readonly needs?: 'centre'
}

/** The first that a role may wear is worn until somebody chooses. */
export const HATS: readonly HatLine[] = [
  { hat: 'coordination', roles: ['coordinator'], home: 'centres' },
  { hat: 'counsellor', roles: ['staff', 'coordinator'], home: 'today', needs: 'centre' },
  { hat: 'reception', roles: ['staff', 'coordinator'], home: 'today', needs: 'centre' },
  { hat: 'partner', roles: ['staff', 'coordinator'], home: 'today', needs: 'centre' },
  { hat: 'information', roles: ['staff', 'coordinator'], home: 'holdings' },
  { hat: 'events', roles: ['staff', 'coordinator', 'associated'], home: 'agenda' },
  { hat: 'project', roles: ['staff', 'coordinator'], home: 'agenda' },
  { hat: 'director', roles: ['staff', 'coordinator', 'director'], home: 'network' },
]

/** What was chosen on this device. A partner counsellor is there for a half-day: `on` says which (J22); from an institution that has duty, by its key, or of a kind; `purposes`: of that duty. */
export type Chosen = {
  readonly hat: Hat
  readonly institution: Institution | Key | null
  readonly purposes?: readonly string[]
  /** `until`: when the duty ends, or the opening of that half; where neither is known the morning ends at noon, the afternoon with its day. */
  readonly on: { readonly day: Day; readonly half: HalfDay; readonly until?: Minutes } | null
  /** The day on which a trial was begun here: while it lasts nothing that is noted counts (trial.ts). */
  readonly trial?: Day
}
/** `asks`: the half-day of a partner counsellor is over, and nobody has said who is there now. */
export type Worn = {
  readonly hat: Hat
  readonly institution: Institution | Key | null
  readonly purposes: readonly string[] | undefined
  readonly home: Home
  readonly asks: boolean
}

/** Empty for a kiosk. */
export const hatsOf = (who: Rights): readonly HatLine[] =>
  HATS.filter(h => h.roles.includes(who.role) && (h.needs !== 'centre' || who.centre !== null))

/** The minute at which a partner counsellor's half-day is over: noon or midnight where nothing else is known. */
export const untilOf = ({ half, until }: NonNullable<Chosen['on']>): Minutes => until ?? (half === 'am' ? 720 : 1440)

/** The hat worn at this moment: the one chosen while it lasts, else the first of the role; null for a kiosk, which wears none. */
export const wornAt = (who: Rights, chosen: Chosen | undefined, day: Day, minute: Minutes): Worn | null => {
  const may = hatsOf(who)
  const line = may.find(h => h.hat === chosen?.hat)
  const until = chosen?.on
  const over = line !== undefined && until != null && (until.day !== day || minute >= untilOf(until))
  const on = over ? undefined : line
  const worn = on ?? may[0]
  if (!worn) return null
  const chose = on && chosen
  return { hat: worn.hat, institution: chose?.institution ?? null, purposes: chose?.purposes, home: worn.home, asks: over }
}

/** What a statement carries: the hat, and '/' the institution where there is one. A kiosk's own statements carry its role. */
export const byOf = (worn: Pick<Worn, 'hat' | 'institution'> | null): string =>
  worn === null ? 'kiosk' : worn.institution === null ? worn.hat : `${worn.hat}/${worn.institution}`

/** Visits of days that are over are read under these two hats, and by nobody who is at the counter for another reason (`domain.md` §6). */
export const readsPast = (hat: Hat): boolean => hat === 'counsellor' || hat === 'coordination'
