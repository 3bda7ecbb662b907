// What the handbook has to know of this device: its role, which screens it has, and what stands on paper.
import { localOn } from '../device/device.ts'
import { counsels } from '../domain/counsels.ts'
import { ofCode } from '../domain/centre.ts'
import type { HandbookProps } from '../handbook/HandbookScreen.tsx'
import type { Session } from '../store/facts.ts'
import { centres, network } from '../store/read-day.ts'
import { centreName, networkName } from '../text/centre-words.ts'
import { go } from './location.ts'
import { SECTIONS } from './sections.ts'
import type { World } from './world.ts'

/** Screens of a centre's day that are no section. */
const OF_THE_DAY = ['/catch-up', '/counters', '/earlier', '/close', '/dates']
/** Those of every device that is linked. */
const OF_ALL = ['/about', '/report', '/sending/carry', '/sending/bring']

export const handbookProps = (world: World, session: Session | null): Omit<HandbookProps, 'rest' | 'absent'> => ({
  db: world.device.db,
  role: session?.role ?? null,
  opens: to =>
    session !== null &&
    (OF_ALL.includes(to) ||
      (to === '/code' && session.at === '') ||
      (counsels(session) && OF_THE_DAY.includes(to)) ||
      SECTIONS.some(s => s.to === to && s.may(session))),
  places: async () => {
    const [known, all] = await Promise.all([network(world.device.db), centres(world.device.db)])
    const centre = ofCode(all, session?.centre ?? null)
    return { network: known ? networkName(known) : null, centre: centre ? centreName(centre) : null }
  },
  today: () => localOn(world.device).day,
  version: __VERSION__,
  built: __BUILD_DAY__,
  go,
})
