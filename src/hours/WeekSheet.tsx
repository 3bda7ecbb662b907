// One week of a centre, day by day: when it is open, what differs and why, where a bus stands, what went wrong.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addDays, weekday, type Day } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import type { CentreCode } from '../domain/ids.ts'
import { exceptionsOn, openOn } from '../domain/opening.ts'
import { stopsOn } from '../domain/stops.ts'
import { notedOn, type HoursBook } from '../store/read-hours.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { closingWords } from '../text/closing-words.ts'
import { clockText, dateText, dayText, titleCase } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { outageText, placeText } from './hours-words.ts'

/** Weeks that can be looked at, before this one and after it. */
const WEEKS_AROUND = 8
const monday = (day: Day): Day => addDays(day, 1 - weekday(day))

type Props = { readonly db: Database; readonly centre: CentreCode; readonly book: HoursBook; readonly today: Day }

export const WeekSheet = ({ db, centre, book, today }: Props): JSX.Element => {
  const [n, turn] = useState(0)
  const from = addDays(monday(today), 7 * n)
  const days = daysBetween(from, addDays(from, 6))
  const closed = days.filter(day => openOn(book.hours, day).length === 0)
  const noted = useLive(() => notedOn(db, centre, closed), [db, centre, closed.join()]).value
  return (
    <Sheet
      heading={n === 0 ? t('hours.week') : t('hours.week.of', { date: dateText(from) })}
      look="flush"
      aside={
        <span class="row close">
          <Button
            look="quiet"
            icon="back"
            label={t('hours.week.before')}
            off={n <= -WEEKS_AROUND}
            onPress={() => n > -WEEKS_AROUND && turn(n - 1)}
          />
          <Button
            look="quiet"
            icon="forward"
            label={t('hours.week.after')}
            off={n >= WEEKS_AROUND}
            onPress={() => n < WEEKS_AROUND && turn(n + 1)}
          />
        </span>
      }
    >
      <ul class="openings week">
        {days.map(day => (
          <DayLine key={day} book={book} day={day} today={today} noted={noted?.has(day) === true} />
        ))}
      </ul>
    </Sheet>
  )
}

type DayProps = {
  readonly book: HoursBook
  readonly day: Day
  readonly today: Day
  /** Something is noted on it though nobody opens. */
  readonly noted: boolean
}
const DayLine = ({ book, day, today, noted }: DayProps): JSX.Element => {
  const { hours, outages, zones, all } = book
  const open = openOn(hours, day)
  const said = exceptionsOn(hours.exceptions, day).at(-1)
  const stops = stopsOn(hours, day)
  return (
    <li class="row apart" aria-current={day === today ? 'date' : undefined}>
      <span class="row close">
        <b>{titleCase(dayText(day, today))}</b>
        {day === today && <Tag tone="fir">{t('hours.today')}</Tag>}
        {said && <Tag tone="slate">{t('hours.differs')}</Tag>}
      </span>
      <span class="stack closest">
        <span>{hoursText(open)}</span>
        {said && said.reason !== 'other' && <span class="meta">{titleCase(closingWords(said.reason))}</span>}
        {said?.redirect && open.length === 0 && (
          <span class="meta">{t('hours.redirect', { centre: centreOfCode(said.redirect, all) })}</span>
        )}
        {stops.map(s => (
          <span key={`${s.stop.id} ${s.from}`} class="meta">
            {clockText(s.from)}–{clockText(s.to)} {placeText(s.stop.stop, zones)}
          </span>
        ))}
        {outages
          .filter(o => !o.withdrawn && o.day === day)
          .map(o => (
            <span key={o.id} class="meta">
              {outageText(o)}
            </span>
          ))}
        {/* C24: a day that was mistyped, or hours that want an exception */}
        {open.length === 0 && noted && (
          <Tag tone="ochre" icon="warning">
            {t('hours.noted')}
          </Tag>
        )}
      </span>
    </li>
  )
}
