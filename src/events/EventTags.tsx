// What has to be seen of an event at once: cancelled, an hour or a place to be confirmed, and for whom it is.
import type { JSX } from 'preact'
import { toConfirm, type Shared } from '../domain/event.ts'
import { t } from '../text/translate.ts'
import { Tag } from '../ui/Tag.tsx'

export const EventTags = ({ shared }: { readonly shared: Shared }): JSX.Element => (
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
  </>
)
