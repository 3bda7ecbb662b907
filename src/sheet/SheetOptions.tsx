// How the sheet looks and leaves: its language, its size, the square to photograph, its text to paste or to keep. Printing has its own place at the foot.
import type { Signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { download } from '../device/download.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Note } from '../ui/Note.tsx'
import { QrSquare } from '../ui/QrSquare.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { FORMATS, type Format } from './Paper.tsx'
import { plainText, type Square } from './plain-text.ts'
import { sayShown } from './say-shown.ts'
import type { SaidSheet } from './say-sheet.ts'
import type { VoiceChosen } from './use-voice.ts'

type Props = {
  readonly voices: VoiceChosen
  readonly format: Signal<Format>
  /** Null while nothing stands on it. */
  readonly said: SaidSheet | null
  readonly square: Square | null
  /** Says what lacks where something does. */
  readonly isReady: () => boolean
  readonly renew: () => void
}

export const SheetOptions = ({ voices: { voice, choose, absent }, format, said, square, isReady, renew }: Props): JSX.Element => {
  const [large, enlarge] = useState(false)
  const copy = async (): Promise<void> => {
    if (!isReady() || !said) return
    try {
      await navigator.clipboard.writeText(plainText(said))
      sayShown(t('sheet.copied'))
    } catch {
      sayShown(t('sheet.copy.failed')) // forbidden, or no secure page
    }
  }
  const save = (): void => {
    if (isReady() && said) download(`${t('sheet.file')}.txt`, new Blob([plainText(said)], { type: 'text/plain' }))
  }
  return (
    <div class="sheet stack">
      <Ticks
        legend={t('sheet.language')}
        kind="one"
        look="flow"
        choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
        chosen={voice ? [voice.language] : []}
        onChange={([to]) => choose(to ?? '')}
      />
      <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
      <Ticks
        legend={t('sheet.format')}
        kind="one"
        look="flow"
        choices={FORMATS.map(f => ({ value: f, label: t(`sheet.format.${f}`) }))}
        chosen={[format.value]}
        onChange={([to]) => (format.value = FORMATS.find(f => f === to) ?? format.value)}
      />
      <div class="row">
        <Button icon="square" onPress={() => isReady() && enlarge(true)}>
          {t('sheet.square')}
        </Button>
        <Button onPress={() => void copy()}>{t('sheet.copy')}</Button>
        <Button onPress={save}>{t('sheet.save')}</Button>
        <Button look="quiet" onPress={renew}>
          {t('sheet.new')}
        </Button>
      </div>
      {square && <LeftOut square={square} />}
      <Note icon="lock">{t('sheet.kept')}</Note>
      {large && square && (
        <Dialog title={t('sheet.square.title')} onClose={() => enlarge(false)}>
          <QrSquare look="large" text={square.text} label={t('sheet.square.title')} />
          <p>{t('sheet.square.say')}</p>
          <LeftOut square={square} />
          <Button onPress={() => enlarge(false)}>{t('do.close')}</Button>
        </Dialog>
      )}
    </div>
  )
}

/** What the square does not hold; nothing where it holds all. */
const LeftOut = ({ square: { left, lines } }: { readonly square: Square }): JSX.Element | null =>
  left.length === 0 && lines === 0 ? null : (
    <p class="meta">
      {t('sheet.square.left', {
        parts: listText([...left.map(part => t(`sheet.left.${part}`)), ...(lines > 0 ? [t('sheet.left.lines', { n: lines })] : [])]),
      })}
    </p>
  )
