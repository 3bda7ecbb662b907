// What a counsellor is told on Today, seldom: that the clock is wrong (V7), what was noted under a date that nobody believes, that a copy should be made.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isDay, type Day } from '../domain/day.ts'
import { dayText, titleCase } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import { BackupSlip } from './BackupSlip.tsx'
import type { Room } from './room.ts'
import { sayDay } from './say-day.ts'

type Props = {
  readonly room: Room
  /** What the device believes, when that is doubtful now; else null. */
  readonly believed: Day | null
  /** Entries of other days whose date is to be confirmed. */
  readonly toConfirm: number
}

const WhichDay = ({ room, onClose }: { readonly room: Room; readonly onClose: () => void }): JSX.Element => {
  const { device } = room
  const [day, type] = useState<string>(device.build)
  const [asked, ask] = useState(false)
  const wrong = !isDay(day) || day < device.build
  const save = async (): Promise<void> => {
    if (!isDay(day) || wrong) return ask(true)
    try {
      await sayDay(device, day)
    } catch {
      return room.failed('closed')
    }
    announce(titleCase(dayText(day, day)))
    onClose()
  }
  return (
    <Dialog title={t('dates.today')} onClose={onClose}>
      <p class="soft">{t('dates.today.say')}</p>
      <Field
        type="date"
        label={t('dates.today.label')}
        value={day}
        onInput={type}
        problem={asked && wrong ? t('dates.today.wrong', { date: dayText(device.build, device.build) }) : null}
      />
      <div class="row">
        <Button look="main" onPress={() => void save()}>
          {t('dates.today.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

export const DoubtSlips = ({ room, believed, toConfirm }: Props): JSX.Element => {
  const [asking, ask] = useState(false)
  return (
    <>
      <BackupSlip device={room.device} now={room.minute.value} />
      {believed !== null && (
        <Slip
          actions={
            <Button look="main" onPress={() => ask(true)}>
              {t('dates.today')}
            </Button>
          }
        >
          <Emphasis k="today.doubt.clock" values={{ date: dayText(believed, room.device.build) }} />
        </Slip>
      )}
      {asking && <WhichDay room={room} onClose={() => ask(false)} />}
      {toConfirm > 0 && (
        <Slip tone="slate" actions={<Button to="/dates">{t('dates.title')}</Button>}>
          <Emphasis k="today.doubt.toConfirm" values={{ n: toConfirm }} />
        </Slip>
      )}
    </>
  )
}
