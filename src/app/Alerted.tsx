// Nothing, as long as what is written is kept; else the storage alert.
import type { JSX } from 'preact'
import { lazyPart } from '../ui/lazy-part.tsx'
import type { World } from './world.ts'

const StorageTold = lazyPart(() => import('./StorageTold.tsx').then(m => m.StorageTold))

/** `unsent`: how many records wait; with none there is nothing to copy. */
export const Alerted = (props: { readonly world: World; readonly unsent: number }): JSX.Element | null =>
  props.world.keeping.state.value === 'open' ? null : <StorageTold {...props} />
