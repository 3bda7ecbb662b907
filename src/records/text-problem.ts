// C25: a text that others will read is asked about before it is written: what travels cannot be called back. One question for every form.
import { cleanName } from '../domain/name.ts'
import { looksPersonal, type Looks } from '../domain/personal-text.ts'

export type PersonalText = { readonly is: 'personal'; readonly looks: Looks }
/** `over`: how many signs too many. */
export type TextProblem = { readonly is: 'long'; readonly over: number; readonly most: number } | PersonalText
/** 'but names': where names of people are what is to be written, such as those of authors. */
export type Asked = 'names too' | 'but names'

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
  tooLong(typed, most) ?? personalText(typed, asked)
