// In place of a screen that tells of other days than this one, under a hat that sees this one.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const TodayOnly = (): JSX.Element => (
  <div class="stack">
    <h1>{t('hats.today')}</h1>
    <p>{t('hats.today.say')}</p>
    <div class="row">
      <Button look="main" to="/">
        {t('do.back')}
      </Button>
    </div>
  </div>
)
