// What a trial does not take back is not done while one lasts (S075, C28): the public knows of no trial, and a sheet of last year is none.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'

export const NotTried = (): JSX.Element => (
  <Sheet heading={t('hats.trial.real')} headingLook="hidden">
    <Empty icon="warning" title={t('hats.trial.real')} action={<Button to="/today">{t('nav.today')}</Button>} />
  </Sheet>
)
