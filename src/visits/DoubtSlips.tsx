// What a counsellor is told on Today, seldom: that nobody has said who is there (J22), that this is a trial, that the clock is wrong (V7), what was noted under a date that nobody believes, that a copy should be made.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import { readsPast } from '../domain/hats.ts'
import { dayText, titleCase } from '../text/format.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import { AskSlip } from './AskSlip.tsx'
import { BackupSlip } from './BackupSlip.tsx'
import type { Room } from './room.ts'
import { dayKnown, sayDay } from './say-day.ts'
import { TrialSlip } from './TrialSlip.tsx'
import { WhichDay } from './WhichDay.tsx'

type Props = {
  readonly room: Room
  /** What the device believes, when that is doubtful now; else null. */
  readonly believed: Day | null
  /** Entries of other days whose date is to be confirmed. */
  readonly toConfirm: number
}

export const DoubtSlips = ({ room, believed, toConfirm }: Props): JSX.Element => {
  const [asking, ask] = useState(false)
  const { chosen } = room
  const today = localOn(room.device, room.minute.value).day
  const known = useLive(async () => (believed === null ? null : dayKnown(room.device)), [room.device, room.minute.value, believed]).value
  const still = known && known.head === null && known.still // the head's own day is filled in where one is asked
  const say = async (day: Day): Promise<void> => {
    const problem = await sayDay(room.device, day).catch(() => 'closed' as const)
    if (problem === 'closed') return room.failed('closed')
    if (problem) return ask(true)
    announce(titleCase(dayText(day, day)))
  }
  return (
    <>
      {chosen?.hat === 'partner' && room.hat !== 'partner' && <AskSlip />}
      {chosen?.trial === today && <TrialSlip room={room} />}
      <BackupSlip device={room.device} now={room.minute.value} />
      {believed !== null && (
        <Slip
          actions={
            <>
              <Button look="main" onPress={() => ask(true)}>
                {t('dates.today')}
              </Button>
              {still && (
                <Button look="quiet" onPress={() => void say(still)}>
                  {t('dates.today.still', { date: dayText(still, still) })}
                </Button>
              )}
            </>
          }
        >
          <Emphasis k="today.doubt.clock" values={{ date: dayText(believed, room.device.build) }} />
        </Slip>
      )}
      {asking && <WhichDay room={room} onClose={() => ask(false)} />}
      {toConfirm > 0 && readsPast(room.hat) && (
        <Slip tone="slate" actions={<Button to="/dates">{t('dates.title')}</Button>}>
          <Emphasis k="today.doubt.toConfirm" values={{ n: toConfirm }} />
        </Slip>
      )}
    </>
  )
}
