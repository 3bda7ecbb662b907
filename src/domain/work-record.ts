// How a work stands in statements. Each purpose is a field of its own, so that two people who add apart make a union (`domain.md` §7.4).
import { normalIsbn, normalIssn, type BookNumber } from './book-number.ts'
import { searchForm } from './find-work.ts'
import { contested } from './contested.ts'
import { shown, type Folded } from './fold.ts'
import { restated } from './restated.ts'
import { isLanguage } from './languages.ts'
import { isValueId } from './lists.ts'
import { changesWith, memberFields, memberOf, membersFrom } from './members.ts'
import { cleanName } from './name.ts'
import { isPartialDate } from './partial-date.ts'
import type { Draft, Value } from './statement.ts'
import { isWithdrawal, takenBack, type Withdrawal } from './withdrawal.ts'
import type { Work, WorkState } from './work.ts'

const PURPOSE = 'purpose'
/** Null for another field. */
export const purposeOfField = (field: string): string | null => memberOf(PURPOSE, field)

/** What must be said of a work, and what may. */
export type WorkStated = Pick<Work, 'title' | 'media' | 'purposes'> &
  Pick<Work, 'language' | 'authors' | 'publisher' | 'year'> & { readonly isbn: string | null; readonly issn: string | null }

/** Field by field, in the order of a card; null or [] = not stated. */
export const workFields = (w: WorkStated): Record<string, Value> => ({
  title: w.title,
  media: w.media,
  ...memberFields(PURPOSE, w.purposes),
  ...(w.language && { language: w.language }),
  ...(w.authors.length > 0 && { authors: w.authors }),
  ...(w.publisher && { publisher: w.publisher }),
  ...(w.year && { year: w.year }),
  ...(w.isbn && { isbn: w.isbn }),
  ...(w.issn && { issn: w.issn }),
})

/** `record`: what the author was looking at. No author or no purpose is the same as none stated. */
export const workEdits = (record: Folded, w: WorkStated): Draft[] =>
  changesWith(record, [PURPOSE], { language: null, authors: [], publisher: null, year: null, isbn: null, issn: null, ...workFields(w) })

/** Withdrawn, in the sight of everything that stands there now. */
export const withdrawnValue = (record: Folded, why: Withdrawal): Value => [
  'withdrawn',
  why,
  [...new Set(Object.values(record.heads).flatMap(list => list.map(h => h.key)))],
]
export const withdrawnWhy = (state: Value | undefined): Withdrawal | null => {
  if (!Array.isArray(state) || state[0] !== 'withdrawn') return null
  return isWithdrawal(state[1]) ? state[1] : 'other'
}
/** A field given another value. An older withdrawal that is said again is said in the sight of what stands there now. */
export const workRestated = (record: Folded, field: string, value: Value): Draft => {
  const why = field === 'state' ? withdrawnWhy(value) : null
  return restated(record, field, why === null ? value : withdrawnValue(record, why))
}

const stateFrom = (record: Folded): WorkState => {
  const value = shown(record, 'state')
  const why = withdrawnWhy(value) ?? takenBack(record)?.why ?? null
  if (why !== null) return { is: 'withdrawn', why }
  return { is: value === 'superseded' ? 'superseded' : 'current' }
}

/** Withdrawn twice is withdrawn: for which reason, and in the sight of what, is told by the history. */
const stateSense = (field: string, value: Value): Value => (field === 'state' && withdrawnWhy(value) !== null ? 'withdrawn' : value)

/** C12: something stands there now that the one who withdrew it had not seen. */
const changedApart = (record: Folded): boolean => {
  const state = shown(record, 'state')
  if (withdrawnWhy(state) === null || !Array.isArray(state)) return false
  const seen = new Set<unknown>(Array.isArray(state[2]) ? state[2] : [])
  return Object.entries(record.heads).some(([field, heads]) => field !== 'state' && heads.some(h => !seen.has(h.key)))
}

const textOf = (record: Folded, field: string): string | null => {
  const v = shown(record, field)
  return typeof v === 'string' && cleanName(v) !== '' ? cleanName(v) : null
}
const numberOf = (record: Folded, field: string, normal: (typed: string) => string | null): BookNumber | null => {
  const typed = textOf(record, field)
  return typed === null ? null : { typed, normal: normal(typed) }
}

/** Null when it is no work that this app can read: without a title, or of no kind. */
export const workFrom = (record: Folded): Work | null => {
  const title = textOf(record, 'title')
  const media = shown(record, 'media')
  if (title === null || !isValueId(media)) return null
  const language = shown(record, 'language')
  const authors = shown(record, 'authors')
  const year = shown(record, 'year')
  const publisher = textOf(record, 'publisher')
  const names = (Array.isArray(authors) ? authors : []).flatMap(a => (typeof a === 'string' && cleanName(a) !== '' ? [cleanName(a)] : []))
  const isbn = numberOf(record, 'isbn', normalIsbn)
  const issn = numberOf(record, 'issn', normalIssn)
  return {
    id: record.id,
    doc: record.doc,
    title,
    language: isLanguage(language) ? language : null,
    media,
    purposes: membersFrom(record, PURPOSE, isValueId),
    authors: names,
    publisher,
    year: isPartialDate(year) ? year : null,
    isbn,
    issn,
    state: stateFrom(record),
    changedApart: changedApart(record),
    conflicts: contested(record, stateSense),
    words: searchForm([title, ...names, publisher ?? ''], [isbn, issn]),
  }
}
