// What a disk has damaged on this device: how much, and what became of it.
import type { ComponentChildren, JSX } from 'preact'
import { damagedCounts } from '../store/damaged.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'

const KINDS = ['unsent', 'awaited', 'healed'] as const

type Props = {
  readonly db: Database
  /** Those that never reached the head, one by one, with what to do. */
  readonly children: ComponentChildren
}

export const Damage = ({ db, children }: Props): JSX.Element | null => {
  const counts = useLive(() => damagedCounts(db), [db]).value
  const some = counts ? KINDS.filter(k => counts[k] > 0) : []
  if (!counts || some.length === 0) return null
  return (
    <Sheet heading={t('sending.damaged.title')} look="flush">
      {children}
      <div class="sheet-foot">
        {some.map(k => (
          <p key={k}>{t(`sending.damaged.${k}`, { n: counts[k] })}</p>
        ))}
      </div>
    </Sheet>
  )
}
