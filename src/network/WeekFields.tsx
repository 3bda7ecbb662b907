// Opening hours to fill in: the days, then a morning and an afternoon that hold for each of them.
import type { JSX } from 'preact'
import { halfText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { FromTo } from '../ui/FromTo.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import type { HalfTyped, WeekTyped } from './week-typed.ts'

type Props = { readonly typed: WeekTyped; readonly onChange: (typed: WeekTyped) => void; readonly wrong: 'am' | 'pm' | null }

const DAYS = [1, 2, 3, 4, 5, 6, 7]

export const WeekFields = ({ typed, onChange, wrong }: Props): JSX.Element => {
  const half = (which: 'am' | 'pm'): JSX.Element => {
    const change = (part: Partial<HalfTyped>): void => onChange({ ...typed, [which]: { ...typed[which], ...part } })
    return (
      <fieldset class="question" key={which}>
        <legend>{titleCase(halfText(which))}</legend>
        <FromTo
          type="time"
          labels={{ from: t('setup.from'), to: t('setup.to') }}
          value={typed[which]}
          onChange={change}
          problems={{ to: wrong === which ? t('setup.problem.hours') : null }}
          unfinished={t('setup.problem.half-time')}
        />
      </fieldset>
    )
  }
  return (
    <>
      <Ticks
        legend={t('setup.hours')}
        hint={t('setup.hours.hint')}
        kind="several"
        look="flow"
        choices={DAYS.map(day => ({ value: String(day), label: t('weekday', { day }) }))}
        chosen={typed.days.map(String)}
        onChange={days => onChange({ ...typed, days: days.map(Number).sort((a, b) => a - b) })}
      />
      <div class="stack near">
        <div class="row top">
          {half('am')}
          {half('pm')}
        </div>
        <p class="meta">{t('setup.hours.empty')}</p>
      </div>
    </>
  )
}
