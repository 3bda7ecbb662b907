// Language, or light and dark: chosen in place, closed when done.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'

export const MoreDialog = ({ asked, onClose }: { readonly asked: 'language' | 'theme'; readonly onClose: () => void }): JSX.Element => (
  <Dialog title={asked === 'language' ? t('nav.language') : t('nav.theme')} onClose={onClose}>
    {asked === 'language' ? <LanguageChoice legendLook="hidden" /> : <ThemeChoice />}
    <div class="row">
      <Button onPress={onClose}>{t('do.close')}</Button>
    </div>
  </Dialog>
)
