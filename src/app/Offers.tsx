// What stands below every screen and waits for a person: an update, the hat, the demonstration, and what could be lost. Says the status line aloud and
// keeps the focus, too.
import type { ComponentProps, JSX } from 'preact'
import { SafetySlip } from '../sending/SafetySlip.tsx'
import type { Session } from '../store/facts.ts'
import type { Standing } from '../store/read-status.ts'
import { withStaffTexts } from '../text/with-texts.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { useFocusKept } from '../ui/use-focus-kept.ts'
import { DemoGone } from './DemoGone.tsx'
import { DemoNote } from './DemoNote.tsx'
import { MAIN } from './focus-main.ts'
import { path } from './location.ts'
import { useStatusVoice } from './status-voice.ts'
import { TourOffer } from './TourOffer.tsx'
import { truthOf } from './truth.ts'
import { UnlinkedSlip } from './UnlinkedSlip.tsx'
import { UpdateSlip } from './UpdateSlip.tsx'
import type { UpdateOffer } from './update-offer.ts'
import type { World } from './world.ts'

const HatDialog = lazyPart(
  withStaffTexts(async () => (await import('./HatDialog.tsx')).HatDialog),
  () => null,
)

/** These screens say it themselves, whole. */
const SAYS_IT = ['/sending', '/about']

type Props = {
  readonly world: World
  readonly session: Session
  readonly standing: Standing | undefined
  readonly update: UpdateOffer | null
  /** The status, its words, and the time. */
  readonly voice: Parameters<typeof useStatusVoice>
  /** The hat is being chosen. */
  readonly hat: ComponentProps<typeof HatDialog> | null
}

export const Offers = ({ world, session, standing, update, voice, hat }: Props): JSX.Element => {
  useStatusVoice(...voice)
  useFocusKept(MAIN)
  const { device, profile } = world
  const activity = world.activity.value
  const gone = activity.is === 'stopped' && activity.why === 'gone'
  return (
    <>
      {update && update.offer.value !== 'none' && <UpdateSlip update={update} />}
      {hat && <HatDialog {...hat} />}
      {profile.is === 'demo' ? (
        <>
          {gone && <DemoGone device={device} profile={profile} />}
          <DemoNote space={profile.space} side={profile.side} />
        </>
      ) : (
        <>
          <UnlinkedSlip db={device.db} />
          {!SAYS_IT.includes(path.value) && <SafetySlip {...truthOf(world)} standing={standing} centre={session.centre} />}
          <TourOffer db={device.db} role={session.role} />
        </>
      )}
    </>
  )
}
