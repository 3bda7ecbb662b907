// Reads a copy from another device's screen: by the camera, or from photographs where there is none. In any order; what is read stays.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Database } from '../store/tables.ts'
import { changeCodesRead, codesRead } from '../store/codes-read.ts'
import { useLive } from '../store/use-live.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { gather, joined, missing, readCode, type Series } from './codes.ts'
import { forgetCodes } from './forget-codes.ts'
import { seeCodes } from './see-codes.ts'

/** Between two looks of the camera. Milliseconds. */
const LOOK = 250

type Props = {
  readonly db: Database
  /** All codes of a copy are read. */
  readonly onWhole: (file: Uint8Array) => void
  /** What was read does not fit together. */
  readonly onTorn: () => void
}

const leftText = (series: Series): string => {
  const left = missing(series)
  return left.length === 0
    ? t('bring.scan.whole')
    : t('bring.scan.left', { n: left.length, list: listText(left.map(String)), total: series.total })
}

export const ScanCodes = ({ db, onWhole, onTorn }: Props): JSX.Element => {
  const [lens, open] = useState<'shut' | 'open' | 'none'>('shut')
  const [nothing, say] = useState(false)
  const pictures = useRef<HTMLInputElement>(null)
  const series = useLive(() => codesRead(db), [db]).value?.[0]

  /** True where it was one of ours. */
  const take = async (text: string): Promise<boolean> => {
    const code = readCode(text)
    if (!code) return false
    let grown = false
    const [mine] = await changeCodesRead(db, before => {
      const known = before.find(s => s.id === code.id)
      grown = !known?.parts[code.k]
      return gather(before, code)
    })
    if (!mine) return true
    if (grown) announce(leftText(mine))
    if (missing(mine).length === 0) await close(mine)
    return true
  }
  const close = async (whole: Series): Promise<void> => {
    const file = await joined(whole)
    open('shut')
    if (file) return onWhole(file)
    await forgetCodes(db)
    onTorn()
  }
  useEffect(() => {
    // the page ended before the copy was taken or left
    void codesRead(db).then(async all => {
      const whole = all.find(s => missing(s).length === 0)
      if (whole) await close(whole)
    })
  }, [])
  const readPictures = async (files: readonly File[]): Promise<void> => {
    say(false)
    for (const file of files) {
      const picture = await createImageBitmap(file).catch(() => null) // no picture at all
      const texts = picture ? await seeCodes(picture, picture.width, picture.height) : []
      const taken = await Promise.all(texts.map(take))
      if (!taken.includes(true)) {
        say(true)
        announce(t('bring.scan.none'))
      }
    }
  }
  return (
    <Sheet heading={t('bring.scan')}>
      <div class="stack near">
        <p>{t('bring.scan.say')}</p>
        {series && <p class="say">{leftText(series)}</p>}
        {lens === 'open' && <Lens onText={text => void take(text)} onNone={() => open('none')} />}
        {lens === 'none' && <Wrong id="no-lens">{t('bring.scan.no')}</Wrong>}
        {nothing && <Wrong id="no-code">{t('bring.scan.none')}</Wrong>}
        <div class="row">
          {lens === 'open' ? (
            <Button onPress={() => open('shut')}>{t('bring.scan.close')}</Button>
          ) : (
            <Button icon="square" onPress={() => open('open')}>
              {t('bring.scan.lens')}
            </Button>
          )}
          <Button look="quiet" onPress={() => pictures.current?.click()}>
            {t('bring.scan.pictures')}
          </Button>
          <input
            ref={pictures}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={e => {
              void readPictures([...(e.currentTarget.files ?? [])])
              e.currentTarget.value = ''
            }}
          />
        </div>
      </div>
    </Sheet>
  )
}

const Lens = ({ onText, onNone }: { readonly onText: (text: string) => void; readonly onNone: () => void }): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onText, onNone })
  told.current = { onText, onNone }
  useEffect(() => {
    let over = false
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      const seen = video.current
      if (over || !seen) return
      if (seen.videoWidth > 0) for (const text of await seeCodes(seen, seen.videoWidth, seen.videoHeight)) told.current.onText(text)
      if (!over) timer = setTimeout(() => void look(), LOOK)
    }
    const begin = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
      if (over || !video.current) return stream.getTracks().forEach(track => track.stop())
      video.current.srcObject = stream
      await video.current.play()
      await look()
    }
    begin().catch(() => {
      if (!over) told.current.onNone() // no camera, or it is not allowed
    })
    return () => {
      over = true
      clearTimeout(timer)
      stream?.getTracks().forEach(track => track.stop())
    }
  }, [])
  return <video class="viewfinder" ref={video} muted playsInline aria-label={t('bring.scan.picture')} />
}
