// In what the network pays, what its walls show and when its school year begins. What was written before keeps the currency and the zone it was written with, and the form says so.
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Network } from '../../domain/centre.ts'
import { changes } from '../../domain/changed.ts'
import type { Folded } from '../../domain/fold.ts'
import { readCurrency, readTimeZone } from '../../domain/place.ts'
import { isSchoolStart, SCHOOL_START, schoolStartOf } from '../../domain/school-start.ts'
import { minutesOf, wallAt } from '../../domain/wall-time.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { useTyped } from '../../records/use-typed.ts'
import { clockText } from '../../text/format.ts'
import { monthNames } from '../../text/later-format.ts'
import { t } from '../../text/translate.ts'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { Select } from '../../ui/Select.tsx'
import { networkForm } from './directory-forms.ts'
import { currencies, currencyChoices, currencyName, timeZones } from './places-known.ts'

type Props = { readonly desk: Desk; readonly network: Network; readonly record: Folded; readonly close: () => void }

export const PlaceForm = ({ desk, network, record, close }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    networkForm('place'),
    { currency: network.currency, zone: network.timeZone, school: String(schoolStartOf(record)) },
    { network, record },
  )
  const { currency, zone, school } = typed
  const set = (part: Partial<typeof typed>): void => type(was => ({ ...was, ...part }))
  const [wrong, tell] = useState({ currency: false, zone: false })
  const [choices] = useState(currencyChoices)
  const [zones] = useState(timeZones)
  const id = useId()
  const read = readTimeZone(zone, zones)
  const was = schoolStartOf(before.record)
  const begins = isSchoolStart(Number(school)) ? Number(school) : was // what was kept may be of another app
  const wall = read === null ? null : wallAt(desk.minute.value, read)

  const save = async (at: Desk): Promise<Saved> => {
    // one that this device does not know may stand there since another device wrote it
    const code = currency === before.network.currency ? currency : readCurrency(currency, currencies())
    const name = zone === before.network.timeZone ? zone : read
    tell({ currency: code === null, zone: name === null })
    if (code === null || name === null) return 'wrong'
    // September, which nobody has to state, is stated only in place of another month
    const stated = { currency: code, timeZone: name, ...(begins !== was && { [SCHOOL_START]: begins }) }
    return saveChanges(at, before.record.doc, changes(before.record, stated), 'network.saved', close)
  }
  return (
    <RecordForm desk={desk} drafted={drafted} heading={t('network.place.edit')} look="inline" save={save} close={close}>
      <Select
        label={t('network.field.currency')}
        ask={null}
        choices={choices.some(c => c.value === currency) ? choices : [{ value: currency, label: currencyName(currency) }, ...choices]}
        value={currency}
        onChange={code => set({ currency: code })}
        problem={wrong.currency ? t('network.problem.currency') : null}
      />
      <Field
        label={t('network.field.timeZone')}
        hint={wall === null ? t('network.place.zone.hint') : t('network.place.zone.now', { time: clockText(minutesOf(wall)) })}
        value={zone}
        onInput={name => set({ zone: name })}
        list={`${id}-zones`}
        problem={wrong.zone ? t('network.problem.zone') : null}
      />
      <datalist id={`${id}-zones`}>
        {zones.map(z => (
          <option key={z} value={z} />
        ))}
      </datalist>
      <Select
        label={t('network.field.schoolStart')}
        ask={null}
        choices={monthNames().map((label, i) => ({ value: String(i + 1), label }))}
        value={String(begins)}
        onChange={month => set({ school: month })}
      />
      <Note icon="about">{t('network.place.past')}</Note>
      {begins !== was && <Note icon="about">{t('network.place.school')}</Note>}
    </RecordForm>
  )
}
