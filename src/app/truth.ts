// What the screens about safety and sending need of this tab.
import type { Line } from '../sending/GradeAct.tsx'
import type { Around } from '../sending/use-grade.ts'
import type { World } from './world.ts'

export const truthOf = (world: World): Omit<Around, 'standing'> & Line => ({
  device: world.device,
  storage: world.storage,
  online: world.online,
  minute: world.minute,
  activity: world.activity,
  sendNow: () => world.engine.peek()?.sendNow(),
  pullAgain: () => world.engine.peek()?.pullAgain(),
})
