// What waits for a person stands above the home of the hat, above Today and above the agenda; loaded only where there is such a thing: what
// was cancelled elsewhere, and what an old device brought. Not above a form: nothing moves under someone who types.
import type { JSX } from 'preact'
import { ApartSlip } from '../apart/ApartSlip.tsx'
import { CopiedSlip } from '../apart/CopiedSlip.tsx'
import { CancelledNews } from '../events/CancelledNews.tsx'
import type { Session } from '../store/facts.ts'
import { deskOf } from './desk.ts'
import type { World } from './world.ts'

export const CancelledHere = ({ world, session }: { readonly world: World; readonly session: Session }): JSX.Element => (
  <>
    <CancelledNews desk={deskOf(world)} role={session.role} />
    <CopiedSlip device={world.device} />
    <ApartSlip device={world.device} minute={world.minute} />
  </>
)
