// Every device of the network: where it is, what it is for, when the head last heard it.
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { DeviceId } from '../domain/ids.ts'
import { momentText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CardTable } from '../ui/CardTable.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { DeviceLine } from '../wire/questions.ts'
import { deviceName, inOrder, placeName } from './device-name.ts'

type Props = {
  readonly devices: readonly DeviceLine[]
  readonly centres: readonly Centre[]
  /** The one that is looked at from. */
  readonly own: DeviceId
  readonly now: number
  readonly remove: (device: DeviceLine) => void
}

const act = (d: DeviceLine, own: DeviceId, remove: (device: DeviceLine) => void): JSX.Element => {
  if (d.revokedAt !== null)
    return (
      <Tag tone="brick" icon="lock">
        {t('devices.removed')}
      </Tag>
    )
  if (d.id === own) return <Tag tone="fir">{t('devices.this')}</Tag>
  return (
    <Button label={t('devices.remove.of', { device: deviceName(d) })} onPress={() => remove(d)}>
      {t('devices.remove')}
    </Button>
  )
}

export const DeviceList = ({ devices, centres, own, now, remove }: Props): JSX.Element => (
  <Sheet
    heading={t('devices.list', { n: devices.filter(d => d.revokedAt === null).length })}
    aside={<span class="meta">{t('devices.list.order')}</span>}
    look="flush"
  >
    <CardTable
      caption={t('nav.devices')}
      first={t('devices.column.device')}
      columns={[
        { key: 'centre', heading: t('centres.column.centre') },
        { key: 'heard', heading: t('devices.column.heard') },
        { key: 'act', heading: t('devices.column.action'), look: 'unnamed' },
      ]}
      rows={inOrder(devices, centres).map(d => ({
        key: d.id,
        head: (
          <>
            {deviceName(d)} <small>{t(`devices.role.${d.role}`)}</small>
            {d.replaced !== undefined && d.revokedAt === null && <small>{t(`devices.replaced.${d.replaced}`)}</small>}
          </>
        ),
        cells: {
          centre: placeName(d, centres),
          heard: d.heardAt === null ? t('centres.neverHeard') : momentText(d.heardAt * 1000, now),
          act: act(d, own, remove),
        },
      }))}
    />
  </Sheet>
)
