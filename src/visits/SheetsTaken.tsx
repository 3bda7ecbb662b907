// The sheets that were taken in at this centre, on whichever of its devices; each can be taken back whole. A file's name is not kept: somebody's could
// stand in it.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { monthOf, type Day } from '../domain/day.ts'
import type { SheetTaken } from '../store/read-sheets.ts'
import { dateText, dayText, titleCase } from '../text/format.ts'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { takeSheetBack } from './note-sheet.ts'
import { tellNotKept, type Room } from './room.ts'
import { tellFault } from './tell-fault.ts'

const lineOf = ({ days, n }: SheetTaken): string => {
  const months = [...new Set([days[0]!, days.at(-1)!].map(day => monthText(monthOf(day))))] // a sheet has a day
  return titleCase(t('sheets.taken.line', { months: months.join(' – '), n }))
}

/** So few days are named one by one, more by their months. */
const NAMED = 3

const sharedOf = ({ shared }: SheetTaken): string =>
  t('sheets.taken.shared', {
    n: shared.length,
    days: (shared.length > NAMED ? [...new Set(shared.map(monthOf))].map(monthText) : shared.map(dateText)).join(', '),
  })

type Props = {
  readonly room: Room
  readonly taken: readonly SheetTaken[]
  readonly today: Day
  /** One was taken back. */
  readonly onBack: () => void
}

export const SheetsTaken = ({ room, taken, today, onBack }: Props): JSX.Element | null => {
  const [asked, ask] = useState<SheetTaken | null>(null)
  const busy = useRef(false)
  const takeBack = async ({ sheet }: SheetTaken): Promise<void> => {
    if (busy.current) return // two presses are one
    busy.current = true
    const done = await takeSheetBack(room.device, room.where, sheet)
      .catch((e: unknown) => tellFault(room, e))
      .finally(() => (busy.current = false))
    onBack() // of one that stopped half-way the rest is still there, and its number
    if (!done) return
    if (!done.kept) return tellNotKept(room, done.why)
    ask(null)
    room.worked()
    announce(t('sheets.taken.done', { n: done.n }))
  }
  if (taken.length === 0) return null
  return (
    <Sheet heading={t('sheets.taken')}>
      <ul class="plain stack near">
        {taken.map(s => (
          <li key={s.sheet} class="row apart">
            <span class="stack close">
              <b>{lineOf(s)}</b>
              <span class="soft">{t('sheets.taken.on', { date: dayText(s.on, today) })}</span>
              {s.shared.length > 0 && <Note icon="warning">{sharedOf(s)}</Note>}
            </span>
            <Button look="quiet" icon="undo" label={t('sheets.taken.backOf', { what: lineOf(s) })} onPress={() => ask(s)}>
              {t('sheets.taken.back')}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog title={t('sheets.taken.ask')} onClose={() => ask(null)}>
          <p>
            <b>{lineOf(asked)}</b>
          </p>
          <p class="soft">{t('sheets.taken.say')}</p>
          <div class="row">
            <Button look="danger" onPress={() => void takeBack(asked)}>
              {t('sheets.taken.back')}
            </Button>
            <Button look="quiet" onPress={() => ask(null)}>
              {t('do.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </Sheet>
  )
}
