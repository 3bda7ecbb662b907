// One of a list that may be long. Nothing is chosen beforehand: the first line asks.
import type { JSX, RefObject } from 'preact'
import { useId } from 'preact/hooks'
import { Wrong } from './Wrong.tsx'

type Props = {
  readonly label: string
  readonly labelLook?: 'hidden'
  /** The line that stands there until something is chosen; null where something always is. */
  readonly ask: string | null
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** '' = nothing yet. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | null
  readonly selectRef?: RefObject<HTMLSelectElement>
}

export const Select = ({ label, labelLook, ask, choices, value, onChange, problem, selectRef }: Props): JSX.Element => {
  const id = useId()
  return (
    <div class="field">
      <label for={id} class={labelLook === 'hidden' ? 'heard-only' : undefined}>
        {label}
      </label>
      <select
        ref={selectRef ?? null}
        id={id}
        value={value}
        aria-describedby={problem ? `${id}-wrong` : undefined}
        aria-invalid={problem ? 'true' : undefined}
        onChange={e => onChange(e.currentTarget.value)}
      >
        {ask !== null && <option value="">{ask}</option>}
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
