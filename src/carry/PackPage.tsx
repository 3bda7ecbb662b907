// The first use where there is no line (J31). While there is one, this device is made ready to go; without, the pack is opened, and one writes.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { LANGUAGES } from '../domain/languages.ts'
import type { Session } from '../store/facts.ts'
import { dayText, numberText } from '../text/format.ts'
import { isWholeHere } from '../text/kept-languages.ts'
import { t } from '../text/translate.ts'
import { useSeldom, type Say } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { looksWrong } from './envelope.ts'
import { CARRY_LIMITS } from './limits.ts'
import { beginWith, lookIntoPack, type NoPack, type PackCounts } from './pack-open.ts'
import type { Pack } from './pack.ts'
import { SixWords } from './SixWords.tsx'

type Props = {
  readonly device: Device
  /** The address of this app. */
  readonly origin: string
  readonly enrolled: (session: Session) => void
  readonly back: () => void
  /** Shown where the texts cannot be had. */
  readonly absent: JSX.Element
}
type Stage =
  | { readonly at: 'choosing' }
  | { readonly at: 'closed'; readonly file: Uint8Array; readonly name: string }
  | { readonly at: 'opened'; readonly pack: Pack; readonly counts: PackCounts }

export const PackPage = (props: Props): JSX.Element | null => {
  const seldom = useSeldom()
  if (seldom === 'absent') return props.absent
  return seldom && <Opening {...props} seldom={seldom} />
}

/** Null while it is looked at; a browser without a worker keeps nothing, and is never ready. */
const useReady = (): boolean | null => {
  const [ready, know] = useState<boolean | null>(null)
  useEffect(() => {
    void isWholeHere(LANGUAGES).then(know, () => know(false))
  }, [])
  return ready
}

/** In words: those of a copy where they are the same. */
const problemWords = ({ say }: Say, problem: Exclude<NoPack, 'words'> | 'read'): string =>
  problem === 'copy' || problem === 'elsewhere' || problem === 'linked' || problem === 'none'
    ? say(`pack.problem.${problem}`)
    : t(`bring.problem.${problem}`)

const Opening = ({ device, origin, enrolled, back, seldom }: Props & { readonly seldom: Say }): JSX.Element => {
  const { say } = seldom
  const ready = useReady()
  const [stage, go] = useState<Stage>({ at: 'choosing' })
  const [problem, know] = useState<string | null>(null)
  const [busy, work] = useState(false)
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (stage.at === 'opened') line.current?.focus()
  }, [stage.at])
  const tell = (words: string): void => {
    know(words)
    announce(words)
  }
  const again = (): void => {
    know(null)
    go({ at: 'choosing' })
  }
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size > CARRY_LIMITS.file) return tell(problemWords(seldom, 'big'))
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const wrong = looksWrong(bytes)
      if (wrong) return tell(problemWords(seldom, wrong))
      know(null)
      go({ at: 'closed', file: bytes, name: file.name })
    } catch {
      tell(problemWords(seldom, 'read')) // the stick was pulled out
    }
  }
  const open = async (file: Uint8Array, words: readonly string[]): Promise<'words' | null> => {
    const look = await lookIntoPack(device, origin, file, words)
    if (look === 'words') return look
    if (typeof look === 'string') tell(problemWords(seldom, look))
    else {
      know(null)
      go({ at: 'opened', ...look })
    }
    return null
  }
  const begin = async (pack: Pack): Promise<void> => {
    if (busy) return
    work(true)
    announce(t('bring.opening'))
    try {
      enrolled(await beginWith(device, pack))
    } catch {
      work(false)
      tell(t('bring.problem.kept')) // full, or closed: the storage alert says how to mend it
    }
  }
  return (
    <div class="stack">
      {stage.at === 'choosing' && <p class="say">{say('pack.say')}</p>}
      {problem && <Wrong id="pack-wrong">{problem}</Wrong>}
      {stage.at === 'choosing' && (
        <>
          <div role="status">
            <Note icon={ready ? 'tick' : 'clock'}>
              {say(ready === null ? 'pack.ready.asking' : ready ? 'pack.ready' : 'pack.ready.not')}
            </Note>
          </div>
          <ChooseFile choose={f => void choose(f)} />
          <div class="row">
            <Button look="quiet" size="large" onPress={back}>
              {t('do.back')}
            </Button>
          </div>
        </>
      )}
      {stage.at === 'closed' && <SixWords name={stage.name} open={words => open(stage.file, words)} back={again} />}
      {stage.at === 'opened' && (
        <Sheet heading={say('pack.for', { place: stage.pack.place })}>
          <div class="stack near">
            <p ref={line} tabIndex={-1}>
              {say('pack.made.on', { date: dayText(stage.pack.made, device.clock.local().day), label: stage.pack.label })}
            </p>
            <dl class="pairs-list">
              <dt>{t('nav.centres')}</dt>
              <dd>{numberText(stage.counts.centres)}</dd>
              <dt>{t('nav.holdings')}</dt>
              <dd>{numberText(stage.counts.works)}</dd>
              <dt>{t('nav.partners')}</dt>
              <dd>{numberText(stage.counts.partners)}</dd>
            </dl>
            <Note icon="key">{say('pack.later')}</Note>
            <div class="row">
              <Button look="main" size="large" icon="tick" off={busy} onPress={() => void begin(stage.pack)}>
                {say('pack.begin', { place: stage.pack.place })}
              </Button>
              <Button look="quiet" size="large" onPress={again}>
                {t('bring.leave')}
              </Button>
            </div>
          </div>
        </Sheet>
      )}
    </div>
  )
}
