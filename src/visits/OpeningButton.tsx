// The hours of today in a few words, and the dialog that says the day is different.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { CLOSING_REASONS, openNow, type ClosingReason, type Interval, type OpenNow } from '../domain/opening.ts'
import { clockText, dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { declareClosed, reopen } from './declare-opening.ts'
import { tellNotKept, type Room } from './room.ts'
import type { Today } from './today.ts'

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

const hours = (open: readonly Interval[]): string =>
  open.length === 0 ? t('opening.none') : open.map(i => t('opening.interval', { from: clockText(i.from), to: clockText(i.to) })).join(', ')

type What = 'day' | 'am' | 'pm' | 'open'
const WHATS: readonly What[] = ['day', 'am', 'pm', 'open']

type Props = { readonly room: Room; readonly day: Day; readonly book: Today }

export const OpeningButton = ({ room, day, book }: Props): JSX.Element => {
  const [asking, ask] = useState(false)
  const now = words(openNow(book.open, room.device.clock.local(room.minute.value).minute))
  return (
    <>
      <Button look="quiet" icon="door" label={t('today.open.change', { state: now })} onPress={() => ask(true)}>
        {now}
      </Button>
      {asking && <OpeningDialog room={room} day={day} book={book} onClose={() => ask(false)} />}
    </>
  )
}

const OpeningDialog = ({ room, day, book, onClose }: Props & { readonly onClose: () => void }): JSX.Element => {
  const { device, where } = room
  const [what, setWhat] = useState<What | null>(null)
  const [why, setWhy] = useState<ClosingReason>('other')
  const [asked, ask] = useState(false)
  const save = async (): Promise<void> => {
    if (!what) return ask(true)
    if (what === 'open' && book.exceptions.length === 0) return onClose()
    const done =
      what === 'open'
        ? await reopen(device, where, book.exceptions)
        : await declareClosed(device, where, day, what === 'day' ? null : what, why)
    if (!done.kept) return tellNotKept(room, done.why)
    announce(t('opening.saved'))
    onClose()
  }
  return (
    <Dialog title={t('opening.title', { date: dayText(day, day) })} onClose={onClose}>
      <p class="soft">{t('opening.planned', { hours: hours(book.open) })}</p>
      <Ticks
        legend={t('opening.what')}
        kind="one"
        look="flow"
        choices={WHATS.map(w => ({ value: w, label: t(`opening.what.${w}`) }))}
        chosen={what ? [what] : []}
        onChange={([w]) => setWhat(WHATS.find(x => x === w) ?? null)}
        problem={asked && !what ? t('opening.missing') : null}
      />
      {what && what !== 'open' && (
        <Ticks
          legend={t('opening.why')}
          kind="one"
          look="flow"
          choices={CLOSING_REASONS.map(r => ({ value: r, label: t(`closing.${r}`) }))}
          chosen={[why]}
          onChange={([r]) => setWhy(CLOSING_REASONS.find(x => x === r) ?? 'other')}
        />
      )}
      <div class="row">
        <Button look="main" onPress={() => void save()}>
          {t('opening.save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
