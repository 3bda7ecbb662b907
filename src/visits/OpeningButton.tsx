// The hours of today in a few words; a press opens the dialog that says the day is different.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { openNow, type OpenNow } from '../domain/opening.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { clockText } from '../text/format.ts'
import { laterTexts, t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { declaredClosed } from './declared-closed.ts'
import type { Room } from './room.ts'
import type { Today } from './today.ts'

const OpeningDialog = lazyPart(async () => (await Promise.all([import('./OpeningDialog.tsx'), laterTexts()]))[0].OpeningDialog)

const words = (now: OpenNow): string => {
  switch (now.is) {
    case 'open':
      return t('today.open.until', { time: clockText(now.until) })
    case 'opens':
      return t('today.open.at', { time: clockText(now.at) })
    case 'over':
      return t('today.open.over', { time: clockText(now.since) })
    case 'closed':
      return t('today.open.closed')
  }
}

type Props = { readonly room: Room; readonly day: Day; readonly book: Today }

export const OpeningButton = ({ room, day, book }: Props): JSX.Element => {
  const [asking, ask] = useState(false)
  const hours = openNow(book.open, room.device.clock.local(room.minute.value).minute)
  const half = declaredClosed(book)
  const now =
    half === 'am' || half === 'pm'
      ? t('today.open.half', { state: hours.is === 'over' && half === 'pm' ? 'none' : words(hours), half })
      : words(hours)
  return (
    <>
      <Button look="quiet" icon="door" label={t('today.open.change', { state: now })} onPress={() => ask(true)}>
        {now}
      </Button>
      {asking && <OpeningDialog room={room} day={day} book={book} onClose={() => ask(false)} />}
    </>
  )
}
