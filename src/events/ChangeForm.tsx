// An event said anew by its owner: the form as it stands, against what was there when it was opened.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import type { Circle } from '../domain/document-name.ts'
import type { EventStated } from '../domain/event-record.ts'
import type { Desk } from '../records/desk.ts'
import { useTyped } from '../records/use-typed.ts'
import { eventOf } from '../store/read-events.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import type { EventCard } from './card.ts'
import { changeEvent } from './change-event.ts'
import { widenEvent } from './create-event.ts'
import { EventForm, type WhyNot } from './EventForm.tsx'
import { typedDay } from './typed-day.ts'
import { changeOf, typedAgain, typedFrom } from './event-typed.ts'

type Props = { readonly desk: Desk; readonly card: EventCard; readonly today: Day; readonly done: () => void }

export const ChangeForm = ({ desk, card, today, done }: Props): JSX.Element => {
  // what another device says meanwhile is not what this person was looking at, or had begun to change before the browser was killed
  const { before: seen, ...drafted } = useTyped(
    desk,
    changeOf(card.shared.event.uid),
    () => typedFrom(card.shared.event, typedDay),
    { shared: card.shared, record: card.record },
    typedAgain,
  )
  const { event } = seen.shared
  const save = async (stated: EventStated, circle: Circle): Promise<WhyNot | null> => {
    if ((await eventOf(desk.device.db, event.uid))?.cancelled) return { why: 'already' } // meanwhile, elsewhere: what was typed stays to be read
    const at = { ...desk, finishes: drafted.held }
    const kept =
      circle === event.circle
        ? await changeEvent(at, seen.shared, seen.record, stated)
        : await widenEvent(at, seen.shared, seen.record, circle, stated)
    if (kept && !kept.kept) return kept
    announce(t(circle === event.circle ? 'records.kept' : 'agenda.widened'))
    done()
    return null
  }
  return (
    <div class="stack">
      <h1>{t('agenda.change.title', { title: inWords(event.titles) })}</h1>
      <EventForm
        drafted={drafted}
        minute={desk.minute}
        was={event.circle}
        stood={event.type}
        types={card.types}
        closed={card.network?.closed}
        today={today}
        now={desk.device.clock.now}
        save={t('do.save')}
        onSave={save}
        onCancel={done}
      />
    </div>
  )
}
