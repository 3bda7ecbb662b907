// The name of a text written together, in words.
import type { TextName } from '../store/text-names.ts'
import { t } from '../text/translate.ts'

export const textName = ({ is, title }: TextName): string => title ?? t(is === 'theme' ? 'notes.theme' : 'notes.untitled')
