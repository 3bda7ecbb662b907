// Copying what this device holds, to be carried by hand: what to copy, then the six words, then the file or the codes. Nothing here takes anything
// out of the outbox. Stands on a screen of its own, and over whatever is being filled in when the database fails.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { apartOfUnsent, unsentCount, type Scope } from '../store/carry-out.ts'
import { noteBackup } from '../store/backup.ts'
import type { Session } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { kilobytes } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { CodeSeries } from './CodeSeries.tsx'
import { download } from '../device/download.ts'
import { makeCopy, type Copy } from './make-copy.ts'

type Props = {
  readonly device: Device
  readonly centre: Session['centre']
  /** The relay's public address. */
  readonly origin: string
  /** What leads away from here. */
  readonly leave: JSX.Element
  /** The file was put away; `holds`: the names of what is unsent and is in it. */
  readonly saved?: (holds: ReadonlySet<string>) => void
  /** No copy can be made, though there is something to copy. */
  readonly failed?: () => void
}

type Stage =
  | { readonly at: 'choosing'; readonly failed: 'closed' | 'empty' | 'big' | null }
  | { readonly at: 'making' }
  | { readonly at: 'made'; readonly copy: Copy }

export const Carrying = ({ device, centre, origin, leave, saved, failed: noCopy }: Props): JSX.Element => {
  const [stage, go] = useState<Stage>({ at: 'choosing', failed: null })
  const [chosen, choose] = useState<Scope | null>(null)
  const unsent = useLive(() => unsentCount(device.db), [device]).value
  const apart = useLive(() => apartOfUnsent(device.db), [device]).value ?? 0
  const scope: Scope = chosen ?? (unsent === 0 && centre !== null ? 'centre' : 'unsent')

  const make = async (): Promise<void> => {
    if (stage.at === 'making') return
    go({ at: 'making' })
    announce(t('carry.making'))
    const copy = await makeCopy(device, centre, origin, scope)
    if (typeof copy !== 'string') return go({ at: 'made', copy })
    announce(t(`carry.failed.${copy}`))
    noCopy?.()
    go({ at: 'choosing', failed: copy })
  }
  if (stage.at === 'made')
    return <Made device={device} copy={stage.copy} again={() => go({ at: 'choosing', failed: null })} leave={leave} onSaved={saved} />
  // a database that was closed does not say how much waits, and the copy is made all the same
  const waiting = unsent === undefined ? t('carry.what.unknown') : t('carry.what.unsent', { n: unsent - apart, apart })
  const failed = stage.at === 'choosing' ? stage.failed : null
  return (
    <>
      <p class="say">{t('carry.say')}</p>
      <Sheet>
        <div class="stack">
          {centre !== null && (
            <Ticks
              legend={t('carry.what')}
              kind="one"
              look="flow"
              choices={[
                { value: 'unsent', label: waiting },
                { value: 'centre', label: t('carry.what.centre') },
              ]}
              chosen={[scope]}
              onChange={([one]) => choose(one === 'centre' ? 'centre' : 'unsent')}
            />
          )}
          {centre === null && <p>{waiting}</p>}
          {failed && <Wrong id="carry-failed">{t(`carry.failed.${failed}`)}</Wrong>}
          <div class="row">
            <Button look="main" size="large" icon="stick" off={stage.at === 'making'} onPress={() => void make()}>
              {stage.at === 'making' ? t('carry.making') : t('carry.make')}
            </Button>
            {leave}
          </div>
        </div>
      </Sheet>
    </>
  )
}

type MadeProps = {
  readonly device: Device
  readonly copy: Copy
  readonly again: () => void
  readonly leave: JSX.Element
  readonly onSaved: Props['saved']
}

const Made = ({ device, copy, again, leave, onSaved }: MadeProps): JSX.Element => {
  const { words, file, name, statements, holds, codes } = copy
  const done = useRef<HTMLParagraphElement>(null)
  const [saved, say] = useState(false)
  const [shown, show] = useState(false)
  useEffect(() => done.current?.focus(), [])

  const save = (): void => {
    download(name, file, 'application/octet-stream')
    say(true)
    onSaved?.(holds)
    announce(t('carry.saved', { name }))
    void noteBackup(device.db, { at: device.clock.now(), statements })
  }
  return (
    <>
      <p class="say" ref={done} tabIndex={-1}>
        {t('carry.done', { n: statements })}
      </p>
      <Sheet heading={t('carry.words')}>
        <div class="stack near">
          <ol class="six-words" aria-label={t('carry.words')}>
            {words.map(w => (
              <li key={w}>{w}</li>
            ))}
          </ol>
          <Note icon="key">
            <Emphasis k="carry.words.say" />
          </Note>
        </div>
      </Sheet>
      <div class="stack close">
        <div class="row">
          <Button look="main" size="large" icon="stick" onPress={save}>
            {t('carry.save')}
          </Button>
          {codes && (
            <Button size="large" icon="square" onPress={() => show(!shown)}>
              {shown ? t('carry.code.hide') : t('carry.codes', { n: codes.length })}
            </Button>
          )}
        </div>
        <p class="soft">{saved ? t('carry.saved', { name }) : t('carry.file', { name, kb: kilobytes(file.length) })}</p>
        <p class="soft">{codes ? t('carry.codes.say') : t('carry.codes.many')}</p>
      </div>
      {codes && shown && <CodeSeries codes={codes} />}
      <div class="row">
        <Button look="quiet" onPress={again}>
          {t('carry.again')}
        </Button>
        {leave}
      </div>
    </>
  )
}
