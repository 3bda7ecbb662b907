// The storage alert with what it can do in this tab.
import type { JSX } from 'preact'
import { mend } from './mend.ts'
import { StorageAlert } from './StorageAlert.tsx'
import type { World } from './world.ts'

/** `unsent`: how many records wait; with none there is nothing to copy. */
export const Alerted = ({ world, unsent }: { readonly world: World; readonly unsent: number }): JSX.Element | null => (
  <StorageAlert
    keeping={world.keeping.state.value}
    onMend={() => void mend(world)}
    {...(unsent > 0 && { onSaveUnsent: () => void import('./copy-aside.tsx').then(m => m.copyAside(world)) })}
  />
)
