// The living areas of the territory. Coordinators add, change and withdraw them; what was withdrawn stands under them and can come back.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Centre } from '../../domain/centre.ts'
import { contested } from '../../domain/contested.ts'
import type { Day } from '../../domain/day.ts'
import { restated } from '../../domain/restated.ts'
import type { Key } from '../../domain/ids.ts'
import { isLargeEnough, ZONE_FLOOR, ZONE_STATE, type Zone, type ZONE_STATES } from '../../domain/territory.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordParts } from '../../records/RecordParts.tsx'
import { write } from '../../records/write.ts'
import type { Recorded } from '../../store/read-record.ts'
import { inWords } from '../../text/centre-words.ts'
import { numberText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { withStaffTexts } from '../../text/with-texts.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Note } from '../../ui/Note.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { openerOf, useFocusBack } from '../../ui/use-focus-back.ts'
import { Wrong } from '../../ui/Wrong.tsx'
import { zoneCheck } from './directory-check.ts'
import { describeDirectory, isNameField } from './directory-words.ts'
import { WithdrawZone } from './WithdrawZone.tsx'

/** The coordination’s: nobody else loads it. */
const ZoneForm = lazyPart(withStaffTexts(async () => (await import('./ZoneForm.tsx')).ZoneForm))

export type ZoneSeen = { readonly zone: Zone; readonly recorded: Recorded }
type Props = {
  readonly desk: Desk
  /** In their order, those that were withdrawn among them. */
  readonly seen: readonly ZoneSeen[]
  readonly centres: readonly Centre[]
  readonly today: Day
  readonly may: boolean
  /** Which is being described. */
  readonly task: ZoneTask
  readonly turnTo: (task: ZoneTask) => void
}
const NEW = 'new-zone'
export type ZoneTask = Key | typeof NEW | null

export const Zones = ({ desk, seen, centres, today, may, task, turnTo }: Props): JSX.Element => {
  const [asked, ask] = useState<ZoneSeen | null>(null)
  const [said, saying] = useState<Pick<Zone, 'id' | 'withdrawn'> | null>(null)
  const [refused, refuse] = useState<{ readonly id: Key; readonly why: string } | null>(null)
  const atWork = useRef(false)
  useFocusBack(task, NEW)
  const inUse = seen.filter(x => !x.zone.withdrawn)
  const withdrawn = seen.filter(x => x.zone.withdrawn)
  const zones = inUse.map(x => x.zone)
  const changing = seen.find(x => x.zone.id === task) // also one that is withdrawn elsewhere meanwhile: what was typed stays
  const shows = said !== null && seen.some(({ zone: z }) => z.id === said.id && z.withdrawn === said.withdrawn)
  useEffect(() => {
    if (!shows) return
    saying(null)
    if (said.withdrawn) turnTo(null)
    else document.getElementById(openerOf(said.id))?.focus() // what was pressed is gone; the zone stands in the list again
  }, [shows, said])

  const end = (): void => turnTo(null)
  /** The screen follows once the zone is shown so. */
  const say = async ({ zone, recorded: { record } }: ZoneSeen, state: (typeof ZONE_STATES)[number]): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    const { kept } = await write(desk, record.doc, [restated(record, ZONE_STATE, state)])
    atWork.current = false
    if (!kept) return
    announce(t(state === 'withdrawn' ? 'network.zone.withdrawn' : 'network.zone.restored'))
    saying({ id: zone.id, withdrawn: state === 'withdrawn' })
  }
  const restore = (x: ZoneSeen): void => {
    const why = zoneCheck(x.zone, zones)(ZONE_STATE, 'current')
    refuse(why === null ? null : { id: x.zone.id, why })
    if (why === null) void say(x, 'current')
  }
  const parts = ({ zone, recorded }: ZoneSeen): JSX.Element => (
    <RecordParts
      desk={desk}
      recorded={recorded}
      describe={describeDirectory(centres, [])}
      centres={centres}
      today={today}
      may={may}
      isText={isNameField}
      check={zoneCheck(zone, zones)}
      never={field => field === ZONE_STATE} // it is withdrawn where that is asked first, and comes back by its own button
    />
  )
  return (
    <Sheet heading={t('network.zones')}>
      <div class="stack close">
        <p class="soft">{t('network.zones.say', { floor: numberText(ZONE_FLOOR) })}</p>
        <ul class="record-list">
          {zones.map(z => (
            <li key={z.id} class="row apart">
              <ZoneLine zone={z} />
              {may && (
                <Button
                  id={openerOf(z.id)}
                  look="quiet"
                  icon="pen"
                  label={t('labelled', { what: t('network.edit'), value: inWords(z.names) })}
                  onPress={() => turnTo(z.id)}
                >
                  {t('network.edit')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {may && task !== NEW && (
          <div>
            <Button id={openerOf(NEW)} icon="plus" onPress={() => turnTo(NEW)}>
              {t('network.zone.add')}
            </Button>
          </div>
        )}
        {task === NEW && (
          <ZoneForm
            desk={desk}
            zone={null}
            record={null}
            zones={zones}
            order={Math.max(0, ...seen.map(x => x.zone.order)) + 1}
            close={end}
          />
        )}
        {changing && (
          <>
            <ZoneForm
              key={changing.zone.id}
              desk={desk}
              zone={changing.zone}
              record={changing.recorded.record}
              zones={zones}
              order={changing.zone.order}
              close={end}
              withdraw={() => ask(changing)}
            />
            {contested(changing.recorded.record).length === 0 && parts(changing)}
          </>
        )}
        {withdrawn.length > 0 && (
          <Disclosure title={t('network.zones.withdrawn')}>
            <ul class="record-list">
              {withdrawn.map(x => (
                <li key={x.zone.id} class="stack close">
                  <div class="row apart">
                    <ZoneLine zone={x.zone} />
                    {may && (
                      <Button
                        look="quiet"
                        icon="undo"
                        label={t('network.zone.restore.of', { zone: inWords(x.zone.names) })}
                        onPress={() => restore(x)}
                      >
                        {t('network.zone.restore')}
                      </Button>
                    )}
                  </div>
                  <div role="alert">{refused?.id === x.zone.id && <Wrong id={`${x.zone.id}-taken`}>{refused.why}</Wrong>}</div>
                  {contested(x.recorded.record).length === 0 && parts(x)}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
      {asked && (
        <WithdrawZone
          zone={asked.zone}
          withdraw={() => {
            ask(null)
            void say(asked, 'withdrawn')
          }}
          close={() => ask(null)}
        />
      )}
    </Sheet>
  )
}

/** What is too small, or of unknown size, is said of those in use only. */
const ZoneLine = ({ zone }: { readonly zone: Zone }): JSX.Element => (
  <span>
    <b>{inWords(zone.names)}</b>{' '}
    <span class="meta">
      {zone.outside
        ? t('network.zone.noPopulation')
        : zone.population === null
          ? t('network.zone.populationUnsaid')
          : t('network.zone.inhabitants', { n: numberText(zone.population) })}
    </span>
    {!zone.withdrawn && !isLargeEnough(zone) && (
      <Note icon="warning" tone="ochre">
        {zone.population === null ? t('network.zone.unsaid') : t('network.zone.small', { floor: numberText(ZONE_FLOOR) })}
      </Note>
    )}
  </span>
)
