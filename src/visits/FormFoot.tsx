// The foot of a form: what is chosen so far, that the draft is kept or is not, and Save. Ctrl+Enter saves from anywhere on the page.
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

type Props = {
  readonly said: string
  readonly state: string | null
  /** What is said is that it is not kept. */
  readonly wrong: boolean
}

export const FormFoot = ({ said, state, wrong }: Props): JSX.Element => {
  const foot = useRef<HTMLDivElement>(null)
  /** What was said last keeps its place, unseen, while it is not true: each touch would move all the form otherwise, and lay it out anew. */
  const last = useRef(state)
  last.current = state ?? last.current
  useLayoutEffect(() => {
    // before it is seen: the first keys of a quick hand count too
    const pressed = (e: KeyboardEvent): void => {
      if (e.key !== 'Enter' || !e.ctrlKey) return
      e.preventDefault()
      foot.current?.closest('form')?.requestSubmit()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <div class="foot" ref={foot}>
      <p>
        <b>{said}</b> {last.current && <span class={wrong ? 'unkept' : state ? 'soft' : 'soft unsaid'}>{last.current}</span>}
      </p>
      <Button look="main" size="large" type="submit">
        {t('do.save')}
      </Button>
    </div>
  )
}
