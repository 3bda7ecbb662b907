// Numbers of books and periodicals that are right and belong to nothing: ISBN begin with 979-9, a range that the international agency has
// not opened to any country (it uses 979-8 and 979-10 to 979-12 so far), ISSN with 9, of which none has been given to any centre.
import { normalIsbn, normalIssn } from '../domain/book-number.ts'

/** The one check digit that our own reader takes. */
const checked = (without: string, digits: string, normal: (typed: string) => string | null): string => {
  const found = [...digits].map(d => `${without}${d}`).find(typed => normal(typed) !== null)
  if (found === undefined) throw new Error(`no check digit for ${without}`)
  return found
}

/** `n` below a hundred million: '979-9-0000-1234-5'. */
export const demoIsbn = (n: number): string => {
  const eight = String(n).padStart(8, '0')
  return checked(`979-9-${eight.slice(0, 4)}-${eight.slice(4)}-`, '0123456789', normalIsbn)
}
/** `n` below a million: '9001-2345'. */
export const demoIssn = (n: number): string => {
  const six = String(n).padStart(6, '0')
  return checked(`9${six.slice(0, 3)}-${six.slice(3)}`, '0123456789X', normalIssn)
}
