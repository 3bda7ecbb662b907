// Looking through the handbook as one types: the beginning of each word, without case and accents; what is found is shown with the sentence it stands in.
import { finds, plainWords, sought } from '../domain/find-work.ts'

/** Fewer letters than this look for nothing but a word in capitals. */
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

/** Null while too little is typed for anything. What is in a title comes first, else in the order given. */
export const seek = <Id extends string>(entries: readonly Entry<Id>[], typed: string): Hit<Id>[] | null => {
  const words = sought(typed)
  if (words.join('').length < LEAST) return inCapitals(entries, words)
  const inTitle = (e: Entry<Id>): boolean => finds(words, formOf(e.title))
  return entries
    .filter(e => finds(words, e.form))
    .map(e => ({ e, titled: inTitle(e) }))
    .sort((a, b) => Number(b.titled) - Number(a.titled))
    .map(({ e }) => ({ id: e.id, title: e.title, sentence: sentenceOf(e, words) }))
}

/** Of few letters only what is written in capitals is found, and whole: a code QR. */
const inCapitals = <Id extends string>(entries: readonly Entry<Id>[], [word = '', ...more]: readonly string[]): Hit<Id>[] | null => {
  if (word.length < 2 || more.length > 0) return null
  const hits = entries.flatMap(({ id, title, sentences }) => {
    const at = sentences.find(s => s.says.split(/[^\p{L}\p{N}]+/u).includes(word.toUpperCase()))
    return at ? [{ id, title, sentence: at.says }] : []
  })
  return hits.length > 0 ? hits : null
}

/** The first sentence with most of the words. */
const sentenceOf = ({ sentences }: Entry<string>, words: readonly string[]): string => {
  const many = (form: string): number => words.filter(w => form.includes(` ${w}`)).length
  return sentences.reduce((most, s) => (many(s.form) > many(most.form) ? s : most), sentences[0] ?? { says: '', form: '' }).says
}
