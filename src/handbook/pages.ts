// The pages of the handbook: whose each is, and the screen it speaks of. A page whose screen comes with another part of the app has its line here
// all the same: its link stands as soon as this device has that screen.
import type { Role } from '../domain/access.ts'
import type { LinesKey } from '../text/seldom.ts'

type Named = LinesKey extends infer K ? (K extends `page.${infer N}` ? N : never) : never
export type PageId = Named
/** Whose page it is first; everybody finds it. */
export type Part = 'all' | Role
export type PageLine = { readonly id: PageId; readonly part: Part; readonly to?: string }

/** In the order in which they are listed within their part. */
export const PAGES: readonly PageLine[] = [
  { id: 'kept', part: 'all', to: '/sending' },
  { id: 'status', part: 'all', to: '/sending' },
  { id: 'offline', part: 'all' },
  { id: 'never', part: 'all', to: '/about' },
  { id: 'cover', part: 'all', to: '/lock' },
  { id: 'comfort', part: 'all' },
  { id: 'code', part: 'all', to: '/code' },
  { id: 'first-use', part: 'all' },
  { id: 'stick', part: 'all', to: '/sending/carry' },
  { id: 'trouble', part: 'all', to: '/report' },

  { id: 'quick', part: 'staff', to: '/today' },
  { id: 'interview', part: 'staff', to: '/today' },
  { id: 'purposes', part: 'staff', to: '/today' },
  { id: 'not-asked', part: 'staff', to: '/today' },
  { id: 'step', part: 'staff', to: '/today' },
  { id: 'groups', part: 'staff', to: '/today' },
  { id: 'hand-over', part: 'staff', to: '/today' },
  { id: 'correct', part: 'staff', to: '/today' },
  { id: 'drafts', part: 'staff', to: '/today' },
  { id: 'catch-up', part: 'staff', to: '/catch-up' },
  { id: 'counters', part: 'staff', to: '/counters' },
  { id: 'close', part: 'staff', to: '/close' },
  { id: 'hours', part: 'staff', to: '/hours' },
  { id: 'clock', part: 'staff', to: '/dates' },
  { id: 'partner-duty', part: 'staff', to: '/today' },
  { id: 'documents', part: 'staff', to: '/holdings' },
  { id: 'partners', part: 'staff', to: '/partners' },
  { id: 'sheet', part: 'staff', to: '/sheet' },
  { id: 'figures', part: 'staff', to: '/figures' },
  { id: 'survey', part: 'staff', to: '/surveys' },

  { id: 'centres', part: 'coordinator', to: '/centres' },
  { id: 'holes', part: 'coordinator', to: '/centres' },
  { id: 'devices', part: 'coordinator', to: '/devices' },
  { id: 'lost', part: 'coordinator', to: '/devices' },
  { id: 'lists', part: 'coordinator', to: '/lists' },
  { id: 'months', part: 'coordinator', to: '/centres' },

  { id: 'director', part: 'director', to: '/network' },

  { id: 'agenda', part: 'associated', to: '/agenda' },
  { id: 'cancel', part: 'associated', to: '/agenda' },
  { id: 'associated', part: 'associated', to: '/devices' },

  { id: 'kiosk', part: 'kiosk' },
]

const REST: readonly Part[] = ['staff', 'coordinator', 'director', 'associated', 'kiosk']
/** What a role does, before what everybody does: a coordinator may stand at the counter too. */
const OWN: Readonly<Record<Role, readonly Part[]>> = {
  staff: ['staff'],
  coordinator: ['coordinator', 'staff'],
  director: ['director'],
  associated: ['associated'],
  kiosk: ['kiosk'],
}
/** The parts in the order in which this role reads them. Null: nobody is linked here yet. */
export const partsFor = (role: Role | null): readonly Part[] => [...new Set<Part>([...(role ? OWN[role] : []), 'all', ...REST])]
