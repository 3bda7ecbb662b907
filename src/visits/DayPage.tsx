// The page of the day: a line for each entry, the hour in the margin, where it stands, and how to take it back.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Key } from '../domain/ids.ts'
import type { VoidReason } from '../domain/visit.ts'
import { rowsReady } from '../store/rows.ts'
import type { Entry } from '../store/read-day.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { entryFacts, entryLine } from './entry-line.tsx'
import { laterPart } from './later-part.ts'
import { voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import type { Today } from './today.ts'

const EntryDialog = laterPart(() => import('./EntryDialog.tsx').then(m => m.EntryDialog))

const DayActs = laterPart(() => import('./DayActs.tsx').then(m => m.DayActs))

/** As long as the toast: then taking back asks for a reason. Milliseconds. */
const UNDO = 10_000

type Props = {
  readonly room: Room
  readonly book: Today | undefined
  readonly latest: { readonly id: Key; readonly at: number } | null
  /** Lines shown; the rest is offered. */
  readonly shown: number
  readonly showAll: () => void
  /** Nobody has touched the device for a while: nothing of the day is in view. */
  readonly covered: boolean
  readonly uncover: () => void
}

export const DayPage = ({ room, book, latest, shown, showAll, covered, uncover }: Props): JSX.Element => {
  const { device, where } = room
  const [voiding, setVoiding] = useState<{ readonly entry: Entry; readonly what: string } | null>(null)
  const [, drawAnew] = useState(0)
  useEffect(() => {
    const over = latest && setTimeout(drawAnew, UNDO, latest.at)
    return () => clearTimeout(over ?? 0)
  }, [latest])

  const takeBack = async (record: { readonly doc: string; readonly id: Key }, reason: VoidReason): Promise<void> => {
    await rowsReady() // it may be a group
    const done = await voidRecord(device, where, record, reason)
    if (!done.kept) return tellNotKept(room, done.why)
    setVoiding(null)
    dismissToast()
    announce(t('today.undone'))
  }
  const lineOf = (e: Entry, b: Today): CopyLine => {
    const { f, what, line } = entryLine(e, b, room.minute.value)
    const isFresh = (): boolean => latest?.id === f.id && device.clock.steady() - latest.at < UNDO
    const act = isFresh() ? (
      <Button look="bare" icon="undo" onPress={() => (isFresh() ? void takeBack(f, 'undo') : setVoiding({ entry: e, what }))}>
        {t('do.undo')}
      </Button>
    ) : (
      <Button look="bare" icon="dots" label={t('today.actsOf', { what })} onPress={() => setVoiding({ entry: e, what })} />
    )
    return {
      ...line,
      act: f.voided === null && act,
      ...(f.voided === null && latest?.id === f.id && { look: 'fresh' as const }),
    }
  }

  if (!book)
    return (
      <Sheet heading={t('today.list')} look="flush" busy>
        <Skeleton words={t('today.list.reading')} />
      </Sheet>
    )
  const lines = book.entries.slice(0, shown)
  const rest = book.entries.length - lines.length
  return (
    <Sheet heading={t('today.list')} look="flush">
      {covered ? (
        <Empty icon="cover" title={t('today.covered')}>
          <Button onPress={uncover}>{t('today.uncover')}</Button>
        </Empty>
      ) : book.entries.length === 0 ? (
        <Empty icon="pen" title={t('today.blank')}>
          {!room.where.shut && t('today.blank.say')}
        </Empty>
      ) : (
        <CopyList lines={lines.map(e => lineOf(e, book))} />
      )}
      <div class="sheet-foot">
        {rest > 0 && !covered && (
          <Button look="quiet" onPress={showAll}>
            {t('today.list.rest', { n: rest })}
          </Button>
        )}
        <DayActs room={room} />
      </div>
      {voiding && (
        <EntryDialog
          room={room}
          book={book}
          {...voiding}
          covered={covered}
          uncover={uncover}
          onVoid={reason => void takeBack(entryFacts(voiding.entry), reason)}
          onClose={() => setVoiding(null)}
        />
      )}
    </Sheet>
  )
}
