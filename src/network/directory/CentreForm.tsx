// Changing a centre: one statement for each field that was touched. What was typed stays when it could not be kept.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../../device/device.ts'
import { changes } from '../../domain/changed.ts'
import { statusesAfter } from '../../domain/centre-status.ts'
import { CENTRE_KINDS, LABEL_LEVELS, SERVICE_LEVELS } from '../../domain/centre-lists.ts'
import type { Centre } from '../../domain/centre.ts'
import { isDay, PRECISIONS } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import { networkList, type ListValue } from '../../domain/lists.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { textProblemWords } from '../../records/text-problem-words.ts'
import { useTyped } from '../../records/use-typed.ts'
import { centreName } from '../../text/centre-words.ts'
import { byName, listText } from '../../text/later-format.ts'
import { t } from '../../text/translate.ts'
import { WeekFields } from '../WeekFields.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { Select } from '../../ui/Select.tsx'
import { Ticks } from '../../ui/Ticks.tsx'
import { editAgain, editOf, NO_WRONG, readEdit, takeBack, type CentreEdit } from './centre-edit.ts'
import { centreForm } from './directory-forms.ts'
import { parentText, serviceWord } from './directory-words.ts'

type Props = {
  readonly desk: Desk
  readonly record: Folded
  readonly centre: Centre
  readonly all: readonly Centre[]
  readonly stated: readonly ListValue[]
  readonly close: () => void
}

const NOBODY = 'NOBODY' // no centre's code: a code has no capital

export const CentreForm = ({ desk, record, centre, all, stated, close }: Props): JSX.Element => {
  const today = localOn(desk.device).day
  const services = networkList('service', stated).map(i => i.value)
  const {
    typed,
    type,
    before, // what this person was looking at; another's change meanwhile shows as a second version
    ...drafted
  } = useTyped(desk, centreForm(centre.id), () => editOf(centre, services, today), { record, centre }, editAgain)
  const [wrong, tell] = useState(NO_WRONG)
  const set = (part: Partial<CentreEdit>): void => type(was => ({ ...was, ...part }))

  const save = async (at: Desk): Promise<Saved> => {
    const read = readEdit(typed, before.centre, all, today)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveChanges(at, before.record.doc, changes(before.record, read.fields), 'network.saved', close)
  }
  const options = <T extends string>(list: readonly T[], word: (v: T) => string): { value: string; label: string }[] =>
    list.map(value => ({ value, label: word(value) }))

  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('network.edit')}
      look="wide sheet"
      wrong={t('network.problem.some')}
      save={save}
      close={close}
    >
      <NamesFields
        label={t('network.field.name')}
        typed={typed.names}
        onChange={names => set({ names })}
        problem={wrong.names === 'taken' ? t('network.problem.taken') : nameProblemText(wrong.names)}
      />
      <NamesFields
        label={t('network.field.area')}
        hint={t('network.field.area.hint')}
        typed={typed.area}
        onChange={area => set({ area })}
        problem={nameProblemText(wrong.area)}
      />
      <Select
        label={t('network.field.kind')}
        ask={null}
        choices={options(CENTRE_KINDS, k => t(`centre-kind.${k}`))}
        value={typed.kind}
        onChange={v => set({ kind: CENTRE_KINDS.find(k => k === v) ?? typed.kind })}
        problem={
          wrong.services.length > 0
            ? t('network.problem.services', { list: listText(wrong.services.map(id => serviceWord(id, stated))) })
            : null
        }
      />
      <Select
        label={t('network.field.status')}
        ask={null}
        choices={options(statusesAfter(before.centre.status), s => t(`centre-status.${s}`))}
        value={typed.status}
        onChange={v => set({ status: statusesAfter(before.centre.status).find(s => s === v) ?? typed.status })}
      />
      {typed.status === 'closed' && before.centre.status !== 'closed' && <p class="hint">{t('network.status.closed.hint')}</p>}
      {!centre.isHead && (
        <>
          <Select
            label={t('network.field.parent')}
            ask={null}
            choices={[
              { value: NOBODY, label: t('network.none') },
              ...all.map(c => ({ value: c.code as string, label: centreName(c) })).sort((a, b) => byName(a.label, b.label)),
            ]}
            value={typed.parent === '' ? NOBODY : typed.parent}
            onChange={v => set({ parent: v === NOBODY ? '' : v })}
            problem={wrong.parent && wrong.parent !== 'day' ? t(`network.problem.${wrong.parent}`) : null}
          />
          <DateTimeField
            label={t('network.field.parentFrom')}
            hint={t('network.field.parentFrom.hint')}
            type="date"
            value={typed.parentFrom}
            onInput={parentFrom => set({ parentFrom })}
            problem={wrong.parent === 'day' ? t('network.problem.day') : null}
            unfinished={t('records.problem.half-date')}
          />
          {before.centre.parents.length > 0 && (
            <Ticks
              legend={t('network.field.notFrom')}
              kind="several"
              look="flow"
              choices={before.centre.parents.map(p => ({ value: p.from, label: parentText(p, all) }))}
              chosen={typed.notFrom}
              onChange={chosen => type(was => takeBack(was, before.centre, chosen.filter(isDay), today))}
            />
          )}
        </>
      )}
      <Field
        label={t('network.field.host')}
        hint={t('network.field.host.hint')}
        value={typed.host}
        onInput={host => set({ host })}
        problem={textProblemWords(wrong.host)}
      />
      <Field
        label={t('network.field.m2')}
        value={typed.areaM2}
        onInput={areaM2 => set({ areaM2 })}
        problem={wrong.areaM2 && t('network.problem.no-number')}
      />
      <Field
        label={t('network.field.staff')}
        hint={t('network.field.staff.hint')}
        value={typed.staff}
        onInput={staff => set({ staff })}
        problem={wrong.staff && t('network.problem.no-number')}
      />
      <Field
        label={t(typed.status === 'planned' ? 'network.field.opens' : 'network.field.opened')}
        hint={t('network.field.opened.hint')}
        value={typed.opened}
        onInput={opened => set({ opened })}
        problem={wrong.opened && t(`network.problem.${wrong.opened}`)}
      />
      {typed.hours ? (
        <WeekFields typed={typed.hours} onChange={hours => set({ hours })} wrong={wrong.hours} />
      ) : (
        <Note icon="clock">{t('network.hours.differ')}</Note>
      )}
      {typed.kind !== 'associated' && (
        <Ticks
          legend={t('setup.centre.precision')}
          hint={t('network.precision.hint')}
          kind="one"
          look="flow"
          choices={PRECISIONS.map(value => ({ value, label: t(`setup.centre.precision.${value}`) }))}
          chosen={[typed.precision]}
          onChange={([v]) => set({ precision: PRECISIONS.find(p => p === v) ?? typed.precision })}
        />
      )}
      <fieldset class="question">
        <legend>{t('network.field.services')}</legend>
        <div class="stack close">
          {services.map(id => (
            <Select
              key={id}
              label={serviceWord(id, stated)}
              ask={t('network.unknown')}
              choices={options(SERVICE_LEVELS, l => t(`network.level.${l}`))}
              value={typed.services[id] ?? ''}
              onChange={v => set({ services: { ...typed.services, [id]: SERVICE_LEVELS.find(l => l === v) ?? '' } })}
            />
          ))}
        </div>
      </fieldset>
      <Select
        label={t('network.field.label')}
        ask={null}
        choices={options(LABEL_LEVELS, l => t(`network.label.${l}`))}
        value={typed.label}
        onChange={v => set({ label: LABEL_LEVELS.find(l => l === v) ?? typed.label })}
      />
    </RecordForm>
  )
}
