// On Sending: what was brought to this device by hand, and what became of it; loaded only where there is such a thing.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { carriedCounts } from '../store/carried.ts'
import { useLive } from '../store/use-live.ts'
import { lazyScreen } from './lazy-screen.tsx'

const BroughtList = lazyScreen(async () => (await import('../carry/BroughtList.tsx')).BroughtList)

export const BroughtHere = ({ device }: { readonly device: Device }): JSX.Element | null => {
  const some = useLive(() => carriedCounts(device.db), [device]).value?.length ?? 0
  return some > 0 ? <BroughtList device={device} /> : null
}
