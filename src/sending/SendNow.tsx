// *Send now*, and in the same place what came of it: the head is being called, there is no line now and nothing needs to be done again, or nothing waits.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Activity } from '../replica/engine.ts'
import type { Standing } from '../store/read-status.ts'
import { moment } from '../text/format.ts'
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

/** `standing`: where it may be that nothing waits; `now`: milliseconds. */
type Known = Sender & { readonly standing?: Standing | undefined; readonly now?: number }

export const useSendNow = ({ activity, sendNow, standing, now = 0 }: Known): SendNow => {
  const { is } = activity.value
  const none = standing !== undefined && standing.waiting.count === 0
  /** Pressed where nothing waits. */
  const [idle, rest] = useState(false)
  useEffect(() => {
    if (!none) rest(false)
  }, [none])
  const [presses, count] = useState(0)
  const [late, isLate] = useState(false)
  useEffect(() => {
    isLate(false)
    if (presses === 0) return undefined
    const timer = setTimeout(() => isLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [presses])
  useEffect(() => {
    if (is !== 'connected') return
    if (presses > 0 && none) rest(true)
    count(0)
  }, [is])
  const k = presses > 0 ? answerOf(is, late) : null
  const heard = idle && k === null && is !== 'waiting' ? (standing?.heard ?? null) : null
  const says = k !== null ? t(k) : heard !== null ? t('sending.now.nothing', moment(heard, now)) : null
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (says) place.current?.scrollIntoView({ block: 'nearest' }) // it may lie under the bar at the foot
  }, [says === null])
  const send = (): void => {
    const answers = is === 'connected' || is === 'resting'
    if (answers && none) rest(true)
    else if (answers) announce(t('voice.sending'))
    else count(n => n + 1)
    sendNow()
  }
  return {
    send,
    says: k !== null,
    answer: (
      <div role="status" ref={place}>
        {says && <p>{says}</p>}
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
