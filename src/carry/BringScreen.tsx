// Bringing in what was copied elsewhere: the file or the codes, the six words, what is in it, and only then taking it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { lookInto, takeBrought, type Look } from './bring.ts'
import { BroughtList } from './BroughtList.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { Contents } from './Contents.tsx'
import { looksWrong } from './envelope.ts'
import { forgetCodes } from './forget-codes.ts'
import { CARRY_LIMITS } from './limits.ts'
import type { Linking } from './link-maker.ts'
import { ScanCodes } from './ScanCodes.tsx'
import { SixWords } from './SixWords.tsx'

type Props = {
  readonly device: Device
  /** The relay's public address. */
  readonly origin: string
  /** Links the device that made a copy, before it is taken; null on a device that may not. */
  readonly link: ((look: Look) => Promise<Linking>) | null
}

/** `name`: of the file; null for codes. */
type Stage =
  | { readonly at: 'choosing' }
  | { readonly at: 'closed'; readonly file: Uint8Array; readonly name: string | null }
  | { readonly at: 'opened'; readonly look: Look }

export const BringScreen = ({ device, origin, link }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('bring.title') }))
  const [stage, go] = useState<Stage>({ at: 'choosing' })
  const [problem, say] = useState<TextKey | null>(null)
  const [taking, work] = useState(false)
  /** Of what was taken just now: how much waits beside estimates. */
  const [beside, leaveBeside] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) heading.current?.focus()
    first.current = false
  }, [stage.at])

  const tell = (k: TextKey): void => {
    say(k)
    announce(t(k))
  }
  const back = async (): Promise<void> => {
    await forgetCodes(device.db).catch(() => undefined) // then they ask for their words again
    say(null)
    go({ at: 'choosing' })
  }
  const closed = (file: Uint8Array, name: string | null): void => {
    const wrong = looksWrong(file)
    if (wrong) {
      if (name === null) void forgetCodes(device.db)
      return tell(`bring.problem.${wrong}`)
    }
    say(null)
    go({ at: 'closed', file, name })
  }
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size > CARRY_LIMITS.file) return tell('bring.problem.big')
    try {
      closed(new Uint8Array(await file.arrayBuffer()), file.name)
    } catch {
      tell('bring.problem.read') // the stick was pulled out
    }
  }
  const take = async (look: Look): Promise<void> => {
    if (taking) return
    work(true)
    const linking = look.links && link ? await link(look) : 'linked'
    if (linking !== 'linked') {
      work(false)
      return tell(`bring.link.${linking}`)
    }
    try {
      await takeBrought(device, look)
    } catch {
      return tell('bring.problem.kept') // full, or closed: the storage alert says how to mend it
    } finally {
      work(false)
    }
    const { fresh, known, unread, handsOn, texts } = look
    const taken = t('bring.taken', { n: fresh + look.beside + known + unread + (handsOn ? texts : 0) })
    const waits = look.beside > 0 ? ` ${t('bring.beside.say', { n: look.beside })}` : ''
    announce(`${taken}${waits}`)
    await back()
    leaveBeside(look.beside)
  }
  return (
    <div
      class="stack wide"
      onDragOver={e => e.preventDefault()}
      onDrop={e => {
        e.preventDefault()
        if (stage.at === 'choosing') void choose(e.dataTransfer?.files[0])
      }}
    >
      <div class="stack close">
        <h1 ref={heading} tabIndex={-1}>
          {t('bring.title')}
        </h1>
        {stage.at === 'choosing' && <p class="say">{t('bring.say')}</p>}
      </div>
      {problem && <Wrong id="bring-wrong">{t(problem)}</Wrong>}
      {stage.at === 'choosing' && <ChooseFile choose={f => void choose(f)} />}
      {stage.at === 'closed' && (
        <SixWords
          name={stage.name}
          open={async words => {
            const look = await lookInto(device, origin, stage.file, words)
            if (look === 'words') return look
            if (typeof look === 'string') tell(`bring.problem.${look}`)
            else go({ at: 'opened', look })
            return null
          }}
          back={() => void back()}
        />
      )}
      {stage.at === 'opened' && (
        <Contents
          device={device}
          look={stage.look}
          busy={taking}
          linksHere={link !== null}
          take={() => void take(stage.look)}
          leave={() => void back()}
        />
      )}
      <BroughtList device={device} beside={beside} />
      {stage.at === 'choosing' && (
        <ScanCodes db={device.db} onWhole={file => closed(file, null)} onTorn={() => tell('bring.problem.codes')} />
      )}
      {stage.at === 'choosing' && (
        <div class="row">
          <Button look="quiet" to="/sending">
            {t('do.back')}
          </Button>
        </div>
      )}
    </div>
  )
}
