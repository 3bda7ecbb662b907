// What has to be seen of an event at once: cancelled, an hour or a place to be confirmed, and for whom it is.
import type { JSX } from 'preact'
import { toConfirm, type Shared } from '../domain/event.ts'
import { t } from '../text/translate.ts'
import { Tag } from '../ui/Tag.tsx'

type Props = {
  readonly shared: Shared
  /** The coordination or its owner is told that its circle was closed when it was shared. */
  readonly thoughClosed: boolean
}
export const EventTags = ({ shared, thoughClosed }: Props): JSX.Element => (
  <>
    {shared.cancelled && (
      <Tag tone="brick" icon="cross">
        {t('agenda.cancelled')}
      </Tag>
    )}
    {toConfirm(shared).map(f => (
      <Tag key={f} tone="ochre" icon="clock">
        {t(f === 'when' ? 'agenda.confirm.when' : 'agenda.confirm.place')}
      </Tag>
    ))}
    {!shared.cancelled && shared.event.conflicts.some(f => f !== 'when' && f !== 'place') && (
      <Tag tone="ochre" icon="warning">
        {t('records.decide.tag')}
      </Tag>
    )}
    <Tag>{t(`agenda.circle.${shared.event.circle}`)}</Tag>
    {thoughClosed && <Tag icon="lock">{t('agenda.closed.tag')}</Tag>}
  </>
)
