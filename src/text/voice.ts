// Another language than the screen speaks, for a paper that somebody takes away: its sentences, names and values of lists. The screen stays as it is.
import { setupI18n, type Messages } from '@lingui/core'
import type { Centre } from '../domain/centre.ts'
import type { Language } from '../domain/languages.ts'
import { LISTS, type ListItem } from '../domain/lists.ts'
import { nameIn, type Names } from '../domain/names.ts'
import { INTL } from './language.ts'
import { staffTexts } from './staff-texts.ts'
import { wanted, type TextKey, type Values } from './translate.ts'

export type Voice = { readonly language: Language; readonly t: (key: TextKey, values?: Values) => string }

const known = new Map<Language, Voice>()
/** Rejects where its texts cannot be had (kept-languages.ts says beforehand). */
export const voiceOf = async (language: Language): Promise<Voice> => {
  const before = known.get(language)
  if (before) return before
  await staffTexts() // the last there are
  const messages: Messages = {}
  for (const catalogue of wanted) Object.assign(messages, await catalogue(language))
  const i18n = setupI18n({ locale: language, locales: [INTL[language]], messages: { [language]: messages } })
  const voice: Voice = { language, t: (key, values) => i18n._(key, values) }
  known.set(language, voice)
  return voice
}

/** As `centreName` says it, never without its mention (S052). */
export const centreIn = ({ language, t }: Voice, { names, status }: Pick<Centre, 'names' | 'status'>): string => {
  const bare: Names = names
  const name = nameIn(bare, language)
  return status === 'open' ? name : t('centre-mention', { name, status })
}

/** As `itemWord` says it, of a list whose words are `list.<list>.<value>`; null: a value that is not known here. */
export const itemIn = ({ language, t }: Voice, item: Pick<ListItem, 'list' | 'value' | 'labels'> | null): string =>
  item?.labels
    ? nameIn(item.labels, language)
    : item && LISTS[item.list].some(v => v === item.value)
      ? t(`list.${item.list}.${item.value}` as TextKey) // the lists of our own have their words (TX9)
      : t('list.unknown')

export const listIn = ({ language }: Voice, items: readonly string[]): string =>
  new Intl.ListFormat(INTL[language], { type: 'conjunction' }).format(items)
