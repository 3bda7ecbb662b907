// Something typed: label above, hint under it, what is wrong under the field. What was typed always stays.
import type { JSX, RefObject } from 'preact'
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
  readonly type?: 'text' | 'time' | 'date'
  readonly complete?: string
  readonly most?: number
  readonly inputRef?: RefObject<HTMLInputElement>
}

export const Field = ({
  label,
  hint,
  value,
  onInput,
  onLeave,
  problem,
  look,
  type = 'text',
  complete = 'off',
  most,
  inputRef,
}: Props): JSX.Element => {
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
      <input
        ref={inputRef ?? null}
        id={id}
        class={look}
        type={type}
        value={value}
        maxLength={most}
        autocomplete={complete}
        autocapitalize={look ? 'characters' : undefined}
        spellcheck={look ? false : undefined}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
        onInput={e => onInput(e.currentTarget.value)}
        onBlur={onLeave}
      />
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
    </div>
  )
}
