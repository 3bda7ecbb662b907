// The text as it stood at the end of a day, from what the head keeps; and put back as one more change, so that nothing is rewritten and nobody is overwritten.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isDay, type Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import type { OpenNote } from '../replica/notes/open-note.ts'
import { wholeDate } from '../text/whole-date.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import type { NoteDesk } from './note-desk.ts'

type Props = { readonly desk: NoteDesk; readonly id: Key; readonly note: OpenNote; readonly may: boolean }

/** The last second of a day of the place, seconds since 1970. */
const endOf = (day: Day): number => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return Math.floor(new Date(y, m - 1, d + 1).getTime() / 1000) - 1
}
const DAY = 86_400_000

type Former = { readonly day: Day; readonly text: string }

export const SetBack = ({ desk, id, note, may }: Props): JSX.Element => {
  const { clock } = desk.device
  const [day, choose] = useState<string>(clock.local(clock.now() - DAY).day)
  const [former, show] = useState<Former | null>(null)
  const [problem, say] = useState<string | null>(null)
  const [reading, read] = useState(false)
  useFocusBack(former ? 'former' : null)
  const look = async (): Promise<void> => {
    if (reading) return
    if (!isDay(day) || day > clock.local().day) return say(t('notes.former.noDay'))
    read(true)
    say(null)
    show(null)
    const { readNoteAt } = await import('../replica/notes/read-note-at.ts')
    const text = await readNoteAt(desk.notes, id, endOf(day))
    read(false)
    if (text === null) return say(t('notes.former.noLine'))
    show({ day, text })
    announce(t('notes.former.here', { date: wholeDate(day) }))
  }
  const putBack = (text: string): void => {
    note.become(text)
    show(null)
    announce(t('notes.former.done'))
  }
  return (
    <Disclosure title={t('notes.former')}>
      <div class="stack close">
        <Field label={t('notes.former.day')} type="date" value={day} onInput={choose} problem={problem} />
        <div>
          <Button id={openerOf('former')} onPress={() => void look()}>
            {t(reading ? 'notes.former.reading' : 'notes.former.look')}
          </Button>
        </div>
        {former && (
          <section class="stack close" aria-label={t('notes.former.of', { date: wholeDate(former.day) })}>
            <p>{t('notes.former.of', { date: wholeDate(former.day) })}</p>
            {former.text === '' ? <p class="soft">{t('notes.former.empty')}</p> : <div class="note-former">{former.text}</div>}
            <div class="row">
              {may && former.text !== '' && (
                <Button look="main" onPress={() => putBack(former.text)}>
                  {t('notes.former.do')}
                </Button>
              )}
              <Button look="quiet" onPress={() => show(null)}>
                {t('do.close')}
              </Button>
            </div>
          </section>
        )}
      </div>
    </Disclosure>
  )
}
