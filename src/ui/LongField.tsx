// A text of a few lines: label above, how much room there is, what is wrong under it. What was typed always stays, also when it is too long.
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
        rows={3}
        value={value}
        aria-describedby={[hint && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ') || undefined}
        aria-invalid={problem ? 'true' : undefined}
        onInput={e => onInput(e.currentTarget.value)}
      />
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </div>
  )
}
