// The six languages, each under its own name. The choice takes effect in place: nothing that was ticked moves.
import type { JSX } from 'preact'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { chooseLanguage } from '../text/choose-language.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { useLanguageChoice } from '../text/use-language-choice.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'

const speak = async (to: Language): Promise<void> => {
  await chooseLanguage(to)
  if (language.peek() === to) announce(LANGUAGE_NAMES[to]) // else another was chosen meanwhile
}

export const LanguageChoice = ({ legendLook }: { readonly legendLook?: 'hidden' }): JSX.Element => {
  const { choose, absent } = useLanguageChoice(speak)
  return (
    <>
      <Ticks
        legend={t('nav.language')}
        legendLook={legendLook}
        kind="one"
        look="flow"
        choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
        chosen={[language.value]}
        onChange={([to]) => choose(to ?? '')}
      />
      <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
    </>
  )
}
