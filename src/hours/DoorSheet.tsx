// The hours on one sheet for the door: seen on paper only.
import type { JSX } from 'preact'
import { addDays, weekday, type Day } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { heldDays } from '../domain/held-exceptions.ts'
import { openOn, type OpeningPeriod } from '../domain/opening.ts'
import { isStop, stopsOn } from '../domain/stops.ts'
import type { HoursBook } from '../store/read-hours.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { clockText, dayText, titleCase } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { daysText, differenceText, periodText } from './hours-words.ts'

/** How far ahead the door tells: what differs, and where a bus stands. */
const TOLD = 42 // days

type Props = { readonly book: HoursBook; readonly name: string; readonly today: Day }

export const DoorSheet = ({ book, name, today }: Props): JSX.Element => {
  const { hours, all } = book
  const last = addDays(today, TOLD)
  const holds = (p: OpeningPeriod): boolean => !p.withdrawn && p.from <= today && (p.to === null || today <= p.to)
  const besides = hours.periods.filter(p => holds(p) && p.pattern && !isStop(p))
  // seven days of what is usual, without what comes besides and what differs
  const usual = { ...hours, exceptions: [], periods: hours.periods.filter(p => !p.pattern && !isStop(p)) }
  const week = daysBetween(today, addDays(today, 6)).toSorted((a, b) => weekday(a) - weekday(b))
  const standing = daysBetween(today, last).flatMap(day => stopsOn(hours, day).map(s => ({ day, ...s })))
  const differ = hours.exceptions
    .filter(e => !e.withdrawn && (e.to ?? e.day) >= today && e.day <= last)
    .flatMap(e => heldDays(hours, e).map(days => ({ e, ...days })))
    .filter(d => d.to >= today && d.from <= last)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <div class="paper-only door-sheet">
      <h1>{name}</h1>
      {standing.length > 0 ? (
        <ul>
          {standing.map(s => (
            <li key={`${s.day} ${s.stop.id} ${s.from}`}>
              <b>{titleCase(dayText(s.day, today))}</b>
              <span>
                {clockText(s.from)}–{clockText(s.to)} {s.stop.stop.place}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <ul>
          {week.map(day => (
            <li key={day}>
              <b>{titleCase(t('weekday', { day: weekday(day) }))}</b>
              <span>{hoursText(openOn(usual, day))}</span>
            </li>
          ))}
        </ul>
      )}
      {besides.length > 0 && (
        <>
          <h2>{t('hours.door.besides')}</h2>
          {besides.map(p => (
            <p key={p.id}>{[titleCase(periodText(p)), ...(p.note === undefined ? [] : [p.note])].join(' · ')}</p>
          ))}
        </>
      )}
      {differ.length > 0 && (
        <>
          <h2>{t('hours.exceptions')}</h2>
          {differ.map(({ e, from, to }) => (
            <p key={`${e.id} ${from}`}>
              <b>{daysText({ day: from, ...(to !== from && { to }) }, today)}</b> {differenceText(e)}
              {e.redirect && ` · ${t('hours.redirect', { centre: centreOfCode(e.redirect, all) })}`}
            </p>
          ))}
        </>
      )}
      <p class="meta">{t('hours.door.printed', { date: wholeDate(today) })}</p>
    </div>
  )
}
