// Finding by words: the beginning of each, without case and accents, in title, authors, publisher and numbers (J12).
import type { BookNumber } from './book-number.ts'
import { normalIsbn, normalIssn } from './book-number.ts'

/** Small letters without marks; what is no letter or digit parts words. 'L’œuvre à Élodie' → 'l oeuvre a elodie'. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What is kept with a row for `finds`: each word with a blank before it. */
export const searchForm = (texts: readonly string[], numbers: readonly (BookNumber | null)[]): string => {
  const words = texts.map(plainWords).filter(w => w !== '')
  const digits = numbers.flatMap(n => (n ? [...new Set([n.normal ?? '', n.typed].map(x => plainWords(x).replaceAll(' ', '')))] : []))
  return [...words, ...digits.filter(d => d !== '')].map(w => ` ${w}`).join('')
}

/** For the order of a list: as it is found, without the article it begins with, so that 'Les métiers' stands under M. */
export const sortForm = (form: string): string =>
  form.trimStart().replace(/^(?:l|le|la|les|un|une|des|the|il|lo|gli|el|els|los|las|os|as|o) (?=.)/, '')

export type Sought = readonly string[]
/** What was typed, ready to be looked for: its words, or one number. Empty: everything is found. */
export const sought = (typed: string): Sought => {
  const number = normalIsbn(typed) ?? normalIssn(typed)
  if (number !== null) return [plainWords(number).replaceAll(' ', '')]
  const words = plainWords(typed)
  return words === '' ? [] : words.split(' ')
}
export const finds = (what: Sought, form: string): boolean => what.every(w => form.includes(` ${w}`))
