// A name in several languages as one fills it in.
import { MAX_NAME } from '../domain/centre.ts'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { cleanName } from '../domain/name.ts'
import type { Names } from '../domain/names.ts'
import { nameField } from '../domain/names-record.ts'
import type { Value } from '../domain/statement.ts'
import { nothingToRead, textProblem, type TextProblem } from './text-problem.ts'

export type NamesTyped = { readonly main: string; readonly by: Readonly<Record<Language, string>> }
/** 'missing', or what is wrong with each of them. */
export type NameProblem = 'missing' | Readonly<Partial<Record<'main' | Language, TextProblem>>>

export const typedNames = (names: Names | null): NamesTyped => ({
  main: names?.main ?? '',
  by: Object.fromEntries(LANGUAGES.map(l => [l, names?.by[l] ?? ''])) as Record<Language, string>, // all six
})

/** Each with what is wrong with it (C25 too); a name that may be empty is not asked for. */
export const namesProblem = ({ main, by }: NamesTyped, need: 'needed' | 'may-be-empty'): NameProblem | null => {
  const unreadable = nothingToRead(main)
  if (unreadable) return { main: unreadable }
  if (cleanName(main) === '' && (need === 'needed' || LANGUAGES.some(l => cleanName(by[l]) !== '' || nothingToRead(by[l]))))
    return 'missing'
  const wrong = [['main', main] as const, ...LANGUAGES.map(l => [l, by[l]] as const)].flatMap(([which, name]) => {
    const problem = textProblem(name, MAX_NAME)
    return problem ? [[which, problem] as const] : []
  })
  return wrong.length > 0 ? Object.fromEntries(wrong) : null
}

/** As names; null where none is given. */
export const namesTyped = ({ main, by }: NamesTyped): Names | null => {
  const said = LANGUAGES.flatMap(l => (cleanName(by[l]) === '' ? [] : [[l, cleanName(by[l])] as const]))
  return cleanName(main) === '' ? null : { main: cleanName(main), by: Object.fromEntries(said) }
}

/** As fields; null where a language has no name of its own. */
export const namesRead = (field: string, { main, by }: NamesTyped): Record<string, Value> => ({
  [field]: cleanName(main) || null,
  ...Object.fromEntries(LANGUAGES.map(l => [nameField(field, l), cleanName(by[l]) || null])),
})
