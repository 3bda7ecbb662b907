// A button, or a link that looks like one. Never disabled silently: `off` keeps it reachable and the press still calls back, to say why.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

export type ButtonLook = 'plain' | 'main' | 'quiet' | 'bare' | 'danger' | 'stop' | 'second'

type Props = {
  readonly look?: ButtonLook
  readonly size?: 'large'
  readonly icon?: IconName
  /** The whole name for a screen reader, where the visible words are not enough; it begins with them. */
  readonly label?: string
  readonly off?: boolean
  /** Of several presses the one that holds. */
  readonly pressed?: boolean
  readonly onPress?: (event: MouseEvent) => void
  readonly type?: 'submit'
  /** A link to a screen. */
  readonly to?: string
  readonly id?: string
  /** In a dialog: the focus lies here when it opens. */
  readonly focusFirst?: true
  /** The id of the popover it opens. */
  readonly opens?: string
  readonly children?: ComponentChildren
}

const classOf = ({ look = 'plain', size, icon, children }: Props): string =>
  ['btn', look, size, icon && children === undefined && 'only-icon'].filter(x => x && x !== 'plain').join(' ')

export const Button = (props: Props): JSX.Element => {
  const { icon, label, off, pressed, onPress, type, to, id, focusFirst, opens, children } = props
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (to !== undefined)
    return (
      <a class={classOf(props)} href={to} id={id} aria-label={label} onClick={onPress}>
        {inside}
      </a>
    )
  return (
    <button
      class={classOf(props)}
      type={type ?? 'button'}
      id={id}
      aria-label={label}
      aria-disabled={off ? 'true' : undefined}
      aria-pressed={pressed}
      popovertarget={opens}
      autofocus={focusFirst}
      onClick={onPress}
    >
      {inside}
    </button>
  )
}
