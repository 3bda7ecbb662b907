// The purposes as bars, one under the other: their words are long.
import type { JSX } from 'preact'
import type { FigureTable, Words } from '../domain/figures.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Chart } from '../ui/Chart.tsx'
import { countText } from './words.ts'

export const PurposesChart = ({ table, words }: { readonly table: FigureTable; readonly words: Words }): JSX.Element => {
  const word = (id: string): string => purposeWord(words.locals, id)
  const bars = table.rows.map(r => ({ key: r.value, label: word(r.value), short: '', n: r.n, text: countText(r.n), before: r.before }))
  return (
    <Chart
      look="lying"
      title={t('lists.name.purpose')}
      description={bars.map(b => t('labelled', { what: b.label, value: b.text })).join('. ')}
      bars={bars}
      scale={countText}
      words={{ now: t('figures.key.now'), before: t('figures.key.before'), partial: t('figures.key.partial') }}
    />
  )
}
