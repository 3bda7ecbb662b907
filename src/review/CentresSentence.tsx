// A sentence first: is all there, and what is to be asked?
import type { JSX } from 'preact'
import type { DayState } from '../domain/completeness.ts'
import type { Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import type { CentresTable } from './centres-table.ts'
import { completeOf, lineState } from './line-state.ts'

export const CentresSentence = ({ table, today }: { readonly table: CentresTable; readonly today: Day }): JSX.Element => {
  const states = table.lines.map(lineState)
  const { complete, total } = completeOf(table.lines)
  const only = (...of: readonly DayState[]): boolean => states.every(s => of.includes(s))
  const holes = table.lines.reduce((n, l) => n + l.holes, 0)
  const awaited = table.lines.filter(l => l.awaited > 0).length
  const toConfirm = table.lines.reduce((n, l) => n + l.totals.toConfirm, 0)
  const underWay = table.lines.some(l => l.days.some(d => d.state === 'running' || d.state === 'ahead'))
  const date = underWay ? t('centres.until.now') : dayText(table.days.at(-1) ?? today, today)
  return (
    <p class="say">
      {only('off') ? (
        <Emphasis k="centres.say.off" />
      ) : only('off', 'ahead') ? (
        <Emphasis k="centres.say.ahead" />
      ) : only('off', 'ahead', 'running') ? (
        <Emphasis k="centres.say.running" />
      ) : complete === total ? (
        <Emphasis k="centres.say.all" values={{ date }} />
      ) : (
        <Emphasis k="centres.say.some" values={{ complete, total, date }} />
      )}
      {holes > 0 && ` ${t('centres.say.holes', { n: holes })}`}
      {awaited > 0 && ` ${t('centres.say.awaited', { n: awaited })}`}
      {toConfirm > 0 && ` ${t('centres.say.toConfirm', { n: toConfirm })}`}
    </p>
  )
}
