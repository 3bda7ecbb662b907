// What a disk has damaged on this device: how much, and what became of it.
import type { JSX } from 'preact'
import { damagedCounts } from '../store/damaged.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'

const KINDS = ['unsent', 'awaited', 'healed'] as const

export const Damage = ({ db }: { readonly db: Database }): JSX.Element | null => {
  const counts = useLive(() => damagedCounts(db), [db]).value
  const some = counts ? KINDS.filter(k => counts[k] > 0) : []
  if (!counts || some.length === 0) return null
  return (
    <Sheet heading={t('sending.damaged.title')}>
      {some.map(k => (
        <p key={k}>{t(`sending.damaged.${k}`, { n: counts[k] })}</p>
      ))}
    </Sheet>
  )
}
