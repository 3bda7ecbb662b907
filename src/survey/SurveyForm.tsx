// A survey is prepared: a title, some days and a question are enough (V16).
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { logsVisits, type Centre } from '../domain/centre.ts'
import type { Rights } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import { isCentreCode } from '../domain/ids.ts'
import { QUESTIONS } from '../domain/survey-library.ts'
import type { SurveyStated } from '../domain/survey-record.ts'
import { MODES, MOST_SHEETS, type Survey } from '../domain/survey.ts'
import type { Desk } from '../records/desk.ts'
import { nameProblemText, NamesFields } from '../records/NamesFields.tsx'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { useTyped } from '../records/use-typed.ts'
import { centreName } from '../text/centre-words.ts'
import { numberText } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { questionWord } from '../text/survey-words.ts'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { placesText } from './survey-words.ts'
import { NEW, readSurvey, surveyAgain, surveyForm, typedSurvey, type SurveyTyped, type SurveyWrong } from './survey-typed.ts'

/** A survey that is described again: as it stood when that was begun. */
export type Begun = { readonly survey: Survey; readonly record: Folded }
type Props = {
  readonly desk: Desk
  readonly heading: string
  readonly today: Day
  readonly centres: readonly Centre[]
  readonly rights: Rights
  /** Null for a new one. */
  readonly begin: Begun | null
  /** Writes at this desk. */
  readonly save: (desk: Desk, stated: SurveyStated, begun: Begun | null) => Promise<Saved>
  readonly close: () => void
}

export const SurveyForm = ({ desk, heading, today, centres, rights, begin, save, close }: Props): JSX.Element => {
  /** A centre's staff asks at its own centre, and reads in view where it asks; the coordination asks everywhere. */
  const own = rights.role === 'staff' ? rights.centre : null
  const {
    typed,
    type,
    before: begun,
    ...drafted
  } = useTyped(
    desk,
    begin === null ? NEW : surveyForm(begin.survey.id),
    () => typedSurvey(begin?.survey ?? null, today, own),
    begin,
    surveyAgain,
  )
  const [wrong, tell] = useState<SurveyWrong>({})
  const set = (part: Partial<SurveyTyped>): void => type(was => ({ ...was, ...part }))
  const stood = begun?.survey.centres ?? []
  const places = centres
    .filter(c => logsVisits(c) || stood.includes(c.code))
    .map(c => ({ value: c.code, label: centreName(c) }))
    .sort((a, b) => byName(a.label, b.label))
  const target = t('survey.field.target')
  const outside = t('survey.field.target.outside', { most: numberText(MOST_SHEETS) })
  const unfinished = t('records.problem.half-date')
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={heading}
      look="wide sheet"
      wrong={t('network.problem.some')}
      close={close}
      save={async at => {
        const read = readSurvey(typed)
        tell('wrong' in read ? read.wrong : {})
        return 'wrong' in read ? 'wrong' : save(at, read.stated, begun)
      }}
    >
      <NamesFields
        label={t('survey.field.title')}
        hint={t('survey.field.title.hint')}
        typed={typed.title}
        onChange={title => set({ title })}
        problem={wrong.title === 'missing' ? t('survey.problem.title') : nameProblemText(wrong.title ?? null)}
      />
      <div class="beside">
        <DateTimeField
          type="date"
          label={t('survey.field.from')}
          value={typed.from}
          onInput={from => set({ from })}
          problem={wrong.from ? t('survey.problem.day') : null}
          unfinished={unfinished}
        />
        <DateTimeField
          type="date"
          label={t('survey.field.to')}
          value={typed.to}
          onInput={to => set({ to })}
          problem={wrong.to ? t(`survey.problem.${wrong.to}`) : null}
          unfinished={unfinished}
        />
      </div>
      <Ticks
        legend={t('survey.field.questions')}
        hint={t('survey.field.questions.hint')}
        kind="several"
        look="flow"
        choices={QUESTIONS.map(value => ({ value, label: questionWord(value) }))}
        chosen={typed.questions}
        onChange={questions => set({ questions })}
        problem={wrong.questions ? t('survey.problem.questions') : null}
      />
      <Ticks
        legend={t('survey.field.modes')}
        kind="several"
        look="flow"
        choices={MODES.map(value => ({ value, label: t(`survey.mode.${value}`) }))}
        chosen={typed.modes}
        onChange={modes => set({ modes })}
        problem={wrong.modes ? t('survey.problem.modes') : null}
      />
      {own !== null && (
        <p>{t('labelled', { what: t('survey.field.centres'), value: placesText(typed.centres.filter(isCentreCode), centres) })}</p>
      )}
      <Disclosure title={t('survey.further')} open={wrong.target === true || typed.centres.some(c => c !== own) || typed.target !== null}>
        {places.length > 0 && (
          <Ticks
            legend={t('survey.field.centres')}
            hint={t('survey.field.centres.hint')}
            kind="several"
            look="flow"
            choices={places}
            chosen={typed.centres}
            onChange={chosen => set({ centres: chosen })}
          />
        )}
        <Stepper
          label={target}
          value={typed.target}
          least={1}
          most={MOST_SHEETS}
          more={t('step.more', { what: target })}
          less={t('step.less', { what: target })}
          outside={outside}
          problem={wrong.target ? outside : null}
          onChange={n => set({ target: n })}
        />
      </Disclosure>
    </RecordForm>
  )
}
