// A native modal dialog. Escape and the page's back give up; the focus returns to what opened it (the browser does that).
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ComponentChildren }

/** Shown while it is rendered. What should have the focus first carries `autofocus`; otherwise the first control gets it. */
export const Dialog = ({ title, onClose, children }: Props): JSX.Element => {
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => {
    const dialog = box.current
    const opener = document.activeElement
    if (!dialog) return undefined
    dialog.showModal()
    return () => {
      if (dialog.open) dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])

  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={e => {
        e.preventDefault() // whoever renders it takes it away
        close.current()
      }}
    >
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
