// One value of a list: what it is called, from when to when it may be used, what takes its place. A centre only says what it calls it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { isRetiredOn, takesSign, VALUE_ICONS, type ListItem, type ListName } from '../domain/lists.ts'
import type { Folded } from '../domain/fold.ts'
import { isFixed } from '../domain/has-counted.ts'
import { united } from '../domain/united.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { saveChanges } from '../records/save-changes.ts'
import { nameProblemText, NamesFields } from '../records/NamesFields.tsx'
import { useTyped } from '../records/use-typed.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Select } from '../ui/Select.tsx'
import { CountsUnder } from './CountsUnder.tsx'
import { NEW, valueForm } from './list-forms.ts'
import { NO_WRONG, readValue, typedOf, valueAgain, type ValueTyped } from './value-typed.ts'

type Props = {
  readonly desk: Desk
  readonly doc: string
  readonly list: ListName
  /** Null for a new one. */
  readonly item: ListItem | null
  /** In which this side spoke of it before: several when it was first done apart. */
  readonly records: readonly Folded[]
  readonly items: readonly ListItem[]
  /** A centre speaks. */
  readonly own: boolean
  readonly close: () => void
}

export const ValueForm = ({ desk, doc, list, item, records, items, own, close }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    valueForm(own, list, item?.value ?? NEW),
    () => typedOf(item),
    item && { item, records },
    valueAgain,
  )
  const [wrong, tell] = useState(NO_WRONG)
  const set = (part: Partial<ValueTyped>): void => type(was => ({ ...was, ...part }))
  const isOwn = own && (item === null || item.ref !== item.value)
  const today = localOn(desk.device).day
  /** Nothing new is to come to what is retired; where it stands already it is said to be. */
  const choices = (chosen: string): { readonly value: string; readonly label: string }[] =>
    items
      .filter(i => i.ref === i.value && i.value !== item?.value && (i.value === chosen || !isRetiredOn(i, today)))
      .map(i => ({ value: i.value, label: isRetiredOn(i, today) ? t('lists.choice.retired', { value: itemWord(i) }) : itemWord(i) }))
  const was = united(before?.records ?? [])
  const fixed = typed.ref === before?.item.ref && was !== null && isFixed(was, today)
  const wordOf = (value: string): string => {
    const found = items.find(i => i.value === value)
    return found ? itemWord(found) : t('list.unknown')
  }

  const save = async (at: Desk): Promise<Saved> => {
    const read = readValue(typed, list, before?.item ?? null, before?.records ?? [], items, own, today)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveChanges(at, doc, read.drafts, 'records.kept', close)
  }

  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={item ? t('lists.edit', { value: itemWord(item) }) : t('lists.add')}
      look="inline"
      save={save}
      close={close}
    >
      <NamesFields
        label={t('lists.field.label')}
        {...(item !== null && !isOwn && { hint: t('lists.field.label.hint') })}
        typed={typed.labels}
        onChange={labels => set({ labels })}
        problem={wrong.labels === 'taken' ? t('lists.problem.taken') : nameProblemText(wrong.labels)}
      />
      {isOwn && fixed && <CountsUnder word={wordOf(typed.ref)} />}
      {isOwn && !fixed && (
        <Select
          label={t('lists.field.ref')}
          ask={t('network.pick')}
          choices={choices(before?.item.ref ?? '')}
          value={typed.ref}
          onChange={ref => set({ ref })}
          problem={wrong.ref ? t('lists.problem.ref') : wrong.moved ? t('lists.fixed') : null}
        />
      )}
      {takesSign(list) && (
        <Select
          label={t('lists.field.icon')}
          ask={t('lists.icon.none')}
          choices={VALUE_ICONS.map(i => ({ value: i, label: t(`lists.icon.${i}`) }))}
          value={typed.icon}
          onChange={v => set({ icon: VALUE_ICONS.find(i => i === v) ?? '' })}
        />
      )}
      {(!own || isOwn) && (
        <div class="fields">
          <DateTimeField
            label={t('lists.field.from')}
            hint={t('lists.field.from.hint')}
            type="date"
            value={typed.from}
            onInput={from => set({ from })}
            unfinished={t('records.problem.half-date')}
          />
          <DateTimeField
            label={t('lists.field.to')}
            hint={t('lists.field.to.hint')}
            type="date"
            value={typed.to}
            onInput={to => set({ to })}
            problem={wrong.dates === 'to-before-from' ? t('lists.problem.to-before-from') : null}
            unfinished={t('records.problem.half-date')}
          />
        </div>
      )}
      {!own && (
        <Select
          label={t('lists.field.replacedBy')}
          ask={t('network.none')}
          choices={choices(before?.item.replacedBy ?? '')}
          value={typed.replacedBy}
          onChange={replacedBy => set({ replacedBy })}
          problem={wrong.dates && wrong.dates !== 'to-before-from' ? t(`lists.problem.${wrong.dates}`) : null}
        />
      )}
    </RecordForm>
  )
}
