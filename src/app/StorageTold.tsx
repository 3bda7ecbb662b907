// The storage alert with what it can do in this tab. Loaded after the first picture, and then there for when it is needed.
import type { JSX } from 'preact'
import { mend } from './mend.ts'
import { StorageAlert } from './StorageAlert.tsx'
import type { World } from './world.ts'

/** `unsent`: how many records wait; with none there is nothing to copy. */
export const StorageTold = ({ world, unsent }: { readonly world: World; readonly unsent: number }): JSX.Element | null => (
  <StorageAlert
    keeping={world.keeping.state.value}
    onMend={() => void mend(world)}
    {...(unsent > 0 && { onSaveUnsent: () => void saveUnsent(world) })}
  />
)

/** The closed copy that can be brought in; where the book is not to be read whole, plainly what there is of it. */
const saveUnsent = async (world: World): Promise<void> => {
  const { unsentAll } = await import('../store/unsent-statements.ts')
  const whole = await unsentAll(world.device.db).then(
    all => all.damaged.length + all.unreadable.length === 0,
    () => false, // it does not open: what this tab remembers is left
  )
  if (whole) return void (await import('./copy-aside.tsx')).copyAside(world)
  const { exportUnsent } = await import('../sending/export-unsent.ts')
  await exportUnsent(world.device, world.session.peek()?.centre ?? null)
}
