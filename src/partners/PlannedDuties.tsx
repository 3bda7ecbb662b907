// Every duty of a centre with its rhythm, to be changed; those of which two people said different things wait for a decision, those that were withdrawn
// can come back.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { DUTY_STATE } from '../domain/duty-record.ts'
import { restated } from '../domain/restated.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { write } from '../records/write.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { useLive } from '../store/use-live.ts'
import { dutyText } from '../text/duty-text.ts'
import { byName } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf } from '../ui/use-focus-back.ts'
import { useFocusGone } from '../ui/use-focus-gone.ts'
import { DutyForm } from './DutyForm.tsx'
import { dutyForm } from './duty-typed.ts'
import { partnerOf, type Place } from './here.ts'
import { describeDuty, nameOf } from './partner-words.ts'

type Props = {
  readonly desk: Desk
  readonly place: Place
  readonly may: boolean
  readonly today: Day
  /** The form that is open; null for none. */
  readonly task: string | null
  readonly turnTo: (task: string | null) => void
}
export const PlannedDuties = ({ desk, place, may, today, task, turnTo }: Props): JSX.Element => {
  const records = useLive(async () => {
    const read = await Promise.all(place.duties.map(d => readRecord(desk.device.db, d.doc, d.id)))
    return new Map(read.flatMap((r): (readonly [string, Recorded])[] => (r ? [[r.record.id, r]] : [])))
  }, [desk.device, place.duties]).value
  const named = place.duties.map(duty => ({ duty, name: nameOf(place, duty, today) })).sort((a, b) => byName(a.name, b.name))
  const lines = named.filter(l => !l.duty.withdrawn)
  const gone = named.filter(l => l.duty.withdrawn)
  const above = useRef<HTMLUListElement>(null)
  const left = useFocusGone(gone.length, () => above.current)
  const restore = async (record: Recorded['record']): Promise<void> => {
    left() // its line goes to the list above
    if ((await write(desk, record.doc, [restated(record, DUTY_STATE, 'current')])).kept) announce(t('records.kept'))
  }
  return (
    <Sheet heading={t('duty.all')} look="flush">
      <ul class="record-list inset" ref={above} tabIndex={-1}>
        {lines.map(({ duty, name }) => {
          const recorded = records?.get(duty.id)
          const open = task === dutyForm(duty.id)
          return (
            <li key={duty.id} class="stack close">
              <div class="row apart">
                <span>
                  <b>{name}</b> <span class="meta">{dutyText(duty, today)}</span>{' '}
                  {duty.conflicts.length > 0 && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
                </span>
                {may && recorded && !open && (
                  <Button
                    id={openerOf(dutyForm(duty.id))}
                    look="quiet"
                    icon="pen"
                    label={t('duty.edit.of', { name })}
                    onPress={() => turnTo(dutyForm(duty.id))}
                  >
                    {t('network.edit')}
                  </Button>
                )}
              </div>
              {open && recorded && (
                <DutyForm
                  desk={desk}
                  form={dutyForm(duty.id)}
                  look="inline"
                  centre={place.centre}
                  fixed={partnerOf(place, duty)}
                  begin={{ duty, record: recorded.record }}
                  close={() => turnTo(null)}
                />
              )}
              {recorded && (open || duty.conflicts.length > 0) && (
                <RecordParts
                  desk={desk}
                  recorded={recorded}
                  describe={describeDuty(place.partners, place.locals, today)}
                  centres={place.centres}
                  today={today}
                  may={may}
                  isText={() => false}
                  check={() => null}
                />
              )}
            </li>
          )
        })}
      </ul>
      {may && gone.length > 0 && (
        <div class="sheet-foot">
          <Disclosure title={t('duty.gone', { n: gone.length })}>
            <ul class="record-list">
              {gone.map(({ duty, name }) => {
                const recorded = records?.get(duty.id)
                return (
                  <li key={duty.id} class="row apart">
                    <span>
                      <b>{name}</b> <span class="meta">{dutyText(duty, today)}</span>
                    </span>
                    {recorded && (
                      <Button look="quiet" icon="undo" label={t('duty.restore.of', { name })} onPress={() => void restore(recorded.record)}>
                        {t('duty.on.do')}
                      </Button>
                    )}
                  </li>
                )
              })}
            </ul>
          </Disclosure>
        </div>
      )}
    </Sheet>
  )
}
