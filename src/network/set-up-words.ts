// Why a name is not taken, in words.
import { MAX_NAME } from '../domain/centre.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { t } from '../text/translate.ts'
import type { SetUpProblem } from './set-up.ts'

export const setUpWords = (problem: SetUpProblem | null): string | null =>
  typeof problem === 'string' ? t(`setup.problem.${problem}`, { max: MAX_NAME }) : textProblemWords(problem)
