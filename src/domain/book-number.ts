// ISBN and ISSN as they stand on a document: what was typed is kept, and beside it the normal form where the check digit is right (V9, C14).

/** `normal`: 13 digits of an ISBN, or an ISSN as '2434-561X'; null where the check digit, or the length, is wrong: it is kept as typed and never compared. */
export type BookNumber = { readonly typed: string; readonly normal: string | null }
export type NumberState = 'valid' | 'unverified' | 'none'

/** Every dash a keyboard or a scanner makes, and blanks. */
const bare = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/^IS[BS]N(?:1[03]:|:)?/, '')

const isbn13Check = (twelve: string): number =>
  (10 - ([...twelve].reduce((sum, d, i) => sum + Number(d) * (i % 2 === 0 ? 1 : 3), 0) % 10)) % 10

/** 10 or 13 digits with a right check digit, as 13 digits; null otherwise. An EAN that is no book's is no ISBN. */
export const normalIsbn = (typed: string): string | null => {
  const x = bare(typed)
  if (/^97[89]\d{10}$/.test(x)) return isbn13Check(x.slice(0, 12)) === Number(x[12]) ? x : null
  if (!/^\d{9}[\dX]$/.test(x)) return null
  const sum = [...x].reduce((s, d, i) => s + (d === 'X' ? 10 : Number(d)) * (10 - i), 0)
  return sum % 11 === 0 ? `978${x.slice(0, 9)}${isbn13Check(`978${x.slice(0, 9)}`)}` : null
}

/** Eight characters with a right check digit, as '2434-561X'; also from the bar code of a periodical, which begins with 977. */
export const normalIssn = (typed: string): string | null => {
  const x = bare(typed)
  const seven =
    /^977\d{10}$/.test(x) && isbn13Check(x.slice(0, 12)) === Number(x[12]) ? x.slice(3, 10) : /^\d{7}[\dX]$/.test(x) ? x.slice(0, 7) : null
  if (seven === null) return null
  const rest = [...seven].reduce((s, d, i) => s + Number(d) * (8 - i), 0) % 11
  const check = rest === 0 ? '0' : rest === 1 ? 'X' : String(11 - rest)
  return x.length === 8 && x[7] !== check ? null : `${seven.slice(0, 4)}-${seven.slice(4)}${check}`
}

export const numberState = (n: BookNumber | null): NumberState => (n === null ? 'none' : n.normal === null ? 'unverified' : 'valid')
