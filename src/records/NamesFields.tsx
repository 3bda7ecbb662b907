// A name, and under it, folded away, what it is called in the other languages.
import type { JSX } from 'preact'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { textProblemWords } from './text-problem-words.ts'
import type { NameProblem, NamesTyped } from './names-typed.ts'

/** What is wrong with each name, in words. */
export type NamesSaid = Readonly<Partial<Record<'main' | Language, string>>>

type Props = {
  readonly label: string
  readonly hint?: string
  readonly typed: NamesTyped
  readonly onChange: (typed: NamesTyped) => void
  /** Of the name itself, or of each of them. */
  readonly problem: string | NamesSaid | null
}

export const nameProblemText = (problem: NameProblem | null): NamesSaid | null => {
  if (problem === null) return null
  if (problem === 'missing') return { main: t('records.problem.name-missing') }
  return Object.fromEntries(Object.entries(problem).map(([which, wrong]) => [which, textProblemWords(wrong)]))
}

/** The first of them, where one sentence is all there is room for. */
export const nameSentence = (problem: NameProblem | null): string | null => Object.values(nameProblemText(problem) ?? {})[0] ?? null

export const NamesFields = ({ label, hint, typed, onChange, problem }: Props): JSX.Element => {
  const said: NamesSaid = typeof problem === 'string' ? { main: problem } : (problem ?? {})
  return (
    <div class="stack close">
      <Field
        label={label}
        {...(hint !== undefined && { hint })}
        value={typed.main}
        onInput={main => onChange({ ...typed, main })}
        problem={said.main ?? null}
      />
      <Disclosure title={t('records.otherLanguages', { what: label })} open={LANGUAGES.some(l => typed.by[l] !== '')}>
        <div class="fields">
          {LANGUAGES.map(l => (
            <Field
              key={l}
              label={LANGUAGE_NAMES[l]}
              value={typed.by[l]}
              onInput={name => onChange({ ...typed, by: { ...typed.by, [l]: name } })}
              problem={said[l] ?? null}
            />
          ))}
        </div>
      </Disclosure>
    </div>
  )
}
