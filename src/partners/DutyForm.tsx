// A duty is planned or changed: who, when, for what. Three things are asked (V16); the hours stand there as the centre is open.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { choicesWith } from '../domain/choices-with.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { EVERY, MAX_DUTY_PURPOSES, type Duty } from '../domain/duty.ts'
import { DUTY_STATE, dutyEdits, dutyFields } from '../domain/duty-record.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Week } from '../domain/opening.ts'
import { usualWeek } from '../domain/usual-week.ts'
import { nameOn, type Partner } from '../domain/partner.ts'
import type { LocalPurpose, ReferenceChange } from '../domain/purposes.ts'
import { restated } from '../domain/restated.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { saveChanges } from '../records/save-changes.ts'
import { useTyped } from '../records/use-typed.ts'
import { hoursOf, purposesOf, referenceChanges } from '../store/read-day.ts'
import { allPartners } from '../store/read-partners.ts'
import { useLive } from '../store/use-live.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Select } from '../ui/Select.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { dutyAgain, NO_WRONG, readDuty, typedDuty, type DutyTyped } from './duty-typed.ts'
import { PartnerPick } from './PartnerPick.tsx'

/** A duty that is described again: as it stood when that was begun. */
type Begun = { readonly duty: Duty; readonly record: Folded }
type Props = {
  readonly desk: Desk
  /** Under which name what is typed waits. */
  readonly form: string
  /** 'inline': in a list that has its heading. */
  readonly look: 'sheet' | 'inline'
  readonly centre: CentreCode
  /** Whose it is, where that is not asked. */
  readonly fixed: Partner | null
  /** Null for a new one. */
  readonly begin: Begun | null
  readonly close: () => void
}
type Known = {
  readonly week: Week
  readonly locals: readonly LocalPurpose[]
  readonly changes: readonly ReferenceChange[]
  readonly partners: readonly Partner[]
}

const DAYS = [1, 2, 3, 4, 5, 6, 7]

export const DutyForm = (props: Props): JSX.Element => {
  const { db } = props.desk.device
  const known = useLive(async (): Promise<Known> => {
    const [hours, locals, changes, partners] = await Promise.all([
      hoursOf(db, props.centre),
      purposesOf(db, props.centre),
      referenceChanges(db, props.centre),
      allPartners(db),
    ])
    return { week: usualWeek(hours, localOn(props.desk.device).day), locals, changes, partners }
  }, [db, props.centre]).value
  return known ? <Fields {...props} known={known} /> : <Skeleton words={t('partners.reading')} />
}

const Fields = ({ desk, form, look, centre, fixed, begin, close, known }: Props & { readonly known: Known }): JSX.Element => {
  const today = localOn(desk.device).day
  const {
    typed,
    type,
    before: begun,
    ...drafted
  } = useTyped(desk, form, () => typedDuty(begin?.duty ?? null, fixed?.id ?? null, known.week, today), begin, dutyAgain)
  const [wrong, tell] = useState(NO_WRONG)
  const set = (part: Partial<DutyTyped>): void => type(was => ({ ...was, ...part }))
  const date = (field: 'day' | 'from' | 'to', problem: string | null, hint?: string): JSX.Element => (
    <DateTimeField
      type="date"
      label={t(`duty.field.${field}`)}
      {...(hint !== undefined && { hint })}
      value={typed[field]}
      onInput={value => set({ [field]: value })}
      problem={problem}
      unfinished={t('records.problem.half-date')}
    />
  )
  const time = (field: 'begins' | 'ends'): JSX.Element => (
    <DateTimeField
      type="time"
      label={t(field === 'begins' ? 'setup.from' : 'setup.to')}
      value={typed[field]}
      onInput={value => set({ [field]: value })}
      problem={field === 'ends' && wrong.hours ? t('setup.problem.hours') : null}
      unfinished={t('setup.problem.half-time')}
    />
  )
  const save = async (at: Desk): Promise<Saved> => {
    const read = readDuty(typed)
    tell('wrong' in read ? read.wrong : NO_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveChanges(
      at,
      begun?.record.doc ?? deskDocument(centre),
      begun ? dutyEdits(begun.record, read.stated) : [{ kind: 'create', noun: 'duty', fields: dutyFields(read.stated) }],
      'records.kept',
      close,
    )
  }
  const withdraw = async (record: Folded): Promise<void> => {
    const kept = await saveChanges(desk, record.doc, [restated(record, DUTY_STATE, 'withdrawn')], 'records.kept', close)
    if (kept === 'kept') drafted.end()
  }
  const chosen = known.partners.find(p => p.id === typed.partner) ?? null
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t(begin ? 'duty.edit' : 'duty.plan')}
      look={look}
      {...(fixed && { of: nameOn(fixed, today) })}
      more={
        begun && (
          <Button look="danger" onPress={() => void withdraw(begun.record)}>
            {t('duty.withdraw')}
          </Button>
        )
      }
      save={save}
      close={close}
    >
      {fixed === null && (
        <PartnerPick
          db={desk.device.db}
          today={today}
          chosen={chosen}
          choose={partner => set({ partner })}
          problem={wrong.partner ? t('duty.missing.partner') : null}
        />
      )}
      <Ticks
        legend={t('duty.how')}
        kind="one"
        look="flow"
        choices={(['weekly', 'day'] as const).map(value => ({ value, label: t(`duty.how.${value}`) }))}
        chosen={[typed.how]}
        onChange={([how]) => set({ how: how === 'day' ? 'day' : 'weekly' })}
      />
      {typed.how === 'day' ? (
        date('day', wrong.when ? t('network.problem.day') : null)
      ) : (
        <>
          <Ticks
            legend={t('duty.field.weekday')}
            kind="one"
            look="flow"
            choices={DAYS.map(day => ({ value: String(day), label: t('weekday', { day }) }))}
            chosen={[typed.weekday]}
            onChange={([weekday]) => set({ weekday: weekday ?? '' })}
            problem={wrong.when ? t('duty.missing.weekday') : null}
          />
          <Select
            label={t('duty.field.every')}
            ask={null}
            choices={EVERY.map(n => ({ value: String(n), label: t('duty.weeks', { n }) }))}
            value={typed.every}
            onChange={every => set({ every })}
          />
        </>
      )}
      <div class="beside">
        {time('begins')}
        {time('ends')}
      </div>
      {typed.how === 'weekly' && (
        <div class="beside">
          {date('from', wrong.when && typed.from === '' ? t('network.problem.day') : null)}
          {date('to', wrong.until ? t('duty.problem.to') : null, t('duty.to.hint'))}
        </div>
      )}
      <Ticks
        legend={t('duty.field.purposes')}
        hint={t('duty.purposes.hint')}
        kind="several"
        look="flow"
        choices={choicesWith(begun?.duty.purposes ?? [], known.locals, today, known.changes).map(c => ({
          value: c.id,
          label: purposeWords(c).long,
        }))}
        chosen={typed.purposes}
        onChange={purposes => set({ purposes })}
        problem={wrong.purposes ? t('duty.problem.purposes', { max: MAX_DUTY_PURPOSES }) : null}
      />
    </RecordForm>
  )
}
