// What a screen that writes descriptions is given by the app around it.
import type { ReadonlySignal } from '@preact/signals'
import type { CentreCode } from '../domain/ids.ts'
import type { Device } from '../device/device.ts'
import type { NotKept } from '../device/keep.ts'
import type { TypedSeen } from '../store/typed-seen.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'

export type Desk = {
  readonly device: Device
  /** Where this device belongs; null = to the network as a whole. */
  readonly centre: CentreCode | null
  /** A coarse clock, milliseconds. */
  readonly minute: ReadonlySignal<number>
  /** The database said no: the frame shows its alert. */
  readonly failed: (why: 'full' | 'closed') => void
  /** The database said yes: an alert that still says otherwise goes. */
  readonly worked: () => void
  /** What visits of other days tell may be read (domain/hats.ts); not there: no. */
  readonly past?: boolean
  /** Where a form stands at it: what is typed there, which goes with what is written of it. */
  readonly finishes?: () => Promise<TypedSeen | undefined>
  /** 'replace': in place of this screen, to which *back* shall not lead. */
  readonly go: (path: string, how?: 'replace') => void
}

/** Says that it is not kept: the frame's alert where the database is the reason, a sentence otherwise. */
export const tellNotKept = (desk: Pick<Desk, 'failed'>, why: NotKept): void => {
  if (why === 'form' || why === 'already') announce(t('save.failedShort'))
  else desk.failed(why)
}
