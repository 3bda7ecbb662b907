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

const saveUnsent = async (world: World): Promise<void> => {
  const { exportUnsent } = await import('../sending/export-unsent.ts')
  await exportUnsent(world.device, world.session.peek()?.centre ?? null)
}
