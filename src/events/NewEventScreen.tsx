// A new event of this centre. Three things to say; when it is kept its card is shown.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import type { Network } from '../domain/centre.ts'
import { openAtMost } from '../domain/closed-circles.ts'
import type { Circle } from '../domain/document-name.ts'
import type { EventStated } from '../domain/event-record.ts'
import { listAt, type ListItem } from '../domain/lists.ts'
import { useTyped } from '../records/use-typed.ts'
import type { CentreCode } from '../domain/ids.ts'
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
import { NEW, newEvent, typedAgain } from './event-typed.ts'

/** Where nobody has told this device of its network yet. */
const USUAL_ZONE = 'Europe/Paris'

export const NewEventScreen = ({ desk, rights }: AgendaProps): JSX.Element => {
  useTitle(t('app.title', { screen: t('agenda.new') }))
  const { device } = desk
  const known = useLive(() => Promise.all([network(device.db), listValues(device.db)]), [device]).value
  const owner = ownerHere(rights)
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
  return (
    <div class="stack">
      <h1>{t('agenda.new')}</h1>
      {known ? (
        <NewEvent desk={desk} rights={rights} owner={owner} network={known[0]} types={listAt('event-type', known[1], owner)} />
      ) : (
        <Skeleton words={t('agenda.reading')} />
      )}
    </div>
  )
}

type Props = Pick<AgendaProps, 'desk' | 'rights'> & {
  readonly owner: CentreCode
  readonly network: Network | undefined
  /** The types there are, as this centre has them. */
  readonly types: readonly ListItem[]
}
const NewEvent = ({ desk, rights, owner, network: net, types }: Props): JSX.Element => {
  const { device } = desk
  const today = localOn(device).day
  const drafted = useTyped(
    desk,
    NEW,
    // S197: what one makes is the network's unless one says otherwise; for an associated centre its partners belong to it
    () =>
      newEvent(
        net?.timeZone ?? USUAL_ZONE,
        openAtMost(net?.closed, rights.role === 'associated' ? 'associated' : 'network', today),
        language.peek(),
      ),
    null,
    typedAgain,
  )
  const save = async (stated: EventStated, circle: Circle): Promise<WhyNot | null> => {
    const kept = await createEvent({ ...desk, finishes: drafted.held }, owner, circle, stated)
    if (!kept.kept) return kept
    announce(t('agenda.created'))
    desk.go(`/agenda/${kept.keys[0]}`, 'replace')
    return null
  }
  return (
    <EventForm
      drafted={drafted}
      minute={desk.minute}
      was={null}
      stood=""
      types={types}
      closed={net?.closed}
      today={today}
      now={device.clock.now}
      save={t('agenda.new.do')}
      onSave={save}
      onCancel={() => desk.go('/agenda', 'replace')}
    />
  )
}
