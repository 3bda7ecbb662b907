// I18: what the bands of a duration or of waiting come to, beside the year before.
import type { JSX } from 'preact'
import { medianBand, shareWithin } from '../domain/bands.ts'
import type { Day } from '../domain/day.ts'
import type { FigureTable, Words } from '../domain/figures.ts'
import { t } from '../text/translate.ts'
import { percent, valueWord } from './words.ts'

/** Of ten minutes or less. */
const SHORT = ['none', 'under-10']

const TABLES = ['duration', 'waiting'] as const
export const isInOneWord = (id: string): id is (typeof TABLES)[number] => TABLES.some(table => table === id)

type Props = { readonly table: FigureTable; readonly words: Words; readonly on: Day }

export const InOneWord = ({ table, words, on }: Props): JSX.Element | null => {
  const { id } = table
  if (!isInOneWord(id)) return null
  // of what this app has no band for nobody knows where it lies
  const rows = table.rows.filter(r => r.value !== '')
  const say = (counts: readonly { readonly value: string; readonly n: number }[]): string | null => {
    if (id === 'duration') {
      const band = medianBand(counts)
      return band === null ? null : valueWord(table, band, words, on)
    }
    const share = shareWithin(counts, SHORT)
    return share === null ? null : percent(share)
  }
  const now = say(rows)
  const before = say(rows.map(r => ({ value: r.value, n: r.before ?? 0 })))
  const what = t(`figures.one.${id}`)
  return (
    <>
      {now !== null && <p>{t('labelled', { what, value: now })}</p>}
      {now !== null && before !== null && <p class="soft">{t('labelled', { what: t('figures.column.before'), value: before })}</p>}
    </>
  )
}
