// What the counsellor's screens are given by the app around them.
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Device } from '../device/device.ts'
import type { Where } from './keep.ts'

export type Room = {
  readonly device: Device
  readonly where: Where
  /** A coarse clock, milliseconds. */
  readonly minute: ReadonlySignal<number>
  /** False while the database takes nothing: the entries are hatched and say why. */
  readonly takes: boolean
  /** The database said no: the frame shows its alert. */
  readonly failed: (why: 'full' | 'closed') => void
  readonly go: (path: string) => void
  /** Shows one toast in the frame, or takes it away. */
  readonly toast: (node: ComponentChildren) => void
}
