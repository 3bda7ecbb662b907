// C25: does a text that others will read look as if it spoke of somebody? Asked before it is written: what travels cannot be called back.
import { normalIsbn } from './book-number.ts'

/** What it looks like: a number to call, an electronic letterbox, a bank number, a person who is named. */
export type Personal = 'call' | 'letterbox' | 'bank' | 'name'
export type Looks = { readonly is: Personal; readonly words: string }

/** Figures in groups, as numbers to call are written everywhere. */
const FIGURES = /(?<![\p{L}\p{N}])\+?\(?\d[\d ./()\u00a0\u202f-]{7,}\d(?:-?X)?(?!\p{N})/gu
const isYear = (figures: string): boolean => /^(?:19|20)\d\d$/.test(figures)
/** Nine figures or more; years in a row, and the number of a book, are none. */
const isCall = (figures: string): boolean => {
  const groups = figures.match(/\d+/g) ?? []
  const digits = groups.join('').length
  return digits >= 9 && digits <= 15 && !groups.every(isYear) && !(/-|^\d{13}$/.test(figures) && normalIsbn(figures) !== null)
}
const LETTERBOX = /[\p{L}\p{N}._%+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const BANK = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/u
/** A title before a name, in the six languages. */
const NAME =
  /(?<![\p{L}\p{N}])(?:M\.|MM\.|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle|Sig\.(?:ra|na)?|Signora?|Sr\.?|Sra\.?|Srta\.?|Señora?|Senyora?|Senhora?|D\.ª?|Dr\.?|Dra\.?|Docteure?|Dott\.(?:ssa)?)[ \u00a0]\p{Lu}[\p{L}’'-]+/u

/** Null where nothing of the kind is seen. An ISBN, years and a price are none of it. */
export const looksPersonal = (text: string): Looks | null => {
  const seen = (is: Personal, words: string | undefined): Looks[] => (words === undefined ? [] : [{ is, words: words.trim() }])
  return (
    [
      ...seen('letterbox', LETTERBOX.exec(text)?.[0]),
      ...seen('bank', BANK.exec(text)?.[0]),
      ...seen('call', text.match(FIGURES)?.find(isCall)),
      ...seen('name', NAME.exec(text)?.[0]),
    ][0] ?? null
  )
}
