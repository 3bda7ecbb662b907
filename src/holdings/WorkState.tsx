// That a work is withdrawn, by whom and why; and what somebody changed who had not heard of it (C12).
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import type { Work } from '../domain/work.ts'
import { hatOf, placeOf, whenOf } from '../records/said-words.ts'
import type { Recorded } from '../store/read-record.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

type Props = {
  readonly work: Work
  readonly recorded: Recorded
  readonly centres: readonly Centre[]
  readonly today: Day
  readonly restore: () => void
  readonly confirm: (why: Withdrawal) => void
}

export const WorkState = ({ work, recorded, centres, today, restore, confirm }: Props): JSX.Element | null => {
  const { state } = work
  if (state.is !== 'withdrawn') return null
  const end = recorded.record.heads['state']?.[0] ?? recorded.record.ended
  return (
    <Slip
      tone="slate"
      actions={
        <>
          {recorded.record.ended === null && <Button onPress={restore}>{t('holdings.restore')}</Button>}
          {work.changedApart && <Button onPress={() => confirm(state.why)}>{t('holdings.confirmWithdrawal')}</Button>}
        </>
      }
    >
      {end &&
        t('holdings.withdrawn.by', {
          why: t(`withdrawal.${state.why}`),
          who: `${placeOf(end.by, work.doc, centres)}, ${hatOf(end.by)}`,
          when: whenOf(end.at, today),
        })}{' '}
      {work.changedApart && t('holdings.changedApart')}
    </Slip>
  )
}
