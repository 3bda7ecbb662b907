// Before this device belongs to a network: the first page. After: the frame with its screens.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Brought } from '../device/brought.ts'
import type { Session } from '../store/facts.ts'
import { withStaffTexts } from '../text/with-texts.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { BareFrame } from './Frame.tsx'
import { path } from './location.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { Enrolled } from './Enrolled.tsx'
import { Alerted } from './Alerted.tsx'
import type { UpdateOffer } from './update-offer.ts'
import type { World } from './world.ts'

const Kiosk = lazyPart(withStaffTexts(() => import('../kiosk/Kiosk.tsx').then(m => m.Kiosk)))
const BeforeEnrolled = lazyScreen(() => import('./BeforeEnrolled.tsx').then(m => m.BeforeEnrolled))

type Props = {
  readonly world: World
  readonly update: ReadonlySignal<UpdateOffer | null>
  readonly enrolled: (session: Session) => void
  readonly brought: Brought
}

export const App = ({ world, update, enrolled, brought }: Props): JSX.Element => {
  const offer = update.value
  const session = world.session.value
  if (session?.role === 'kiosk' && path.value !== '/code')
    return (
      <BareFrame path={path.value}>
        <Kiosk
          device={world.device}
          minute={world.minute}
          centre={session.centre}
          online={world.online}
          renew={offer && offer.offer.value !== 'none' ? offer.accept : null}
        />
      </BareFrame>
    )
  if (session) return <Enrolled world={world} session={session} update={offer} code={brought.code} />
  return (
    <BareFrame path={path.value} alert={<Alerted world={world} unsent={0} />}>
      <BeforeEnrolled world={world} enrolled={enrolled} brought={brought} />
    </BareFrame>
  )
}
