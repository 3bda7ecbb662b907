// What a screen that writes descriptions stands on.
import type { Desk } from '../records/desk.ts'
import { go } from './location.ts'
import { mend } from './mend.ts'
import type { World } from './world.ts'

export const deskOf = (world: World): Desk => ({
  device: world.device,
  centre: world.session.peek()?.centre ?? null,
  minute: world.minute,
  failed: world.keeping.failed,
  worked: () => {
    if (world.keeping.state.peek() !== 'open') void mend(world)
  },
  go,
})
