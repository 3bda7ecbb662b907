// Why a text is not written yet, in words: what was seen, and what to do.
import { t } from '../text/translate.ts'
import type { TextProblem } from './text-problem.ts'

export const textProblemWords = (problem: TextProblem | null | undefined): string | null => {
  if (!problem) return null
  if (problem.is === 'unreadable') return t('records.problem.unreadable')
  return problem.is === 'long'
    ? t('records.tooMany', { over: problem.over, max: problem.most })
    : t(`records.personal.${problem.looks.is}`, { words: problem.looks.words })
}
