// What is typed about a work, and what is wrong with it. A number with a wrong check digit is not wrong here: it is kept as typed and flagged (C14).
import type { Key } from '../domain/ids.ts'
import { isLanguage } from '../domain/languages.ts'
import { cleanName } from '../domain/name.ts'
import { readPartialDate } from '../domain/partial-date.ts'
import { MAX_AUTHORS, MAX_NUMBER, MAX_PUBLISHER, MAX_TITLE, type Work } from '../domain/work.ts'
import type { WorkStated } from '../domain/work-record.ts'
import { nothingToRead, personalText, type Asked, type NothingToRead, type PersonalText } from '../records/text-problem.ts'

export type WorkTyped = {
  readonly title: string
  readonly media: string
  readonly purposes: readonly string[]
  readonly language: string
  readonly authors: string
  readonly publisher: string
  readonly year: string
  readonly isbn: string
  readonly issn: string
}
export const NO_WORK: WorkTyped = {
  title: '',
  media: '',
  purposes: [],
  language: '',
  authors: '',
  publisher: '',
  year: '',
  isbn: '',
  issn: '',
}
export const typedOf = (w: Work): WorkTyped => ({
  title: w.title,
  media: w.media,
  purposes: w.purposes,
  language: w.language ?? '',
  authors: w.authors.join(' ; '),
  publisher: w.publisher ?? '',
  year: w.year ?? '',
  isbn: w.isbn?.typed ?? '',
  issn: w.issn?.typed ?? '',
})

/** What is typed is kept under these names until it is kept as a record. */
export const FORMS = 'work/'
export const NEW = `${FORMS}new`
export const workForm = (id: Key, form: 'edit' | 'opinion' | 'price' | 'copies' | `copies/${Key}`): string => `${FORMS}${id}/${form}`

export type WorkProblem = 'missing' | 'long' | 'no-date' | NothingToRead | PersonalText
export type WorkWrong = Readonly<Partial<Record<keyof WorkTyped, WorkProblem>>>
export const LONGEST = { title: MAX_TITLE, authors: MAX_AUTHORS, publisher: MAX_PUBLISHER, isbn: MAX_NUMBER, issn: MAX_NUMBER } as const

/** C25: a title and its authors may name people, as books do; nobody's numbers. */
export const ASKED: Readonly<Record<'title' | 'authors' | 'publisher', Asked>> = {
  title: 'but names',
  authors: 'but names',
  publisher: 'names too',
}

export const readWork = (typed: WorkTyped): { readonly stated: WorkStated } | { readonly wrong: WorkWrong } => {
  const year = readPartialDate(typed.year)
  const wrong: { -readonly [K in keyof WorkTyped]?: WorkProblem } = {}
  for (const field of ['title', 'authors', 'publisher', 'isbn', 'issn'] as const) {
    const unreadable = (field === 'authors' ? typed.authors.split(';') : [typed[field]]).map(nothingToRead).find(Boolean)
    if (unreadable) wrong[field] = unreadable
    else if (cleanName(typed[field]).length > LONGEST[field]) wrong[field] = 'long'
  }
  for (const field of ['title', 'authors', 'publisher'] as const) {
    const personal = personalText(typed[field], ASKED[field])
    if (personal) wrong[field] ??= personal
  }
  for (const field of ['isbn', 'issn'] as const) {
    const personal = personalText(typed[field])
    if (personal && personal.looks.is !== 'call') wrong[field] ??= personal // figures are what is asked for
  }
  if (cleanName(typed.title) === '') wrong.title ??= 'missing'
  if (typed.media === '') wrong.media = 'missing'
  if (typed.purposes.length === 0) wrong.purposes = 'missing'
  if (year === 'no-date') wrong.year = 'no-date'
  if (Object.keys(wrong).length > 0 || year === 'no-date') return { wrong }
  return {
    stated: {
      title: cleanName(typed.title),
      media: typed.media,
      purposes: typed.purposes,
      language: isLanguage(typed.language) ? typed.language : null,
      authors: typed.authors
        .split(';')
        .map(cleanName)
        .filter(a => a !== ''),
      publisher: cleanName(typed.publisher) || null,
      year: year === 'empty' ? null : year,
      isbn: cleanName(typed.isbn) || null,
      issn: cleanName(typed.issn) || null,
    },
  }
}
