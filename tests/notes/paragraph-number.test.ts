import { expect, test } from 'vitest'
import { paragraphNumber } from '../../src/notes/paragraph-number.ts'

test('O6 C25 the paragraph one is sent to is counted as one sees it: blank lines are none', () => {
  const text = ['', 'un', '', 'deux', ' \t', '', 'trois'].join('\n')
  expect([1, 3, 6].map(line => paragraphNumber(text, line))).toEqual([1, 2, 3])
  expect(['a', 'b', 'c'].map((_, line) => paragraphNumber('a\nb\nc', line))).toEqual([1, 2, 3])
})
