// The grade of this device, followed.
import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { deviceGrade, type DeviceGrade } from '../domain/device-grade.ts'
import type { Device } from '../device/device.ts'
import { isInstalled } from '../device/install.ts'
import type { StorageGrade } from '../device/storage-grade.ts'
import { fact } from '../store/facts.ts'
import type { Standing } from '../store/read-status.ts'
import { useLive } from '../store/use-live.ts'

/** What the grade is made of beside the database. */
export type Around = {
  readonly device: Device
  readonly standing: Standing | undefined
  readonly storage: Signal<StorageGrade>
  readonly online: ReadonlySignal<boolean>
  readonly minute: ReadonlySignal<number>
}

/** Asked by a tap, the browser said no: as long as the page stands. */
export const declined = signal(false)

/** When this page was last refused a write for lack of room: the database cannot note it just then. Milliseconds; null when there is room again. */
export const fullSeen = signal<number | null>(null)

/** Null until it is known what waits. */
export const useGrade = ({ device, standing, storage, online, minute }: Around): DeviceGrade | null => {
  const facts = useLive(async () => ({ backup: await fact(device.db, 'backup'), full: await fact(device.db, 'full') }), [device]).value
  if (!standing || !facts) return null
  return deviceGrade({
    storage: storage.value,
    installed: isInstalled(),
    declined: declined.value,
    unsent: standing.waiting.count,
    oldest: standing.waiting.oldest,
    copied: facts.backup?.at ?? null,
    full: fullSeen.value ?? facts.full ?? null,
    removed: standing.removed,
    online: online.value,
    now: minute.value,
  })
}
