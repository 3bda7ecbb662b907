// Something typed: label above, hint under it, what is wrong under the field. What was typed always stays.
import type { JSX, RefObject, TargetedInputEvent } from 'preact'
import { useId } from 'preact/hooks'
import { Wrong } from './Wrong.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly onLeave?: () => void
  readonly problem?: string | null
  readonly look?: 'code-typed'
  readonly type?: 'time' | 'date' | 'password'
  readonly complete?: 'off' | 'one-time-code'
  /** The id of a list of suggestions beside it. */
  readonly list?: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

export const Field = ({
  label,
  hint,
  value,
  onInput,
  onLeave,
  problem,
  look,
  type,
  complete = 'off',
  list,
  inputRef,
}: Props): JSX.Element => {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-wrong`].filter(Boolean).join(' ')
  const shared = {
    ref: inputRef ?? null,
    id,
    class: look,
    value,
    autocomplete: complete,
    autocapitalize: look ? ('characters' as const) : undefined,
    spellcheck: look ? false : undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
    onInput: (e: TargetedInputEvent<HTMLInputElement>) => onInput(e.currentTarget.value),
    onBlur: onLeave,
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {type ? <input type={type} {...shared} /> : <input type="text" list={list} {...shared} />}
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </div>
  )
}
