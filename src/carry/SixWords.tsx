// The six words that open what was brought. What was typed stays, whatever is wrong with it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { readWords } from './words.ts'

type Props = {
  /** Of the file; null for codes that were read from a screen. */
  readonly name: string | null
  /** Opens it; 'words' where these are others, null for whatever else came of it. */
  readonly open: (words: readonly string[]) => Promise<'words' | null>
  readonly back: () => void
}

export const SixWords = ({ name, open, back }: Props): JSX.Element => {
  const [typed, type] = useState('')
  const [wrong, say] = useState<string | null>(null)
  const [busy, work] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const send = async (): Promise<void> => {
    if (busy) return
    const read = readWords(typed)
    if (!read.ok) {
      say(read.why === 'word' ? t('bring.words.word', { at: read.at }) : t(`bring.words.${read.why}`))
      return field.current?.focus()
    }
    say(null)
    work(true)
    announce(t('bring.opening'))
    const wrongWords = await open(read.words)
    work(false)
    if (wrongWords === null) return
    say(t('bring.problem.words'))
    field.current?.focus()
  }
  return (
    <Sheet>
      <form
        class="stack near"
        onSubmit={e => {
          e.preventDefault()
          void send()
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
