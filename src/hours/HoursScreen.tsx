// The hours of a centre as a page of the copybook: this week, the hours that come again, days that differ, stops, what went wrong. The centre writes it, everybody reads it.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { heldDays } from '../domain/held-exceptions.ts'
import type { OpeningException, OpeningPeriod } from '../domain/opening.ts'
import { publicHours } from '../domain/public-hours.ts'
import { isStop, nextStanding } from '../domain/stops.ts'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { hoursBook, type HoursBook } from '../store/read-hours.ts'
import { useLive } from '../store/use-live.ts'
import { centreName, centreOfCode } from '../text/centre-words.ts'
import { clockText, dayText } from '../text/format.ts'
import { weekText } from '../text/hours-text.ts'
import { publicHoursText } from '../text/public-hours-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { DoorSheet } from './DoorSheet.tsx'
import { ExceptionForm } from './ExceptionForm.tsx'
import { changeForm, FORMS, NEW, newForm, type NewForm } from './hours-forms.ts'
import { daysText, differenceText, outageText, periodText, placeText, rangeText } from './hours-words.ts'
import { OutageForm } from './OutageForm.tsx'
import { PeriodForm } from './PeriodForm.tsx'
import { WeekSheet } from './WeekSheet.tsx'

type Props = {
  readonly desk: Desk
  readonly centre: CentreCode
  /** 'own': this device writes them. */
  readonly whose: 'own' | 'other'
  /** Where one came from, where that is another page. */
  readonly back?: { readonly to: string; readonly words: string }
}

/** Outages further back than this stand folded away; so do days that differed. */
const RECENT = 31 // days

export const HoursScreen = ({ desk, centre, whose, back }: Props): JSX.Element => {
  const { device, minute } = desk
  const now = localOn(device, minute.value)
  const today = now.day
  const book = useLive(() => hoursBook(device.db, centre), [device, centre]).value
  const [task, turnTo] = useState<NewForm | null>(null)
  useFocusBack(task)
  const name = book?.centre ? centreName(book.centre) : centre
  const title = whose === 'own' ? t('nav.hours') : t('hours.of', { centre: name })
  useTitle(t('app.title', { screen: title }))
  if (!book) return <Skeleton words={t('hours.reading')} />
  const { hours, outages, zones, all } = book
  const may = whose === 'own'
  const end = (): void => turnTo(null)
  const words: Readonly<Record<NewForm, string>> = {
    period: t('hours.add.period'),
    stop: t('hours.add.stop'),
    exception: t('hours.add.exception'),
    outage: t('hours.add.outage'),
  }
  const begun = (form: string): { readonly word: string; readonly open: () => void } | null => {
    const fresh = NEW.find(n => newForm(n) === form)
    if (fresh) return { word: words[fresh], open: () => turnTo(fresh) }
    const known = [...hours.periods, ...hours.exceptions, ...outages].find(r => changeForm(r.id) === form && !r.withdrawn)
    return known ? { word: t('hours.change'), open: () => desk.go(`/hours/${known.id}`) } : null
  }
  const adder = (what: NewForm): JSX.Element | undefined =>
    may && task !== what ? (
      <Button id={openerOf(what)} icon="plus" onPress={() => turnTo(what)}>
        {words[what]}
      </Button>
    ) : undefined

  const standing = hours.periods.filter(p => !p.withdrawn)
  const [periods, stops] = [standing.filter(p => !isStop(p)), standing.filter(isStop)]
  const isOver = (p: OpeningPeriod): boolean => p.to !== null && p.to < today
  const isPast = (e: OpeningException): boolean => (e.to ?? e.day) < today
  const said = hours.exceptions
    .filter(e => !e.withdrawn)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1))
  const went = outages.filter(o => !o.withdrawn).toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.id < b.id ? -1 : 1))
  const recent = addDays(today, -RECENT)
  const formProps = { desk, look: 'inline', centre, record: null, close: end } as const
  const periodProps = { ...formProps, period: null, zones, hours } as const
  const termed = standing.some(p => p.pattern?.term)
  const line = { may, today } as const
  const ofException = (e: OpeningException) =>
    ({ ...line, id: e.id, head: daysText(e, today), holds: heldDays(hours, e).length > 0 ? 'some' : 'never' }) as const

  return (
    <>
      <div class="stack on-screen">
        {back && (
          <div>
            <Button look="quiet" icon="back" to={back.to}>
              {back.words}
            </Button>
          </div>
        )}
        <div class="row apart">
          <h1>{title}</h1>
          <Button look="quiet" icon="print" onPress={() => print()}>
            {t('hours.print')}
          </Button>
        </div>
        <p class="say">{publicHoursText(publicHours(hours, today, now.minute), today, all).join(' · ')}</p>
        {may && (
          <TypedSlips
            desk={desk}
            forms={FORMS}
            what={form => begun(form)?.word ?? null}
            open={task ? [newForm(task)] : []}
            resume={form => begun(form)?.open()}
          />
        )}
        <WeekSheet db={device.db} centre={centre} book={book} today={today} />

        <Sheet heading={t('hours.exceptions')} aside={adder('exception')}>
          <div class="stack close">
            {task === 'exception' && <ExceptionForm {...formProps} exception={null} all={all} />}
            <Lines
              empty={t('hours.exceptions.none')}
              lines={said
                .filter(e => !isPast(e))
                .map(e => ({ ...ofException(e), conflicts: e.conflicts, meta: [differenceText(e), ...sent(e, book)] }))}
            />
            <Past
              lines={said.filter(e => isPast(e) && (e.to ?? e.day) >= recent).map(e => ({ ...ofException(e), meta: [differenceText(e)] }))}
            />
          </div>
        </Sheet>

        <Sheet heading={t('hours.periods')} aside={adder('period')}>
          <div class="stack close">
            <p class="soft">{t('hours.rule')}</p>
            {task === 'period' && <PeriodForm {...periodProps} of="hours" />}
            <Lines
              empty={null}
              lines={[
                ...periods
                  .filter(p => !isOver(p))
                  .map(p => ({ ...line, id: p.id, conflicts: p.conflicts, head: periodText(p), meta: periodMeta(p, today) })),
              ]}
            />
            {!periods.some(p => !p.pattern && !isOver(p)) && (
              <p>{t('hours.announced', { hours: (book.centre && weekText(book.centre.week)) || t('hours.never') })}</p>
            )}
            {termed && !hours.holidays && <Note icon="about">{t('hours.noHolidays')}</Note>}
            <Past lines={periods.filter(isOver).map(p => ({ ...line, id: p.id, head: periodText(p), meta: periodMeta(p, today) }))} />
          </div>
        </Sheet>

        {(book.centre?.kind === 'itinerant' || stops.length > 0) && (
          <Sheet heading={t('hours.stops')} aside={adder('stop')}>
            <div class="stack close">
              <p class="soft">{t('hours.stops.rule')}</p>
              {task === 'stop' && <PeriodForm {...periodProps} of="stop" />}
              <Lines
                empty={t('hours.stops.none')}
                lines={stops
                  .filter(p => !isOver(p))
                  .map(p => ({
                    ...line,
                    id: p.id,
                    conflicts: p.conflicts,
                    head: placeText(p.stop, zones),
                    meta: [periodText(p), ...nextText(p, book, today), ...periodMeta(p, today)],
                  }))}
              />
              <Past
                lines={stops
                  .filter(isOver)
                  .map(p => ({ ...line, id: p.id, head: placeText(p.stop, zones), meta: [periodText(p), ...periodMeta(p, today)] }))}
              />
            </div>
          </Sheet>
        )}

        <Sheet heading={t('hours.outages')} aside={adder('outage')}>
          <div class="stack close">
            {task === 'outage' && <OutageForm {...formProps} outage={null} />}
            <Lines
              empty={t('hours.outages.none')}
              lines={went
                .filter(o => o.day >= recent)
                .map(o => ({ ...line, id: o.id, conflicts: o.conflicts, head: daysText(o, today), meta: [outageText(o)] }))}
            />
            <Past
              lines={went.filter(o => o.day < recent).map(o => ({ ...line, id: o.id, head: daysText(o, today), meta: [outageText(o)] }))}
            />
          </div>
        </Sheet>
        {!may && <p class="meta">{t('hours.onlyOwner', { centre: name })}</p>}
      </div>
      <DoorSheet book={book} name={name} today={today} />
    </>
  )
}

const sent = (e: OpeningException, { all }: HoursBook): string[] =>
  e.redirect ? [t('hours.redirect', { centre: centreOfCode(e.redirect, all) })] : []
const periodMeta = (p: OpeningPeriod, today: Day): string[] => [rangeText(p, today), ...(p.note === undefined ? [] : [p.note])]
/** When the bus stands there next. */
const nextText = (p: OpeningPeriod, { hours }: HoursBook, today: Day): string[] => {
  const next = nextStanding(hours, p.id, today)
  return next ? [t('hours.stops.next', { date: dayText(next.day, today), time: clockText(next.at) })] : []
}

type Line = {
  readonly may: boolean
  readonly id: Key
  readonly head: string
  readonly meta: readonly string[]
  readonly conflicts?: readonly string[] | undefined
  /** 'never': what was said later has taken its place. */
  readonly holds?: 'some' | 'never'
}
const Lines = ({ lines, empty }: { readonly lines: readonly Line[]; readonly empty: string | null }): JSX.Element | null =>
  lines.length === 0 ? (
    empty === null ? null : (
      <p class="soft">{empty}</p>
    )
  ) : (
    <ul class="record-list within">
      {lines.map(l => (
        <li key={l.id}>
          <Way line={l}>
            <b>{l.head}</b>
            {l.meta.map(m => (
              <span key={m} class="meta">
                {m}
              </span>
            ))}
            {l.holds === 'never' && <Tag tone="slate">{t('hours.exceptions.off')}</Tag>}
            {l.conflicts && l.conflicts.length > 0 && (
              <Tag tone="ochre" icon="warning">
                {t('records.decide.tag')}
              </Tag>
            )}
          </Way>
        </li>
      ))}
    </ul>
  )
/** The way to its card, for who may write it. */
const Way = ({ line, children }: { readonly line: Line; readonly children: ComponentChildren }): JSX.Element =>
  line.may ? (
    <a class="record-line" href={`/hours/${line.id}`}>
      {children}
    </a>
  ) : (
    <div class="record-line">{children}</div>
  )

const Past = ({ lines }: { readonly lines: readonly Line[] }): JSX.Element | null =>
  lines.length === 0 ? null : (
    <Disclosure title={t('hours.past')}>
      <Lines lines={lines} empty={null} />
    </Disclosure>
  )
