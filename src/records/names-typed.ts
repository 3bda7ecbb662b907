// A name in several languages as one fills it in.
import { MAX_NAME } from '../domain/centre.ts'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { cleanName } from '../domain/name.ts'
import type { Names } from '../domain/names.ts'
import { nameField } from '../domain/names-record.ts'
import type { Value } from '../domain/statement.ts'

export type NamesTyped = { readonly main: string; readonly by: Readonly<Record<Language, string>> }
export type NameProblem = 'missing' | 'too-long'

export const typedNames = (names: Names | null): NamesTyped => ({
  main: names?.main ?? '',
  by: Object.fromEntries(LANGUAGES.map(l => [l, names?.by[l] ?? ''])) as Record<Language, string>, // all six
})

/** The first thing wrong; a name that may be empty is not asked for. */
export const namesProblem = ({ main, by }: NamesTyped, need: 'needed' | 'may-be-empty'): NameProblem | null => {
  if (cleanName(main) === '' && (need === 'needed' || LANGUAGES.some(l => cleanName(by[l]) !== ''))) return 'missing'
  return [main, ...LANGUAGES.map(l => by[l])].some(n => cleanName(n).length > MAX_NAME) ? 'too-long' : null
}

/** As fields; null where a language has no name of its own. */
export const namesRead = (field: string, { main, by }: NamesTyped): Record<string, Value> => ({
  [field]: cleanName(main) || null,
  ...Object.fromEntries(LANGUAGES.map(l => [nameField(field, l), cleanName(by[l]) || null])),
})
