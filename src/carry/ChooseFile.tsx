// The file on the stick, chosen or dropped on the page.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const ChooseFile = ({ choose }: { readonly choose: (file: File | undefined) => void }): JSX.Element => {
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
