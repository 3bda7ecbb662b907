// *Send now*, and in the same place what came of it: the head is being called, or there is no line now and nothing needs to be done again.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Activity } from '../replica/engine.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'

export type Sender = { readonly activity: ReadonlySignal<Activity>; readonly sendNow: () => void }

/** A line that comes up takes this long at most before it is said that there is none; it is tried on. Milliseconds. */
const PATIENCE = 12_000

/** What is said after a press. Null where the head answers: the screen shows what goes. */
const answerOf = (is: Activity['is'], late: boolean): TextKey | null => {
  if (is === 'trying') return late || !navigator.onLine ? 'sending.noLine' : 'sending.calling'
  return is === 'waiting' ? 'sending.noLine' : null
}

export type SendNow = {
  readonly send: () => void
  readonly says: boolean
  /** Stands beside the button, from the first. */ readonly answer: JSX.Element
}

export const useSendNow = ({ activity, sendNow }: Sender): SendNow => {
  const { is } = activity.value
  const [presses, count] = useState(0)
  const [late, isLate] = useState(false)
  useEffect(() => {
    isLate(false)
    if (presses === 0) return undefined
    const timer = setTimeout(() => isLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [presses])
  useEffect(() => {
    if (is === 'connected') count(0)
  }, [is])
  const k = presses > 0 ? answerOf(is, late) : null
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (k) place.current?.scrollIntoView({ block: 'nearest' }) // it may lie under the bar at the foot
  }, [k])
  const send = (): void => {
    if (is === 'connected' || is === 'resting') announce(t('voice.sending'))
    else count(n => n + 1)
    sendNow()
  }
  return {
    send,
    says: k !== null,
    answer: (
      <div role="status" ref={place}>
        {k && <p>{t(k)}</p>}
      </div>
    ),
  }
}

type Props = Sender & {
  readonly look?: 'main'
  readonly size?: 'large'
  /** What is done first, with the same press. */
  readonly before?: () => Promise<void>
}

export const SendNow = ({ before, look, size, ...sender }: Props): JSX.Element => {
  const { send, answer } = useSendNow(sender)
  const press = async (): Promise<void> => {
    await before?.()
    send()
  }
  return (
    <>
      <Button {...(look && { look })} {...(size && { size })} icon="send" onPress={() => void press()}>
        {t('sending.now')}
      </Button>
      {answer}
    </>
  )
}
