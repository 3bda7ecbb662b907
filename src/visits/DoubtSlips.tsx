// What a wrong clock means for Today (V7): of which day this is, and what was noted under a date that nobody believes.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { Slip } from '../ui/Slip.tsx'

type Props = {
  /** What the device believes, when that is doubtful now; else null. */
  readonly believed: Day | null
  readonly built: Day
  /** Entries of other days whose date is to be confirmed. */
  readonly toConfirm: number
}

export const DoubtSlips = ({ believed, built, toConfirm }: Props): JSX.Element => (
  <>
    {believed !== null && (
      <Slip>
        <Emphasis k="today.doubt.clock" values={{ date: dayText(believed, built) }} />
      </Slip>
    )}
    {toConfirm > 0 && (
      <Slip tone="slate">
        <Emphasis k="today.doubt.toConfirm" values={{ n: toConfirm }} />
      </Slip>
    )}
  </>
)
