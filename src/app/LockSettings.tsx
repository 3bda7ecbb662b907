// The screen's lock: set it, lock now, take it away.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { makeLock } from '../device/lock.ts'
import { LOCK_LEAST } from '../domain/lock-wait.ts'
import { dropFact, fact, setFact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { useTitle } from '../ui/use-title.ts'
import { lockNow } from './lock.tsx'
import { tryLock } from './lock-try.ts'
import { wrongWords } from './lock-words.ts'
import type { World } from './world.ts'

type Wrongs = { readonly secret: string | null; readonly again: string | null }

export const LockSettings = ({ world }: { readonly world: World }): JSX.Element => {
  useTitle(t('app.title', { screen: t('lock.title') }))
  const { device } = world
  const known = useLive(async () => ({ lock: await fact(device.db, 'lock') }), [device]).value
  const [typed, type] = useState('')
  const [again, repeat] = useState('')
  const [wrong, say] = useState<Wrongs>({ secret: null, again: null })
  const [busy, work] = useState(false)
  const { form, look } = useFirstWrong()
  const isSet = known?.lock !== undefined

  const fail = (wrongs: Partial<Wrongs>): void => {
    say({ secret: null, again: null, ...wrongs })
    look()
  }
  const done = (words: string): void => {
    type('')
    repeat('')
    say({ secret: null, again: null })
    announce(words)
  }
  const set = async (): Promise<void> => {
    if ([...typed].length < LOCK_LEAST) return fail({ secret: t('lock.short', { least: LOCK_LEAST }) })
    if (typed !== again) return fail({ again: t('lock.differ') })
    await setFact(device.db, 'lock', await makeLock(device.dice, typed))
    await dropFact(device.db, 'lockTries')
    done(t('lock.isSet'))
  }
  const remove = async (): Promise<void> => {
    const tried = await tryLock(device, typed)
    if (tried.is === 'wrong') return fail({ secret: wrongWords(tried.wait) })
    await dropFact(device.db, 'lock')
    done(t('lock.removed'))
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    work(true)
    try {
      await (isSet ? remove() : set())
    } catch {
      fail({ secret: t('save.failedShort') }) // the database said no: nothing has changed
    }
    work(false)
  }
  return (
    <div class="stack wide">
      <h1>{t('lock.title')}</h1>
      <p class="say">{t('lock.say')}</p>
      {isSet && (
        <div class="row">
          <Button look="main" size="large" icon="lock" onPress={() => void lockNow(world)}>
            {t('lock.now')}
          </Button>
        </div>
      )}
      {known && (
        <Sheet heading={t(isSet ? 'lock.remove' : 'lock.set')}>
          <form
            ref={form}
            class="stack"
            noValidate
            onSubmit={e => {
              e.preventDefault()
              void submit()
            }}
          >
            <Field
              label={t('lock.secret')}
              hint={isSet ? undefined : t('lock.secret.hint', { least: LOCK_LEAST })}
              type="password"
              value={typed}
              onInput={type}
              problem={wrong.secret}
            />
            {!isSet && <Field label={t('lock.again')} type="password" value={again} onInput={repeat} problem={wrong.again} />}
            <div class="row">
              <Button look={isSet ? 'plain' : 'main'} type="submit" off={busy}>
                {t(busy ? 'lock.opening' : isSet ? 'lock.remove' : 'lock.set')}
              </Button>
            </div>
          </form>
        </Sheet>
      )}
    </div>
  )
}
