// Every device of the network: where it is, what it is for, when the head last heard it.
import type { JSX } from 'preact'
import type { Centre } from '../domain/centre.ts'
import type { DeviceId } from '../domain/ids.ts'
import { moment } from '../text/format.ts'
import { momentText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CardTable } from '../ui/CardTable.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf } from '../ui/use-focus-back.ts'
import type { ApartLine, DeviceLine } from '../wire/questions.ts'
import { deviceName, inOrder, placeName } from './device-name.ts'

type Props = {
  readonly devices: readonly DeviceLine[]
  /** What removed ones have left at the head. */
  readonly apart: readonly ApartLine[]
  readonly centres: readonly Centre[]
  /** The one that is looked at from. */
  readonly own: DeviceId
  readonly now: number
  readonly remove: (device: DeviceLine) => void
}

const act = (d: DeviceLine, own: DeviceId, remove: (device: DeviceLine) => void): JSX.Element => {
  if (d.revokedAt !== null)
    return (
      <span id={openerOf(d.id)} tabIndex={-1}>
        <Tag tone="brick" icon="lock">
          {t('devices.removed')}
        </Tag>
      </span>
    )
  if (d.id === own) return <Tag tone="fir">{t('devices.this')}</Tag>
  return (
    <Button label={t('devices.remove.of', { device: deviceName(d) })} onPress={() => remove(d)}>
      {t('devices.remove')}
    </Button>
  )
}

/** So many, and how many of those listed below were removed. */
const heading = (devices: readonly DeviceLine[]): string => {
  const removed = devices.filter(d => d.revokedAt !== null).length
  const there = t('devices.list', { n: devices.length - removed })
  return removed === 0 ? there : `${there}, ${t('devices.list.removed', { n: removed })}`
}

/** How much of it waits for its centre's word, and on which day the last of it came. */
const waits = (apart: readonly ApartLine[], d: DeviceLine, now: number): JSX.Element | null => {
  const left = apart.filter(a => a.device === d.id && a.settled === undefined)
  const n = left.reduce((sum, a) => sum + a.statements, 0)
  const last = left
    .flatMap(a => a.days)
    .sort()
    .at(-1)
  if (n === 0 || last === undefined) return null
  return <small>{t('devices.apart', { n, date: moment(Date.parse(`${last}T12:00`), now)['date'] ?? last })}</small>
}

export const DeviceList = ({ devices, apart, centres, own, now, remove }: Props): JSX.Element => (
  <Sheet heading={heading(devices)} aside={<span class="meta">{t('devices.list.order')}</span>} look="flush">
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
            {waits(apart, d, now)}
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
