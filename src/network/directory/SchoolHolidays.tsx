// The school holidays of the territory: ranges of days on which hours of the school term do not hold. Stated by the coordination, read by everybody.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Network } from '../../domain/centre.ts'
import { changes } from '../../domain/changed.ts'
import { isDay, type Day } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import type { DayRange } from '../../domain/pattern.ts'
import { restated } from '../../domain/restated.ts'
import { holidayField, isHolidayRange } from '../../domain/school-holidays.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { useTyped } from '../../records/use-typed.ts'
import { write } from '../../records/write.ts'
import { t } from '../../text/translate.ts'
import { wholeDate } from '../../text/whole-date.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FromTo } from '../../ui/FromTo.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { openerOf } from '../../ui/use-focus-back.ts'
import { networkForm } from './directory-forms.ts'

type Props = {
  readonly desk: Desk
  readonly network: Network
  /** Null where this device may not change it. */
  readonly record: Folded | null
  readonly today: Day
  readonly adding: boolean
  readonly add: () => void
  readonly close: () => void
}

const rangeText = ({ from, to }: DayRange): string => t('network.holidays.range', { from: wholeDate(from), to: wholeDate(to) })

export const SchoolHolidays = ({ desk, network, record, today, adding, add, close }: Props): JSX.Element => {
  const atWork = useRef(false)
  const all = network.holidays ?? []
  const [past, coming] = [all.filter(h => h.to < today), all.filter(h => h.to >= today)]
  const takeBack = async (before: Folded, { from }: DayRange): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    const { kept } = await write(desk, before.doc, [restated(before, holidayField(from), null)])
    atWork.current = false
    if (kept) announce(t('network.holidays.takenBack'))
  }
  const list = (ranges: readonly DayRange[]): JSX.Element => (
    <ul class="record-list">
      {ranges.map(h => (
        <li key={h.from} class="row apart">
          <span>{rangeText(h)}</span>
          {record && (
            <Button
              look="quiet"
              label={t('labelled', { what: t('network.holidays.takeBack'), value: rangeText(h) })}
              onPress={() => void takeBack(record, h)}
            >
              {t('network.holidays.takeBack')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <Sheet heading={t('network.holidays')}>
      <div class="stack close">
        <p class="soft">{t('network.holidays.say')}</p>
        {coming.length > 0 ? list(coming) : <p>{t('network.holidays.none')}</p>}
        {record && !adding && (
          <div>
            <Button id={openerOf('holidays')} icon="plus" onPress={add}>
              {t('network.holidays.add')}
            </Button>
          </div>
        )}
        {record && adding && <HolidaysForm desk={desk} record={record} close={close} />}
        {past.length > 0 && <Disclosure title={t('network.holidays.past')}>{list(past)}</Disclosure>}
      </div>
    </Sheet>
  )
}

type FormProps = { readonly desk: Desk; readonly record: Folded; readonly close: () => void }

const HolidaysForm = ({ desk, record, close }: FormProps): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(desk, networkForm('holidays'), { from: '', to: '' }, record)
  const [wrong, tell] = useState<'from' | 'to' | null>(null)
  const save = async (at: Desk): Promise<Saved> => {
    const { from, to } = typed
    const problem = !isDay(from) ? 'from' : !isHolidayRange(from, to) ? 'to' : null
    tell(problem)
    if (!isDay(from) || problem) return 'wrong'
    return saveChanges(at, before.doc, changes(before, { [holidayField(from)]: to }), 'network.saved', close)
  }
  return (
    <RecordForm desk={desk} drafted={drafted} heading={t('network.holidays.add')} look="inline" save={save} close={close}>
      <FromTo
        type="date"
        labels={{ from: t('network.holidays.from'), to: t('network.holidays.to') }}
        value={typed}
        onChange={type}
        problems={{ from: wrong === 'from' ? t('hours.problem.day') : null, to: wrong === 'to' ? t('network.problem.holidays') : null }}
        unfinished={t('records.problem.half-date')}
      />
    </RecordForm>
  )
}
