// A survey that this device has not.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'

export const Gone = (): JSX.Element => (
  <Sheet heading={t('survey.gone')} headingLook="hidden">
    <Empty icon="page" title={t('survey.gone')} action={<Button to="/surveys">{t('holdings.toList')}</Button>}>
      {t('survey.gone.say')}
    </Empty>
  </Sheet>
)
