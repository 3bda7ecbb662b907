// What is not a section: further screens of a role, language, light or dark, about.
import type { JSX } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { Menu, MenuChoice } from '../ui/Menu.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { MORE, type MoreLink } from './more.ts'

const MoreDialog = lazyScreen(async () => (await import('./MoreDialog.tsx')).MoreDialog)

type Props = {
  /** Further screens of this role, before the rest. */
  readonly links: readonly MoreLink[]
  /** Its button was pressed before this was there. */
  readonly pressed: { readonly current: boolean }
}

export const MoreMenu = ({ links, pressed }: Props): JSX.Element => {
  useLayoutEffect(() => {
    const menu = document.getElementById(MORE)
    if (pressed.current && menu?.matches(':popover-open') === false) menu.showPopover()
  }, [])
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
          {t('labelled', { what: t('nav.language'), value: LANGUAGE_NAMES[language.value] })}
        </MenuChoice>
        <MenuChoice icon="moon" menu={MORE} onPress={() => ask('theme')}>
          {t('nav.theme')}
        </MenuChoice>
        <hr />
        <MenuChoice icon="page" to="/handbook" menu={MORE}>
          {t('handbook.title')}
        </MenuChoice>
        <MenuChoice icon="about" to="/about" menu={MORE}>
          {t('nav.about')}
        </MenuChoice>
      </Menu>
      {asked && <MoreDialog asked={asked} onClose={close} />}
    </>
  )
}
