// A small number between two buttons. Typing works too: what is typed stays, and outside its bounds a sentence says so. Holding does not repeat.
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { announce } from './LiveRegion.tsx'
import { Wrong } from './Wrong.tsx'

type Props = {
  readonly label: string
  /** Null: no number yet. It may lie outside its bounds: whoever saves checks it. */
  readonly value: number | null
  readonly least: number
  readonly most: number
  /** What is being typed: null when the field was emptied, NaN when it is no number. The buttons stay in bounds. */
  readonly onChange: (value: number | null) => void
  /** The sentence under a number that is not a whole one within its bounds. */
  readonly outside: string
  /** The same sentence where a form asks for what lacks, also of an empty field. */
  readonly problem?: string | null
  /** Names of the two buttons. */
  readonly more: string
  readonly less: string
  readonly labelLook?: 'hidden'
}

/** Only whole numbers are read: a field of the browser's own takes "3,5" for 35 where its language writes a point. */
const numberFrom = (text: string): number | null => (text.trim() === '' ? null : /^\d+$/.test(text.trim()) ? Number(text) : NaN)

const PAUSE = 400 // milliseconds of rest before the value is spoken: not each step of a run

export const Stepper = (props: Props): JSX.Element => {
  const { label, value, least, most, onChange, outside, more, less, labelLook } = props
  const id = useId()
  const [typed, type] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const isOutside = (n: number | null): boolean => n !== null && !(Number.isInteger(n) && n >= least && n <= most)
  /** What stands in the field now, taken or not. */
  const now = typing && typed !== null ? numberFrom(typed) : value
  const step = (by: number): number | null => {
    if (now === null && by < 0) return null
    const from = now !== null && Number.isFinite(now) ? Math.round(now) : least - 1
    const next = Math.min(most, Math.max(least, from + by))
    type(null)
    setTyping(false)
    if (next === value) return null
    onChange(next)
    return next
  }
  /** A key's step is spoken by the field itself. */
  const press = (by: number): void => {
    const next = step(by)
    if (next === null) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => announce(`${label}, ${next}`), PAUSE)
  }
  const leave = (): void => {
    if (!typing || typed === null) return
    const n = numberFrom(typed)
    setTyping(false)
    if (!isOutside(n)) type(null) // what will not do stays as it was typed
    if (isOutside(n)) announce(outside)
  }
  const onKey = (e: KeyboardEvent): void => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[e.key]
    if (by === undefined && e.key !== 'Enter') return
    e.preventDefault() // Enter takes the number; saving the form is another gesture
    if (by === undefined) leave()
    else step(by)
  }
  const shown = (n: number | null): number | undefined => (n !== null && Number.isFinite(n) ? n : undefined)
  const wrong = props.problem ?? (!typing && isOutside(value) ? outside : null)
  const button = (name: string, icon: 'plus' | 'minus', by: number, atEnd: boolean): JSX.Element => (
    <button type="button" aria-label={name} aria-disabled={atEnd ? 'true' : undefined} onClick={() => press(by)}>
      <Icon name={icon} />
    </button>
  )
  return (
    <div class="stack near">
      <div class="row apart">
        <label for={id} class={labelLook === 'hidden' ? 'heard-only' : undefined}>
          <b>{label}</b>
        </label>
        <span class="stepper">
          {button(less, 'minus', -1, value === null || value <= least)}
          <input
            id={id}
            type="text"
            inputmode="numeric"
            role="spinbutton"
            autocomplete="off"
            aria-valuemin={least}
            aria-valuemax={most}
            aria-valuenow={shown(now)}
            aria-valuetext={typed ?? undefined}
            value={typed ?? shown(value) ?? ''}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? `${id}-wrong` : undefined}
            onInput={e => {
              type(e.currentTarget.value)
              setTyping(true)
              onChange(numberFrom(e.currentTarget.value)) // a draft keeps it also when nobody leaves the field
            }}
            onBlur={leave}
            onKeyDown={onKey}
          />
          {button(more, 'plus', 1, value !== null && value >= most)}
        </span>
      </div>
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  )
}
