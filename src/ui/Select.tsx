// One of a list that may be long. Nothing is chosen beforehand: the first line asks.
import type { JSX, RefObject } from 'preact'
import { useId } from 'preact/hooks'
import { Wrong } from './Wrong.tsx'

type Props = {
  readonly label: string
  /** The line that stands there until something is chosen. */
  readonly ask: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** '' = nothing yet. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | null
  readonly selectRef?: RefObject<HTMLSelectElement>
}

export const Select = ({ label, ask, choices, value, onChange, problem, selectRef }: Props): JSX.Element => {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        ref={selectRef ?? null}
        id={id}
        value={value}
        aria-describedby={problem ? `${id}-wrong` : undefined}
        aria-invalid={problem ? 'true' : undefined}
        onChange={e => onChange(e.currentTarget.value)}
      >
        <option value="">{ask}</option>
        {choices.map(c => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </div>
  )
}
