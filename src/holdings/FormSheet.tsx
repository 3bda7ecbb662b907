// A form on a sheet: what it asks, save, give up. It stays, with what was typed, until it is kept.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { Wrong } from '../ui/Wrong.tsx'

type Props = {
  readonly heading: string
  /** What it is about. */
  readonly of?: string
  /** 'wrong': something typed is asked about; 'failed': it could not be kept. */
  readonly save: () => Promise<'kept' | 'wrong' | 'failed'>
  readonly close: () => void
  readonly children: ComponentChildren
}

export const FormSheet = ({ heading, of, save, close, children }: Props): JSX.Element => {
  const [failed, tell] = useState(false)
  const atWork = useRef(false)
  const title = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => title.current?.focus(), [])

  const submit = async (): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    try {
      const done = await save()
      tell(done === 'failed')
      if (done === 'wrong') look()
    } finally {
      atWork.current = false
    }
  }
  return (
    <form
      ref={form}
      class="sheet stack"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void submit()
      }}
    >
      <h2 ref={title} tabIndex={-1}>
        {heading}
      </h2>
      {of !== undefined && <p class="soft">{of}</p>}
      {children}
      <div role="alert">{failed && <Wrong id="form-not-kept">{t('save.failedShort')}</Wrong>}</div>
      <div class="row">
        <Button look="main" type="submit">
          {t('do.save')}
        </Button>
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
