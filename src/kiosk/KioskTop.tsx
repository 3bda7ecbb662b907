// On top of every screen for the public: whose it is, and the language by one tap.
import type { JSX } from 'preact'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import type { LanguageChosen } from '../text/use-language-choice.ts'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'

/** `first`: what is spoken when somebody comes. `quiet`: to be told whether nobody is there. */
export type Spoken = LanguageChosen & { readonly first: Language; readonly quiet: (is: boolean) => void }

export const KioskTop = ({ name, spoken: { choose, absent } }: { readonly name: string; readonly spoken: Spoken }): JSX.Element => (
  <>
    <div class="row apart">
      <p class="great-mark">{name}</p>
      <Ticks
        legend={t('nav.language')}
        legendLook="hidden"
        kind="one"
        look="flow"
        choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
        chosen={[language.value]}
        onChange={([to]) => choose(to ?? '')}
      />
    </div>
    <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
  </>
)
