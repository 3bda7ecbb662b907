// In place of a screen that tells of other days than this one, under a hat that sees this one.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'

export const TodayOnly = (): JSX.Element => (
  <div class="stack">
    <h1>{t('hats.today')}</h1>
    <Empty
      icon="cover"
      title={t('hats.today.say')}
      action={
        <Button look="main" to="/">
          {t('do.back')}
        </Button>
      }
    />
  </div>
)
