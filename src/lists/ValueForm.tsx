// One value of a list: what it is called, from when to when it may be used, what takes its place. A centre only says what it calls it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { takesSign, VALUE_ICONS, type ListItem, type ListName } from '../domain/lists.ts'
import type { Folded } from '../domain/fold.ts'
import type { Desk } from '../records/desk.ts'
import { nameProblemText, NamesFields } from '../records/NamesFields.tsx'
import { write } from '../records/write.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Select } from '../ui/Select.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { NO_WRONG, readValue, typedOf, type ValueTyped } from './value-typed.ts'

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
  const [typed, type] = useState<ValueTyped>(() => typedOf(item))
  const [before] = useState({ item, records })
  const [wrong, tell] = useState(NO_WRONG)
  const atWork = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => heading.current?.focus(), [])
  const set = (part: Partial<ValueTyped>): void => type(was => ({ ...was, ...part }))
  const isOwn = own && (item === null || item.ref !== item.value)
  const theNetworks = items.filter(i => i.ref === i.value && i.value !== item?.value)

  const save = async (): Promise<void> => {
    if (atWork.current) return
    const read = readValue(typed, list, before.item, before.records, items, own)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return look()
    atWork.current = true
    const kept = read.drafts.length === 0 || (await write(desk, doc, read.drafts)).kept
    atWork.current = false
    if (!kept) return
    announce(t(read.drafts.length === 0 ? 'network.nothingChanged' : 'records.kept'))
    close()
  }

  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {item ? t('lists.edit', { value: itemWord(item) }) : t('lists.add')}
      </h3>
      <NamesFields
        label={t('lists.field.label')}
        {...(item !== null && !isOwn && { hint: t('lists.field.label.hint') })}
        typed={typed.labels}
        onChange={labels => set({ labels })}
        problem={nameProblemText(wrong.labels)}
      />
      {isOwn && (
        <Select
          label={t('lists.field.ref')}
          ask={t('network.pick')}
          choices={theNetworks.map(i => ({ value: i.value, label: itemWord(i) }))}
          value={typed.ref}
          onChange={ref => set({ ref })}
          problem={wrong.ref ? t('lists.problem.ref') : null}
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
          <Field
            label={t('lists.field.from')}
            hint={t('lists.field.from.hint')}
            type="date"
            value={typed.from}
            onInput={from => set({ from })}
          />
          <Field
            label={t('lists.field.to')}
            hint={t('lists.field.to.hint')}
            type="date"
            value={typed.to}
            onInput={to => set({ to })}
            problem={wrong.dates === 'to-before-from' ? t('lists.problem.to-before-from') : null}
          />
        </div>
      )}
      {!own && (
        <Select
          label={t('lists.field.replacedBy')}
          ask={t('network.none')}
          choices={theNetworks.map(i => ({ value: i.value, label: itemWord(i) }))}
          value={typed.replacedBy}
          onChange={replacedBy => set({ replacedBy })}
          problem={wrong.dates && wrong.dates !== 'to-before-from' ? t(`lists.problem.${wrong.dates}`) : null}
        />
      )}
      <div class="row">
        <Button look="main" type="submit">
          {t('do.save')}
        </Button>
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
