// A pack for a place without a line: made at once, shown with its six words, put away as a file.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { kilobytes } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { useSeldom, type Say } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { download } from '../device/download.ts'
import { makePack, type MadePack, type PackWish } from './pack-make.ts'

type Props = {
  readonly device: Device
  readonly origin: string
  readonly wish: PackWish
  /** Shown where the texts cannot be had. */
  readonly absent: JSX.Element
}

export const PackMaker = ({ device, origin, wish, absent }: Props): JSX.Element => {
  const seldom = useSeldom()
  const [made, know] = useState<MadePack | 'empty' | 'big' | 'closed' | null>(null)
  useEffect(() => {
    void makePack(device, origin, wish).then(know, () => know('closed')) // the storage alert says how to mend it
  }, [])
  if (seldom === 'absent') return absent
  if (seldom === null || made === null) return <p class="soft">{t('carry.making')}</p>
  if (made === 'closed') return <Wrong id="pack-wrong">{t('carry.failed.closed')}</Wrong>
  if (typeof made === 'string') return <Wrong id="pack-wrong">{seldom.say(`pack.failed.${made}`)}</Wrong>
  return <Made made={made} seldom={seldom} place={wish.place} />
}

const Made = ({ made, seldom: { say }, place }: { readonly made: MadePack; readonly seldom: Say; readonly place: string }): JSX.Element => {
  const { words, file, name } = made
  const done = useRef<HTMLHeadingElement>(null)
  const [saved, keep] = useState(false)
  useEffect(() => done.current?.focus(), [])
  const save = (): void => {
    download(name, new Blob([file as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' })) // made here, not shared
    keep(true)
    announce(t('carry.saved', { name }))
  }
  return (
    <div class="stack near">
      <h3 ref={done} tabIndex={-1}>
        {say('pack.made', { place })}
      </h3>
      <p>{say('pack.made.say')}</p>
      <ol class="six-words" aria-label={t('carry.words')}>
        {words.map(w => (
          <li key={w}>{w}</li>
        ))}
      </ol>
      <Note icon="key">{say('pack.words.say')}</Note>
      <div class="row">
        <Button look="main" icon="stick" onPress={save}>
          {t('carry.save')}
        </Button>
      </div>
      <p class="soft">{saved ? t('carry.saved', { name }) : t('carry.file', { name, kb: kilobytes(file.length) })}</p>
    </div>
  )
}
