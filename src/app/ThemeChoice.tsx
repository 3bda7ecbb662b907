// Light, dark, or as the device says.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Ticks } from '../ui/Ticks.tsx'
import { chooseTheme } from './choose-theme.ts'
import { theme, THEMES } from './theme.ts'

export const ThemeChoice = (): JSX.Element => (
  <Ticks
    legend={t('nav.theme')}
    legendLook="hidden"
    kind="one"
    look="flow"
    choices={THEMES.map(value => ({ value, label: t(`theme.${value}`) }))}
    chosen={[theme.value]}
    onChange={([to]) => chooseTheme(THEMES.find(x => x === to) ?? 'system')}
  />
)
