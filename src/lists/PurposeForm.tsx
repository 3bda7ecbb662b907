// What a centre calls a purpose, under which reference it counts, and from when to when.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Folded } from '../domain/fold.ts'
import { isFixed } from '../domain/has-counted.ts'
import { isRetiredOn, VALUE_ICONS } from '../domain/lists.ts'
import { REFERENCES, type LocalPurpose } from '../domain/purposes.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { saveChanges } from '../records/save-changes.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { CountsUnder } from './CountsUnder.tsx'
import { NEW, valueForm } from './list-forms.ts'
import { NO_WRONG, purposeAgain, readPurpose, typedPurpose, type PurposeTyped } from './purpose-typed.ts'
import type { PurposeNamed } from './same-word.ts'

type Props = {
  readonly desk: Desk
  readonly doc: string
  readonly purpose: LocalPurpose | null
  readonly record: Folded | null
  /** What stands in the list. */
  readonly named: readonly PurposeNamed[]
  /** Of a new one. */
  readonly order: number
  readonly close: () => void
}
const INSTEAD = 'instead'

export const PurposeForm = ({ desk, doc, purpose, record, named, order, close }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    valueForm(true, 'purpose', purpose?.id ?? NEW),
    () => typedPurpose(purpose, localOn(desk.device).day),
    purpose && { purpose, record },
    purposeAgain,
  )
  const [wrong, tell] = useState(NO_WRONG)
  const known = before?.record ?? null
  const fixed = typed.ref === before?.purpose?.ref && known !== null && isFixed(known, localOn(desk.device).day)
  const set = (part: Partial<PurposeTyped>): void => type(was => ({ ...was, ...part }))

  const today = localOn(desk.device).day
  const isRetired = (r: string): boolean => named.some(n => n.id === r && isRetiredOn(n, today))
  const refs = REFERENCES.filter(r => r === before?.purpose?.ref || !isRetired(r)).map(r => ({
    value: r,
    label: isRetired(r) ? t('lists.choice.retired', { value: purposeWord([], r) }) : purposeWord([], r),
  }))

  const save = async (at: Desk): Promise<Saved> => {
    const read = readPurpose(typed, before?.purpose ?? null, before?.record ?? null, order, today, named)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveChanges(at, doc, read.drafts, 'records.kept', close)
  }
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={purpose ? t('lists.edit', { value: purpose.label }) : t('lists.add')}
      look="inline"
      save={save}
      close={close}
    >
      <Field
        label={t('lists.field.label')}
        value={typed.label}
        onInput={label => set({ label })}
        problem={
          wrong.label === 'missing'
            ? t('records.problem.name-missing')
            : wrong.label === 'taken'
              ? t('lists.problem.taken')
              : textProblemWords(wrong.label)
        }
      />
      <Field
        label={t('lists.field.short')}
        hint={t('lists.field.short.hint')}
        value={typed.short}
        onInput={short => set({ short })}
        problem={textProblemWords(wrong.short)}
      />
      {fixed ? (
        <CountsUnder word={purposeWord([], typed.ref)} />
      ) : (
        <Select
          label={t('lists.field.ref')}
          ask={t('network.pick')}
          choices={refs}
          value={typed.ref}
          onChange={ref => set({ ref })}
          problem={wrong.ref ? t('lists.problem.ref') : wrong.moved ? t('lists.fixed') : null}
        />
      )}
      <Ticks
        legend={t('lists.field.instead')}
        legendLook="hidden"
        kind="several"
        look="flow"
        choices={[{ value: INSTEAD, label: t('lists.field.instead') }]}
        chosen={typed.instead ? [INSTEAD] : []}
        onChange={chosen => set({ instead: chosen.includes(INSTEAD) })}
      />
      <Select
        label={t('lists.field.icon')}
        ask={t('lists.icon.reference')}
        choices={VALUE_ICONS.map(i => ({ value: i, label: t(`lists.icon.${i}`) }))}
        value={typed.icon}
        onChange={v => set({ icon: VALUE_ICONS.find(i => i === v) ?? '' })}
      />
      <div class="fields">
        <DateTimeField
          label={t('lists.field.from')}
          type="date"
          value={typed.from}
          onInput={from => set({ from })}
          problem={wrong.from ? t('network.problem.day') : null}
          unfinished={t('records.problem.half-date')}
        />
        <DateTimeField
          label={t('lists.field.to')}
          hint={t('lists.field.to.hint')}
          type="date"
          value={typed.to}
          onInput={to => set({ to })}
          problem={wrong.to ? t('lists.problem.to-before-from') : null}
          unfinished={t('records.problem.half-date')}
        />
      </div>
    </RecordForm>
  )
}
