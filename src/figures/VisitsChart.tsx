// Visits over the period: drawn, and under it the same as a table.
import type { JSX } from 'preact'
import { isYear } from '../domain/figure-period.ts'
import { t } from '../text/translate.ts'
import { Chart, type Bar } from '../ui/Chart.tsx'
import { CountTable, type CountCell } from '../ui/CountTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import type { Part, View } from './view.ts'
import { countText, dayNumber, dayWord, monthWord, periodText } from './words.ts'

const byMonth = (view: View): boolean => isYear(view.period)
const labels = (view: View, { span }: Part): { readonly label: string; readonly short: string } => {
  if (byMonth(view)) return { label: monthWord(span.from, 'long'), short: monthWord(span.from, 'short') }
  return { label: dayWord(span.from), short: view.period.is === 'month' ? dayNumber(span.from) : dayWord(span.from) }
}

export const visitsTitle = (view: View): string => t(byMonth(view) ? 'figures.visits.month' : 'figures.visits.day')

export const VisitsChart = ({ view }: { readonly view: View }): JSX.Element => {
  const title = visitsTitle(view)
  const bars = view.parts.map((part): Bar => ({
    key: part.span.from,
    ...labels(view, part),
    n: part.state === 'ahead' || part.silent ? null : part.n,
    text: part.silent ? '–' : countText(part.n),
    before: part.before,
    ...(part.state === 'partial' && !part.silent && { look: 'partial' }),
  }))
  const known = bars.filter(b => b.n !== null)
  const [first, last] = [known[0], known.at(-1)]
  return (
    <div class="stack near">
      <Chart
        title={`${title}, ${periodText(view.period)}`}
        description={first && last ? t('figures.chart.say', { a: first.text, first: first.label, b: last.text, last: last.label }) : ''}
        bars={bars}
        scale={countText}
        words={{ now: t('figures.key.now'), before: t('figures.key.before'), partial: t('figures.key.partial') }}
      />
      <Disclosure title={t('figures.table')}>
        <VisitsTable view={view} />
      </Disclosure>
    </div>
  )
}

const VisitsTable = ({ view }: { readonly view: View }): JSX.Element => {
  const compared = view.parts.some(p => p.before !== null)
  const before = (p: Part): CountCell => (p.silentBefore ? null : p.before === null ? '' : countText(p.before))
  const known = view.parts.filter(p => p.state !== 'ahead')
  return (
    <CountTable
      caption={visitsTitle(view)}
      captionLook="hidden"
      first={t(byMonth(view) ? 'figures.period.month' : 'figures.period.day')}
      columns={[t('figures.count.visits'), ...(compared ? [t('figures.column.before')] : []), t('figures.column.halves')]}
      rows={known.map(p => ({
        key: p.span.from,
        head: labels(view, p).label,
        cells: [
          p.silent ? null : countText(p.n),
          ...(compared ? [before(p)] : []),
          p.expected === 0 ? '' : t('figures.halves', { noted: p.noted, expected: p.expected }),
        ],
      }))}
      hidden={t('figures.silent')}
      hiddenLook="plain"
    />
  )
}
