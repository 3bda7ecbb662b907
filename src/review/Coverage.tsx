// What stands under the figures, always (V15): the period, how many centres are in, when the head was heard, what is left out, which
// definitions. And, where something is missing, who and since when.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { DEFINITIONS } from '../domain/count-definitions.ts'
import { centreName } from '../text/centre-words.ts'
import { dateText, dayText, halfText, moment } from '../text/format.ts'
import { dayShort, listText } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import type { CentreLine, CentresTable } from './centres-table.ts'
import { completeOf, halvesIn } from './line-state.ts'
import { wholeMonth } from './period.ts'

const NAMED = 4 // half-days to ask about that are named; beyond, their number says enough

const holesNamed = (line: CentreLine): string =>
  line.holes > NAMED
    ? ''
    : ` (${halvesIn(line.days, 'hole')
        .map(({ day, half }) => t('centres.half.of', { day: dayShort(day), half: halfText(half) }))
        .join(', ')})`

/** What is missing of one centre; empty when nothing is. */
const missing = (line: CentreLine, today: Day): string[] => {
  const centre = centreName(line.centre)
  const first = halvesIn(line.days, 'awaited')[0]
  return [
    ...(first === undefined
      ? []
      : line.heard === null
        ? [t('centres.coverage.never', { centre })]
        : [t('centres.coverage.awaited', { centre, date: dayText(first.day, today) })]),
    ...(line.holes > 0 ? [`${t('centres.coverage.hole', { centre, n: line.holes })}${holesNamed(line)}`] : []),
  ]
}

type Props = {
  readonly table: CentresTable
  readonly today: Day
  /** When the head was last heard, and now; milliseconds. */
  readonly heard: number | null
  readonly now: number
}

const periodText = (days: readonly Day[], today: Day): string => {
  const [first] = days
  const last = days.at(-1)
  const month = first && last && wholeMonth({ from: first, to: last })
  if (month) return monthText(month)
  if (!first || !last || first === last) return dayText(today, today)
  return t('centres.period.of', { from: dateText(first), to: dateText(last) })
}

export const Coverage = ({ table, today, heard, now }: Props): JSX.Element => {
  const list = table.lines.flatMap(l => missing(l, today))
  return (
    <div class="stack close">
      {list.length > 0 && (
        <Note icon="clock">
          <Emphasis k="centres.coverage" values={{ list: listText(list) }} />
        </Note>
      )}
      <Note icon="about">
        {t('centres.stated', { period: periodText(table.days, today), ...completeOf(table.lines), version: DEFINITIONS })}{' '}
        {heard === null ? t('centres.stated.never') : t('centres.stated.heard', moment(heard, now))}
        {table.network?.demo && ` ${t('app.demo.notice')}`}
      </Note>
    </div>
  )
}
