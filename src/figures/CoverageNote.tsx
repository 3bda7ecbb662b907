// What stands under figures, always (V15): the period, how much of the openings is noted, when the head was heard, what is left out, which definitions.
import type { JSX } from 'preact'
import { DEFINITIONS } from '../domain/count-definitions.ts'
import { isYear } from '../domain/figure-period.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { dateText, halfText, moment } from '../text/format.ts'
import { dayShort, listText } from '../text/later-format.ts'
import { monthText } from '../text/month-text.ts'
import { t, type TextKey, type Values } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import type { View } from './view.ts'
import { periodText } from './words.ts'

const NAMED = 4 // half-days that are named; beyond, their number says enough

/**
 * What is missing or not to be taken as noted at once, a sentence each, without small numbers. 'out': in a file or on paper it is said how much is missing and
 * not which half-days, for where one counsels alone these are somebody's absences (`domain.md` §10.1, 8).
 */
export const missingOf = (
  { period, coverage, sealed, filtered, now, earlier }: View,
  where: 'here' | 'out',
): readonly { readonly k: TextKey; readonly values?: Values }[] => {
  const { noted, expected, holes } = coverage
  const isNamed = where === 'here' && holes.length > 0 && holes.length <= NAMED
  const list = listText(sealed.months.map(monthText))
  const days = (): string =>
    listText(holes.map(h => t('centres.half.of', { day: isYear(period) ? dateText(h.day) : dayShort(h.day), half: halfText(h.half) })))
  return [
    ...(holes.length > 0 && !isNamed ? [{ k: 'figures.coverage.many', values: { noted, expected } } as const] : []),
    ...(isNamed ? [{ k: 'figures.coverage', values: { noted, expected, list: days() } } as const] : []),
    ...(coverage.coming ? [{ k: 'figures.coverage.coming' } as const] : []),
    ...(coverage.unkept ? [{ k: 'figures.coverage.unkept' } as const] : []),
    ...(now.said.sheets > 0 ? [{ k: 'figures.coverage.sheets' } as const] : []),
    ...(earlier && earlier.said.sheets > 0 ? [{ k: 'figures.coverage.sheetsThen' } as const] : []),
    ...(now.said.unplaced > 0 ? [{ k: 'figures.coverage.unplaced' } as const] : []),
    ...(sealed.months.length > 0
      ? [{ k: filtered ? 'figures.coverage.filtered' : 'figures.coverage.sealed', values: { list } } as const]
      : []),
    ...(sealed.cut.length > 0 && !filtered ? [{ k: 'figures.coverage.cut' } as const] : []),
  ]
}

type Props = {
  readonly view: View
  /** When the head was last heard, and now; milliseconds. */
  readonly heard: number | null
  readonly now: number
  readonly demo: boolean
}

export const CoverageNote = ({ view, heard, now, demo }: Props): JSX.Element => {
  const { noted, expected } = view.coverage
  return (
    <div class="stack close">
      {missingOf(view, 'here').map(sentence => (
        <Note key={sentence.k} icon="clock">
          <Emphasis {...sentence} />
        </Note>
      ))}
      <Note icon="about">
        {t('figures.stated', { period: periodText(view.period), noted, expected, version: DEFINITIONS })}{' '}
        {heard === null ? t('centres.stated.never') : t('centres.stated.heard', moment(heard, now))}
        {demo && ` ${t('app.demo.notice')}`}
      </Note>
    </div>
  )
}
