// Opens the database again after it was closed or full. Where the browser has erased it meanwhile, this is a new device and starts as one.
import { fact } from '../store/facts.ts'
import type { World } from './world.ts'

export const mend = async (world: World): Promise<void> => {
  await world.keeping.mend()
  const opened = world.keeping.state.peek() === 'open'
  if (opened && world.session.peek() && !(await fact(world.device.db, 'session'))) location.reload()
}
