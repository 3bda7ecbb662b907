// Days with their events, the hour in the margin. What is cancelled stays in its place, struck, with its reason.
import type { JSX } from 'preact'
import type { AgendaDay, AgendaLine } from '../domain/agenda.ts'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Shared } from '../domain/event.ts'
import type { ListItem } from '../domain/lists.ts'
import { minutesOf } from '../domain/wall-time.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { foreign, reasonWord } from '../text/event-text.ts'
import { clockText, dayText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { Tag } from '../ui/Tag.tsx'
import { EventTags } from './EventTags.tsx'
import { typeIcon, typeWord } from './event-words.ts'

type Props = {
  readonly days: readonly AgendaDay[]
  readonly centres: readonly Centre[]
  readonly types: readonly ListItem[]
  readonly today: Day
  readonly thoughClosed: (s: Shared) => boolean
}

const lineOf = ({ shared, first }: AgendaLine, { centres, types, thoughClosed }: Props): CopyLine => {
  const { event, cancelled } = shared
  const icon = typeIcon(event.type, types)
  const parts = [
    centreOfCode(event.centre, centres),
    ...(event.place === null ? [] : [event.place]),
    ...(cancelled ? [reasonWord(cancelled.reason)] : []),
  ]
  return {
    key: `${event.centre} ${event.uid}`,
    at: first ? clockText(minutesOf(event.when.start)) : t('agenda.goesOn'),
    what: (
      <a class="whole-line" href={`/agenda/${event.uid}`}>
        <b lang={foreign(event, event.titles.by) ?? undefined}>{inWords(event.titles)}</b>
        <span class="meta">{parts.join(' · ')}</span>
      </a>
    ),
    signs: (
      <>
        {icon && <Tag icon={icon}>{typeWord(event.type, types)}</Tag>}
        <EventTags shared={shared} thoughClosed={thoughClosed(shared)} />
      </>
    ),
    ...(cancelled && { look: 'struck' as const }),
  }
}

export const EventList = (props: Props): JSX.Element => (
  <>
    {props.days.map(({ day, lines }) => (
      <div key={day}>
        <h2 class="day">
          {day === props.today ? t('agenda.today', { date: dayText(day, props.today) }) : titleCase(dayText(day, props.today))}
        </h2>
        <CopyList lines={lines.map(l => lineOf(l, props))} />
      </div>
    ))}
  </>
)
