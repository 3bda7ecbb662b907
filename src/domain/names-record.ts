// How a name in several languages stands in statements. Each language is a field of its own, so that two people who translate apart do not contradict each other.
import { shown, type Folded } from './fold.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { cleanName } from './name.ts'
import type { Names } from './names.ts'
import type { Value } from './statement.ts'

/** The field of a statement for one language: 'name', 'name.fr', … */
export const nameField = (field: string, language: Language | null): string => (language === null ? field : `${field}.${language}`)

/** What is empty is not stated. */
export const namesFields = (field: string, names: Names): Record<string, Value> => ({
  [field]: names.main,
  ...Object.fromEntries(
    LANGUAGES.flatMap(l => {
      const name = names.by[l]
      return name === undefined || name === '' ? [] : [[nameField(field, l), name]]
    }),
  ),
})

/** Null when the main name is missing or no text. */
export const namesFrom = (record: Pick<Folded, 'heads'>, field: string): Names | null => {
  const text = (f: string): string | null => {
    const v = shown(record, f)
    return typeof v === 'string' && cleanName(v) !== '' ? cleanName(v) : null
  }
  const main = text(field)
  if (main === null) return null
  const by: Partial<Record<Language, string>> = {}
  for (const l of LANGUAGES) {
    const name = text(nameField(field, l))
    if (name !== null) by[l] = name
  }
  return { main, by }
}
