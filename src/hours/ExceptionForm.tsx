// A day, or several, that differ: closed and where one is sent, or other hours.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Centre } from '../domain/centre.ts'
import { CLOSING_REASONS, reasonOf } from '../domain/closing-reasons.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { OpeningException } from '../domain/opening.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { useTyped } from '../records/use-typed.ts'
import { centreName } from '../text/centre-words.ts'
import { byName } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { FromTo } from '../ui/FromTo.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import {
  DIFFERENCES,
  exceptionAgain,
  exceptionValues,
  newException,
  NO_EXCEPTION_WRONG,
  readException,
  times,
  timesOf,
  typedException,
  type ExceptionTyped,
} from './exception-typed.ts'
import { changeForm, newForm } from './hours-forms.ts'
import { hoursDrafts, saveHours } from './save-hours.ts'

type Props = {
  readonly desk: Desk
  readonly look: 'wide sheet' | 'inline'
  readonly centre: CentreCode
  readonly exception: OpeningException | null
  readonly record: Folded | null
  readonly all: readonly Centre[]
  readonly close: (made: Key | null) => void
}

const NOWHERE = 'NOWHERE' // no centre's code: a code has no capital

export const ExceptionForm = ({ desk, look, centre, exception, record, all, close }: Props): JSX.Element => {
  const today = localOn(desk.device).day
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    exception ? changeForm(exception.id) : newForm('exception'),
    () => (exception ? typedException(exception) : newException(today)),
    record,
    exceptionAgain,
  )
  const [wrong, tell] = useState(NO_EXCEPTION_WRONG)
  const set = (part: Partial<ExceptionTyped>): void => type(was => ({ ...was, ...part }))

  const save = async (at: Desk): Promise<Saved> => {
    const read = readException(typed)
    tell('wrong' in read ? read.wrong : NO_EXCEPTION_WRONG)
    if ('wrong' in read) return 'wrong'
    return saveHours(at, centre, hoursDrafts('exception', exceptionValues(read.stated), before), close)
  }
  const elsewhere = all.filter(c => c.code !== centre && (c.status === 'open' || c.status === 'provisional' || c.code === typed.redirect))
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t(exception ? 'hours.change' : 'hours.add.exception')}
      look={look}
      wrong={t('network.problem.some')}
      save={save}
      close={() => close(null)}
    >
      <FromTo
        type="date"
        labels={{ from: t('opening.day'), to: `${t('opening.to')}, ${t('field.optional')}` }}
        value={{ from: typed.day, to: typed.to }}
        onChange={({ from, to }) => set({ day: from, to })}
        problems={{ from: wrong.day ? t('hours.problem.day') : null, to: wrong.to ? t('opening.problem.days') : null }}
        unfinished={t('records.problem.half-date')}
      />
      <Ticks
        legend={t('opening.what')}
        kind="one"
        look="flow"
        choices={DIFFERENCES.map(value => ({
          value,
          label: t(value === 'am' || value === 'pm' ? `hours.what.${value}` : `opening.what.${value}`),
        }))}
        chosen={[typed.what]}
        onChange={([what]) => set({ what: DIFFERENCES.find(d => d === what) ?? typed.what })}
      />
      {typed.what === 'hours' && (
        <fieldset class="question">
          <legend>{t('opening.hours')}</legend>
          <div class="stack close">
            {timesOf(typed).map((time, n) => (
              <FromTo
                key={n}
                type="time"
                labels={{ from: t('setup.from'), to: t('setup.to') }}
                value={time}
                onChange={next => type(was => ({ ...was, ...times(timesOf(was).with(n, next)) }))}
                problems={{ to: wrong.hours && n === 0 ? t('opening.problem.hours') : null }}
                unfinished={t('setup.problem.half-time')}
              />
            ))}
            <p class="meta">{t('hours.range.hint')}</p>
          </div>
        </fieldset>
      )}
      <Ticks
        legend={t('opening.why')}
        kind="one"
        look="flow"
        choices={CLOSING_REASONS.map(r => ({ value: r, label: t(`closing.${r}`), short: t(`closing.short.${r}`) }))}
        chosen={[typed.reason]}
        onChange={([r]) => set({ reason: reasonOf(r) })}
      />
      {typed.what !== 'hours' && (
        <Select
          label={t('hours.field.redirect')}
          ask={null}
          choices={[
            { value: NOWHERE, label: t('hours.redirect.nowhere') },
            ...elsewhere.map(c => ({ value: c.code as string, label: centreName(c) })).sort((a, b) => byName(a.label, b.label)),
          ]}
          value={typed.redirect || NOWHERE}
          onChange={code => set({ redirect: code === NOWHERE ? '' : code })}
        />
      )}
    </RecordForm>
  )
}
