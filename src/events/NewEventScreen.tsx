// A new event of this centre. Three things to say; when it is kept its card is shown.
import type { JSX } from 'preact'
import { openAtMost } from '../domain/closed-circles.ts'
import type { Circle } from '../domain/document-name.ts'
import type { EventStated } from '../domain/event-record.ts'
import { network } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
import { useLive } from '../store/use-live.ts'
import { language } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ownerHere, type AgendaProps } from './AgendaScreen.tsx'
import { createEvent } from './create-event.ts'
import { EventForm, type WhyNot } from './EventForm.tsx'
import { newEvent } from './event-typed.ts'

/** Where nobody has told this device of its network yet. */
const USUAL_ZONE = 'Europe/Paris'

export const NewEventScreen = ({ desk, rights }: AgendaProps): JSX.Element => {
  useTitle(t('app.title', { screen: t('agenda.new') }))
  const { device } = desk
  const known = useLive(() => Promise.all([network(device.db), listValues(device.db)]), [device]).value
  const owner = ownerHere(rights)
  const today = device.clock.local().day
  if (!owner)
    return (
      <div class="stack">
        <h1>{t('agenda.new')}</h1>
        <Sheet heading={t('agenda.list')} headingLook="hidden">
          <Empty icon="lock" title={t('agenda.notHere')}>
            {t('agenda.notHere.say')}
          </Empty>
        </Sheet>
      </div>
    )
  const save = async (stated: EventStated, circle: Circle): Promise<WhyNot | null> => {
    const kept = await createEvent(desk, owner, circle, stated)
    if (!kept.kept) return kept
    announce(t('agenda.created'))
    desk.go(`/agenda/${kept.keys[0]}`, 'replace')
    return null
  }
  return (
    <div class="stack">
      <h1>{t('agenda.new')}</h1>
      {known ? (
        <EventForm
          // S197: what one makes is the network's unless one says otherwise; for an associated centre its partners belong to it
          typed={newEvent(
            known[0]?.timeZone ?? USUAL_ZONE,
            openAtMost(known[0]?.closed, rights.role === 'associated' ? 'associated' : 'network', today),
            language.peek(),
          )}
          was={null}
          values={known[1]}
          closed={known[0]?.closed}
          today={today}
          now={device.clock.now}
          save={t('agenda.new.do')}
          onSave={save}
          onCancel={() => desk.go('/agenda', 'replace')}
        />
      ) : (
        <Skeleton words={t('agenda.reading')} />
      )}
    </div>
  )
}
