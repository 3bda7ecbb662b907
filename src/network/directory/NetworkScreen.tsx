// The network as the directory describes it: its territory, its zones, its centres. Everybody reads it; coordinators change it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../../device/device.ts'
import { centreChecks } from '../../domain/centre-checks.ts'
import { precisionOf } from '../../domain/partial-date.ts'
import type { Network } from '../../domain/centre.ts'
import { schoolStartOf } from '../../domain/school-start.ts'
import { ZONE_STATE, type Territory, type Zone } from '../../domain/territory.ts'
import { publicHours } from '../../domain/public-hours.ts'
import { contested } from '../../domain/contested.ts'
import type { CentreCode } from '../../domain/ids.ts'
import type { Check } from '../../records/check.ts'
import type { Desk } from '../../records/desk.ts'
import { write } from '../../records/write.ts'
import { centres, networks } from '../../store/read-day.ts'
import { openingsOn, type OpenCentre } from '../../store/read-opening.ts'
import { territoriesOf, zonesOf } from '../../store/read-directory.ts'
import { RecordParts } from '../../records/RecordParts.tsx'
import { TypedSlips } from '../../records/TypedSlips.tsx'
import { readRecord, type Recorded } from '../../store/read-record.ts'
import { useLive } from '../../store/use-live.ts'
import { centreName, inWords, networkName } from '../../text/centre-words.ts'
import { numberText } from '../../text/format.ts'
import { byName, listText } from '../../text/later-format.ts'
import { hoursText } from '../../text/hours-text.ts'
import { publicHoursText } from '../../text/public-hours-text.ts'
import { t } from '../../text/translate.ts'
import { withStaffTexts } from '../../text/with-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Slip } from '../../ui/Slip.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../../ui/use-focus-back.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { FORMS, networkForm, zoneForm, type NetworkForm } from './directory-forms.ts'
import { namedCheck, zoneCheck } from './directory-check.ts'
import { describeDirectory, isNameField, partialDateText } from './directory-words.ts'
import { Facts } from './Facts.tsx'
import { networkCheck } from './network-check.ts'
import { NetworkNameForm } from './NetworkNameForm.tsx'
import { NetworkRules } from './NetworkRules.tsx'
import { currencyName } from './places-known.ts'
import { SchoolHolidays } from './SchoolHolidays.tsx'
import { SharingCircles } from './SharingCircles.tsx'
import { Zones, type ZoneSeen, type ZoneTask } from './Zones.tsx'

/** The coordination’s: nobody else loads them. */
const AddCentreForm = lazyPart(withStaffTexts(async () => (await import('../AddCentreForm.tsx')).AddCentreForm))
const TerritoryForm = lazyPart(withStaffTexts(async () => (await import('./TerritoryForm.tsx')).TerritoryForm))

type Props = {
  readonly desk: Desk
  readonly may: boolean
  /** Whether signed figures will come to this device. */
  readonly figures: 'come' | 'do not come'
  /** Whether this device reads what the staff write together. */
  readonly theme: 'read' | 'not read'
}
type Task = 'none' | NetworkForm

export const NetworkScreen = ({ desk, may, figures, theme }: Props): JSX.Element => {
  const { device, minute } = desk
  const now = localOn(device, minute.value)
  const today = now.day
  useTitle(t('app.title', { screen: t('nav.network') }))
  const [task, turnTo] = useState<Task>('none')
  const [zoneTask, turnToZone] = useState<ZoneTask>(null)
  useFocusBack(task === 'none' ? null : task)
  const seen = useLive(async () => {
    const [[net, ...others], openings, territories, zones] = await Promise.all([
      networks(device.db),
      openingsOn(device.db, today),
      territoriesOf(device.db),
      zonesOf(device.db),
    ])
    const territory = territories[0]
    const recordOf = async (row: Network | Territory | Zone | undefined): Promise<Recorded | null> =>
      row ? readRecord(device.db, row.doc, row.id) : null
    const all = openings.map(o => o.centre)
    return {
      net,
      others,
      all,
      openings,
      territory,
      rivals: territories.slice(1),
      netRecord: await recordOf(net),
      territoryRecord: await recordOf(territory),
      zones: (await Promise.all(zones.map(recordOf))).flatMap(
        (recorded, i): ZoneSeen[] => (recorded ? [{ zone: zones[i]!, recorded }] : []), // one record for each
      ),
    }
  }, [device, today]).value
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const { net, others, all, openings, territory, rivals, zones, netRecord, territoryRecord } = seen
  const undecided = [netRecord, territoryRecord, ...zones.map(z => z.recorded)].filter(r => r !== null && contested(r.record).length > 0)
  /** Described twice apart: one holds, the other is withdrawn and stays in the log. */
  const hold = async <R extends Territory | Network>(holds: R, among: readonly (R | undefined)[]): Promise<void> => {
    const drafts = among.flatMap(x => (x && x.id !== holds.id ? [{ kind: 'withdraw' as const, target: x.id, reason: null }] : []))
    if ((await write(desk, holds.doc, drafts)).kept) announce(t('records.decide.done'))
  }
  const inUse = zones.map(z => z.zone).filter(z => !z.withdrawn)
  const checkOf = ({ record }: Recorded): Check => {
    if (record.noun === 'network') return networkCheck(record, today)
    const zone = zones.find(z => z.recorded.record === record)?.zone
    return zone ? zoneCheck(zone, inUse) : namedCheck(record.id, [], () => '')
  }
  const end = (): void => turnTo('none')
  /** By the name under which what was typed waits; null for a form that is not open to anybody now. */
  const begunForm = (form: string): { readonly word: string; readonly open: () => void } | null => {
    const words = {
      ...(netRecord && { name: t('network.name.edit'), place: t('network.place.edit'), holidays: t('network.holidays.add') }),
      territory: t(territory ? 'network.territory.edit' : 'network.territory.add'),
      'new-centre': t('setup.centre.add'),
    }
    for (const [which, word] of Object.entries(words) as [NetworkForm, string][])
      // their own keys
      if (form === networkForm(which)) return { word, open: () => turnTo(which) }
    if (form === zoneForm('new-zone')) return { word: t('network.zone.add'), open: () => turnToZone('new-zone') }
    const zone = inUse.find(z => form === zoneForm(z.id))
    return zone ? { word: t('lists.edit', { value: inWords(zone.names) }), open: () => turnToZone(zone.id) } : null
  }
  const openForms = [...(task === 'none' ? [] : [networkForm(task)]), ...(zoneTask === null ? [] : [zoneForm(zoneTask)])]
  /** Its page says what comes next: the codes for its devices. */
  const added = async (code: CentreCode): Promise<void> => {
    const centre = (await centres(device.db)).find(c => c.code === code)
    if (centre) desk.go(`/network/${centre.id}`)
    else end()
  }
  const partsOf = (recorded: Recorded): JSX.Element => (
    <RecordParts
      key={recorded.record.id}
      desk={desk}
      recorded={recorded}
      describe={describeDirectory(all, [])}
      centres={all}
      today={today}
      may={may}
      isText={isNameField}
      check={checkOf(recorded)}
      never={field => field === ZONE_STATE}
    />
  )
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{net ? networkName(net) : t('nav.network')}</h1>
        {may && netRecord && task !== 'name' && (
          <Button id={openerOf('name')} icon="pen" onPress={() => turnTo('name')}>
            {t('network.name.edit')}
          </Button>
        )}
      </div>
      {may && (
        <TypedSlips
          desk={desk}
          forms={FORMS}
          what={form => begunForm(form)?.word ?? null}
          open={openForms}
          resume={form => begunForm(form)?.open()}
        />
      )}
      {task === 'name' && net && netRecord && (
        <div class="sheet">
          <NetworkNameForm desk={desk} network={net} record={netRecord.record} close={end} />
        </div>
      )}
      {may && net && others.length > 0 && (
        <Slip
          actions={[net, ...others].map(n => (
            <Button key={n.id} onPress={() => void hold(n, [net, ...others])}>
              {t('records.decide.take', { value: [networkName(n), currencyName(n.currency), n.timeZone].join(', ') })}
            </Button>
          ))}
        >
          {t('network.rivals', { n: others.length + 1 })}
        </Slip>
      )}
      {undecided.map(recorded => recorded && partsOf(recorded))}
      {figures === 'come' && <Note icon="about">{t('network.figures.none')}</Note>}
      {may && task === 'new-centre' && <AddCentreForm desk={desk} added={code => void added(code)} close={end} />}
      <Sheet
        heading={t('setup.centre.list')}
        look="flush"
        aside={
          may && task !== 'new-centre' ? (
            <Button id={openerOf('new-centre')} icon="plus" onPress={() => turnTo('new-centre')}>
              {t('setup.centre.add')}
            </Button>
          ) : undefined
        }
      >
        {all.length === 0 && <p class="sheet-foot soft">{t('network.empty')}</p>}
        <ul class="record-list">
          {openings
            .toSorted((a, b) => byName(centreName(a.centre), centreName(b.centre)))
            .map(o => (
              <CentreLine
                key={o.centre.id}
                opening={o}
                now={publicHoursText(publicHours(o.hours, today, now.minute), today, all)}
                checks={may ? centreChecks(o.centre, all, today).length : 0}
              />
            ))}
        </ul>
      </Sheet>
      <Sheet heading={t('network.territory')}>
        {may && territory && rivals.length > 0 && (
          <Slip
            actions={[territory, ...rivals].map(x => (
              <Button key={x.id} onPress={() => void hold(x, [territory, ...rivals])}>
                {t('records.decide.take', { value: inWords(x.names) })}
              </Button>
            ))}
          >
            {t('network.territory.rivals', { n: rivals.length + 1 })}
          </Slip>
        )}
        {task === 'territory' ? (
          <TerritoryForm desk={desk} territory={territory ?? null} record={territoryRecord?.record ?? null} close={end} />
        ) : (
          <div class="stack close">
            {territory ? <TerritoryFacts territory={territory} /> : <p class="soft">{t('network.territory.none')}</p>}
            {theme === 'read' && territory && (may || territory.theme !== null) && (
              <p>
                <a href="/practices/theme">{t(territory.theme === null ? 'network.theme.begin' : 'network.theme.open')}</a>
              </p>
            )}
            {may && (
              <div>
                <Button id={openerOf('territory')} icon="pen" onPress={() => turnTo('territory')}>
                  {t(territory ? 'network.territory.edit' : 'network.territory.add')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Sheet>
      <Zones desk={desk} seen={zones} centres={all} today={today} may={may} task={zoneTask} turnTo={turnToZone} />
      {net && (
        <SchoolHolidays
          desk={desk}
          network={net}
          record={may && netRecord ? netRecord.record : null}
          today={today}
          adding={task === 'holidays'}
          add={() => turnTo('holidays')}
          close={end}
        />
      )}
      {net && <SharingCircles desk={desk} network={net} record={may && netRecord ? netRecord.record : null} today={today} />}
      {net && (
        <NetworkRules
          desk={desk}
          network={net}
          record={may && netRecord ? netRecord.record : null}
          schoolStart={schoolStartOf(netRecord?.record ?? null)}
          changing={task === 'place'}
          change={() => turnTo('place')}
          close={end}
        />
      )}
      {netRecord && contested(netRecord.record).length === 0 && partsOf(netRecord)}
    </div>
  )
}

type LineProps = {
  readonly opening: OpenCentre
  /** What is told of its hours at this minute. */
  readonly now: readonly string[]
  readonly checks: number
}
const CentreLine = ({ opening: { centre, open }, now, checks }: LineProps): JSX.Element => (
  <li>
    <a class="record-line" href={`/network/${centre.id}`}>
      <b>{centreName(centre)}</b>
      <span class="meta">
        {[
          ...(centre.isHead ? [t('centre-kind.head')] : []),
          t(`centre-kind.${centre.kind}`),
          ...(centre.area ? [inWords(centre.area)] : []),
          ...(centre.openedOn
            ? [
                centre.status === 'planned'
                  ? t('network.opensIn', { date: partialDateText(centre.openedOn) })
                  : t('network.openSince', { date: partialDateText(centre.openedOn), precision: precisionOf(centre.openedOn) }),
              ]
            : []),
        ].join(', ')}
      </span>
      {(centre.status === 'open' || centre.status === 'provisional') && (
        <span class="meta">{[...(open.length > 0 ? [t('network.today', { hours: hoursText(open) })] : []), ...now].join(' · ')}</span>
      )}
      {checks > 0 && (
        <Tag tone="ochre" icon="warning">
          {t('network.checks', { n: checks })}
        </Tag>
      )}
    </a>
  </li>
)

const TerritoryFacts = ({ territory }: { readonly territory: Territory }): JSX.Element => (
  <Facts
    lines={[
      [t('network.field.name'), inWords(territory.names)],
      [t('network.field.population'), territory.population === null ? null : numberText(territory.population)],
      [t('network.field.km2'), territory.areaKm2 === null ? null : t('network.km2', { n: numberText(territory.areaKm2) })],
      [t('network.field.density'), territory.density && t(`network.density.${territory.density}`)],
      [t('network.field.excludes'), listText(territory.excludes)],
    ]}
  />
)
