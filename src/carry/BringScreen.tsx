// Bringing in what was copied elsewhere: the file or the codes, the six words, what is in it, and only then taking it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { lookInto, takeBrought, type Look } from './bring.ts'
import { BroughtList } from './BroughtList.tsx'
import { Contents } from './Contents.tsx'
import { looksWrong } from './envelope.ts'
import { forgetCodes } from './forget-codes.ts'
import { CARRY_LIMITS } from './limits.ts'
import { ScanCodes } from './ScanCodes.tsx'
import { readWords } from './words.ts'

type Props = { readonly device: Device; /** The relay's public address. */ readonly origin: string }

/** `name`: of the file; null for codes. */
type Stage =
  | { readonly at: 'choosing' }
  | { readonly at: 'closed'; readonly file: Uint8Array; readonly name: string | null }
  | { readonly at: 'opened'; readonly look: Look }

export const BringScreen = ({ device, origin }: Props): JSX.Element => {
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
      {stage.at === 'choosing' && <Choosing choose={f => void choose(f)} />}
      {stage.at === 'closed' && (
        <Closed
          device={device}
          origin={origin}
          {...stage}
          tell={tell}
          opened={look => go({ at: 'opened', look })}
          back={() => void back()}
        />
      )}
      {stage.at === 'opened' && (
        <Contents device={device} look={stage.look} busy={taking} take={() => void take(stage.look)} leave={() => void back()} />
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

const Choosing = ({ choose }: { readonly choose: (file: File | undefined) => void }): JSX.Element => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="stack close">
      <div class="row">
        <Button look="main" size="large" icon="stick" onPress={() => input.current?.click()}>
          {t('bring.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          onChange={e => {
            choose(e.currentTarget.files?.[0])
            e.currentTarget.value = '' // the same file may be chosen once more
          }}
        />
      </div>
      <p class="soft">{t('bring.drop')}</p>
    </div>
  )
}

type ClosedProps = Props & {
  readonly file: Uint8Array
  readonly name: string | null
  readonly tell: (k: TextKey) => void
  readonly opened: (look: Look) => void
  readonly back: () => void
}

const Closed = ({ device, origin, file, name, tell, opened, back }: ClosedProps): JSX.Element => {
  const [typed, type] = useState('')
  const [wrong, say] = useState<string | null>(null)
  const [busy, work] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const open = async (): Promise<void> => {
    if (busy) return
    const read = readWords(typed)
    if (!read.ok) {
      say(read.why === 'word' ? t('bring.words.word', { at: read.at }) : t(`bring.words.${read.why}`))
      return field.current?.focus()
    }
    say(null)
    work(true)
    announce(t('bring.opening'))
    const look = await lookInto(device, origin, file, read.words)
    work(false)
    if (typeof look !== 'string') return opened(look)
    if (look !== 'words') return tell(`bring.problem.${look}`)
    say(t('bring.problem.words'))
    field.current?.focus()
  }
  return (
    <Sheet>
      <form
        class="stack near"
        onSubmit={e => {
          e.preventDefault()
          void open()
        }}
      >
        <Note icon="stick">{name === null ? t('bring.codes') : t('bring.file', { name })}</Note>
        <Field label={t('carry.words')} hint={t('bring.words.hint')} value={typed} onInput={type} problem={wrong} inputRef={field} />
        <div class="row">
          <Button look="main" size="large" type="submit" off={busy}>
            {busy ? t('bring.opening') : t('bring.open')}
          </Button>
          <Button look="quiet" size="large" onPress={back}>
            {t('do.back')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
