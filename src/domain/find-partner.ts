// Finding one of 150 partners by three letters (S229): the beginning of any word of any of its names, of what people call it, of its type, or the
// first letters of its words.
import { finds, plainWords, searchForm, sortForm, sought, type Sought } from './find-work.ts'
import type { Partner } from './partner.ts'

/** Words that nobody takes the first letter of, in the six languages. */
const SMALL = new Set(
  'a au aux d da das de del della dei degli di do dos du e el en et for i l la las le les lo los of o os per pour the y'.split(' '),
)

/** 'Mission locale du Haut-Vallon' → 'mlhv', and 'mldhv' for who takes them all; none of a single word. */
const initials = (name: string): string[] => {
  const words = plainWords(name).split(' ')
  const of = (some: readonly string[]): string[] => (some.length > 1 ? [some.map(w => w.slice(0, 1)).join('')] : [])
  return [...new Set([...of(words.filter(w => !SMALL.has(w))), ...of(words)])]
}

/** What is kept with the row: found too by the names it had, and by those it will have. */
export const partnerWords = ({ names, short }: Pick<Partner, 'names' | 'short'>): string => {
  const all = names.map(n => n.name)
  return searchForm([...all, short ?? '', ...all.flatMap(initials)], [])
}

export type Typed = { readonly what: Sought; readonly whole: string }
export const typedLetters = (typed: string): Typed => ({ what: sought(typed), whole: plainWords(typed) })

/**
 * How near it is to what was typed: 0 where its name, without an article, or its short one begins so; 1 where other words of it do; 2 where only its
 * type's word does; null where nothing does. `name`: as it is shown; `type`: the word of its type. Nothing typed is near to all.
 */
export const nearness = (
  { what, whole }: Typed,
  { words, short }: Pick<Partner, 'words' | 'short'>,
  name: string,
  type: string,
): 0 | 1 | 2 | null => {
  if (sortForm(plainWords(name)).startsWith(whole) || plainWords(name).startsWith(whole) || plainWords(short ?? '') === whole) return 0
  if (finds(what, words)) return 1
  return finds(what, words + searchForm([type], [])) ? 2 : null
}
