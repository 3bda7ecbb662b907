// A question of a paper form: boxes to tick. Square = several, or one that may be taken back; round = one; a number in the box = its rank. Nothing
// ticked = not asked.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Wrong } from './Wrong.tsx'

export type Choice = {
  readonly value: string
  readonly label: string
  /** For narrow screens; screen readers keep the long one. */
  readonly short?: string
  readonly icon?: IconName
  /** Which of the reference colours the sign takes: 'p1' … 'p5', 'p0'. */
  readonly tone?: string
  readonly lang?: string
}

type Props = {
  readonly legend: string
  readonly hint?: string
  /** 'maybe': one at most, and none again when it is pressed once more. */
  readonly kind: 'several' | 'one' | 'maybe' | 'ranked'
  readonly choices: readonly Choice[]
  /** In order of choice; for 'one' and 'maybe' at most one. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  /** 'ranked': how many at most; one more replaces the last of them: the first is what counts most. */
  readonly most?: number
  readonly problem?: string | null
  readonly look?: 'grid' | 'flow' | 'pairs' | 'columns'
  readonly size?: 'thumb'
  readonly legendLook?: 'hidden'
  /** How many stand before the box that opens the rest; its word is `rest`. */
  readonly first?: number
  readonly rest?: string
  readonly children?: ComponentChildren
}

/** The new list when `value` is pressed. */
const pressed = ({ kind, chosen, most }: Props, value: string): readonly string[] => {
  if (kind === 'one') return [value]
  if (chosen.includes(value)) return chosen.filter(v => v !== value)
  if (kind === 'maybe') return [value]
  return [...(kind === 'ranked' && most ? chosen.slice(0, most - 1) : chosen), value]
}

export const Ticks = (props: Props): JSX.Element => {
  const { legend, hint, kind, choices, chosen, problem, look = 'grid', size, legendLook, first, rest, children } = props
  const id = useId()
  const [opened, open] = useState(false)
  const ticks = useRef<HTMLDivElement>(null)
  /** The first of the rest: the focus goes there, since the button that showed it is gone. */
  const next = useRef(0)
  useEffect(() => {
    if (opened) ticks.current?.querySelectorAll('input')[next.current]?.focus()
  }, [opened])
  const cut = first !== undefined && rest !== undefined && !opened ? first : choices.length
  const seen = choices.filter((c, i) => i < cut || chosen.includes(c.value)) // what is ticked is never hidden
  const latest = useRef(props)
  latest.current = props
  const presses = useRef(0)
  const press = (value: string): void => {
    presses.current++
    latest.current.onChange(pressed(latest.current, value))
  }
  /** Drawn anew when they differ or one of them was pressed: a form has many questions, and a press answers one. */
  const boxes = useMemo(
    () =>
      seen.map(c => {
        const rank = kind === 'ranked' ? chosen.indexOf(c.value) + 1 : 0
        return (
          <label key={c.value} class={size ? `tick ${size}` : 'tick'} data-tone={c.tone}>
            <input
              type={kind === 'one' ? 'radio' : 'checkbox'}
              name={id}
              checked={chosen.includes(c.value)}
              data-rank={rank > 0 ? rank : undefined}
              aria-label={c.short ? c.label : undefined}
              aria-invalid={problem ? 'true' : undefined}
              onChange={() => press(c.value)}
            />
            {c.icon && <Icon name={c.icon} />}
            <span class={c.short ? 'long' : undefined} lang={c.lang}>
              {c.label}
            </span>
            {c.short && <span class="short">{c.short}</span>}
          </label>
        )
      }),
    [kind, size, !problem, presses.current, chosen.join('\n'), JSON.stringify(seen)],
  )
  return (
    <fieldset class="question" aria-describedby={problem ? `${id}-wrong` : undefined}>
      <legend class={legendLook === 'hidden' ? 'heard-only' : undefined}>
        {legend} {hint && <small>{hint}</small>}
      </legend>
      {problem && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}
      <div class={`ticks ${look}`} ref={ticks}>
        {boxes}
        {seen.length < choices.length && (
          <button
            class="btn"
            type="button"
            onClick={() => {
              next.current = choices.findIndex(c => !seen.includes(c))
              open(true)
            }}
          >
            {rest}
          </button>
        )}
      </div>
      {children}
    </fieldset>
  )
}
