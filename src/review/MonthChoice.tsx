// Any month of the book: the one before, the one after, or one of the list.
import type { JSX } from 'preact'
import { addMonths, isMonth, monthOf, type Day, type Month } from '../domain/day.ts'
import { monthsSince } from '../domain/day-range.ts'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Select } from '../ui/Select.tsx'
import { StepButton } from '../ui/StepButton.tsx'
import type { Period } from './period.ts'

type Props = {
  readonly period: Period
  readonly today: Day
  /** The month in which the book begins; null while nothing is known of it. */
  readonly first: Month | null
  readonly choose: (to: Month) => void
}

export const MonthChoice = ({ period, today, first, choose }: Props): JSX.Element => {
  const current = monthOf(today)
  const shown = isMonth(period) ? period : null
  const months = monthsSince(first ?? current, today)
  const before = addMonths(shown ?? current, -1)
  const after = shown === null ? null : addMonths(shown, 1)
  return (
    <div class="row close">
      <StepButton icon="back" word={t('centres.month.before')} to={months.includes(before) ? before : null} choose={choose} />
      <Select
        label={t('centres.month')}
        labelLook="hidden"
        ask={shown === null ? t('centres.month.ask') : null}
        choices={months.map(m => ({ value: m, label: monthText(m) }))}
        value={shown ?? ''}
        onChange={to => isMonth(to) && choose(to)}
      />
      <StepButton icon="forward" word={t('centres.month.after')} to={after !== null && after <= current ? after : null} choose={choose} />
    </div>
  )
}
