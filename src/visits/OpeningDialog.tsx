// Says that the day is different: closed, closed for half of it, or open after all.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { CLOSING_REASONS, type ClosingReason, type Interval } from '../domain/opening.ts'
import { clockText, dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { declareClosed, reopen } from './declare-opening.ts'
import { declaredClosed } from './declared-closed.ts'
import { tellNotKept, type Room } from './room.ts'
import type { Today } from './today.ts'

const hours = (open: readonly Interval[]): string =>
  open.length === 0 ? t('opening.none') : open.map(i => t('opening.interval', { from: clockText(i.from), to: clockText(i.to) })).join(', ')

type What = 'day' | 'am' | 'pm' | 'open'
const WHATS: readonly What[] = ['day', 'am', 'pm', 'open']

type Props = { readonly room: Room; readonly day: Day; readonly book: Today; readonly onClose: () => void }

export const OpeningDialog = ({ room, day, book, onClose }: Props): JSX.Element => {
  const { device, where } = room
  const [what, setWhat] = useState<What | null>(() => declaredClosed(book) ?? (book.open.length > 0 ? 'open' : null))
  const [why, setWhy] = useState<ClosingReason>(() => CLOSING_REASONS.find(r => book.exceptions.some(e => e.reason === r)) ?? 'other')
  const [asked, ask] = useState(false)
  const save = async (): Promise<void> => {
    if (!what) return ask(true)
    if (what === 'open' && book.exceptions.length === 0) return onClose()
    const done =
      what === 'open'
        ? await reopen(device, where, book.exceptions)
        : await declareClosed(device, where, day, what === 'day' ? null : what, why, book.exceptions)
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
          {t('do.save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
