// One thing that is said of a centre's hours: what it is, changing it, taking it back, what two people wrote apart, its history.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import { deskDocument } from '../domain/documents-of.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { OpeningException, OpeningPeriod } from '../domain/opening.ts'
import type { Outage } from '../domain/outage.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { hoursBook, type HoursBook } from '../store/read-hours.ts'
import { readRecord } from '../store/read-record.ts'
import { useLive } from '../store/use-live.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { ExceptionForm } from './ExceptionForm.tsx'
import { hoursCheck } from './hours-check.ts'
import { changeForm } from './hours-forms.ts'
import { daysText, describeHours, differenceText, isTextField, outageText, periodText, placeText, rangeText } from './hours-words.ts'
import { OutageForm } from './OutageForm.tsx'
import { PeriodForm } from './PeriodForm.tsx'
import { withdrawHours } from './save-hours.ts'

type Said =
  | { readonly is: 'period'; readonly row: OpeningPeriod }
  | { readonly is: 'exception'; readonly row: OpeningException }
  | { readonly is: 'outage'; readonly row: Outage }

const find = ({ hours, outages }: HoursBook, id: Key): Said | null => {
  const period = hours.periods.find(p => p.id === id)
  const exception = hours.exceptions.find(e => e.id === id)
  const outage = outages.find(o => o.id === id)
  return period
    ? { is: 'period', row: period }
    : exception
      ? { is: 'exception', row: exception }
      : outage
        ? { is: 'outage', row: outage }
        : null
}

/** What it is called, and what else is to be known of it. */
const wordsOf = (said: Said, { all, zones }: HoursBook, today: Day): { readonly title: string; readonly lines: readonly string[] } => {
  if (said.is === 'outage') return { title: daysText(said.row, today), lines: [outageText(said.row)] }
  if (said.is === 'exception') {
    const { row } = said
    return {
      title: daysText(row, today),
      lines: [differenceText(row), ...(row.redirect ? [t('hours.redirect', { centre: centreOfCode(row.redirect, all) })] : [])],
    }
  }
  const { row } = said
  const lines = [rangeText(row, today), ...(row.note === undefined ? [] : [row.note])]
  return row.stop ? { title: placeText(row.stop, zones), lines: [periodText(row), ...lines] } : { title: periodText(row), lines }
}

type Props = { readonly desk: Desk; readonly centre: CentreCode; readonly id: Key }

export const HoursCard = ({ desk, centre, id }: Props): JSX.Element => {
  const { device, minute } = desk
  const today = localOn(device, minute.value).day
  const seen = useLive(
    () => Promise.all([hoursBook(device.db, centre), readRecord(device.db, deskDocument(centre), id)]),
    [device, centre, id],
  ).value
  const [changing, change] = useState(false)
  const [asking, ask] = useState(false)
  useFocusBack(changing ? 'hours' : null)
  useTitle(t('app.title', { screen: t('nav.hours') }))
  const back = (
    <Button look="quiet" icon="back" to="/hours">
      {t('hours.back')}
    </Button>
  )
  if (!seen) return <Skeleton words={t('hours.reading')} />
  const [book, recorded] = seen
  const said = find(book, id)
  if (!said || !recorded)
    return (
      <Sheet heading={t('nav.hours')} headingLook="hidden">
        <Empty icon="door" title={t('list.unknown')} action={back} />
      </Sheet>
    )
  const { record } = recorded
  const { title, lines } = wordsOf(said, book, today)
  const end = (made: Key | null): void => {
    change(false)
    if (made) desk.go(`/hours/${made}`, 'replace')
  }
  const withdraw = async (): Promise<void> => {
    ask(false)
    if (!(await withdrawHours(desk, record))) return
    announce(t('hours.withdrawn'))
    desk.go('/hours', 'replace')
  }
  const form = { desk, look: 'wide sheet', centre, record, close: end } as const
  return (
    <div class="stack">
      <div>{back}</div>
      <h1>{title}</h1>
      {!changing && !said.row.withdrawn && (
        <TypedSlips desk={desk} forms={changeForm(id)} what={() => t('hours.change')} resume={() => change(true)} />
      )}
      {changing ? (
        <>
          {said.is === 'period' && (
            <PeriodForm {...form} of={said.row.stop ? 'stop' : 'hours'} period={said.row} zones={book.zones} hours={book.hours} />
          )}
          {said.is === 'exception' && <ExceptionForm {...form} exception={said.row} all={book.all} />}
          {said.is === 'outage' && <OutageForm {...form} outage={said.row} />}
        </>
      ) : (
        <div class="sheet stack close">
          {said.row.withdrawn && <Note icon="undo">{t('hours.isWithdrawn')}</Note>}
          {lines.map(l => (
            <p key={l}>{l}</p>
          ))}
          {!said.row.withdrawn && (
            <div class="row">
              <Button id={openerOf('hours')} icon="pen" onPress={() => change(true)}>
                {t('hours.change')}
              </Button>
              <Button look="quiet" onPress={() => ask(true)}>
                {t('hours.withdraw')}
              </Button>
            </div>
          )}
        </div>
      )}
      <RecordParts
        desk={desk}
        recorded={recorded}
        describe={describeHours(book.all, book.zones)}
        centres={book.all}
        today={today}
        may={!said.row.withdrawn}
        isText={isTextField}
        check={hoursCheck(record)}
      />
      {asking && (
        <Dialog title={t('hours.withdraw.title')} onClose={() => ask(false)}>
          <p>{title}</p>
          <p>{t('hours.withdraw.say')}</p>
          <div class="row">
            <Button focusFirst onPress={() => ask(false)}>
              {t('hours.withdraw.keep')}
            </Button>
            <Button look="danger" onPress={() => void withdraw()}>
              {t('hours.withdraw')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
