// A date or a time. Begun and not finished it reads as empty, so that it would be dropped without a word: it says so itself when its form
// asks (`isWhole`, use-first-wrong.ts). The browser keeps what was typed.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Field } from './Field.tsx'

type Props = {
  readonly type: 'date' | 'time'
  readonly label: string
  readonly hint?: string
  /** 'YYYY-MM-DD' or 'HH:MM'; '' for nothing. */
  readonly value: string
  readonly onInput: (value: string) => void
  readonly problem?: string | null
  /** What is said of one that is begun and not finished, or is none of the calendar. */
  readonly unfinished: string
}

export const DateTimeField = ({ onInput, problem = null, unfinished, ...rest }: Props): JSX.Element => {
  const input = useRef<HTMLInputElement>(null)
  const [begun, tell] = useState(false)
  useEffect(() => {
    const field = input.current
    const told = (): void => tell(true)
    field?.addEventListener('invalid', told) // it is asked of it alone: there is no other constraint
    return () => field?.removeEventListener('invalid', told)
  }, [])
  const isHalf = begun && input.current?.validity.badInput === true // no event comes of what is emptied part by part
  return (
    <Field
      {...rest}
      inputRef={input}
      onInput={value => {
        tell(false)
        onInput(value)
      }}
      onLeave={() => tell(was => was && input.current?.validity.badInput === true)}
      problem={isHalf ? unfinished : problem}
    />
  )
}
