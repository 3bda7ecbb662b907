// What a screen that writes descriptions stands on: this device, and who speaks with it.
import type { Hat } from '../domain/statement.ts'
import type { Desk } from '../records/desk.ts'
import type { Session } from '../store/facts.ts'
import { go } from './location.ts'
import { mend } from './mend.ts'
import type { World } from './world.ts'

const hatFor = (session: Session): Hat =>
  session.role === 'coordinator' ? 'coordination' : session.role === 'associated' ? 'events' : 'counsellor'

export const deskOf = (world: World, session: Session): Desk => ({
  device: world.device,
  author: { hat: hatFor(session), institution: null, centre: session.centre },
  minute: world.minute,
  failed: world.keeping.failed,
  worked: () => {
    if (world.keeping.state.peek() !== 'open') void mend(world)
  },
  go,
})
