// A third wording in place of two that were written apart: read as the form of the record reads its words.
import { MAX_NAME } from '../domain/centre.ts'
import { cleanName } from '../domain/name.ts'
import { nameProblemText } from './NamesFields.tsx'
import type { Check } from './check.ts'

export type Third = { readonly value: string } | { readonly problem: string }

/** What is wrong with the words themselves, whatever they stand for. C25 is asked here. */
const wordsProblem = (words: string): string | null =>
  words === '' ? nameProblemText('missing') : words.length > MAX_NAME ? nameProblemText('too-long') : null

export const readThird = (field: string, typed: string, check: Check): Third => {
  const value = cleanName(typed)
  const problem = wordsProblem(value) ?? check(field, value)
  return problem === null ? { value } : { problem }
}
