// What the counsellor's screens are given by the app around them.
import type { ReadonlySignal } from '@preact/signals'
import type { Chosen } from '../domain/hats.ts'
import type { Hat } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { laterTexts } from '../text/later-texts.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import type { NotNoted, Where } from './keep.ts'

export type Room = {
  readonly device: Device
  readonly where: Where
  /** Worn now. */
  readonly hat: Hat
  /** The clock is not believed, and nobody has said which day it is (V7). */
  readonly doubtful: boolean
  /** Of a partner's half-day: what it is for. */
  readonly purposes: readonly string[] | undefined
  /** A coarse clock, milliseconds. */
  readonly minute: ReadonlySignal<number>
  /** False while the database takes nothing: the entries are hatched and say why. */
  readonly takes: boolean
  /** The database said no: the frame shows its alert. */
  readonly failed: (why: 'full' | 'closed') => void
  /** The database said yes: an alert that still says otherwise goes. */
  readonly worked: () => void
  /** Something has waited for the line for days. */
  readonly late: boolean
  /** What was said last of who is here, be it over (DoubtSlips.tsx). */
  readonly chosen: Chosen | undefined
  /** The address of Today for this device. */
  readonly home: string
  /** 'replace': in place of this screen, to which *back* shall not lead. */
  readonly go: (path: string, how?: 'replace') => void
}

/** The whole reason stands above the entries (ShutSlip.tsx). */
const sayShut = (): void => void laterTexts().then(() => announce(t('today.shut.say')))

/** Says that it is not kept: the frame's alert where the database is the reason, a sentence otherwise. */
export const tellNotKept = (room: Room, why: NotNoted): void => {
  if (why === 'shut') return sayShut()
  if (why === 'form' || why === 'already') announce(t('save.failedShort'))
  else room.failed(why)
}
