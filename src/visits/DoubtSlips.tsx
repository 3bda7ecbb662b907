// What a counsellor is told on Today, seldom: that the clock is wrong (V7), what was noted under a date that nobody believes, that a copy should be made.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { Slip } from '../ui/Slip.tsx'
import { BackupSlip } from './BackupSlip.tsx'
import type { Room } from './room.ts'

type Props = {
  readonly room: Room
  /** What the device believes, when that is doubtful now; else null. */
  readonly believed: Day | null
  /** Entries of other days whose date is to be confirmed. */
  readonly toConfirm: number
}

export const DoubtSlips = ({ room, believed, toConfirm }: Props): JSX.Element => (
  <>
    <BackupSlip device={room.device} now={room.minute.value} />
    {believed !== null && (
      <Slip>
        <Emphasis k="today.doubt.clock" values={{ date: dayText(believed, room.device.build) }} />
      </Slip>
    )}
    {toConfirm > 0 && (
      <Slip tone="slate">
        <Emphasis k="today.doubt.toConfirm" values={{ n: toConfirm }} />
      </Slip>
    )}
  </>
)
