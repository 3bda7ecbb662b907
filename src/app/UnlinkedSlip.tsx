// This device began with a pack and the head does not know it yet: that is said, and what there is to do once the pack's code is worth nothing.
import type { JSX } from 'preact'
import { fact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { path } from './location.ts'

export const UnlinkedSlip = ({ db }: { readonly db: Database }): JSX.Element | null => {
  const unlinked = useLive(async () => (await fact(db, 'unlinked')) ?? null, [db]).value
  if (!unlinked || path.value === '/code') return null
  if (unlinked.code !== null)
    return (
      <Slip tone="slate">
        <Emphasis k="pack.unlinked" />
      </Slip>
    )
  return (
    <Slip
      actions={
        <Button look="main" to="/code">
          {t('sending.newCode')}
        </Button>
      }
    >
      <Emphasis k="pack.unlinked.ask" />
    </Slip>
  )
}
