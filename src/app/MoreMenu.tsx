// What is not a section: sending, language, light or dark, about.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { LANGUAGE_NAMES, language } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { IconName } from '../ui/icon-paths.ts'
import { Menu, MenuChoice } from '../ui/Menu.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { ThemeChoice } from './ThemeChoice.tsx'

export const MORE = 'more'
export type MoreLink = { readonly to: string; readonly word: string; readonly icon: IconName }

/** `links`: further screens of this role, before the rest. */
export const MoreMenu = ({ links }: { readonly links: readonly MoreLink[] }): JSX.Element => {
  const [asked, ask] = useState<'language' | 'theme' | null>(null)
  const close = (): void => ask(null)
  return (
    <>
      <Menu id={MORE} label={t('nav.more')}>
        {links.map(l => (
          <MenuChoice key={l.to} icon={l.icon} to={l.to} menu={MORE}>
            {l.word}
          </MenuChoice>
        ))}
        <MenuChoice icon="language" menu={MORE} onPress={() => ask('language')}>
          {`${t('nav.language')} : ${LANGUAGE_NAMES[language.value]}`}
        </MenuChoice>
        <MenuChoice icon="moon" menu={MORE} onPress={() => ask('theme')}>
          {t('nav.theme')}
        </MenuChoice>
        <hr />
        <MenuChoice icon="about" to="/about" menu={MORE}>
          {t('nav.about')}
        </MenuChoice>
      </Menu>
      {asked && (
        <Dialog title={asked === 'language' ? t('nav.language') : t('nav.theme')} onClose={close}>
          {asked === 'language' ? <LanguageChoice legendLook="hidden" /> : <ThemeChoice />}
          <div class="row">
            <Button onPress={close}>{t('do.close')}</Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
