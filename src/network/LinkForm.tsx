// The form by which a device comes into a network: what it asks stands inside; it is sent once at a time, and stays with what was typed.
import type { ComponentChildren, JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'

type Props = {
  /** What the button says. */
  readonly saying: string
  /** False where it was said at a field why not. */
  readonly send: () => Promise<boolean>
  /** The device's own database said no: nothing was lost but the try. */
  readonly failed: () => void
  readonly back: () => void
  readonly children: ComponentChildren
}

export const LinkForm = ({ saying, send, failed, back, children }: Props): JSX.Element => {
  const [busy, work] = useState(false)
  const atWork = useRef(false) // two taps before the next picture are one
  const { form, look } = useFirstWrong()
  const submit = async (): Promise<void> => {
    if (atWork.current) return
    atWork.current = true
    work(true)
    try {
      if (!(await send())) look()
    } catch {
      failed()
      look()
    } finally {
      atWork.current = false
      work(false)
    }
  }
  return (
    <form
      ref={form}
      class="sheet stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void submit()
      }}
    >
      {children}
      <div class="row">
        <Button look="main" size="large" type="submit" off={busy}>
          {busy ? t('code.busy') : saying}
        </Button>
        <Button look="quiet" onPress={back}>
          {t('do.back')}
        </Button>
      </div>
    </form>
  )
}
