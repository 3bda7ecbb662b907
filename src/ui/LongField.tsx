// A few sentences to type: label above, hint and what is wrong under it.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Wrong } from './Wrong.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly problem?: string | null
}

export const LongField = ({ label, hint, value, onInput, problem }: Props): JSX.Element => {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        rows={4}
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
        onInput={e => onInput(e.currentTarget.value)}
      />
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </div>
  )
}
