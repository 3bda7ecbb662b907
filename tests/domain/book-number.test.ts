import { describe, expect, test } from 'vitest'
import { normalIsbn, normalIssn, numberState } from '../../src/domain/book-number.ts'

describe('ISBN', () => {
  test.each([
    ['2-910966-08-9', '9782910966089'],
    ['9782910966089', '9782910966089'],
    ['978-2-910966-08-9', '9782910966089'],
    ['9-78-2910966089', '9782910966089'], // dashes anywhere
    ['ISBN 978 2 910966 08 9', '9782910966089'],
    ['ISBN-13: 978‑2‑910966‑08‑9', '9782910966089'], // dashes that do not break
    ['ISBN-10: 2 910966 08 9', '9782910966089'],
    ['0-8044-2957-X', '9780804429573'],
    ['0-8044-2957-x', '9780804429573'],
    ['  9780306406157 ', '9780306406157'],
  ])('V9 T5 every spelling of one number is one number: %s', (typed, normal) => expect(normalIsbn(typed)).toBe(normal))
  test.each(['2-910966-08-8', '978-2-11-138080-8', '12594857', '9771144875007', '', 'ISBN', '291096608', '97829109660890', 'X234567890'])(
    'V9 C14 T5 a number whose check digit is wrong, or that is no ISBN, has no normal form: %s',
    typed => expect(normalIsbn(typed)).toBeNull(),
  )
  test('V9 each single wrong figure is seen', () => {
    const right = '9782910966089'
    for (let i = 0; i < 13; i++)
      for (let d = 0; d < 10; d++) {
        const other = `${right.slice(0, i)}${d}${right.slice(i + 1)}`
        if (other !== right) expect(normalIsbn(other), other).toBeNull()
      }
  })
})

describe('ISSN', () => {
  test.each([
    ['2434-561X', '2434-561X'],
    ['2434-561x', '2434-561X'],
    ['2434561X', '2434-561X'],
    ['ISSN 0317-8471', '0317-8471'],
    ['1144-875X', '1144-875X'],
    ['9771144875007', '1144-875X'], // the bar code of a periodical
  ])('T5 X is a figure, a bar code is read too: %s', (typed, normal) => expect(normalIssn(typed)).toBe(normal))
  test.each(['2434-5610', '0317-8472', '2434-561', '9782910966089', '9771144875008', ''])('C14 no ISSN: %s', typed =>
    expect(normalIssn(typed)).toBeNull(),
  )
})

test('C14 what was typed is valid, unverified, or not there', () => {
  expect(numberState({ typed: '2-910966-08-9', normal: '9782910966089' })).toBe('valid')
  expect(numberState({ typed: '2-910966-08-8', normal: null })).toBe('unverified')
  expect(numberState(null)).toBe('none')
})
