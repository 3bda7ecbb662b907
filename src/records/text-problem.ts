// What is asked about a text before it is written. C25: others will read it, and what travels cannot be called back. One question for every form.
import { cleanName, isUnreadable } from '../domain/name.ts'
import type { NoteLooks } from '../domain/note.ts'
import { looksPersonal } from '../domain/personal-text.ts'

/** Nothing would be left of what was typed: it has no letter and no figure. */
export type NothingToRead = { readonly is: 'unreadable' }
export type PersonalText = { readonly is: 'personal'; readonly looks: NoteLooks }
/** `over`: how many signs too many. */
export type TextProblem = { readonly is: 'long'; readonly over: number; readonly most: number } | NothingToRead | PersonalText
/** 'but names': where names of people are what is to be written, such as those of authors. */
export type Asked = 'names too' | 'but names'

export const nothingToRead = (typed: string): NothingToRead | null => (isUnreadable(typed) ? { is: 'unreadable' } : null)

/** C25. Null where nothing is seen. */
export const personalText = (typed: string, asked: Asked = 'names too'): PersonalText | null => {
  const looks = looksPersonal(cleanName(typed))
  return looks === null || (looks.is === 'name' && asked === 'but names') ? null : { is: 'personal', looks }
}

export const tooLong = (typed: string, most: number): TextProblem | null => {
  const over = cleanName(typed).length - most
  return over > 0 ? { is: 'long', over, most } : null
}

/** The first thing wrong. `most`: in signs, of the text as it would be written. */
export const textProblem = (typed: string, most: number, asked: Asked = 'names too'): TextProblem | null =>
  nothingToRead(typed) ?? tooLong(typed, most) ?? personalText(typed, asked)
