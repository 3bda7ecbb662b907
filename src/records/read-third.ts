// A third wording in place of two that were written apart: read as the form of the record reads its words, C25 too.
import { MAX_NAME } from '../domain/centre.ts'
import { cleanName } from '../domain/name.ts'
import type { Check } from './check.ts'
import { nameSentence } from './NamesFields.tsx'
import { textProblemWords } from './text-problem-words.ts'
import { textProblem } from './text-problem.ts'

export type Third = { readonly value: string } | { readonly problem: string }

/** What is wrong with the words themselves, whatever they stand for. */
const wordsProblem = (words: string): string | null =>
  textProblemWords(textProblem(words, MAX_NAME)) ?? (cleanName(words) === '' ? nameSentence('missing') : null)

export const readThird = (field: string, typed: string, check: Check): Third => {
  const value = cleanName(typed)
  const problem = wordsProblem(typed) ?? check(field, value)
  return problem === null ? { value } : { problem }
}
