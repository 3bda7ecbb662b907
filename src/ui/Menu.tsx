// A popover of choices under a button: `⋯` on a line, *More* in the frame. Escape and a press outside close it, the focus goes back to the button.
import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

const MARGIN = 8 // pixels kept from the edges of the window

/** Below the opener, above it where there is no room, never over an edge. Anchors in CSS are too young for our oldest browsers. */
const place = (menu: HTMLElement, opener: Element | null): void => {
  const at = opener?.getBoundingClientRect()
  if (!at) return
  const { offsetWidth: w, offsetHeight: h } = menu
  const left = Math.min(Math.max(MARGIN, at.right - w), innerWidth - w - MARGIN)
  const below = at.bottom + 4
  const top = below + h <= innerHeight - MARGIN ? below : Math.max(MARGIN, at.top - h - 4)
  Object.assign(menu.style, {
    position: 'fixed',
    margin: '0',
    left: `${Math.max(MARGIN, left)}px`,
    top: `${top}px`,
    right: 'auto',
    bottom: 'auto',
  })
}

/** The opener is any button with `popovertarget` = `id`. */
export const Menu = ({
  id,
  label,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly children: ComponentChildren
}): JSX.Element => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = box.current
    if (!menu) return undefined
    const toggled = (e: Event): void => {
      if ((e as ToggleEvent).newState !== 'open') return // 'toggle' of a popover is a ToggleEvent
      place(menu, [...document.querySelectorAll(`[popovertarget="${CSS.escape(id)}"]`)].find(b => b.getClientRects().length > 0) ?? null)
      menu.querySelector<HTMLElement>('.choice, input')?.focus()
    }
    menu.addEventListener('toggle', toggled)
    return () => menu.removeEventListener('toggle', toggled)
  }, [id])
  return (
    <div ref={box} id={id} popover="auto" class="menu" role="group" aria-label={label}>
      {children}
    </div>
  )
}

type ChoiceProps = {
  readonly icon: IconName
  readonly to?: string
  readonly menu: string
  readonly onPress?: () => void
  readonly children: ComponentChildren
}

/** One line of a menu: a link or a press; either closes the menu `menu`. */
export const MenuChoice = ({ icon, to, menu, onPress, children }: ChoiceProps): JSX.Element => {
  const chosen = (): void => {
    document.getElementById(menu)?.hidePopover()
    onPress?.()
  }
  return to === undefined ? (
    <button class="choice" type="button" onClick={chosen}>
      <Icon name={icon} />
      {children}
    </button>
  ) : (
    <a class="choice" href={to} onClick={chosen}>
      <Icon name={icon} />
      {children}
    </a>
  )
}
