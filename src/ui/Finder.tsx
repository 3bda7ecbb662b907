// Looking for something in a long list: a field, boxes that narrow it, and below what was found in '.hits': links, each with the id `lineId` gives, or boxes to
// tick. Arrows go along them, Enter goes to the first; how many there are is spoken a moment after the last key; back from one, the focus is where one left by.
import type { ComponentChildren, ComponentProps, JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { announce } from './LiveRegion.tsx'
import { Ticks } from './Ticks.tsx'

/** A count is spoken this much after the last key. Milliseconds. */
const SPOKEN_AFTER = 500

export const lineId = (of: string): string => `line-${of}`

type Props = {
  /** The id of the field. */
  readonly id: string
  readonly label: string
  /** Stands beside the label: a way to add one. */
  readonly aside?: ComponentChildren
  readonly typed: string
  readonly type: (typed: string) => void
  /** In one row; none where nothing can be narrowed. */
  readonly facets?: Pick<ComponentProps<typeof Ticks>, 'legend' | 'choices' | 'chosen' | 'onChange'>
  /** Further ways to narrow it. */
  readonly further?: ComponentChildren
  /** How much was found, as it is spoken. */
  readonly said: string
  /** Whose card stands beside; null for none. */
  readonly current: string | null
  /** Whose card was opened last. */
  readonly last: string | null
  readonly children: ComponentChildren
}

/** What was found. */
const LINES = '.hits :is(a, input)'

/** With the arrows along the lines, from the search field into them and back. */
const alongLines = (e: TargetedKeyboardEvent<HTMLElement>): void => {
  const at = document.activeElement
  const lines = [...e.currentTarget.querySelectorAll<HTMLElement>(LINES)]
  const field = e.currentTarget.querySelector<HTMLElement>('input[type="search"]')
  const i = lines.indexOf(at as HTMLElement) // -1 for what is no line
  if (i < 0 && at !== field) return
  const to =
    e.key === 'ArrowDown'
      ? lines[i + 1]
      : e.key === 'ArrowUp'
        ? i === 0
          ? field
          : lines[i - 1]
        : i >= 0 && e.key === 'Home'
          ? lines[0]
          : i >= 0 && e.key === 'End'
            ? lines.at(-1)
            : null
  if (!to) return
  e.preventDefault()
  to.focus()
}

export const Finder = ({ id, label, aside, typed, type, facets, further, said, current, last, children }: Props): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  const spoken = useRef<string | null>(null)
  const asked = `${typed}\n${facets?.chosen.join() ?? ''}`

  useEffect(() => {
    if (spoken.current === null) {
      spoken.current = asked // what stands there at first is read with the page
      return undefined
    }
    if (spoken.current === asked) return undefined
    const timer = setTimeout(() => {
      spoken.current = asked
      announce(said)
    }, SPOKEN_AFTER)
    return () => clearTimeout(timer)
  }, [asked, said])

  // back from a card: to the line one left by; on a desk the field waits for words
  useEffect(() => {
    const of = current ?? last
    const line = of === null ? null : document.getElementById(lineId(of))
    if (line) {
      line.scrollIntoView({ block: current === null ? 'center' : 'nearest' })
      if (current === null) line.focus({ preventScroll: true })
    } else if (current === null && matchMedia('(min-width: 62rem)').matches && !matchMedia('(pointer: coarse)').matches)
      // not under a finger: the keyboard would hide the page
      box.current?.querySelector<HTMLElement>('input[type="search"]')?.focus()
  }, [])

  return (
    <div class="stack near" ref={box} onKeyDown={alongLines}>
      <form
        class="find"
        role="search"
        onSubmit={e => {
          e.preventDefault()
          box.current?.querySelector<HTMLElement>(LINES)?.focus()
        }}
      >
        <label for={id}>{label}</label>
        {aside}
        <input id={id} type="search" autocomplete="off" enterkeyhint="search" value={typed} onInput={e => type(e.currentTarget.value)} />
      </form>
      {facets && facets.choices.length > 0 && (
        <div class="facets scroll">
          <Ticks {...facets} legendLook="hidden" kind="several" look="flow" />
        </div>
      )}
      {further}
      {children}
    </div>
  )
}
