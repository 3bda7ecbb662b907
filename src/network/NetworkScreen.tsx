// The network as its directory states it: every centre, what it is, and when it is open today. No figure stands here that was not signed.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { network } from '../store/read-day.ts'
import { openingsOn } from '../store/read-opening.ts'
import { useLive } from '../store/use-live.ts'
import { byName } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { CardTable } from '../ui/CardTable.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useTitle } from '../ui/use-title.ts'

type Props = {
  readonly device: Device
  readonly minute: ReadonlySignal<number>
  /** Whether signed figures will come to this device. */
  readonly figures: 'come' | 'do not come'
}

export const NetworkScreen = ({ device, minute, figures }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.network') }))
  const { day } = device.clock.local(minute.value)
  const known = useLive(() => Promise.all([network(device.db), openingsOn(device.db, day)]), [device, day]).value
  const lines = [...(known?.[1] ?? [])].sort((a, b) => byName(a.centre.name, b.centre.name))
  return (
    <div class="stack">
      <div>
        <h1>{t('nav.network')}</h1>
        {known?.[0] && <p class="soft">{known[0].name}</p>}
      </div>
      {figures === 'come' && <Note icon="about">{t('network.figures.none')}</Note>}
      {known === undefined || lines.length === 0 ? (
        <Sheet heading={t('setup.centre.list')} busy={known === undefined}>
          {known === undefined ? <Skeleton words={t('network.reading')} /> : <p class="soft">{t('network.empty')}</p>}
        </Sheet>
      ) : (
        <Sheet heading={t('setup.centre.list')} look="flush">
          <CardTable
            caption={t('setup.centre.list')}
            first={t('centres.column.centre')}
            columns={[
              { key: 'kind', heading: t('network.column.kind') },
              { key: 'today', heading: t('network.column.today') },
            ]}
            rows={lines.map(({ centre: c, open }) => ({
              key: c.code,
              head: c.name,
              cells: {
                kind: (
                  <span class="row">
                    {t(c.isHead ? 'centre-kind.head' : `centre-kind.${c.kind}`)}
                    {c.status !== 'open' && <Tag tone="slate">{t(`centre-status.${c.status}`)}</Tag>}
                  </span>
                ),
                today: c.status === 'open' || c.status === 'provisional' ? hoursText(open) : '',
              },
            }))}
          />
        </Sheet>
      )}
    </div>
  )
}
