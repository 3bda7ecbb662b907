// Why a device could not be linked, as a sentence: kept as key and values, so that it follows a change of language.
import type { EnrolFailure } from '../device/enrol.ts'
import { moment } from '../text/format.ts'
import type { TextKey, Values } from '../text/translate.ts'

export type Sentence = { readonly k: TextKey; readonly values?: Values }

/** `now`: milliseconds. */
export const enrolWords = ({ problem, usedAt }: EnrolFailure, now: number): Sentence => {
  switch (problem) {
    case 'code-used':
      return {
        k: 'code.problem.code-used',
        values: usedAt === undefined ? { when: 'unknown', time: '', date: '' } : moment(usedAt * 1000, now),
      }
    case 'key':
    case 'malformed':
      return { k: 'code.problem.malformed' }
    case 'code-unknown':
    case 'code-expired':
    case 'code-blocked':
    case 'busy':
    case 'no-line':
    case 'not-the-head':
    case 'other-role':
      return { k: `code.problem.${problem}` }
    default:
      problem satisfies never // a relay newer than this app may say something else
      return { k: 'code.problem.malformed' }
  }
}

/** The same for the relay's own link, which nobody at the coordination has given. */
export const linkWords = (failure: EnrolFailure, now: number): Sentence => {
  switch (failure.problem) {
    case 'code-unknown':
    case 'code-used':
    case 'code-expired':
      return { k: 'setup.problem.link-refused' }
    case 'no-line':
      return { k: 'setup.problem.failed' }
    default:
      return enrolWords(failure, now)
  }
}
