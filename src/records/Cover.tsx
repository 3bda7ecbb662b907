// Lies over the whole screen while it is rendered, above any dialog (ui/use-covered.ts). What lies below stays as it is, out of reach of keys and of screen
// readers; a press anywhere, or any key, lifts it, and does nothing else: it is taken when it ends, so that nothing of it is left for what comes to light.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'

export const Cover = ({ lift }: { readonly lift: () => void }): JSX.Element => {
  const cover = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = cover.current
    dialog?.showModal()
    return () => dialog?.close() // the browser gives the focus back
  }, [])
  return (
    <dialog
      ref={cover}
      class="veil screen-only" // printed is what lies below
      aria-label={`${t('today.covered')}. ${t('covered.say')}`}
      onMouseDown={e => e.preventDefault()} // a press beside the button would take the focus out of the dialog, and keys with it
      onClick={lift}
      onKeyDown={e => {
        e.stopPropagation() // a form listens to Ctrl+Enter from anywhere
        e.preventDefault()
      }}
      onKeyUp={lift}
      onCancel={e => {
        e.preventDefault() // whoever renders it takes it away
        lift()
      }}
      onClose={lift}
    >
      <Empty icon="cover" title={t('today.covered')} action={<Button size="large">{t('today.uncover')}</Button>}>
        {t('covered.say')}
      </Empty>
    </dialog>
  )
}
