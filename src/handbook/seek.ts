// Looking through the handbook as one types: the beginning of each word, without case and accents; what is found is shown with the sentence it stands in.
import { finds, plainWords, sought } from '../domain/find-work.ts'

/** Fewer letters than this look for nothing. */
export const LEAST = 3

export type Entry<Id extends string> = {
  readonly id: Id
  readonly title: string
  /** A blank before each word of a sentence, as `finds` wants it. */
  readonly sentences: readonly { readonly says: string; readonly form: string }[]
  readonly form: string
}
export type Hit<Id extends string> = { readonly id: Id; readonly title: string; readonly sentence: string }

const formOf = (text: string): string => ` ${plainWords(text)}`
/** A full stop within a number or an abbreviation is followed by no blank and a capital. */
const sentencesOf = (line: string): string[] => line.split(/(?<=[.!?…])\s+(?=[\p{Lu}«“¿¡])/u)

export const entryOf = <Id extends string>(id: Id, title: string, lines: readonly string[]): Entry<Id> => {
  const sentences = lines.flatMap(sentencesOf).map(says => ({ says, form: formOf(says) }))
  return { id, title, sentences, form: [title, ...lines].map(formOf).join('') }
}

/** Null while too little is typed. What is in a title comes first, else in the order given. */
export const seek = <Id extends string>(entries: readonly Entry<Id>[], typed: string): Hit<Id>[] | null => {
  const words = sought(typed)
  if (words.join('').length < LEAST) return null
  const inTitle = (e: Entry<Id>): boolean => finds(words, formOf(e.title))
  return entries
    .filter(e => finds(words, e.form))
    .map(e => ({ e, titled: inTitle(e) }))
    .sort((a, b) => Number(b.titled) - Number(a.titled))
    .map(({ e }) => ({ id: e.id, title: e.title, sentence: sentenceOf(e, words) }))
}

/** The first sentence with most of the words. */
const sentenceOf = ({ sentences }: Entry<string>, words: readonly string[]): string => {
  const many = (form: string): number => words.filter(w => form.includes(` ${w}`)).length
  return sentences.reduce((most, s) => (many(s.form) > many(most.form) ? s : most), sentences[0] ?? { says: '', form: '' }).says
}
