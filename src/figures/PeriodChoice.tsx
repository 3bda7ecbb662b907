// Which period: its kind, and one step back or forward. The arrows of the keyboard choose the kind, as in any group of boxes.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { periodAfter, periodBefore, periodWith, PERIODS, type Period, type PeriodKind } from '../domain/figure-period.ts'
import { t, type TextKey } from '../text/translate.ts'
import { StepButton } from '../ui/StepButton.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { periodText } from './words.ts'

type Props = {
  readonly period: Period
  readonly today: Day
  /** The first day of which anything may be known; null while nothing is. */
  readonly first: Day | null
  readonly kinds: readonly PeriodKind[]
  /** The month in which the school year begins. */
  readonly begins: number
  readonly choose: (to: Period) => void
}

export const PeriodChoice = ({ period, today, first, kinds, begins, choose }: Props): JSX.Element => {
  const [before, after] = [periodBefore(period), periodAfter(period)]
  /** Another kind, of the same time: today's where today is in it. */
  const other = (is: Period['is']): Period =>
    periodWith(is, period.from <= today && today <= period.to ? today : period.to < today ? period.to : today, begins)
  return (
    <div class="stack close">
      <Ticks
        kind="one"
        look="flow"
        legend={t('figures.period')}
        legendLook="hidden"
        choices={kinds.map(value => ({
          value,
          label: t(`figures.period.${value}`),
          ...(/year/.test(value) && { short: t(`figures.period.${value}.short` as TextKey) }), // the two years
        }))}
        chosen={[period.is]}
        onChange={([is]) => choose(other(PERIODS.find(p => p === is) ?? period.is))}
      />
      <div class="steps">
        <StepButton icon="back" word={t('figures.before')} to={first !== null && first <= before.to ? before : null} choose={choose} />
        <h2 aria-live="polite">{periodText(period)}</h2>
        <StepButton icon="forward" word={t('figures.after')} to={after.from <= today ? after : null} choose={choose} />
      </div>
    </div>
  )
}
