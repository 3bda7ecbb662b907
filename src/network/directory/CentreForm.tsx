// Changing a centre: one statement for each field that was touched. What was typed stays when it could not be kept.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { statusesAfter } from '../../domain/centre-status.ts'
import { CENTRE_KINDS, LABEL_LEVELS, SERVICE_LEVELS, type Centre } from '../../domain/centre.ts'
import { isDay } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import { networkList, type ListValue } from '../../domain/lists.ts'
import { changes } from '../../records/changes.ts'
import type { Desk } from '../../records/desk.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { textProblemWords } from '../../records/text-problem-words.ts'
import { write } from '../../records/write.ts'
import { centreName } from '../../text/centre-words.ts'
import { byName, listText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { WeekFields } from '../WeekFields.tsx'
import { Field } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Note } from '../../ui/Note.tsx'
import { Select } from '../../ui/Select.tsx'
import { Ticks } from '../../ui/Ticks.tsx'
import { useFirstWrong } from '../../ui/use-first-wrong.ts'
import { Wrong } from '../../ui/Wrong.tsx'
import { editOf, NO_WRONG, readEdit, takeBack, type CentreEdit } from './centre-edit.ts'
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
  const today = desk.device.clock.local().day
  const services = networkList('service', stated).map(i => i.value)
  const [typed, type] = useState<CentreEdit>(() => editOf(centre, services, today))
  const [before] = useState({ record, centre }) // what this person was looking at; another's change meanwhile shows as a second version
  const [wrong, tell] = useState(NO_WRONG)
  const atWork = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => heading.current?.focus(), [])
  const set = (part: Partial<CentreEdit>): void => type(was => ({ ...was, ...part }))

  const save = async (): Promise<void> => {
    if (atWork.current) return
    const read = readEdit(typed, before.centre, all, today)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return look()
    const drafts = changes(before.record, read.fields)
    if (drafts.length === 0) {
      announce(t('network.nothingChanged'))
      return close()
    }
    atWork.current = true
    const kept = await write(desk, before.record.doc, drafts)
    atWork.current = false
    if (!kept.kept) return
    announce(t('network.saved'))
    close()
  }
  const options = <T extends string>(list: readonly T[], word: (v: T) => string): { value: string; label: string }[] =>
    list.map(value => ({ value, label: word(value) }))

  return (
    <form
      ref={form}
      class="sheet stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t('network.edit')}
      </h2>
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
        ask={t('network.pick')}
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
        ask={t('network.pick')}
        choices={options(statusesAfter(before.centre.status), s => t(`centre-status.${s}`))}
        value={typed.status}
        onChange={v => set({ status: statusesAfter(before.centre.status).find(s => s === v) ?? typed.status })}
      />
      {typed.status === 'closed' && before.centre.status !== 'closed' && <p class="hint">{t('network.status.closed.hint')}</p>}
      {!centre.isHead && (
        <>
          <Select
            label={t('network.field.parent')}
            ask={t('network.pick')}
            choices={[
              { value: NOBODY, label: t('network.none') },
              ...all.map(c => ({ value: c.code as string, label: centreName(c) })).sort((a, b) => byName(a.label, b.label)),
            ]}
            value={typed.parent === '' ? NOBODY : typed.parent}
            onChange={v => set({ parent: v === NOBODY ? '' : v })}
            problem={wrong.parent && wrong.parent !== 'day' ? t(`network.problem.${wrong.parent}`) : null}
          />
          <Field
            label={t('network.field.parentFrom')}
            hint={t('network.field.parentFrom.hint')}
            type="date"
            value={typed.parentFrom}
            onInput={parentFrom => set({ parentFrom })}
            problem={wrong.parent === 'day' ? t('network.problem.day') : null}
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
        ask={t('network.pick')}
        choices={options(LABEL_LEVELS, l => t(`network.label.${l}`))}
        value={typed.label}
        onChange={v => set({ label: LABEL_LEVELS.find(l => l === v) ?? typed.label })}
      />
      <div role="alert">{wrong !== NO_WRONG && <Wrong id="centre-form-wrong">{t('network.problem.some')}</Wrong>}</div>
      <div class="row">
        <Button look="main" type="submit">
          {t('do.save')}
        </Button>
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
