// Hours that come again, or a stop of a bus: when, on which of these days, from when to when.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { isDay } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { MAX_HOURS_TEXT, nounOfPeriod } from '../domain/opening-record.ts'
import type { Hours, OpeningPeriod } from '../domain/opening.ts'
import type { Zone } from '../domain/territory.ts'
import { daysLost, replacedWeek } from '../domain/usual-week.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { inWords } from '../text/centre-words.ts'
import { titleCase } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Field } from '../ui/Field.tsx'
import { FromTo } from '../ui/FromTo.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { changeForm, newForm } from './hours-forms.ts'
import { LinesFields } from './LinesFields.tsx'
import { linesOf } from './lines-typed.ts'
import {
  elsewhere,
  linesFor,
  newPeriod,
  NOTHING_WRONG,
  periodValues,
  readPeriod,
  typedAgain,
  typedOf,
  type PeriodTyped,
} from './period-typed.ts'
import { hoursDrafts, saveHours } from './save-hours.ts'

type Props = {
  readonly desk: Desk
  readonly look: 'wide sheet' | 'inline'
  readonly centre: CentreCode
  readonly of: 'hours' | 'stop'
  /** What is described again; null for new ones. */
  readonly period: OpeningPeriod | null
  readonly record: Folded | null
  readonly zones: readonly Zone[]
  /** What is said of this centre's hours by now. */
  readonly hours: Hours
  /** `made`: the record that came new. */
  readonly close: (made: Key | null) => void
}

const HOWS = ['replaces', 'adds'] as const
/** Choices that take something: 'none' stands for what is not said, which no select can. */
const NONE = 'none'
const WEEKS = ['1', '2', '3', '4']
const NTHS = ['1', '2', '3', '4', '5', 'last']
const TERMS = ['in', 'out'] as const

export const PeriodForm = ({ desk, look, centre, of, period, record, zones, hours, close }: Props): JSX.Element => {
  const today = localOn(desk.device).day
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    period ? changeForm(period.id) : newForm(of === 'stop' ? 'stop' : 'period'),
    () => (period ? typedOf(period) : newPeriod(today, of === 'hours' ? replacedWeek(hours, today) : {})),
    record,
    typedAgain,
  )
  const [wrong, tell] = useState(NOTHING_WRONG)
  const set = (part: Partial<PeriodTyped>): void => type(was => ({ ...was, ...part }))
  const adds = of === 'stop' || typed.how === 'adds'
  /** As they were while they were said to be of the other kind. */
  const [others, keepOthers] = useState<PeriodTyped['lines'] | null>(null)
  const turn = (how: PeriodTyped['how']): void => {
    if (how === typed.how) return
    keepOthers(typed.lines)
    set({ how, lines: others ?? linesFor(how, typed.lines, period ? [] : linesOf(replacedWeek(hours, today))) })
  }
  const lost =
    adds || !isDay(typed.from)
      ? []
      : daysLost(hours, {
          ...{ id: period?.id ?? null, from: typed.from, to: isDay(typed.to) ? typed.to : null },
          days: typed.lines.flatMap(l => l.days),
        })

  const save = async (at: Desk): Promise<Saved> => {
    const read = readPeriod(typed, of)
    tell('wrong' in read ? read.wrong : NOTHING_WRONG)
    if ('wrong' in read) return 'wrong'
    const lines = of === 'stop' ? elsewhere(hours, typed, read.stated, period?.id ?? null, today) : null
    if (lines) {
      tell({ ...NOTHING_WRONG, lines })
      return 'wrong'
    }
    return saveHours(at, centre, hoursDrafts(nounOfPeriod(read.stated), periodValues(read.stated), before), close)
  }
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t(period ? 'hours.change' : `hours.add.${of === 'stop' ? 'stop' : 'period'}`)}
      look={look}
      wrong={t('network.problem.some')}
      save={save}
      close={() => close(null)}
    >
      {of === 'stop' && (
        <>
          <Field
            label={t('hours.field.place')}
            hint={t('hours.place.hint')}
            value={typed.place}
            onInput={place => set({ place })}
            problem={wrong.place === 'missing' ? t('hours.problem.place') : textProblemWords(wrong.place)}
          />
          {zones.length > 0 && (
            <Select
              label={t('hours.field.zone')}
              ask={t('network.unknown')}
              choices={zones.filter(z => !z.withdrawn || z.id === typed.zone).map(z => ({ value: z.id, label: inWords(z.names) }))}
              value={typed.zone}
              onChange={zone => set({ zone })}
            />
          )}
        </>
      )}
      {of === 'hours' && (
        <Ticks
          legend={t('hours.how')}
          kind="one"
          look="flow"
          choices={HOWS.map(value => ({ value, label: t(`hours.how.${value}`) }))}
          chosen={[typed.how]}
          onChange={([how]) => turn(HOWS.find(h => h === how) ?? typed.how)}
        />
      )}
      <fieldset class="question">
        <legend>{t('hours.field.week')}</legend>
        {wrong.lines === 'none' && <Wrong id="hours-no-line">{t('hours.problem.none')}</Wrong>}
        <LinesFields
          lines={typed.lines}
          onChange={lines => set({ lines })}
          wrong={typeof wrong.lines === 'object' ? wrong.lines : null}
          least={adds ? 1 : 0}
          today={today}
        />
        <div role="status">
          {lost.length > 0 && (
            <Note icon="warning" tone="ochre">
              {titleCase(t('hours.lost', { n: lost.length, days: listText(lost.map(day => t('weekday', { day }))) }))}
            </Note>
          )}
        </div>
      </fieldset>
      {adds && (
        <>
          <div class="fields">
            <Select
              label={t('hours.field.every')}
              ask={null}
              choices={[...new Set([...WEEKS, typed.weeks])].map(n => ({ value: n, label: t('hours.weeks', { n: Number(n) }) }))}
              value={typed.weeks}
              onChange={weeks => set({ weeks })}
            />
            <Select
              label={t('hours.field.nth')}
              ask={null}
              choices={[NONE, ...NTHS].map(n => ({ value: n, label: n === NONE ? t('hours.everyOne') : t('hours.nth', { nth: `n${n}` }) }))}
              value={typed.nth || NONE}
              onChange={nth => set({ nth: nth === NONE ? '' : nth })}
            />
            <Select
              label={t('hours.field.term')}
              ask={null}
              choices={[NONE, ...TERMS].map(term => ({
                value: term,
                label: term === NONE ? t('hours.always') : t('hours.term', { term }),
              }))}
              value={typed.term || NONE}
              onChange={term => set({ term: TERMS.find(x => x === term) ?? '' })}
            />
          </div>
          {typed.weeks !== '1' && (
            <DateTimeField
              type="date"
              label={t('hours.since')}
              hint={t('hours.since.hint')}
              value={typed.since}
              onInput={since => set({ since })}
              problem={wrong.since ? t('hours.problem.day') : null}
              unfinished={t('records.problem.half-date')}
            />
          )}
          {typed.term !== '' && !hours.holidays && <Note icon="about">{t('hours.noHolidays')}</Note>}
        </>
      )}
      <FromTo
        type="date"
        labels={{ from: t('hours.field.from'), to: `${t('hours.field.to')}, ${t('field.optional')}` }}
        value={typed}
        onChange={range => set({ from: range.from, to: range.to })}
        problems={{ from: wrong.from ? t('hours.problem.day') : null, to: wrong.to ? t('hours.problem.to') : null }}
        unfinished={t('records.problem.half-date')}
      />
      <Field
        label={`${t('hours.field.note')}, ${t('field.optional')}`}
        hint={t('hours.note.hint', { max: MAX_HOURS_TEXT })}
        value={typed.note}
        onInput={note => set({ note })}
        problem={textProblemWords(wrong.note)}
      />
    </RecordForm>
  )
}
