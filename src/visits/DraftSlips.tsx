// What is half filled in and waits on Today: the oldest two, to take up again or to throw away.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { keepDraft, throwAway } from '../store/keep-draft.ts'
import type { DraftRow } from '../store/tables.ts'
import { clockText, dayText, waitText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { begunOn } from './begun-on.ts'
import type { Room } from './room.ts'
import { offerUndo } from './undo-toast.tsx'
import type { Today } from './today.ts'
import { readVisitDraft } from './visit-draft.ts'

const pathOf = (d: DraftRow): string =>
  d.corrects
    ? `/${d.noun}/${d.corrects.slice(-7)}/${d.id}` // the month of the record
    : `/${d.noun === 'visit' ? 'interview' : 'group'}/${d.id}`

type Props = {
  readonly room: Room
  readonly book: Today
}

/** Two slips at first, the oldest; the rest is counted, and shown by a press. */
export const DraftSlips = ({ room, book }: Props): JSX.Element => {
  const { device, minute } = room
  const [all, showAll] = useState(false)
  const waiting = all ? book.drafts : book.drafts.slice(0, 2)
  const now = minute.value
  const today = localOn(device, now).day
  const drop = async (d: DraftRow): Promise<void> => {
    await throwAway(device.db, d.id)
    const undo = (): Promise<{ kept: true } | { kept: false; why: 'closed' }> =>
      keepDraft(device.db, d).then(
        () => ({ kept: true }),
        () => ({ kept: false, why: 'closed' }),
      )
    offerUndo(room, () => t('today.draft.dropped'), undo)
  }
  return (
    <>
      {waiting.map(d => {
        const began = begunOn(device, d, today)
        const purposes = d.noun === 'visit' ? readVisitDraft(d.entry).purposes.map(id => purposeWord(book.locals, id)) : []
        return (
          <Slip
            key={d.id}
            actions={
              <>
                <Button look="main" onPress={() => room.go(pathOf(d))}>
                  {t('today.draft.resume')}
                </Button>
                <Button look="quiet" onPress={() => void drop(d)}>
                  {t('today.draft.drop')}
                </Button>
              </>
            }
          >
            <Emphasis
              k={d.corrects ? 'today.draft.correct' : d.noun === 'visit' ? 'today.draft' : 'today.draft.group'}
              values={{ at: clockText(localOn(device, d.started).minute), wait: waitText(d.started, now, Infinity) }}
            />
            {purposes.length > 0 && ` ${t('today.draft.purpose', { purposes: purposes.join(', ') })}`}
            {began !== null && began !== today && ` ${t('today.draft.day', { date: dayText(began, today) })}`}
          </Slip>
        )
      })}
      {book.drafts.length > waiting.length && (
        <div class="row">
          <Button look="quiet" onPress={() => showAll(true)}>
            {t('today.draft.more', { n: book.drafts.length - waiting.length })}
          </Button>
        </div>
      )}
    </>
  )
}
