// One centre of the directory: what it is, what is to be looked at, what two people wrote apart, and its history. Coordinators change it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../../device/device.ts'
import { centreChecks, type CentreCheck } from '../../domain/centre-checks.ts'
import { parentOn } from '../../domain/centre-parents.ts'
import { logsVisits, type Centre } from '../../domain/centre.ts'
import type { Day } from '../../domain/day.ts'
import { DIRECTORY } from '../../domain/document-name.ts'
import { weekValue } from '../../domain/opening-record.ts'
import { networkList, type ListValue } from '../../domain/lists.ts'
import type { Key } from '../../domain/ids.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordParts } from '../../records/RecordParts.tsx'
import { TypedSlips } from '../../records/TypedSlips.tsx'
import { centres } from '../../store/read-day.ts'
import { listValues } from '../../store/read-lists.ts'
import { readRecord } from '../../store/read-record.ts'
import { useLive } from '../../store/use-live.ts'
import { centreName, centreOfCode, inWords } from '../../text/centre-words.ts'
import { numberText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { withStaffTexts } from '../../text/with-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { openerOf, useFocusBack } from '../../ui/use-focus-back.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { takesDevices } from '../fits.ts'
import { centreForm } from './directory-forms.ts'
import { centreCheck } from './directory-check.ts'
import { describeDirectory, isNameField, partialDateText, serviceWord, squareMetres } from './directory-words.ts'
import { Facts } from './Facts.tsx'

/** The coordination’s: nobody else loads them. */
const FineHourNote = lazyPart(
  withStaffTexts(async () => (await import('./FineHourNote.tsx')).FineHourNote),
  () => null,
)
const CentreForm = lazyPart(withStaffTexts(async () => (await import('./CentreForm.tsx')).CentreForm))

type Props = { readonly desk: Desk; readonly id: Key; readonly may: boolean }

export const CentreScreen = ({ desk, id, may }: Props): JSX.Element => {
  const { device, minute } = desk
  const today = localOn(device, minute.value).day
  const seen = useLive(
    () => Promise.all([readRecord(device.db, DIRECTORY, id), centres(device.db), listValues(device.db)]),
    [device, id],
  ).value
  const [changing, change] = useState(false)
  useFocusBack(changing ? 'centre' : null)
  const centre = seen?.[1].find(c => c.id === id)
  useTitle(t('app.title', { screen: centre ? centreName(centre) : t('nav.network') }))
  const back = (
    <Button look="quiet" icon="back" to="/network">
      {t('network.back')}
    </Button>
  )
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const [recorded, all, stated] = seen
  if (!centre || !recorded)
    return (
      <Sheet heading={t('nav.network')} headingLook="hidden">
        <Empty icon="centres" title={t('list.unknown')}>
          {back}
        </Empty>
      </Sheet>
    )
  return (
    <div class="stack">
      <div>{back}</div>
      <div class="row apart">
        <h1>{centreName(centre)}</h1>
        {may && !changing && (
          <Button id={openerOf('centre')} icon="pen" onPress={() => change(true)}>
            {t('network.edit')}
          </Button>
        )}
      </div>
      {may && !changing && <TypedSlips desk={desk} forms={centreForm(id)} what={() => t('network.edit')} resume={() => change(true)} />}
      {may && centreChecks(centre, all, today).map(check => <CheckNote key={check} check={check} />)}
      {may && !changing && logsVisits(centre) && <FineHourNote db={device.db} centre={centre} today={today} />}
      {changing ? (
        <CentreForm desk={desk} record={recorded.record} centre={centre} all={all} stated={stated} close={() => change(false)} />
      ) : (
        <CentreFacts centre={centre} all={all} stated={stated} today={today} />
      )}
      {!changing && (
        <div>
          <Button icon="door" to={`/network/${centre.code}/hours`}>
            {t('hours.see')}
          </Button>
        </div>
      )}
      {may && !changing && centre.status !== 'closed' && (
        <div class="row apart">
          <p class="soft">{t(takesDevices(centre) ? 'network.centre.devices' : 'network.centre.devices.later')}</p>
          {takesDevices(centre) && (
            <Button icon="device" to="/devices">
              {t('nav.devices')}
            </Button>
          )}
        </div>
      )}
      <RecordParts
        desk={desk}
        recorded={recorded}
        describe={describeDirectory(all, stated)}
        centres={all}
        today={today}
        may={may}
        isText={isNameField}
        check={centreCheck(
          recorded.record,
          all,
          networkList('service', stated).map(i => i.value),
          service => serviceWord(service, stated),
          today,
        )}
      />
    </div>
  )
}

/** A conflict has its own sheet below and no note. */
const CheckNote = ({ check }: { readonly check: CentreCheck }): JSX.Element | null =>
  check === 'conflict' ? null : (
    <Note icon="warning" tone="ochre">
      {t(`network.check.${check}`)}
    </Note>
  )

type FactsProps = {
  readonly centre: Centre
  readonly all: readonly Centre[]
  readonly stated: readonly ListValue[]
  readonly today: Day
}

const CentreFacts = ({ centre, all, stated, today }: FactsProps): JSX.Element => {
  const parent = parentOn(centre, today)
  const services = networkList('service', stated).flatMap(i => {
    const level = centre.services[i.value]
    return level ? [t('labelled', { what: serviceWord(i.value, stated), value: t(`network.level.${level}`) })] : []
  })
  return (
    <div class="sheet">
      <Facts
        lines={[
          [t('network.field.kind'), [...(centre.isHead ? [t('centre-kind.head')] : []), t(`centre-kind.${centre.kind}`)].join(', ')],
          [t('network.field.status'), t(`centre-status.${centre.status}`)],
          [t('network.field.area'), centre.area && inWords(centre.area)],
          [t('network.field.parent'), parent && centreOfCode(parent, all)],
          [t('network.field.host'), centre.host],
          [t('network.field.m2'), centre.areaM2 === null ? null : squareMetres(centre.areaM2)],
          [t('network.field.staff'), centre.staff === undefined ? null : numberText(centre.staff)],
          [
            t(centre.status === 'planned' ? 'network.field.opens' : 'network.field.opened'),
            centre.openedOn && partialDateText(centre.openedOn),
          ],
          [t('network.field.week'), describeDirectory(all, stated)('week', weekValue(centre.week))?.text ?? null],
          [t('network.field.precision'), centre.kind === 'associated' ? null : t(`setup.centre.precision.${centre.precision}`)],
          [t('network.field.services'), services.length > 0 ? services : null],
          [t('network.field.label'), t(`network.label.${centre.label}`)],
        ]}
      />
    </div>
  )
}
