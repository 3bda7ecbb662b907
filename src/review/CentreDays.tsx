// One centre, day by day, the newest first: what each half-day was, and the day's counts.
import type { JSX } from 'preact'
import type { HalfDay } from '../domain/day.ts'
import { centreName } from '../text/centre-words.ts'
import { closingWords } from '../text/closing-words.ts'
import { dayText, halfText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { CardTable } from '../ui/CardTable.tsx'
import type { CentreDay, CentreLine } from './centres-table.ts'
import { figureCells, figureColumns, WIDTHS } from './figures.tsx'
import { StateTag } from './StateTag.tsx'

/** 'fermé (neige ou route coupée)', 'rien de noté (panne de courant : vent dans la vallée)', 'noté, un jour dit fermé (grève)'. */
const stateWords = (d: CentreDay, half: HalfDay): string => {
  const why = d.why[half]
  const state = d.onClosed.includes(half)
    ? t(why.some(w => w.is === 'closed') ? 'centres.half.onClosed' : 'centres.half.onNone')
    : t(`centres.half.${d[half]}`)
  if (why.length === 0) return state
  const reasons = why.map(w => (w.text === null ? closingWords(w.reason) : t('labelled', { what: closingWords(w.reason), value: w.text })))
  return t('centres.half.because', { state, reason: reasons.join(', ') })
}

const halvesWords = (d: CentreDay): JSX.Element => (
  <span class="lines">
    {(['am', 'pm'] as const)
      .filter(half => d[half] !== 'off')
      .map(half => (
        <small key={half}>{t('labelled', { what: halfText(half), value: stateWords(d, half) })}</small>
      ))}
    {d.untold.map(({ half, is, given, received }) => (
      <small key={`${half} handed`} class="sentence">
        {t('labelled', { what: halfText(half), value: t(`centres.half.${is}`, { n: given, received }) })}
      </small>
    ))}
    {d.twins && <small class="sentence">{t('centres.day.twins')}</small>}
  </span>
)

/** A day on which the centre does not open and nobody noted anything is left out. */
export const CentreDays = ({ line }: { readonly line: CentreLine }): JSX.Element => {
  const days = line.days.filter(d => d.state !== 'off' || d.totals.visits + d.totals.groups + d.totals.voids > 0).toReversed()
  if (days.length === 0) return <p class="soft">{t('centres.half.off')}</p>
  return (
    <CardTable
      look="dense"
      caption={t('centres.days', { centre: centreName(line.centre) })}
      first={t('centres.column.day')}
      columns={[
        { key: 'state', heading: t('centres.column.state'), width: WIDTHS.state },
        { key: 'halves', heading: t('centres.column.halves'), width: WIDTHS.dayHalves },
        ...figureColumns(),
      ]}
      rows={days.map(d => ({
        key: d.day,
        head: dayText(d.day, d.day), // its year stands under the table
        cells: { state: <StateTag state={d.state} />, halves: halvesWords(d), ...figureCells([d.am, d.pm], d.totals) },
      }))}
    />
  )
}
