// Once, after this device was linked: the tour is offered, below whatever screen is there. Put off or stopped, it waits in the handbook.
import type { ComponentProps, ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Role } from '../domain/access.ts'
import type { Tour } from '../handbook/Tour.tsx'
import { fact, setFact } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { go, path } from './location.ts'

/** Where a day begins: elsewhere one is doing something. */
const HOMES = ['/', '/today', '/centres', '/agenda', '/network']

type Shown = ComponentType<ComponentProps<typeof Tour>>

export const TourOffer = ({ db, role }: { readonly db: Database; readonly role: Role }): JSX.Element | null => {
  const tour = useLive(() => fact(db, 'tour'), [db]).value
  const [shown, show] = useState<Shown | null>(null)
  if (role === 'kiosk') return null
  const begin = async (): Promise<void> => {
    try {
      const { Tour: Cards } = await import('../handbook/Tour.tsx')
      show(() => Cards)
    } catch {
      go('/handbook') // which says that it is not here
    }
  }
  const Cards = shown
  return (
    <>
      {tour?.state === 'offered' && HOMES.includes(path.value) && (
        <Slip
          tone="slate"
          actions={
            <>
              <Button onPress={() => void begin()}>{t('handbook.tour')}</Button>
              <Button look="quiet" onPress={() => void setFact(db, 'tour', { state: 'left', at: 0 })}>
                {t('handbook.tour.later')}
              </Button>
            </>
          }
        >
          {t('handbook.tour.say')}
        </Slip>
      )}
      {Cards && <Cards db={db} of={role} close={() => show(null)} />}
    </>
  )
}
