// An address that is no screen of ours, or none of this device's.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useTitle } from '../ui/use-title.ts'

export const NotFound = (): JSX.Element => {
  useTitle(t('app.title', { screen: t('app.notFound') }))
  return (
    <div class="stack">
      <h1>{t('app.notFound')}</h1>
      <p>{t('app.notFound.say')}</p>
      <div class="row">
        <Button to="/">{t('app.toStart')}</Button>
      </div>
    </div>
  )
}
