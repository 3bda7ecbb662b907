// The hours of today in a few words; a press opens the dialog that says the day is different.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { localOn } from '../device/device.ts'
import { openWords } from '../text/open-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { laterPart } from './later-part.ts'
import type { Room } from './room.ts'
import type { Today } from './today.ts'

const OpeningDialog = laterPart(() => import('./OpeningDialog.tsx').then(m => m.OpeningDialog))

type Props = { readonly room: Room; readonly day: Day; readonly book: Today }

export const OpeningButton = ({ room, day, book }: Props): JSX.Element => {
  const [asking, ask] = useState(false)
  const { minute, sure } = localOn(room.device, room.minute.value)
  const hours = book.nowAt(minute)
  const half = hours.is !== 'closed' && book.exceptions.at(-1)?.half
  const state = half
    ? t('today.open.half', { state: hours.is === 'over' && half === 'pm' ? 'none' : openWords(hours), half })
    : openWords(hours)
  // the place of a bus is a name and has no words around it; who knows no hour knows no place (V7)
  const now = [state, sure && hours.place].filter(Boolean).join(' · ')
  return (
    <>
      <Button look="quiet" icon="door" label={t('today.open.change', { state: now })} onPress={() => ask(true)}>
        {now}
      </Button>
      {asking && <OpeningDialog room={room} today={day} onClose={() => ask(false)} />}
    </>
  )
}
