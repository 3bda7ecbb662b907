// While the screen is locked: one field, and what to do when the secret is forgotten. Nothing else is in the page.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { CodeForm } from '../network/CodeForm.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { MAIN } from './focus-main.ts'
import { tryLock } from './lock-try.ts'
import { wrongWords } from './lock-words.ts'

export const LockScreen = ({ device, opened }: { readonly device: Device; readonly opened: () => void }): JSX.Element => {
  const [typed, type] = useState('')
  const [wrong, say] = useState<string | null>(null)
  const [busy, work] = useState(false)
  const [forgotten, forget] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [forgotten])

  const open = async (): Promise<void> => {
    if (busy) return
    work(true)
    try {
      const tried = await tryLock(device, typed)
      if (tried.is === 'open') return opened()
      say(wrongWords(tried.wait))
    } catch {
      say(t('save.failedShort')) // the database said no: it stays locked
    }
    type('')
    work(false)
    field.current?.focus()
  }
  /** Everything starts anew with the new session, which has no lock. */
  const anew = (): void => location.assign('/')
  return (
    <div class="app">
      <main id={MAIN} tabIndex={-1}>
        <div class="stack wide hello">
          <h1>{t('lock.locked')}</h1>
          <p class="say">{t('lock.locked.say')}</p>
          {forgotten ? (
            <>
              <p>{t('lock.forgotten.say')}</p>
              <CodeForm device={device} brought={null} only="coordinator" enrolled={anew} back={() => forget(false)} />
            </>
          ) : (
            <form
              class="sheet stack wide"
              noValidate
              onSubmit={e => {
                e.preventDefault()
                void open()
              }}
            >
              <Field
                label={t('lock.secret')}
                type="password"
                complete="off"
                value={typed}
                onInput={value => {
                  type(value)
                  say(null)
                }}
                problem={wrong}
                inputRef={field}
              />
              <div role="status" class="heard-only">
                {wrong}
              </div>
              <div class="row">
                <Button look="main" size="large" type="submit" off={busy}>
                  {t(busy ? 'lock.opening' : 'lock.open')}
                </Button>
                <Button look="quiet" onPress={() => forget(true)}>
                  {t('lock.forgotten')}
                </Button>
              </div>
            </form>
          )}
        </div>
      </main>
    </div>
  )
}
