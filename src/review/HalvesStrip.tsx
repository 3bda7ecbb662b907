// The half-days of a centre as squares: only those it opens, or where something was noted all the same. Beyond a week, a strip for each week.
import type { JSX } from 'preact'
import { addDays, weekday, type Day } from '../domain/day.ts'
import type { HalfState } from '../domain/completeness.ts'
import { grouped } from '../domain/grouped.ts'
import { dateText, dayText, halfText } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Strip, type Square } from '../ui/Strip.tsx'
import type { CentreDay } from './centres-table.ts'
import { halvesIn, halvesOf } from './line-state.ts'

const SQUARES: Readonly<Record<HalfState, Square>> = {
  noted: 'full',
  closed: 'dash',
  awaited: 'awaited',
  hole: 'ask',
  explained: 'dash',
  running: 'begun',
  ahead: 'ahead',
  off: 'none',
}
const ONE_STRIP = 7 // days

const squaresOf = (days: readonly CentreDay[]): Square[] =>
  halvesOf(days)
    .filter(h => h !== 'off')
    .map(h => SQUARES[h])

/** 'mardi 7 octobre matin' for each half-day of a state. */
const halvesNamed = (days: readonly CentreDay[], state: HalfState, today: Day): string[] =>
  halvesIn(days, state).map(({ day, half }) => t('centres.half.of', { day: dayText(day, today), half: halfText(half) }))

/** The strip in words: what is noted of what is open, then what is not and why. */
const halvesSpoken = (days: readonly CentreDay[], today: Day): string => {
  const count = (state: HalfState): number => halvesIn(days, state).length
  const open = count('noted') + count('awaited') + count('hole') + count('explained') + count('running') + count('ahead')
  const holes = halvesNamed(days, 'hole', today)
  return [
    t('centres.halves.say', { noted: count('noted'), open }),
    ...(count('closed') > 0 ? [t('centres.halves.closed', { n: count('closed') })] : []),
    ...(count('explained') > 0 ? [t('centres.halves.explained', { n: count('explained') })] : []),
    ...(count('running') > 0 ? [t('centres.halves.running', { n: count('running') })] : []),
    ...(count('ahead') > 0 ? [t('centres.halves.ahead', { n: count('ahead') })] : []),
    ...(count('awaited') > 0 ? [t('centres.halves.awaited', { n: count('awaited') })] : []),
    ...(holes.length > 0 ? [t('centres.halves.holes', { list: listText(holes) })] : []),
  ].join(', ')
}

const monday = (day: Day): Day => addDays(day, 1 - weekday(day))

export const HalvesStrip = ({ days, today }: { readonly days: readonly CentreDay[]; readonly today: Day }): JSX.Element | null => {
  if (squaresOf(days).length === 0) return null
  if (days.length <= ONE_STRIP) return <Strip squares={squaresOf(days)} spoken={halvesSpoken(days, today)} />
  const weeks = [...grouped(days, d => monday(d.day))].filter(([, week]) => squaresOf(week).length > 0)
  return (
    <span class="strips">
      {weeks.map(([first, week]) => (
        <Strip
          key={first}
          squares={squaresOf(week)}
          spoken={t('centres.week', { date: dateText(first), said: halvesSpoken(week, today) })}
        />
      ))}
    </span>
  )
}
