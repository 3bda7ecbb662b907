// Covers the screen at one tap, so that a glance over the shoulder learns nothing. Escape or one button uncovers it; nothing behind it moves.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const Veil = (): JSX.Element => {
  const veil = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button look="bare" icon="cover" onPress={() => veil.current?.showModal()}>
        {t('veil.cover')}
      </Button>
      <dialog ref={veil} class="veil" aria-label={t('veil.covered')}>
        <p class="mark">Relais</p>
        <p class="soft">{t('veil.covered')}</p>
        <Button size="large" onPress={() => veil.current?.close()}>
          {t('veil.resume')}
        </Button>
      </dialog>
    </>
  )
}
