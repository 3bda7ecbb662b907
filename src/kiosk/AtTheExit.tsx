// The screen at the exit (S091): one tap says how it went, a second ends it, takes it back or answers one question more. What was tapped is in this page
// alone until it is counted; ten seconds later the screen is as it was.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { keepTapped } from '../device/keep-answers.ts'
import { recentTaps, SCALES, tapCounts, type Scale, type Tapped } from '../domain/satisfaction.ts'
import { CRITERIA, type Criterion } from '../domain/survey-library.ts'
import { network } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { networkName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { KioskTop, type Spoken } from './KioskTop.tsx'
import { THANKS } from './thanks.ts'
import { useQuiet } from './use-quiet.ts'

type Props = { readonly device: Device; readonly scale: Scale; readonly spoken: Spoken }

/** A second tap this soon is the first one, wherever it falls. Milliseconds. */
const TWICE = 700

export const AtTheExit = ({ device, scale, spoken }: Props): JSX.Element => {
  const known = useLive(() => network(device.db), [device]).value
  const name = known ? networkName(known) : 'Relais'
  useTitle(name)
  const { quiet } = useQuiet(() => spoken.choose(spoken.first))
  useEffect(() => spoken.quiet(quiet), [quiet])
  /** What was tapped and is not counted yet. */
  const [tapped, tap] = useState<Tapped>({})
  /** What is asked after the first question. */
  const [further, ask] = useState<Criterion>('setting')
  const [said, say] = useState<'kiosk.exit.play' | 'kiosk.notKept' | null>(null)
  const taps = useRef<readonly number[]>([])
  const last = useRef(-Infinity)
  const counted = useRef<Tapped | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const answered = tapped.whole !== undefined

  /** False for the second half of a double tap. */
  const isTap = (): boolean => {
    const now = device.clock.steady()
    const is = now - last.current > TWICE
    last.current = now
    return is
  }
  const count = async (): Promise<void> => {
    if (tapped.whole === undefined || counted.current === tapped) return // the ten seconds were over in this very moment
    counted.current = tapped
    tap({})
    const kept = await keepTapped(device, scale, tapped).catch(() => null) // nobody here can do anything about it
    if (!kept?.kept) say('kiosk.notKept')
  }
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    if (!answered) return undefined
    const timer = setTimeout(() => {
      void count()
      spoken.choose(spoken.first)
    }, THANKS)
    return () => clearTimeout(timer)
  }, [tapped])
  const unfinished = useRef(count)
  unfinished.current = count
  // another screen takes its place, or a new version begins: what was tapped counts
  useEffect(() => () => void unfinished.current(), [])
  useEffect(() => {
    if (said === null) return undefined
    const timer = setTimeout(() => say(null), THANKS)
    return () => clearTimeout(timer)
  }, [said, tapped])

  const first = (level: string): void => {
    if (!isTap()) return
    const now = device.clock.steady()
    const counts = tapCounts(taps.current, now)
    taps.current = [...recentTaps(taps.current, now), now]
    say(counts ? null : 'kiosk.exit.play')
    if (!counts) return
    ask(CRITERIA[device.dice.bytes(1)[0]! % CRITERIA.length]!) // one byte, and within
    tap({ whole: level })
  }
  const end = (then: () => void): void => {
    if (isTap()) then()
  }
  return (
    <div class="stack kiosk">
      <KioskTop name={name} spoken={spoken} />
      <h1 ref={heading} tabIndex={-1}>
        {t(answered ? 'kiosk.exit.thanks' : 'kiosk.exit.ask')}
      </h1>
      {answered ? (
        <>
          <div class="row">
            <Button look="main" size="large" onPress={() => end(() => void count())}>
              {t('kiosk.exit.done')}
            </Button>
            <Button size="large" icon="undo" onPress={() => end(() => tap({}))}>
              {t('kiosk.exit.back')}
            </Button>
          </div>
          {tapped[further] === undefined && (
            <section class="stack" aria-labelledby="exit-further">
              <p class="soft">{t('kiosk.exit.more')}</p>
              <h2 id="exit-further">{t(`survey.ask.${further}`)}</h2>
              <Levels scale={scale} choose={level => end(() => tap({ ...tapped, [further]: level }))} />
            </section>
          )}
        </>
      ) : (
        <>
          <Levels scale={scale} choose={first} />
          <p class="soft">{t('kiosk.exit.free')}</p>
        </>
      )}
      <div role="alert">{said && <Wrong id="exit-said">{t(said)}</Wrong>}</div>
    </div>
  )
}

const Levels = ({ scale, choose }: { readonly scale: Scale; readonly choose: (level: string) => void }): JSX.Element => (
  <div class={`levels ${scale}`}>
    {SCALES[scale].map(level => (
      <button key={level} class="level" type="button" onClick={() => choose(level)}>
        {scale === 'faces' && <Face mouth={Number(level) - 2} />}
        <span>{scale === 'faces' ? t(`kiosk.exit.face.${level as '1' | '2' | '3'}`) : t(`survey.level.${level}`)}</span>
      </button>
    ))}
  </div>
)
