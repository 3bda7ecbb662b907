// A small number between two buttons. Typing works too; what is typed is brought back into bounds on leaving. Holding does not repeat.
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import { announce } from './LiveRegion.tsx'

type Props = {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
  /** Names of the two buttons. */
  readonly more: string
  readonly less: string
  readonly labelLook?: 'hidden'
}

const PAUSE = 400 // milliseconds of rest before the value is spoken: not each step of a run

export const Stepper = ({ label, value, least, most, onChange, more, less, labelLook }: Props): JSX.Element => {
  const id = useId()
  const [typed, type] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const within = (n: number): number => Math.min(most, Math.max(least, Math.round(n)))
  const step = (by: number): void => {
    const next = within(value + by)
    if (next === value) return
    onChange(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => announce(`${label} : ${next}`), PAUSE)
  }
  const leave = (): void => {
    const n = Number(typed)
    if (typed !== null && typed.trim() !== '' && Number.isFinite(n) && within(n) !== value) onChange(within(n))
    type(null)
  }
  const button = (name: string, icon: 'plus' | 'minus', by: number, atEnd: boolean): JSX.Element => (
    <button type="button" aria-label={name} aria-disabled={atEnd ? 'true' : undefined} onClick={() => step(by)}>
      <Icon name={icon} />
    </button>
  )
  return (
    <div class="row apart">
      <label for={id} class={labelLook === 'hidden' ? 'heard-only' : undefined}>
        <b>{label}</b>
      </label>
      <span class="stepper">
        {button(less, 'minus', -1, value <= least)}
        <input
          id={id}
          type="number"
          inputmode="numeric"
          min={least}
          max={most}
          value={typed ?? value}
          onInput={e => type(e.currentTarget.value)}
          onBlur={leave}
          onKeyDown={e => {
            if (e.key !== 'Enter') return
            e.preventDefault() // takes the number; saving the form is another gesture
            leave()
          }}
        />
        {button(more, 'plus', 1, value >= most)}
      </span>
    </div>
  )
}
