// The storage alert with what it can do in this tab. Loaded after the first picture, and then there for when it is needed.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { exportUnsent } from '../sending/export-unsent.ts'
import { remembered } from '../sending/unsent-memory.ts'
import { isErased } from '../store/is-erased.ts'
import { unsentAll } from '../store/unsent-statements.ts'
import { mend } from './mend.ts'
import { StorageAlert } from './StorageAlert.tsx'
import type { World } from './world.ts'

/** `unsent`: how many records wait, as far as the database says; a database that was erased says none, and this tab may remember some. */
export const StorageTold = ({ world, unsent }: { readonly world: World; readonly unsent: number }): JSX.Element | null => {
  const { db } = world.device
  const [erased, say] = useState(false)
  useEffect(() => void isErased(db).then(say), [unsent])
  const some = unsent > 0 || (remembered(db)?.statements.length ?? 0) > 0
  return (
    <StorageAlert
      keeping={world.keeping.state.value}
      erased={erased}
      onMend={() => void mend(world)}
      {...(some && { onSaveUnsent: () => void saveUnsent(world) })}
    />
  )
}

/** The closed copy that can be brought in; where the book is not to be read whole, plainly what there is of it. */
const saveUnsent = async (world: World): Promise<void> => {
  const { db } = world.device
  const whole =
    !(await isErased(db)) &&
    (await unsentAll(db).then(
      all => all.damaged.length + all.unreadable.length === 0,
      () => false, // it does not open: what this tab remembers is left
    ))
  if (whole) return void (await import('./copy-aside.tsx')).copyAside(world)
  await exportUnsent(world.device, world.session.peek()?.centre ?? null)
}
