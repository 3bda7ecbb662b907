// The public agenda as somebody reads it who stands before the kiosk: what, when, where; what is cancelled says so until it would have begun.
import type { JSX } from 'preact'
import { stillToCome } from '../domain/agenda.ts'
import { toConfirm, type Shared } from '../domain/event.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { dayOf } from '../domain/wall-time.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { foreign, reasonWord, whenText, zoneText } from '../text/event-text.ts'
import { moment, titleCase, waitText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { PublicAgenda } from './public-agenda.ts'

/** Without a line for this long, who reads is told that what stands here may have changed. Milliseconds. */
const OLD = 86_400_000

type Props = {
  readonly agenda: PublicAgenda
  readonly now: number
  readonly today: Day
  /** Where the kiosk stands. */
  readonly here: CentreCode | null
  readonly online: boolean
  /** At most so many. */
  readonly shown: number
  readonly onMore: () => void
}

export const PublicEvents = ({ agenda, now, today, here, online, shown, onMore }: Props): JSX.Element => {
  const { heard } = agenda
  const events = stillToCome(agenda.events, now)
  return (
    <Sheet heading={t('kiosk.agenda')} look="flush">
      <ul class="openings">
        {events.slice(0, shown).map(shared => (
          <PublicEvent key={`${shared.event.centre} ${shared.event.uid}`} {...{ shared, agenda, today, here }} />
        ))}
        {events.length === 0 && <li>{t(heard === null ? 'kiosk.agenda.never' : 'kiosk.agenda.empty')}</li>}
      </ul>
      <div class="sheet-foot">
        {events.length > shown && (
          <Button size="large" onPress={onMore}>
            {t('agenda.rest', { n: events.length - shown })}
          </Button>
        )}
        {heard !== null &&
          (!online && now - heard > OLD ? (
            <Note icon="cut" tone="ochre">
              {t('kiosk.agenda.heard', moment(heard, now))} {t('kiosk.agenda.old', { wait: waitText(heard, now, Infinity) })}
            </Note>
          ) : (
            <p class="soft">{t('kiosk.agenda.heard', moment(heard, now))}</p>
          ))}
      </div>
    </Sheet>
  )
}

type EventProps = Pick<Props, 'agenda' | 'today' | 'here'> & { readonly shared: Shared }
const PublicEvent = ({ shared, agenda, today, here }: EventProps): JSX.Element => {
  const { event, cancelled } = shared
  const zone = zoneText(event.when, agenda.zone)
  const reason = cancelled?.reason && cancelled.reason !== 'other' ? ` (${reasonWord(cancelled.reason)})` : ''
  return (
    <li class={cancelled ? 'struck' : undefined}>
      <h3 lang={foreign(event, event.titles.by) ?? undefined}>{inWords(event.titles)}</h3>
      <p class="row">
        <span>{titleCase(whenText(event.when, today))}</span>
        {zone && <span class="soft">{zone}</span>}
        {!cancelled && dayOf(event.when.start) === today && <Tag tone="fir">{t('kiosk.agenda.today')}</Tag>}
      </p>
      <p class="row">
        <span class="soft">{[centreOfCode(event.centre, agenda.centres), ...(event.place === null ? [] : [event.place])].join(' · ')}</span>
        {event.centre === here && event.place === null && <Tag tone="fir">{t('kiosk.here')}</Tag>}
      </p>
      <p class="row">
        {cancelled && (
          <Tag tone="brick" icon="cross">
            {t('agenda.cancelled')}
            {reason}
          </Tag>
        )}
        {toConfirm(shared).map(f => (
          <Tag key={f} tone="ochre" icon="clock">
            {t(f === 'when' ? 'agenda.confirm.when' : 'agenda.confirm.place')}
          </Tag>
        ))}
      </p>
    </li>
  )
}
