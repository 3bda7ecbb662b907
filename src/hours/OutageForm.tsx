// What went wrong on a day on which it was open all the same, so that nobody wonders why nothing is noted.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { OUTAGES } from '../domain/closing-reasons.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { MAX_HOURS_TEXT } from '../domain/opening-record.ts'
import type { Outage } from '../domain/outage.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { halfText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Field } from '../ui/Field.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { changeForm, newForm } from './hours-forms.ts'
import { newOutage, NO_OUTAGE_WRONG, outageAgain, outageValues, readOutage, typedOutage, type OutageTyped } from './outage-typed.ts'
import { hoursDrafts, saveHours } from './save-hours.ts'

type Props = {
  readonly desk: Desk
  readonly look: 'wide sheet' | 'inline'
  readonly centre: CentreCode
  readonly outage: Outage | null
  readonly record: Folded | null
  readonly close: (made: Key | null) => void
}

const HALVES = ['day', 'am', 'pm'] as const

export const OutageForm = ({ desk, look, centre, outage, record, close }: Props): JSX.Element => {
  const today = localOn(desk.device).day
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    outage ? changeForm(outage.id) : newForm('outage'),
    () => (outage ? typedOutage(outage) : newOutage(today)),
    record,
    outageAgain,
  )
  const [wrong, tell] = useState(NO_OUTAGE_WRONG)
  const set = (part: Partial<OutageTyped>): void => type(was => ({ ...was, ...part }))

  const save = async (at: Desk): Promise<Saved> => {
    const read = readOutage(typed, today)
    tell('wrong' in read ? read.wrong : NO_OUTAGE_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveHours(at, centre, hoursDrafts('outage', outageValues(read.stated), before), close)
  }
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t(outage ? 'hours.change' : 'hours.add.outage')}
      look={look}
      of={t('hours.outages.say')}
      save={save}
      close={() => close(null)}
    >
      <DateTimeField
        type="date"
        label={t('opening.day')}
        value={typed.day}
        onInput={day => set({ day })}
        problem={wrong.day === 'ahead' ? t('hours.problem.ahead') : wrong.day ? t('hours.problem.day') : null}
        unfinished={t('records.problem.half-date')}
      />
      <Ticks
        legend={t('hours.field.half')}
        kind="one"
        look="flow"
        choices={HALVES.map(value => ({ value, label: titleCase(value === 'day' ? t('hours.half.day') : halfText(value)) }))}
        chosen={[typed.half]}
        onChange={([half]) => set({ half: HALVES.find(h => h === half) ?? typed.half })}
      />
      <Ticks
        legend={t('hours.outage.what')}
        kind="one"
        look="flow"
        choices={OUTAGES.map(k => ({ value: k, label: t(`closing.${k}`), short: t(`closing.short.${k}`) }))}
        chosen={typed.kind === '' ? [] : [typed.kind]}
        onChange={([kind]) => set({ kind: OUTAGES.find(k => k === kind) ?? '' })}
        problem={wrong.kind ? t('hours.problem.kind') : null}
      />
      <Field
        label={`${t('hours.field.text')}, ${t('field.optional')}`}
        hint={t('hours.text.hint', { max: MAX_HOURS_TEXT })}
        value={typed.text}
        onInput={text => set({ text })}
        problem={textProblemWords(wrong.text)}
      />
    </RecordForm>
  )
}
