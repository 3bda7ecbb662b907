// A name, and under it, folded away, what it is called in the other languages.
import type { JSX } from 'preact'
import { MAX_NAME } from '../domain/centre.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { LANGUAGE_NAMES } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import type { NameProblem, NamesTyped } from './names-typed.ts'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly typed: NamesTyped
  readonly onChange: (typed: NamesTyped) => void
  readonly problem: string | null
}

export const nameProblemText = (problem: NameProblem | null): string | null =>
  problem && t(`records.problem.name-${problem}`, { max: MAX_NAME })

export const NamesFields = ({ label, hint, typed, onChange, problem }: Props): JSX.Element => (
  <div class="stack close">
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      value={typed.main}
      onInput={main => onChange({ ...typed, main })}
      problem={problem}
    />
    <Disclosure title={t('records.otherLanguages', { what: label })} open={LANGUAGES.some(l => typed.by[l] !== '')}>
      <div class="fields">
        {LANGUAGES.map(l => (
          <Field
            key={l}
            label={LANGUAGE_NAMES[l]}
            value={typed.by[l]}
            onInput={name => onChange({ ...typed, by: { ...typed.by, [l]: name } })}
          />
        ))}
      </div>
    </Disclosure>
  </div>
)
