// The foot of a form: what is chosen so far, that the draft is kept, and Save.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const FormFoot = ({ said, state }: { readonly said: string; readonly state: string | null }): JSX.Element => (
  <div class="foot">
    <p>
      <b>{said}</b>
      {state && <span class="soft">{state}</span>}
    </p>
    <Button look="main" size="large" type="submit">
      {t('do.save')}
    </Button>
  </div>
)
