// What a kiosk shows: where to find somebody and what is coming up, or, where the team has put it at the exit, the question there. At its own address the
// team chooses. Whatever is shown, the language goes back to the first.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Survey } from '../domain/survey.ts'
import { fact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { language } from '../text/language.ts'
import { speak } from '../text/translate.ts'
import { useLanguageChoice } from '../text/use-language-choice.ts'
import { AtTheExit } from './AtTheExit.tsx'
import { KioskScreen } from './KioskScreen.tsx'
import type { Spoken } from './KioskTop.tsx'
import { KioskSheet } from './KioskSheet.tsx'
import { SetupScreen } from './SetupScreen.tsx'

type Props = {
  readonly device: Device
  readonly minute: ReadonlySignal<number>
  /** Where it stands. */
  readonly centre: CentreCode | null
  readonly online: ReadonlySignal<boolean>
  /** A new version of the app is ready: starts it. Nobody here can be asked, so it is done while nobody is here. Null when there is none. */
  readonly renew: (() => void) | null
}

/** Where the team chooses what this kiosk shows. */
const SETUP = '/opinion'

export const Kiosk = ({ device, minute, centre, online, renew }: Props): JSX.Element | null => {
  const first = useRef(language.peek()).current
  const { choose, absent } = useLanguageChoice(speak) // never kept, nor announced: what is announced stays in the page
  const [setting, set] = useState(location.pathname === SETUP)
  const [answering, answer] = useState<Survey | null>(null)
  const [quiet, be] = useState(false)
  const exit = useLive(async () => (await fact(device.db, 'exit')) ?? null, [device]).value
  const renewed = useRef(renew)
  renewed.current = renew
  useEffect(() => {
    if (quiet) renewed.current?.()
  }, [quiet, renew === null, online.value]) // what lacked something without a line is tried again with one
  const spoken: Spoken = { choose, absent, first, quiet: be }
  if (setting)
    return (
      <SetupScreen
        device={device}
        where={`${location.host}${SETUP}`}
        now={exit ?? null}
        done={() => {
          history.replaceState(null, '', '/')
          set(false)
        }}
      />
    )
  if (exit === undefined) return null // for a moment
  if (exit !== null && centre !== null) return <AtTheExit device={device} scale={exit} spoken={spoken} />
  if (answering) return <KioskSheet device={device} survey={answering} spoken={spoken} close={() => answer(null)} />
  return <KioskScreen device={device} minute={minute} centre={centre} online={online} spoken={spoken} answer={answer} />
}
