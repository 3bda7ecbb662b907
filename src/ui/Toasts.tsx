// Where toasts appear: one at a time, a new one in place of the old. What it says is announced once.
import { signal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { announce } from './LiveRegion.tsx'
import { Toast } from './Toast.tsx'

export type ToastContent = {
  /** For screen readers, once. */
  readonly spoken: string
  /** Functions, so that a change of language is followed. */
  readonly words: () => ComponentChildren
  readonly action?: () => ComponentChildren
  readonly more?: () => ComponentChildren
  readonly moreLabel?: () => string
}

/** What a toast covers on a narrow screen can be scrolled from under it, and what has the focus is: the page is so many pixels longer while one is shown. */
const makeRoom = (height: number): void => document.documentElement.style.setProperty('--toast', `${height}px`)
const shown = signal<{ readonly content: ToastContent; readonly turn: number } | null>(null)
let turn = 0

export const showToast = (content: ToastContent): void => {
  turn++
  shown.value = { content, turn }
  announce(content.spoken)
}
export const dismissToast = (): void => {
  shown.value = null
  makeRoom(0)
}

/** Stands once, in the frame. */
export const Toasts = ({ label }: { readonly label: string }): JSX.Element => {
  const now = shown.value
  return (
    <div class="toasts">
      {now && (
        <Toast
          key={now.turn}
          label={label}
          action={now.content.action?.()}
          more={now.content.more?.()}
          moreLabel={now.content.moreLabel?.()}
          onWhole={height => {
            makeRoom(height)
            document.querySelector('main :focus-visible')?.scrollIntoView({ block: 'nearest' })
          }}
          onGone={() => {
            if (shown.peek()?.turn === now.turn) dismissToast()
          }}
        >
          {now.content.words()}
        </Toast>
      )}
    </div>
  )
}
