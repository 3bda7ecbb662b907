// The six languages, each under its own name. The choice takes effect in place: nothing that was ticked moves.
import type { JSX } from 'preact'
import { isLanguage, LANGUAGES } from '../domain/languages.ts'
import { LANGUAGE_NAMES, language } from '../text/language.ts'
import { chooseLanguage, t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'

const choose = async (to: string): Promise<void> => {
  if (!isLanguage(to)) return
  await chooseLanguage(to)
  announce(LANGUAGE_NAMES[to])
}

export const LanguageChoice = ({ legendLook }: { readonly legendLook?: 'hidden' }): JSX.Element => (
  <Ticks
    legend={t('nav.language')}
    legendLook={legendLook}
    kind="one"
    look="flow"
    choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
    chosen={[language.value]}
    onChange={([to]) => void choose(to ?? '')}
  />
)
