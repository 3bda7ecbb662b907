import { describe, expect, test } from 'vitest'
import { normalIsbn } from '../../src/domain/book-number.ts'
import { finds, plainWords, searchForm, sought } from '../../src/domain/find-work.ts'

const form = searchForm(
  ['Guide des aides à la mobilité – éd. 2025', 'Hélène Œil-Vif', 'L’Arbre & Cie'],
  [{ typed: '2-910966-08-9', normal: normalIsbn('2-910966-08-9') }, null],
)

describe('finding a work', () => {
  test.each([
    'mobilite',
    'MOBILITÉ',
    'mob',
    'aides guide',
    'gui mob 25'.replace('25', '2025'),
    'œil',
    'oeil',
    'helene',
    'arbre',
    'l’arbre',
    "l'arb",
  ])('J12 the beginning of every word finds it, without case and accents, in any order: %s', typed =>
    expect(finds(sought(typed), form)).toBe(true),
  )
  test.each(['obilite', 'mobilite douce', 'bre', 'xyz', '025'])('J12 what begins no word does not find it: %s', typed =>
    expect(finds(sought(typed), form)).toBe(false),
  )
  test.each(['9782910966089', '978-2-910966-08-9', '2-910966-08-9', '2910966089', '978291'])(
    'J14 its number finds it, however written: %s',
    typed => expect(finds(sought(typed), form)).toBe(true),
  )
  test('J14 a number with a wrong check digit is found as it was typed', () => {
    const wrong = searchForm(['Sans clé'], [{ typed: '2-910966-08-8', normal: null }])
    expect(finds(sought('2910966088'), wrong)).toBe(true)
    expect(finds(sought('2-910966-08-9'), wrong)).toBe(false)
  })
  test('J12 nothing typed finds everything', () => {
    for (const nothing of ['', '   ', '–', '«»']) expect(finds(sought(nothing), form), nothing).toBe(true)
  })
  test('J12 letters written in two pieces are the letters written in one', () => {
    expect(plainWords('e\u0301cole')).toBe(plainWords('\u00e9cole'))
    expect(plainWords('Straße, l·lul, Ångström, Æther')).toBe('strasse l lul angstrom aether')
  })
})
