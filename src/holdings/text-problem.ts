// Why a text is not written yet, in words.
import { t } from '../text/translate.ts'
import type { TextProblem } from './said-typed.ts'

export const textProblemWords = (problem: TextProblem | null | undefined): string | null => {
  if (!problem) return null
  return problem.is === 'long'
    ? t('holdings.tooMany', { over: problem.over, max: problem.most })
    : t(`holdings.personal.${problem.looks.is}`, { words: problem.looks.words })
}
