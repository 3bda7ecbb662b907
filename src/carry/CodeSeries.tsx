// A small copy as codes on the screen, one large one at a time, at the pace of whoever photographs.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { QrSquare } from '../ui/QrSquare.tsx'
import { Sheet } from '../ui/Sheet.tsx'

/** A camera has read a code by then. Milliseconds. */
const PACE = 2500

/** Nothing moves by itself for who has asked for that. */
const mayMove = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches

export const CodeSeries = ({ codes }: { readonly codes: readonly string[] }): JSX.Element => {
  const [k, show] = useState(0)
  const [playing, play] = useState(false)
  useEffect(() => {
    if (!playing) return undefined
    const timer = setInterval(() => show(now => (now + 1) % codes.length), PACE)
    return () => clearInterval(timer)
  }, [playing, codes.length])

  const step = (by: number): void => {
    play(false)
    const next = (k + by + codes.length) % codes.length
    show(next)
    announce(t('carry.code', { k: next + 1, n: codes.length }))
  }
  const title = t('carry.code', { k: k + 1, n: codes.length })
  return (
    <Sheet heading={title}>
      <div class="stack near">
        <QrSquare look="large" text={codes[k] ?? ''} label={title} />
        {codes.length > 1 && (
          <div class="row">
            <Button icon="back" onPress={() => step(-1)}>
              {t('carry.code.before')}
            </Button>
            <Button icon="forward" onPress={() => step(1)}>
              {t('carry.code.next')}
            </Button>
            {mayMove() && (
              <Button look="quiet" pressed={playing} onPress={() => play(!playing)}>
                {playing ? t('carry.code.stop') : t('carry.code.play')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}
