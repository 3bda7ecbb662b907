// Whose tab is this: the person's own network, or one side of a demonstration? Each has its own database; a tab remembers its own.

export const SIDES = ['counsellor', 'coordinator', 'associated', 'second', 'kiosk'] as const
export type Side = (typeof SIDES)[number]
const isSide = (x: unknown): x is Side => SIDES.includes(x as Side)
/** `at`: the relay's path. `database`: the name of the tab's database. */
export type Profile =
  | { readonly is: 'own'; readonly at: ''; readonly database: string }
  | { readonly is: 'demo'; readonly space: string; readonly side: Side; readonly at: string; readonly database: string }

export const OWN: Profile = { is: 'own', at: '', database: 'relais' }
export const KEPT = 'relais-demo'
const SPACE = /^[A-Za-z0-9_-]{6,40}$/

export const demoProfile = (space: string, side: Side): Profile => ({
  is: 'demo',
  space,
  side,
  at: `/demo/${space}`,
  database: `relais-demo-${space}-${side}`,
})

const parse = (text: string | null): Profile | null => {
  const [space, side] = text?.split('.') ?? []
  return space && SPACE.test(space) && isSide(side) ? demoProfile(space, side) : null
}

/** From the address, else from what this tab was before it was reloaded. */
export const profileOf = (search: string, tab: Storage): Profile => {
  const asked = parse(new URLSearchParams(search).get('demo'))
  if (asked?.is === 'demo') tab.setItem(KEPT, `${asked.space}.${asked.side}`)
  return asked ?? parse(tab.getItem(KEPT)) ?? OWN
}

export const LEFT = 'relais-left'
