// The agenda: what this device may know of, by day from today on; what is over is one press away.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { mayWrite, type Rights } from '../domain/access.ts'
import { byDay, firstDays } from '../domain/agenda.ts'
import { calendarDocument } from '../domain/documents-of.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { agendaList, ALL, isWanted, type Side } from './agenda-list.ts'
import { ClosedAboveList, closedSaid } from './ClosedCircle.tsx'
import { EventFilter } from './EventFilter.tsx'
import { EventList } from './EventList.tsx'
import { NEW } from './event-typed.ts'
import { seenText } from './seen-text.ts'

export type AgendaProps = {
  readonly desk: Desk
  readonly rights: Rights
  /** When this device last heard from the head, milliseconds; null: never. */
  readonly heard: number | null
}

/** Whose calendar this device writes; null where it only reads. The relay decides by the same rule. */
export const ownerHere = (rights: Rights): CentreCode | null =>
  rights.centre !== null && mayWrite(rights, calendarDocument(rights.centre, '2000', 'own')) ? rights.centre : null

/** Lines shown before more is asked for. */
const SHOWN = 60
export const AgendaScreen = ({ desk, rights, heard }: AgendaProps): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.agenda') }))
  const { device, minute } = desk
  const [side, look] = useState<Side>('coming')
  const [wanted, want] = useState(ALL)
  const [shown, show] = useState(SHOWN)
  const past = side === 'past'
  const today = localOn(device, minute.value).day
  const list = useLive(() => agendaList(device.db, desk.centre, today, side), [device, desk.centre, today, side]).value
  const owner = ownerHere(rights)
  const ready = list?.side === side ? list : undefined
  const days = byDay(
    (ready?.events ?? []).filter(s => isWanted(s, wanted)),
    past ? day => day < today : day => day >= today,
  )
  const ordered = past ? days.toReversed() : days
  const first = firstDays(ordered, shown)
  const rest = ordered.slice(first.length).reduce((n, d) => n + d.lines.length, 0)
  const turn = (to: Side): void => {
    look(to)
    show(SHOWN)
  }
  const create = owner && (
    <Button look="main" icon="plus" to="/agenda/new">
      {t('agenda.create')}
    </Button>
  )
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('nav.agenda')}</h1>
        {create}
      </div>
      <div class="row apart">
        <p class="meta">{seenText(heard, minute.value)}</p>
        <Button look="quiet" icon={past ? 'forward' : 'back'} onPress={() => turn(past ? 'coming' : 'past')}>
          {t(past ? 'agenda.coming' : 'agenda.past')}
        </Button>
      </div>
      {owner && <TypedSlips desk={desk} forms={NEW} what={() => t('agenda.new')} resume={() => desk.go('/agenda/new')} />}
      {ready && !past && <ClosedAboveList desk={desk} rights={rights} closed={ready.closed} events={ready.events} />}
      {ready && ready.events.length > 1 && (
        <EventFilter
          list={ready}
          wanted={wanted}
          onChange={to => {
            want(to)
            show(SHOWN)
          }}
        />
      )}
      <Sheet heading={t('agenda.list')} headingLook="hidden" look="flush" busy={!ready}>
        {!ready ? (
          <Skeleton words={t('agenda.reading')} />
        ) : first.length === 0 && ready.events.length > 0 ? (
          <Empty icon="calendar" title={t('agenda.filter.none')} />
        ) : first.length === 0 ? (
          <Empty icon="calendar" title={t(past ? 'agenda.empty.past' : 'agenda.empty')}>
            {past ? null : t(owner ? 'agenda.empty.say' : 'agenda.empty.wait')}
          </Empty>
        ) : (
          <EventList
            days={first}
            centres={ready.centres}
            types={ready.types}
            today={today}
            thoughClosed={s => closedSaid(ready.closed, rights, s) !== null}
          />
        )}
        {rest > 0 && (
          <div class="sheet-foot">
            <Button look="quiet" onPress={() => show(n => n + SHOWN)}>
              {t('agenda.rest', { n: rest })}
            </Button>
          </div>
        )}
      </Sheet>
    </div>
  )
}
