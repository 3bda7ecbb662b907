// Titles of works, each once.
import type { ReferenceId } from '../domain/purposes.ts'
import { oneOf, type Chance } from './chance.ts'
import { WORK_FORMS } from './title-forms.ts'
import { WORK_WORDS, type WorkLanguage } from './work-words.ts'

/** The values of the list of media types, and the forms of title that go with them. */
export const FORM_OF = {
  brochure: 'paper',
  book: 'book',
  periodical: 'serial',
  website: 'page',
  film: 'film',
  kit: 'thing',
  game: 'thing',
  exhibition: 'thing',
} as const
export type Media = keyof typeof FORM_OF

const capital = (text: string): string => text.replace(/^\p{Ll}/u, c => c.toUpperCase())
const small = (text: string): string => text.replace(/^\p{Lu}/u, c => c.toLowerCase())

const title = (r: Chance, language: WorkLanguage, media: Media, purpose: Exclude<ReferenceId, 'P0'>): string => {
  const { fields, subjects } = WORK_WORDS[language]
  const form = oneOf(r, WORK_FORMS[language][FORM_OF[media]])
  const subject = oneOf(r, subjects[purpose])
  const said = form.startsWith('S') ? subject : small(subject)
  return capital(form.replace(/F|S/g, c => (c === 'F' ? oneOf(r, fields) : said)))
}

/** `taken` learns the title. A list of words that were all used gets the number of an issue. */
export const newTitle = (r: Chance, taken: Set<string>, ...kind: readonly [WorkLanguage, Media, Exclude<ReferenceId, 'P0'>]): string => {
  let found = title(r, ...kind)
  for (let tries = 0; taken.has(found) && tries < 40; tries++) found = title(r, ...kind)
  for (let n = 2; taken.has(found); n++) found = taken.has(`${found}, n° ${n}`) ? found : `${found}, n° ${n}`
  taken.add(found)
  return found
}
